package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// maxStem is how many blocks a quiz question may have before its options.
const maxStem = 4

// quizStem finds a quiz question that is written another way than the chapter's
// other questions: a line, then options, then a labelled answer or what is said of
// each. It gives the line, and how many units it and what follows it above the
// options are.
func (c *composer) quizStem(units []*unit) (stem *unit, above int) {
	u := units[0]
	if u.label != "" || c.current != nil && !c.current.found || c.turn != nil {
		return nil, 0
	}
	if above = c.optionsAfter(units); above == 0 || c.leadsToStem(u, units[1:above]) {
		return nil, 0
	}
	if stem, ok := c.stemLine(u); ok && stem.text != "" && !locales.is("options", strings.TrimRight(stem.text, ":： ")) {
		return stem, above
	}
	return nil, 0
}

// stemLine gives the line of a unit that may be a quiz question.
func (c *composer) stemLine(u *unit) (*unit, bool) {
	if u.form != other {
		return u, u.form != summaryLine
	}
	switch n := u.node.(type) {
	case *ast.Paragraph:
		if _, labelled := c.labelOf(u); labelled || !n.HasChildren() || len(lineOptions(c.passageOf(u))) > 0 {
			return nil, false
		}
		return c.lineUnit(lineForm, n, c.passageOf(u).at(0)), true
	case *ast.List:
		if n.ChildCount() == 1 && n.IsOrdered() {
			return c.itemUnits(n)[0], true
		}
	}
	return nil, false
}

// leadsToStem tells whether a block only leads to one of those between it and the
// options, which asks: a word on the quiz, or a case. What ends with a colon belongs
// to the question.
func (c *composer) leadsToStem(u *unit, between []*unit) bool {
	isText := u.node.Kind() == ast.KindParagraph
	asks := func(u *unit) bool {
		return u.node.Kind() == ast.KindParagraph && hasQuestionMark(c.passageOf(u).text)
	}
	return isText && !asks(u) && !endsWithColon(strings.TrimSpace(c.passageOf(u).text)) && slices.ContainsFunc(between, asks)
}

// optionsAfter gives where options, with an answer behind them, follow the first of
// units; 0 when none do.
func (c *composer) optionsAfter(units []*unit) int {
	for j := 1; j < len(units) && j <= maxStem; j++ {
		if units[j].level > 0 || c.isQuestion(units[j]) || c.isAskedItem(units[j].node) {
			return 0
		}
		if options, to := c.optionsFrom(units, j); c.plausible(options) {
			_, keyed := c.end.byCount[units[0].ask.number]
			_, judged := c.judgedBelow(units[to:], len(options))
			if keyed || judged || c.answerNear(units[to:]) || !options[0].box && c.ticksOne(options) || c.ticks(units[j]) && c.asksCounted(units[0]) {
				return j
			}
			return 0
		}
		if p, ok := units[j].node.(*ast.Paragraph); c.answerNear(units[j+1:]) || ok && wordedLetter(c.passageOf(units[j]).at(0).text) == letterAt(0) && p.HasChildren() {
			if options, _, _ := c.unmarkedOptions(units[j:min(j+maxOptions+1, len(units))]); options != nil {
				return j
			}
		}
		if p, ok := units[j].node.(*ast.Paragraph); ok && c.answerNear(units[j+1:]) && len(flatCuts(c.plainOf(children(p)))) > 1 {
			return j
		}
		if _, labelled := c.labelOf(units[j]); labelled {
			return 0
		}
	}
	return 0
}

// asksCounted tells whether a unit is a question with a number: what is ticked
// below another line is done, and the rest is not.
func (c *composer) asksCounted(u *unit) bool {
	stem, ok := c.stemLine(u)
	return ok && stem.ask.number != "" && hasQuestionMark(stem.text)
}

// isAskedItem tells whether a block is a single numbered item that asks: options
// and answers below it are its own, not those of the title of its section.
func (r *recogniser) isAskedItem(n ast.Node) bool {
	return isNumbered(n) && n.ChildCount() == 1 && r.itemLike(n.FirstChild()) == strongly
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
	return box && next || first == "A" && second == "B"
}
