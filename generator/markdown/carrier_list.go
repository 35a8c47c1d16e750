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

// itemLine gives the question of a list item: its bold first line, or one above
// options, or all of its first block; not ok when that holds no line.
func (r *recogniser) itemLine(item ast.Node) (l line, ok bool) {
	block := item.FirstChild()
	if block == nil || !isText(block) {
		return line{}, false
	}
	words := r.passage(block)
	first := words.at(0)
	if words.size() > 1 && (isBold(first.nodes[0]) || startsOptions(words, 1) || asksPlainly(first.text) && (endsAsking(strings.TrimSpace(first.text)) || r.opensAnswer(words.at(1)))) {
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
	case n.strong+n.weak >= 3 && (n.strong+n.weak)*5 >= n.all*2 && r.titled:
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

// isBank tells whether the chapter, or its file, is called after what it holds.
func (r *recogniser) isBank() bool {
	return namesBank(r.chapter.Title) || namesBank(fileTitle(r.src))
}

// namesBank tells whether a title speaks of questions of interviews, and does not
// ask itself: "How to answer interview questions".
func namesBank(title string) bool {
	if asksPlainly(title) {
		return false
	}
	for rest := title; rest != ""; _, rest = cutWord(rest) {
		if locales.begins("bank", rest) {
			return true
		}
	}
	return locales.bank.in(title)
}

// isAbout tells whether the title, or the heading right below it, says that there
// is something to answer or to solve, or there is no title, nor a name that says
// what is there: numbers alone are those of a text's sections.
func (r *recogniser) isAbout() bool {
	if r.titleNode == nil {
		return r.src.Meta.Title == "" && !r.namedInFull() || locales.refersTo("about", r.chapter.Title)
	}
	below, ok := r.titleNode.NextSibling().(*ast.Heading)
	return locales.refersTo("about", r.chapter.Title) || ok && locales.refersTo("about", r.plain(below))
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
		if link := c.onlyLink(u.title); c.itemAnswers(u.node) || u.ask.like != unlike && (link == nil || !leadsWithin(link)) {
			look++
		}
	}
	return look*few >= len(items)
}

// list adds a list whose items are questions, and what stands between those.
func (c *composer) list(items []*unit) {
	isAside := c.asides(items)
	for _, u := range items {
		switch below := c.topic(u.node, topicsDeep); {
		case below != nil:
			c.aside(c.paragraphOf(children(u.node.FirstChild())))
			c.list(c.itemUnits(below))
		case !u.node.HasChildren():
		case isAside(u):
			c.aside(c.listOf(u.node.Parent().(*ast.List), u.node, max(leadingNumber(u.number), 1)))
		default:
			c.begin(u)
		}
	}
	if !lacksBody(items) {
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
	if rest := c.trimInline(children(blocks[0])[len(u.title):]); len(rest) > 0 {
		units = c.paragraphUnits(nil, c.paragraphOf(rest))
	}
	return append(units, c.flowOf(blocks[1:], false)...)
}
