package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// itemUnits gives the items of a list as lines that may be questions.
func (r *recogniser) itemUnits(list *ast.List) []*unit {
	var items []*unit
	number := list.Start
	for outer := list.FirstChild(); outer != nil; outer = outer.NextSibling() {
		item := itemOf(outer)
		u := &unit{form: listItem, node: item}
		if title, ok := r.itemLine(item); ok {
			u = r.lineUnit(listItem, item, title)
		}
		if item != outer {
			u.number = itoa(item.Parent().(*ast.List).Start)
		} else if list.IsOrdered() {
			u.number = itoa(number)
		}
		number++
		items = append(items, u)
	}
	return items
}

// itemLine gives the question of a list item: what contents list as a title, its bold
// first line, or one above options or an answer's label, or all of its first block; not
// ok when that holds no line.
func (r *recogniser) itemLine(item ast.Node) (l line, ok bool) {
	block := item.FirstChild()
	if block == nil || !isText(block) {
		return line{}, false
	}
	words := r.passage(block)
	if l := r.asListed(words); l.nodes != nil {
		return l, true
	}
	first := words.at(0)
	if words.size() > 1 && (isBold(first.nodes[0]) || r.ended[first.nodes[len(first.nodes)-1]] || startsOptions(words, 1) || r.opensAnswer(words.at(1)) || asksPlainly(first.text) && endsSentence(strings.TrimRight(first.text, " "+closingQuotes))) {
		return first, true
	}
	return words.line, len(words.nodes) > 0
}

// opensAnswer tells whether a line begins with the label of an answer.
func (r *recogniser) opensAnswer(l line) bool {
	label, ok := r.labelAt(strings.TrimSpace(l.text))
	return ok && label.colon && label.kind == guide.Answer
}

// listsAsk tells whether the lists of a chapter are questions: because its
// front matter says so, or because most items plainly ask, or have a bold title
// above their text and look like questions, and nothing else in the chapter
// does, or few other lines than best tells of, or because items spell that they
// are. When it cannot be told, a note says what would decide it.
func (c *carrier) listsAsk(r *recogniser, units []*unit, best evidence) bool {
	others := best.all
	if r.src.Meta.Kind == guide.KindPrompts {
		return true
	}
	if len(r.stage.order) > 0 || r.src.Meta.Kind != "" && r.src.Meta.Kind != guide.KindList && r.src.Meta.Kind != guide.KindIndex {
		return false
	}
	items, mayAsk := countItems(units), best.explicit == 0 && best.marked*2 <= best.all
	if others > 0 && items <= 3*others && !(mayAsk && items > others) {
		return false // however many of them ask
	}
	n := r.itemsAsk(units)
	if mayAsk && n.spelled() && n.explicit > others {
		c.spelled = true
		return true
	}
	if others > 0 && items <= 3*others {
		return false
	}
	switch {
	case others > 0 && n.strong+n.weak > 3*others && (n.strong+n.weak)*5 >= n.all*2 && r.titled:
		return true
	case others > 0:
		return n.strong > 3*others && n.strong*10 >= n.all*5 && n.marked*2 >= n.strong
	case n.all >= 3 && n.strong == n.all && n.marked*3 >= n.all*2:
		return true
	case n.held.looks() && n.held.all*10 >= n.all*8:
		return true
	case n.all >= 5 && n.strong*10 >= n.all*6 && n.marked*2 >= n.strong:
		return true
	case n.all >= 10 && n.strong*10 >= n.all*6 && (n.strong+n.weak)*10 >= n.all*9 && n.marked*10 >= n.all:
		return true
	case n.strong+n.weak >= 3 && (n.strong+n.weak)*5 >= n.all*2 && r.titled, n.strong >= 3 && n.strong*2 >= n.all && r.isAmongQuestions():
		return true
	case n.all >= 10 && n.strong*2 >= n.all && (n.strong+n.weak)*5 >= n.all*4 && n.marked*4 >= n.all && r.isAbout() && r.titleNode != nil:
		return true
	case r.anyRowAsks(units):
		c.rows = true
		return true
	case n.strong >= 3 && n.strong*4 >= n.all:
		r.note(r.src.Line, "looks like prompts without answers; kind: prompts in the front matter would decide it")
	}
	return false
}

// rowOfQuestions is how many items of one list ask in a bank, and in no article.
const rowOfQuestions = 10

// anyRowAsks tells whether each item of a long numbered list plainly asks, or has
// options and a key: there may be lists of other things.
func (r *recogniser) anyRowAsks(units []*unit) bool {
	return slices.ContainsFunc(units, func(u *unit) bool {
		if !isNumbered(u.node) {
			return false
		}
		for item := u.node.FirstChild(); item != nil; item = item.NextSibling() {
			if !r.itemQuizzes(item) && r.itemLike(item) != strongly {
				return false
			}
		}
		return u.node.ChildCount() >= rowOfQuestions
	})
}

// itemsHold tells whether the items of a section's lists are bold questions above
// text of their own, and at least as many as are wanted.
func (r *recogniser) itemsHold(units []*unit, want int) bool {
	n := r.itemsAsk(units)
	return n.held.all >= want && n.held.strong*10 >= n.held.all*6 && n.held.all*10 >= n.all*8
}

// countItems counts the items of all lists among units, and of the lists in them.
func countItems(units []*unit) (n int) {
	for _, u := range units {
		n += itemsBelow(u.node) + countItems(u.sub)
	}
	return n
}

func itemsBelow(n ast.Node) (items int) {
	switch n.(type) {
	case *ast.List, *ast.ListItem:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			items += itemsBelow(c)
		}
		if n.Kind() == ast.KindListItem {
			items++
		}
	}
	return items
}

// onlyLink gives the link that a line consists of, but for an image behind it.
func (r *recogniser) onlyLink(line []ast.Node) *ast.Link {
	var link *ast.Link
	for _, n := range line {
		switch n := n.(type) {
		case *ast.Link:
			if link != nil {
				return nil
			}
			link = n
		case *ast.Image:
		default:
			if !r.blank(n) {
				return nil
			}
		}
	}
	return link
}

// leadsWithin tells whether a link leads to a file or heading of the guide,
// where its text is asked and answered.
func leadsWithin(link *ast.Link) bool {
	to := string(link.Destination)
	return to != "" && !strings.Contains(to, ":") && !strings.HasPrefix(to, "//")
}
