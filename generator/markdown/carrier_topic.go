package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// topicsDeep is how deep lists of topics are looked into.
const topicsDeep = 3

// topic gives the questions below a list item that only names what they are
// about, such as "- Maven" above "What is it?" and "What does it do?"; nil when
// the item is no topic.
func (r *recogniser) topic(item ast.Node, deep int) *ast.List {
	list, ok := item.LastChild().(*ast.List)
	if !ok || deep == 0 || item.ChildCount() != 2 || r.marksQuestion(item) {
		return nil
	}
	asking := 0
	for below := list.FirstChild(); below != nil; below = below.NextSibling() {
		item := itemOf(below)
		if r.topic(item, deep-1) != nil || r.itemLike(item) == strongly && (r.marksQuestion(item) || r.bids(item)) {
			asking++
		}
	}
	if asking*10 < list.ChildCount()*6 || r.itemLike(item) != unlike {
		return nil
	}
	if l, _ := r.itemLine(item); r.onlyLink(l.nodes) != nil && leadsWithin(r.onlyLink(l.nodes)) {
		return nil // contents of another chapter
	}
	return list
}

// bids tells whether the line of a list item says what to do, as questions
// without a mark do: "Tell me about a failure".
func (r *recogniser) bids(item ast.Node) bool {
	l, _ := r.itemLine(item)
	text := strings.TrimSpace(l.text)
	return locales.begins("bid", text[r.asked().readPrefix(text).prefix:])
}

// itemLike judges the line of a list item, whatever its number.
func (r *recogniser) itemLike(item ast.Node) likeness {
	l, _ := r.itemLine(item)
	text := strings.TrimSpace(l.text)
	a := r.asked().readPrefix(text)
	return likeOf(text[a.prefix:], asked{explicit: a.explicit})
}

// itemOf gives the item that a list item wraps, as in "- 1. What is a heap?",
// or the item itself.
func itemOf(item ast.Node) ast.Node {
	if list, ok := item.FirstChild().(*ast.List); ok && item.ChildCount() == 1 && list.ChildCount() == 1 && list.IsOrdered() {
		return list.FirstChild()
	}
	return item
}

// nestCounted puts what follows the line of an item that wraps another below that
// line, as it is set in too little for Markdown: "- 1. What is a heap?" above its
// answer, as note books write what they fold.
func (r *recogniser) nestCounted(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if !holdsBlockNodes(n) {
			continue
		}
		if list, ok := n.(*ast.List); ok && !list.IsOrdered() {
			for item := n.FirstChild(); item != nil; item = item.NextSibling() {
				inner, ok := item.FirstChild().(*ast.List)
				if !ok || !inner.IsOrdered() || inner.ChildCount() > 1 || inner.FirstChild().ChildCount() != 1 {
					continue
				}
				line := inner.FirstChild()
				for below := inner.NextSibling(); below != nil; below = inner.NextSibling() {
					line.AppendChild(line, below)
				}
			}
		}
		r.nestCounted(n)
	}
}

// marksQuestion tells whether there is a question mark in the first block of a
// list item, which is quick to see.
func (r *recogniser) marksQuestion(item ast.Node) bool {
	block := item.FirstChild()
	if block == nil || block.Type() != ast.TypeBlock || block.Lines() == nil {
		return false
	}
	for _, s := range block.Lines().Sliced(0, block.Lines().Len()) {
		if endsQuestion(s.Value(r.text)) {
			return true
		}
	}
	return false
}
