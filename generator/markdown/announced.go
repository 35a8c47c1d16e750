package markdown

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// nameQuestions gives lines that only say that a question follows, such as
// "## Question 3" or "**Question**" above the paragraph that asks, that
// paragraph for a title.
func (r *recogniser) nameQuestions(units []*unit) []*unit {
	kept := units[:0]
	last := 0 // the last number that alone announced a question
	for i := 0; i < len(units); i++ {
		u := units[i]
		r.nameFolded(u)
		if u.level > 0 && locales.is("options", u.text) && r.startsChoice(units[i+1:]) {
			r.drop(u.node, "heading above options")
			continue
		}
		switch asks := r.asksBelow(units[i:], i == 0, last); {
		case asks > 0 && i > 0 && (entitles(r.aboveFacts(units[:i]), u) || kept[len(kept)-1].isAnnounced()):
			u.section = true // the heading above is the question's title, or the question in another language
		case asks > 0:
			if number, _ := announces(u); u.isNumber() {
				last = leadingNumber(number)
			}
			u = r.named(u, asking(units[i+asks].node))
			kept = append(kept, u)
			for _, facts := range units[i+1 : i+asks] {
				if r.isFacts(facts) {
					kept = append(kept, facts)
				}
			}
			i += asks
			continue
		case u.isNumber() && r.chooses(units[i+1:]):
			u.ask.explicit, u.ask.like = true, strongly
		}
		kept = append(kept, u)
	}
	return kept
}

// maxCase is how many blocks of a case may stand below a number and above options.
const maxCase = 10

// chooses tells whether units begin with a case or a line, and options below it.
func (r *recogniser) chooses(units []*unit) bool {
	for i, u := range units[:min(len(units), maxCase)] {
		if u.level > 0 {
			return false
		}
		if r.startsChoice(units[i:]) {
			return i > 0
		}
	}
	return false
}

// startsChoice tells whether units begin with the options of a quiz.
func (r *recogniser) startsChoice(units []*unit) bool {
	options, _ := r.optionsFrom(units, 0)
	return options != nil
}

// nameFolded gives a summary that only counts, "Question 3", the bold line or the
// question on top of what is folded for a title.
func (r *recogniser) nameFolded(u *unit) {
	if u.form != summaryLine || len(u.sub) < 2 {
		return
	}
	number, ok := questionWord(new(asked).cutMark(u.text))
	p, is := u.sub[0].node.(*ast.Paragraph)
	if !ok || number == "" || !is || u.sub[0].label != "" {
		return
	}
	words := r.passage(p)
	if bold := len(words.nodes) == 1 && isBold(words.nodes[0]); !bold && (!asksPlainly(words.text) || utf8.RuneCountInString(words.text) > questionLength) {
		return
	}
	r.drop(u.node, "line that announces a question")
	sub := u.sub[1:]
	*u = *r.lineUnit(summaryLine, u.node, words.line)
	u.sub, u.number, u.label = sub, number, ""
	u.ask.explicit, u.ask.like = true, strongly
	u.node.RemoveChild(u.node, p)
}

// sole gives the heading at the top of a chapter that is marked as a question
// and answered, when no other line is.
func (r *recogniser) sole(units []*unit) *unit {
	if len(units) < 2 || units[0].level == 0 || r.chapter.Index {
		return nil
	}
	rest := units[1:]
	next := rules(rest)
	entitled := next < len(rest) && entitles(units[0], rest[next])
	if !units[0].ask.explicit && !entitled {
		return nil
	}
	for i, u := range rest {
		if u.form != other && (u.ask.explicit || i != next && entitles(units[0], u)) {
			return nil
		}
	}
	if entitled || next < len(rest) && r.startsAnswer(rest[next]) || units[0].isAnnounced() {
		return units[0]
	}
	return nil
}

// questionLength is how long a paragraph may be, in characters, to be the title
// of a question; a longer one tells a case.
const questionLength = 300

