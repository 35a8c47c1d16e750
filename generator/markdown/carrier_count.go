package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// itemCount is what the list items of a chapter say, links to other places
// left out.
type itemCount struct {
	all, strong, weak, marked int
	explicit                  int      // items that ask behind a Q prefix
	held                      evidence // bold titles above text of their own
	told                      int      // bold questions before text in their paragraph
}

// spelled tells whether most items that ask do so behind a Q prefix: where no other
// line has one, headings are those of notes, or of levels.
func (n itemCount) spelled() bool {
	return n.explicit >= 5 && n.explicit*10 >= n.strong*6 && n.explicit*3 >= n.all
}

func (r *recogniser) itemsAsk(units []*unit) itemCount {
	n := itemCount{held: evidence{form: listItem}}
	r.eachItem(units, func(item ast.Node, l line) {
		said := r.ask(strings.TrimSpace(l.text))
		answers, like := r.itemAnswers(item), said.like
		asks := answers || like == strongly
		if len(l.nodes) > 0 && isBold(l.nodes[0]) {
			switch {
			case item.ChildCount() > 1:
				n.held.add(r.lineUnit(listItem, item, l))
			case l.nodes[len(l.nodes)-1].NextSibling() != nil && hasQuestionMark(l.text):
				n.told++
			}
		}
		if link := r.onlyLink(l.nodes); link != nil && (!asks || leadsWithin(link)) || l.text != "" && isWordless(l.text) { // dots, for what is to come
			return
		}
		n.all++
		if said.explicit && likeOf(strings.TrimSpace(l.text)[said.prefix:], asked{}) == strongly {
			n.explicit++
		}
		switch {
		case asks:
			n.strong++
		case like == weakly:
			n.weak++
		}
		if answers || hasQuestionMark(l.text) || locales.bid.in(l.text) {
			n.marked++
		}
	})
	return n
}

// eachItem calls f for every list item and its line, of topics for the items
// below them. Follow-ups belong to the questions above them, and keys are none.
func (r *recogniser) eachItem(units []*unit, f func(ast.Node, line)) {
	for i, u := range units {
		if list, ok := u.node.(*ast.List); ok && !(i > 0 && (units[i-1].keys || units[i-1].level > 0 && units[i-1].label == string(guide.FollowUp))) {
			r.eachOf(list, f)
		}
		if !u.keys {
			r.eachItem(u.sub, f)
		}
	}
}

func (r *recogniser) eachOf(list *ast.List, f func(ast.Node, line)) {
	for outer := list.FirstChild(); outer != nil; outer = outer.NextSibling() {
		item := itemOf(outer)
		if below := r.topic(item, topicsDeep); below != nil {
			r.eachOf(below, f)
			continue
		}
		l, _ := r.itemLine(item)
		f(item, l)
	}
}
