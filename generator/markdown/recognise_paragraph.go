package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// paragraphUnits adds a paragraph to units, parted where a line begins a
// question, a label or a turn.
func (r *recogniser) paragraphUnits(units []*unit, p *ast.Paragraph) []*unit {
	whole := r.passage(p)
	from := 0 // the node that begins what was not parted yet
	made := len(units)
	row, asks := countedRow(whole)
	for i, end := range whole.ends {
		counted := len(row) > 0 && row[0] == i+1
		if counted {
			row = row[1:]
		}
		if counted || i == 0 && onlyCounts(whole.at(0)) || r.begins(whole.at(i+1)) || r.unsigned && r.isBare(whole.at(i+1)) || startsOptions(whole, i+1) {
			units = append(units, r.paragraphUnit(r.paragraphFrom(whole.nodes[from:end.node])))
			from = end.node
		}
	}
	if from == 0 {
		return append(units, r.paragraphUnit(p, whole))
	}
	units = append(units, r.paragraphUnit(r.paragraphFrom(whole.nodes[from:])))
	if asks {
		for _, u := range units[made:] {
			r.joinRow(u)
		}
	}
	return units
}

// joinRow makes a line of a row that asks, but for a few, a line that counts like the
// others, whether it asks or not and however its number is written.
func (r *recogniser) joinRow(u *unit) {
	switch p, ok := u.node.(*ast.Paragraph); {
	case u.form == numberLine && u.loose:
		u.loose, u.ask.like = false, weakly
	case ok && u.form == other:
		if first := r.passageOf(u).at(0); dottedNumber.MatchString(first.text) && utf8.RuneCountInString(first.text) <= questionLength {
			*u = *r.lineUnit(numberLine, p, first)
		}
	}
}

// onlyCounts tells whether a bold line says no more than which question the next one
// is: "**Question 3** (2 points)".
func onlyCounts(l line) bool {
	if len(l.nodes) == 0 || !isBold(l.nodes[0]) {
		return false
	}
	number, ok := questionWord(strings.TrimSpace(l.text))
	return ok && number != ""
}

// leadsToNumber tells whether a line is no more than a link to a question elsewhere:
// "[Question 7](heaps.md#7)".
func (r *recogniser) leadsToNumber(l line) bool {
	link := r.onlyLink(l.nodes)
	if link == nil || !leadsWithin(link) {
		return false
	}
	number, ok := questionWord(strings.TrimSpace(l.text))
	return ok && number != ""
}

// paragraphFrom makes a paragraph of lines of another.
func (r *recogniser) paragraphFrom(lines []ast.Node) (*ast.Paragraph, *passage) {
	endLine(lines)
	made := r.paragraphOf(lines)
	return made, r.passage(made)
}

// begins tells whether a line inside a paragraph begins something of its own.
func (r *recogniser) begins(l line) bool {
	text := strings.TrimSpace(l.text)
	if text == "" {
		return false
	}
	if found, ok := r.labelAt(text); ok && found.colon {
		return true
	}
	first := l.nodes[0]
	letter, _ := utf8.DecodeRuneInString(text) // small, it goes on with a sentence: "... every\nquestion. Then ..."
	if a := r.asked().readPrefix(text); a.explicit && !unicode.IsLower(letter) && (a.number == "" || isBold(first) || strings.ContainsAny(text[:a.prefix], ":：")) {
		return true
	}
	return r.speaks(l) || isBold(first) && r.boldLabel(first)
}

// isSign tells whether an inline node is only a sign before a title.
func (r *recogniser) isSign(n ast.Node) bool {
	text := bytes.TrimSpace(r.scratchText(n))
	return len(text) > 0 && !isLatin(text[0]) && isMark(string(text)) // most begin with a letter
}

func isBold(n ast.Node) bool {
	e, ok := n.(*ast.Emphasis)
	return ok && e.Level == 2
}

// boldLabel tells whether a bold run is a label.
func (r *recogniser) boldLabel(n ast.Node) bool {
	_, ok := r.wholeLabel(r.plain(n))
	return ok
}

// paragraphUnit finds whether a paragraph may be a question: one bold run, a
// bold run before a line break, or one that begins with Q.
func (r *recogniser) paragraphUnit(p *ast.Paragraph, words *passage) *unit {
	plain := &unit{node: p, passage: words}
	if len(words.nodes) == 0 {
		return plain
	}
	first := words.at(0)
	if len(first.nodes) == 1 && first.nodes[0].Kind() == ast.KindImage || r.leadsToNumber(first) {
		return plain // what its alternative text says is no line: "![Question 7](7.png)"
	}
	if r.unsigned && r.isBare(first) {
		return r.lineUnit(lineForm, p, first)
	}
	text := strings.TrimSpace(first.text)
	a := r.asked().readPrefix(text)
	if said := text[a.prefix:]; a.explicit && said != "" && strings.Trim(said, ".…") == "" {
		return plain // "Question: ..." says how questions are written
	}
	run, rest := isBold(first.nodes[0]), first.nodes[1:]
	before := len(rest) > 0 && isBold(rest[0]) && a.prefix >= len(r.plain(first.nodes[0])) // Q3 **What is a heap?**
	counts := before && !a.explicit && a.number != "" && !plainNumber.MatchString(text)
	if len(rest) > 0 && isBold(rest[0]) && (counts || r.isSign(first.nodes[0])) && r.ask(text).like != unlike {
		run, rest = true, rest[1:] // "❓ **What is a heap?**", "3 - **What is a heap?**"
	}
	switch {
	case a.explicit && !run && utf8.RuneCountInString(words.text) <= questionLength && r.isAnswered(p):
		first = words.line
	case a.explicit && !run:
		first = words.sentence()
	}
	bold := run && isWordless(r.plainOf(rest))
	switch {
	case bold:
	case !a.explicit:
		return r.numberUnit(plain, first)
	case !run && !before && a.number != "" && !strings.ContainsAny(first.text[:a.prefix], ".:)：") && !dashBehind.MatchString(first.text[:a.prefix]):
		return plain
	}
	u := r.lineUnit(lineForm, p, first)
	switch {
	case u.label != "" && !a.explicit:
		return plain
	case u.ask.like == unlike && words.size() == 1:
		if u.topic = halfWords([]byte(u.text)) >= 8 && !endsWithColon(u.text); !u.topic {
			return plain
		}
	}
	return u
}