// asksBelow tells how far below units[0], a line that only announces a question,
// the paragraph stands that asks; 0 when there is none. An announced question
// has a number, is answered, or is a sentence that asks at the top of the file; below
// a number alone, or a word for a check, it asks, or is quoted where the number goes on from the last.
func (r *recogniser) asksBelow(units []*unit, top bool, last int) int {
	number, ok := announces(units[0])
	check := !ok && units[0].level > 0 && locales.is("check", new(asked).cutMark(units[0].text))
	if !ok && !check {
		return 0
	}
	at := 1 + rules(units[1:])
	for at < len(units) && r.isFacts(units[at]) {
		at++
		at += rules(units[at:])
	}
	if at >= len(units) {
		return 0
	}
	p := asking(units[at].node)
	if p == nil || units[at].form != other && (units[at].form != lineForm || len(units[at].title) < p.ChildCount()) {
		return 0
	}
	u := &unit{node: p}
	words := r.passageOf(u)
	if _, labelled := r.labelOf(u); labelled || utf8.RuneCountInString(words.text) > questionLength || r.speakerOfUnit(u) != nil {
		return 0
	}
	asks, below := asksPlainly(words.text), units[at+1:]
	if check { // it has its answer in its section
		if end := slices.IndexFunc(below, func(u *unit) bool { return 0 < u.level && u.level <= units[0].level }); end >= 0 {
			below = below[:end]
		}
	}
	if countsOnBelow(units[at], below) {
		return 0 // the heading of a row of questions
	}
	stem := asks || r.chooses(units[at:])
	if check && !asks || number == "" && !r.answeredNext(below) && !(top && asks) ||
		units[0].isNumber() && !stem && (units[at].node == p || last == 0 || leadingNumber(number) != last+1) {
		return 0
	}
	return at
}

// maxRow is how many blocks may stand between two lines of a row.
const maxRow = 100

// countsOnBelow tells whether a line with a number is the first of a row: another of its
// form goes on from it soon, and before the next heading.
func countsOnBelow(u *unit, below []*unit) bool {
	n := leadingNumber(u.ask.number)
	for _, next := range below[:min(len(below), maxRow)] {
		if next.level > 0 || n == 0 || u.form == other {
			break
		}
		if next.form == u.form && leadingNumber(next.ask.number) == n+1 {
			return true
		}
	}
	return false
}

// aboveFacts gives the last of units that is not but facts, or the first.
func (r *recogniser) aboveFacts(units []*unit) *unit {
	last := len(units) - 1
	for last > 0 && r.isFacts(units[last]) {
		last--
	}
	return units[last]
}

// isFacts tells whether a paragraph only tells facts, as stand between the number of a
// question and its words: lines that each name in bold what they tell, "**Sea:** rough",
// or names that are known, in a row or not: "Topic: Sails | Level: 2", or a remark in
// brackets, "*(Sails, 2 points)*".
func (r *recogniser) isFacts(u *unit) bool {
	p := asking(u.node)
	if p == nil || u.form > heading6 && u.form != lineForm && u.form != other {
		return false
	}
	facts, known := 0, true
	words := r.passageOf(&unit{node: p})
	if inBrackets.MatchString(words.text) {
		return true
	}
	for i := range words.size() {
		l := words.at(i)
		for i, piece := range strings.FieldsFunc(l.text, partsRow) {
			colon := max(strings.IndexAny(piece, ":："), 0)
			name := strings.TrimSpace(piece[:colon])
			switch {
			case locales.is("fact", name) && !hasQuestionMark(piece):
				facts++
			case i > 0:
			case 0 < len(name) && len(name) <= 30 && len(l.nodes) > 1 && isBold(l.nodes[0]):
				facts, known = facts+1, false
			default:
				return false
			}
		}
	}
	return facts > 1 || facts == 1 && known
}

// inBrackets is a remark in brackets and nothing else.
var inBrackets = regexp.MustCompile(`^[(\[（][^()\[\]（）]{1,60}[)\]）]$`)

// partsRow tells the signs between facts that stand in a row.
func partsRow(r rune) bool { return r == '|' || r == '·' || r == '•' }

// asking gives the paragraph that a block is, or that it is all of a quotation.
func asking(n ast.Node) *ast.Paragraph {
	if quote, ok := n.(*ast.Blockquote); ok && quote.ChildCount() == 1 {
		n = quote.FirstChild()
	}
	p, _ := n.(*ast.Paragraph)
	return p
}

// isAnnounced tells whether a line got its title from below a line without a
// number.
func (u *unit) isAnnounced() bool { return u.announced != "" && u.number == "" }

// entitles tells whether a heading above the line "Question" is what the question
// is called.
func entitles(above, u *unit) bool {
	number, ok := announces(u)
	return ok && number == "" && 0 < above.level && (above.level < u.level || u.level == 0)
}

