package markdown

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// maxStem is how many blocks a quiz question may have before its options.
const maxStem = 4

// quizStem finds a quiz question that is written another way than the chapter's
// other questions: a line, then options, then a labelled answer or what is said of
// each. It gives the line, and how many units it and what follows it above the
// options are.
func (r *recogniser) quizStem(units []*unit) (stem *unit, above int) {
	u := units[0]
	if u.label != "" {
		return nil, 0
	}
	if above = r.optionsAfter(units); above == 0 || r.leadsToStem(u, units[1:above]) {
		return nil, 0
	}
	if stem, ok := r.stemLine(u); ok && stem.text != "" && !locales.is("options", strings.TrimRight(stem.text, ":： ")) {
		return stem, above
	}
	return nil, 0
}

// asksQuiz tells whether a line or a paragraph calls itself a quiz, "Quiz. Which ...?",
// or stands below a line that does.
func (r *recogniser) asksQuiz(u *unit) bool {
	if u.ask.quiz || u.form != other || u.node.Kind() != ast.KindParagraph {
		return u.ask.quiz
	}
	return new(asked).readPrefix(string(r.scratchText(u.node))).quiz
}

// headsQuiz tells whether units begin with a line that only says that a quiz follows,
// and one does.
func (r *recogniser) headsQuiz(units []*unit) bool {
	u := units[0]
	if len(units) == 1 || !isText(u.node) && u.level == 0 || u.node.Lines().Len() > 1 {
		return false
	}
	if text := new(asked).cutMark(string(r.scratchText(u.node))); len(text) > maxQuizWord || !isQuizWord(strings.TrimRight(text, ":： ")) {
		return false
	}
	units[1].ask.quiz = true
	_, above := r.quizStem(units[1:])
	return above > 0
}

// maxQuizWord is how many bytes such a line has at most.
const maxQuizWord = 60

// stemLine gives the line of a unit that may be a quiz question.
func (r *recogniser) stemLine(u *unit) (*unit, bool) {
	if u.form != other {
		return u, u.form != summaryLine
	}
	switch n := u.node.(type) {
	case *ast.Paragraph:
		if _, labelled := r.labelOf(u); labelled || !n.HasChildren() || len(lineOptions(r.passageOf(u))) > 0 {
			return nil, false
		}
		first := r.passageOf(u).at(0)
		return r.lineUnit(lineForm, n, first), !keyIs.MatchString(first.text)
	case *ast.List:
		if n.ChildCount() == 1 && n.IsOrdered() {
			return r.itemUnits(n)[0], true
		}
	}
	return nil, false
}

// leadsToStem tells whether a block only leads to one of those between it and the
// options, which asks, or is the only one to count, or the last and in bold: a word on
// the quiz, or a case. What ends with a colon belongs to the question.
func (r *recogniser) leadsToStem(u *unit, between []*unit) bool {
	isText := u.node.Kind() == ast.KindParagraph
	asks := func(u *unit) bool {
		return u.node.Kind() == ast.KindParagraph && hasQuestionMark(r.passageOf(u).text)
	}
	if !isText || asks(u) || endsWithColon(strings.TrimSpace(r.passageOf(u).text)) {
		return false
	}
	counts := len(between) == 1 && r.isCounted(between[0]) && !r.isCounted(u)
	counts = counts || !r.isAllBold(u.node) && len(between) > 0 && r.isAllBold(between[len(between)-1].node)
	return counts || slices.ContainsFunc(between, asks)
}

// isCounted tells whether a block is a line with a number.
func (r *recogniser) isCounted(u *unit) bool {
	stem, ok := r.stemLine(u)
	return ok && stem.ask.number != ""
}

// optionsAfter gives where options, with an answer behind them, follow the first of
// units; 0 when none do.
func (r *recogniser) optionsAfter(units []*unit) int {
	for j := 1; j < len(units) && j <= maxStem; j++ {
		if units[j].level > 0 || r.isQuestion(units[j]) || r.isAskedItem(units[j].node) {
			return 0
		}
		if options, to := r.optionsFrom(units, j); options != nil {
			keyed := r.keyedElsewhere(units[0])
			_, judged := r.judgedBelow(units[to:], len(options))
			if keyed || judged || r.boxesOf(options) || r.answerNear(units[to:]) || r.saysKey(options, units[to:]) || r.ticksOne(options) && (!options[0].box || r.asksQuiz(units[0])) || r.ticks(units[j]) && r.asksCounted(units[0]) {
				return j
			}
			return 0
		}
		if p, ok := units[j].node.(*ast.Paragraph); r.answerNear(units[j+1:]) || ok && wordedLetter(r.passageOf(units[j]).at(0).text) == letterAt(0) && p.HasChildren() {
			if options, _, _ := r.unmarkedOptions(units[j:min(j+maxOptions+1, len(units))]); options != nil {
				return j
			}
		}
		if p, ok := units[j].node.(*ast.Paragraph); ok && r.answerNear(units[j+1:]) && len(flatCuts(r.plainOf(children(p)))) > 1 {
			return j
		}
		if _, labelled := r.labelOf(units[j]); labelled {
			return 0
		}
	}
	return 0
}