// isAnswered tells whether the label of an answer begins the block right below a
// paragraph, all of which is its question then.
func (r *recogniser) isAnswered(p ast.Node) bool {
	next := p.NextSibling()
	return next != nil && next.Kind() == ast.KindParagraph && r.leadsAnswer(next)
}

// dashBehind is a dash between spaces behind the number of a question.
var dashBehind = regexp.MustCompile(`\s[-–—]\s+$`)

// boldNumber is a bold number at the start of a paragraph: "**1)** text" or
// "**2. Name.** text"; plainNumber is one without bold, "1\\. text", which pages
// become that are copied, "(1) text", "1 - text", or glued to what it counts: "1.text", "1、text".
var (
	boldNumber  = regexp.MustCompile(`^\p{Nd}{1,4}[.):](\s|$)`)
	plainNumber = regexp.MustCompile(`^\(?\p{Nd}{1,4}(?:[.)](?:\s|\pL)| ?[-–—]\s|[、．])`)
	glued       = regexp.MustCompile(`^(?:\(|\p{Nd}{1,4}(?:[.)]\S|[、．]))`)
)

// paragraphNumber is the number that a line begins with, in parentheses or not, or 0.
func paragraphNumber(line string) int { return leadingNumber(strings.TrimPrefix(line, "(")) }

// dottedNumber is a number of a chapter and of what is counted in it: "2.7 text".
var dottedNumber = regexp.MustCompile(`^\p{Nd}{1,2}\.(\p{Nd}{1,3})[.)]?\s+\pL`)

// rowNumber is the number that a line of a row begins with, or 0.
func rowNumber(line string) int {
	if m := dottedNumber.FindStringSubmatchIndex(line); m != nil {
		return leadingNumber(line[m[2]:m[3]])
	}
	if n := paragraphNumber(line); n > 0 && plainNumber.MatchString(line) {
		return n
	}
	return 0
}

// countedRow gives the lines of a paragraph that each begin with the number after
// the one before, or with a later one if they ask: two or more behind the first line
// that has one, which may stand below the title of the row. It tells whether most ask.
func countedRow(p *passage) (row []int, ask bool) {
	if len(p.ends) < 2 {
		return nil, false
	}
	first, asking := 0, 0
	last := rowNumber(strings.TrimSpace(p.at(0).text))
	if last == 0 {
		first = 1
		last = rowNumber(strings.TrimSpace(p.at(1).text))
	}
	if last == 0 {
		return nil, false
	}
	for i := first; i <= len(p.ends); i++ {
		text := strings.TrimSpace(p.at(i).text)
		n := rowNumber(text)
		if i > first && (n <= last || n > last+1 && !asksPlainly(text)) {
			continue
		}
		if last = n; i > 0 {
			row = append(row, i)
		}
		if asksPlainly(text) {
			asking++
		}
	}
	all := len(row) + 1 - first
	ask = asking*5 >= all*3
	if all < 3 || !ask && (first > 0 || dottedNumber.MatchString(strings.TrimSpace(p.at(0).text))) {
		return nil, false
	}
	return row, ask
}

// numberUnit makes a line of a paragraph that begins with a number. A long one
// without bold that does not ask is a note.
func (r *recogniser) numberUnit(plain *unit, first line) *unit {
	run, number := first, plainNumber
	if isBold(first.nodes[0]) {
		run, number = r.lineOf(first.nodes[:1]), boldNumber
	} else if n := utf8.RuneCountInString(first.text); n > questionLength || n > questionLength/2 && !asksPlainly(strings.TrimSpace(first.text)) {
		return plain
	}
	text := strings.TrimLeft(run.text, unseen+" ")
	if paragraphNumber(text) == 0 || !number.MatchString(text) {
		return plain
	}
	if strings.Trim(run.text, unseen+digits+".): ") == "" {
		run = first
	}
	u := r.lineUnit(numberLine, plain.node, run)
	title := u.text[u.ask.prefix:]
	if glued.MatchString(text) && !endsAsking(title) && !locales.begins("ask", title) && !locales.begins("weak", title) {
		u.loose, u.ask.like = true, unlike
	}
	return u
}