// answeredNext tells whether an answer is labelled before the next line that
// announces a question.
func (r *recogniser) answeredNext(units []*unit) bool {
	for i, u := range units {
		if _, another := announces(u); another && i > 0 { // the first may say it in another language
			return false
		}
		if r.startsAnswer(u) {
			return true
		}
	}
	return false
}

// rules counts the thematic breaks that units begin with.
func rules(units []*unit) (n int) {
	for n < len(units) && units[n].node.Kind() == ast.KindThematicBreak {
		n++
	}
	return n
}

// announces tells whether a line says no more than that a question follows, and
// which number it has. A heading that is but a number may.
func announces(u *unit) (number string, ok bool) {
	if u.level == 0 && u.form != lineForm || len(u.text) > 60 || len(u.title) == 0 || u.level == 0 && len(children(u.node)) > len(u.title) {
		return "", false
	}
	first, translated, two := strings.Cut(new(asked).cutMark(u.text), " / ")
	number, ok = questionWord(first)
	if u.isNumber() {
		return number, true
	}
	if two && ok {
		again, is := questionWord(translated)
		ok = is && again == number
	}
	return number, ok
}

// isNumber tells whether a line is a heading of a number and a sign at most, and no
// year: "## 7.", "### 🔥 12".
func (u *unit) isNumber() bool {
	word, number := numberBehind(new(asked).cutMark(u.text))
	return u.level > 0 && word == "" && 0 < len(number) && len(number) <= 3
}

// questionWord tells whether text is a word for a question, and the number
// behind it.
func questionWord(text string) (number string, ok bool) {
	bare := strings.TrimRight(text, ":：. ")
	if at := max(strings.LastIndexAny(bare, "(["), strings.LastIndex(bare, "（")); at > 0 && (strings.HasSuffix(bare, ")") || strings.HasSuffix(bare, "]") || strings.HasSuffix(bare, "）")) {
		text = bare[:at] // its language, or what it is worth
	}
	word, number := numberBehind(text)
	if number == "" && locales.is("letter", word) {
		return "", false
	}
	return number, len(number) <= 5 && (locales.is("question", word) || number != "" && locales.is("check", word))
}

// ofAllTail is how many there are, behind the number of one: "3 of 35", "3/35".
var ofAllTail = regexp.MustCompile(`[0-9]\s*(?:/\s*|(?:` + locales.pattern("of") + `)\s+)[0-9]{1,5}$`)

// sectionBefore is the number of a section before that of a question in it.
var sectionBefore = regexp.MustCompile(`[ #]\d{1,2}[.-]$`)

// numberBehind gives the words of a line such as "Question #3:" and the number
// after them, if there is one.
func numberBehind(text string) (words, number string) {
	if last, size := utf8.DecodeLastRuneInString(text); strings.ContainsRune(":：.)", last) {
		text = text[:len(text)-size]
	}
	text = strings.TrimSpace(text)
	if words = strings.TrimRight(text, "0123456789"); len(words) < len(text) {
		if all := ofAllTail.FindStringIndex(text); all != nil {
			text = text[:all[0]+1]
			words = strings.TrimRight(text, "0123456789")
		}
		number = text[len(words):]
		if section := sectionBefore.FindStringIndex(words); section != nil {
			words = words[:section[0]+1] // "Question 2.1"
		}
	}
	return strings.TrimRight(strings.TrimSpace(words), "#.№ "), number
}

// named makes the paragraph below a line its title.
func (r *recogniser) named(u *unit, p *ast.Paragraph) *unit {
	r.drop(u.node, "line that announces a question")
	number, _ := announces(u)
	named := r.lineUnit(u.form, p, r.passage(p).line)
	if u.level > 0 {
		named.node, named.level, named.announced = u.node, u.level, u.text
		u.node.RemoveChildren(u.node) // it reads as the paragraph, also where it asks nothing
		for _, n := range named.title {
			u.node.AppendChild(u.node, n)
		}
	}
	named.number = number
	named.label, named.ask.explicit, named.ask.like = "", true, strongly
	return named
}

// answerBy makes a question at the top of a chapter its only one, and all
// headings below it part of the answer.
func (r *recogniser) answerBy(question *unit, units []*unit, below map[*ast.Heading]int) {
	r.carrier = carrier{only: question, level: question.level, habits: r.carrier.habits}
	r.chapter.Notes = nil // there is nothing left to decide
	for _, u := range units {
		if h, ok := u.node.(*ast.Heading); ok && u != question {
			below[h], u.level = h.Level+1, max(h.Level, question.level+1)
		}
	}
}