// boxesOf tells whether options have boxes that only those of a quiz have, "( )" or
// "[( )]", of which some are marked.
func (r *recogniser) boxesOf(options []option) bool {
	n := len(checked(options))
	if options[0].boxed == 0 || n == 0 || n == len(options) {
		return false
	}
	return options[0].boxed > boxSize || strings.HasPrefix(r.plainOf(options[0].inline), "(")
}

// keyedElsewhere tells whether the keys at the end of a quiz have that of a question,
// or it holds its key.
func (r *recogniser) keyedElsewhere(u *unit) bool {
	stem, ok := r.stemLine(u)
	if !ok {
		return false
	}
	_, keyed := r.end.of(stem)
	return keyed || filledIn(stem.text) != nil
}

// blankFilled are the parentheses in which the key of a quiz is written in Chinese and
// Japanese, with letters and nothing else: "下列正确的是（ B ）".
var blankFilled = regexp.MustCompile(`[（(][ \x{3000}]*([A-HＡ-Ｈア-ク](?:[ 、,，]?[A-HＡ-Ｈ])*)[ \x{3000}]*[)）]`)

// filledIn finds where a title holds the letters of its key.
func filledIn(title string) []int {
	if strings.IndexFunc(title, func(r rune) bool { return r >= firstUnspaced && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) < 0 {
		return nil
	}
	all := blankFilled.FindAllStringSubmatchIndex(title, 2)
	if len(all) != 1 {
		return nil // "A、（B）和（C）" names things
	}
	return all[0][2:]
}

// takeFilled takes the letters of the key out of the title of a quiz with such options.
func (r *recogniser) takeFilled(title []ast.Node, units []*unit) ([]ast.Node, key) {
	text := r.plainOf(title)
	at := filledIn(text)
	if at == nil {
		return title, key{}
	}
	options, _, _ := r.findOptions(units)
	var k key
	for i := range text[at[0]:at[1]] {
		if place, size := letterPlace(text[at[0]+i : at[1]]); size > 0 {
			k.places = append(k.places, place)
		}
	}
	if len(k.places) == 0 || options == nil || options[0].letter == "" || slices.Max(k.places) >= len(options) {
		return title, key{}
	}
	before, behind := r.splitText(title, at[0])
	_, behind = r.splitText(behind, at[1]-at[0])
	return append(slices.Clip(before), behind...), k
}

// saysKey tells whether a sentence, or a letter alone, below options is their key.
func (r *recogniser) saysKey(options []option, units []*unit) bool {
	if len(units) == 0 {
		return false
	}
	_, reasoned := r.reasonedKey(units[:1], options)
	_, lone := r.loneKey(options, units[:1])
	return reasoned || lone
}

// asksCounted tells whether a unit is a question with a number: what is ticked
// below another line is done, and the rest is not.
func (r *recogniser) asksCounted(u *unit) bool {
	stem, ok := r.stemLine(u)
	return ok && stem.ask.number != "" && hasQuestionMark(stem.text)
}

// isAskedItem tells whether a block is a single numbered item that asks, or leaves its
// end open: options and answers below it are its own, not those of the title of its section.
func (r *recogniser) isAskedItem(n ast.Node) bool {
	if !isNumbered(n) || n.ChildCount() != 1 {
		return false
	}
	item := n.FirstChild()
	return r.itemLike(item) == strongly || item.ChildCount() == 1 && endsWithColon(strings.TrimSpace(string(r.scratchText(item.FirstChild()))))
}

// startsOptions tells whether options begin at a line of a paragraph.
func startsOptions(words *passage, i int) bool {
	if i+1 >= words.size() {
		return false
	}
	_, box := lineBox(words.at(i).text)
	_, next := lineBox(words.at(i + 1).text)
	first, _ := cutLetter(words.at(i).text)
	second, _ := cutLetter(words.at(i + 1).text)
	return box > 0 && next > 0 || first == "A" && second == "B"
}
