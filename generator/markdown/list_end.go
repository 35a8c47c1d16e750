package markdown

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// endLists ends lists at a line that begins something of its own, a part, a
// question or a turn, and is not indented as their items are: "- B. text" above
// "**Answer: B**". To Markdown it goes on with the last item. Items behind it are
// a list of their own.
func (r *recogniser) endLists(parent ast.Node) {
	var next ast.Node // of the blocks that were there
	for n := parent.FirstChild(); n != nil; n = next {
		next = n.NextSibling()
		switch n := n.(type) {
		case *detailsNode:
			r.endLists(n)
		case *ast.List:
			r.endList(n)
		}
	}
}

func (r *recogniser) endList(list *ast.List) {
	open := list            // which items belong to
	after := ast.Node(list) // what comes before the next block
	options := r.optionsBehind(list)
	for i, item := range children(list) {
		if item == options {
			open = nil
		}
		if open == nil {
			open = ast.NewList(list.Marker)
			open.IsTight = list.IsTight
			open.SetPos(item.Pos())
			if list.IsOrdered() {
				open.Start = list.Start + i
			}
			list.Parent().InsertAfter(list.Parent(), after, open)
			after = open
		}
		if open != list {
			open.AppendChild(open, item)
		}
		if p := r.behindItem(item); p != nil {
			list.Parent().InsertAfter(list.Parent(), after, p)
			open, after = nil, p
		}
	}
}

// optionsBehind gives the item of a list that is option A, when it and all behind it
// are options, and those before it are not: what they choose from, to Markdown in one
// list with them.
func (r *recogniser) optionsBehind(list *ast.List) ast.Node {
	from, letters := ast.Node(nil), 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		letter := ""
		if first := item.FirstChild(); first != nil && isText(first) {
			letter, _ = cutLetter(string(r.scratchText(first)))
		}
		switch {
		case letter == letterAt(0) && letters == 0 && item != list.FirstChild():
			from, letters = item, 1
		case from != nil && letter == letterAt(letters):
			letters++
		case letter != "" || from != nil:
			return nil
		}
	}
	if letters < 3 {
		return nil
	}
	return from
}

// behindItem takes the lines off a list item that are not of it, and makes a
// paragraph of them; nil when there are none.
func (r *recogniser) behindItem(item ast.Node) *ast.Paragraph {
	last := item.LastChild()
	for last != nil && !isText(last) {
		if k := last.Kind(); k != ast.KindList && k != ast.KindListItem {
			return nil
		}
		last = last.LastChild()
	}
	if last == nil || last.Lines().Len() < 2 {
		return nil
	}
	words := r.passage(last)
	for i, end := range words.ends {
		l := words.at(i + 1)
		first, _ := utf8.DecodeRuneInString(strings.TrimSpace(l.text))
		if len(l.nodes) == 0 || unicode.IsLower(first) || !r.isUnindented(l.nodes[0]) && !r.keysOptions(words, l) || !r.begins(l) || r.goesOn(l) {
			continue
		}
		p := r.paragraphOf(words.nodes[end.node:])
		endLine(children(last))
		return p
	}
	return nil
}

// keysOptions tells whether a line of an option gives the key of them all: "D. text"
// above "Answer: B".
func (r *recogniser) keysOptions(words *passage, l line) bool {
	letter, _ := cutLetter(words.at(0).text)
	found, ok := r.labelAt(l.text)
	if letter == "" || !ok || found.kind != guide.Answer {
		return false
	}
	_, keyed := readKey(strings.TrimLeft(l.text[found.end:], " *_"))
	return keyed
}

// goesOn tells whether a line may belong to the list item above it whatever it
// begins: it leads elsewhere, or is an example, what is printed or a note.
func (r *recogniser) goesOn(l line) bool {
	if l.nodes[0].Kind() == ast.KindLink {
		return true
	}
	found, _ := r.labelAt(strings.TrimSpace(l.text))
	return found.kind == guide.Example || found.kind == guide.Output || found.kind == guide.Note
}

// isUnindented tells whether a node stands in a line that begins without space.
func (r *recogniser) isUnindented(n ast.Node) bool {
	at := offset(n)
	if at < 0 {
		return false
	}
	start := r.lines[sort.SearchInts(r.lines, at+1)-1]
	return r.text[start] != ' ' && r.text[start] != '\t'
}
