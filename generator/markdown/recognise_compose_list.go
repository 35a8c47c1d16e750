package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// asks tells whether a list's items are questions, where lists ask at all: those
// that count on from others are, too.
func (c *composer) asks(items []*unit) bool {
	if c.src.Meta.Kind == guide.KindPrompts || c.next > 1 && items[0].number == itoa(c.next) {
		return true
	}
	if c.quizzes(items[0].node.Parent()) {
		return true
	}
	if c.carrier.spelled {
		spelled := 0
		for _, u := range items {
			if u.ask.explicit {
				spelled++
			}
		}
		return spelled*2 > len(items)
	}
	if c.carrier.rows {
		return len(items) >= 3 && !slices.ContainsFunc(items, func(u *unit) bool {
			return !c.itemQuizzes(u.node) && (u.ask.like != strongly || hasQuestionMark(u.text) && !endsAsking(u.text))
		})
	}
	look, few := 0, 2
	if c.titled && !slices.ContainsFunc(items, func(u *unit) bool { return c.onlyLink(u.title) != nil }) {
		few = 4
	}
	for i, u := range items {
		if c.topic(u.node, topicsDeep) != nil {
			return true
		}
		if i > 0 && i+1 == len(items) && look == 0 && c.itemAnswers(u.node) {
			return false // options above their key
		}
		link := c.onlyLink(u.title) // to other lists of questions where it has but a number: "15 on heaps"
		if c.itemAnswers(u.node) || u.ask.like != unlike && link == nil || u.ask.like == strongly && !leadsWithin(link) {
			look++
		}
	}
	return look*few >= len(items)
}

// list adds a list whose items are questions, and what stands between those.
func (c *composer) list(items, after []*unit) {
	isAside := c.asides(items)
	for _, u := range items {
		switch below := c.topic(u.node, topicsDeep); {
		case below != nil:
			c.aside(c.paragraphOf(children(u.node.FirstChild())))
			c.list(c.itemUnits(below), nil)
		case !u.node.HasChildren():
		case isAside(u):
			c.aside(c.listOf(u.node.Parent().(*ast.List), u.node, max(leadingNumber(u.number), 1)))
		default:
			c.begin(u)
		}
	}
	if !lacksBody(items) && !(c.answerNear(after) && c.waits(items[len(items)-1].node)) {
		c.endQuestion()
	}
	c.next = leadingNumber(items[len(items)-1].number) + 1
}

// asides tells of a list's items which are no questions: of one whose topics ask
// and not the items themselves the others, else what has no words, and a link to
// what answers the others.
func (c *composer) asides(items []*unit) func(*unit) bool {
	topics, asking := 0, 0
	for _, u := range items {
		switch {
		case c.topic(u.node, topicsDeep) != nil:
			topics++
		case u.ask.like == strongly:
			asking++
		}
	}
	return func(u *unit) bool {
		switch {
		case len(u.title) == 0:
			return true // code, say
		case c.onlyLink(u.title) != nil:
			return u.label == string(guide.Answer)
		}
		return topics > 0 && asking == 0 || u.text != "" && isWordless(u.text)
	}
}

// aside adds a block that stands between the questions of a list.
func (c *composer) aside(n ast.Node) {
	c.endQuestion()
	c.run = append(c.run, n)
}

// lacksBody tells whether nothing stands in the last of items but its line, as
// in few others: then what answers it is not indented, and stands below the list.
func lacksBody(items []*unit) bool {
	empty := 0
	for _, u := range items {
		if u.node.ChildCount() < 2 {
			empty++
		}
	}
	return len(items) > 2 && items[len(items)-1].node.ChildCount() == 1 && empty*4 <= len(items)
}

// restOfItem gives what follows the line of a list item as blocks.
func (c *composer) restOfItem(u *unit) []*unit {
	item := u.node
	if list, ok := item.(*ast.List); ok {
		item = list.FirstChild()
	}
	blocks := children(item)
	var units []*unit
	if rest := c.behindTitle(u, blocks[0]); len(rest) > 0 {
		units = c.paragraphUnits(nil, c.paragraphOf(rest))
	}
	return append(units, c.flowOf(blocks[1:], false)...)
}
