package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// listNumber is the number that a line of text begins with as an item of a list
// does.
var listNumber = regexp.MustCompile(`^\d{1,4}[.)]\s+`)

// listsInText makes lists of the lines of paragraphs that count on from the
// numbered list above, such as "11. What is a heap?" right below a bold word.
// Markdown takes them for text: only a list from one on may interrupt it.
func (r *recogniser) listsInText() {
	last := 0
	for n := r.root.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.List:
			if n.IsOrdered() {
				last = n.Start + n.ChildCount() - 1
			}
		case *ast.Paragraph:
			if last > 0 && r.countsOn(n, last) {
				last = r.listInText(n, last)
			}
		}
	}
}

// countsOn tells whether a line of a paragraph, behind its first, begins with
// the number after last: few do, and the others are spared being read.
func (r *recogniser) countsOn(p *ast.Paragraph, last int) bool {
	lines := p.Lines()
	for i := 1; i < lines.Len(); i++ {
		s := lines.At(i)
		if text := s.Value(r.text); leadingNumber(string(text[:min(len(text), 8)])) == last+1 {
			return true
		}
	}
	return false
}

// listInText parts a paragraph at the lines that count on from last, and gives
// the number of its last item.
func (r *recogniser) listInText(p *ast.Paragraph, last int) int {
	words := r.passage(p)
	var list *ast.List
	var from, number int // where the item begins that was not parted yet, its number in bytes
	for i, end := range words.ends {
		text := words.at(i + 1).text
		if leadingNumber(text) != last+1 || !listNumber.MatchString(text) {
			continue
		}
		if list == nil {
			list = ast.NewList('.')
			list.Start = last + 1
		} else {
			r.appendItem(list, p, words.nodes[from:end.node], number)
		}
		from, number, last = end.node, len(listNumber.FindString(text)), last+1
	}
	if list != nil {
		r.appendItem(list, p, words.nodes[from:], number)
		endLine(children(p))
		p.Parent().InsertAfter(p.Parent(), p, list)
	}
	return last
}

// appendItem makes an item of lines of p, without the number that they begin
// with.
func (r *recogniser) appendItem(list *ast.List, p *ast.Paragraph, lines []ast.Node, number int) {
	for _, n := range lines {
		p.RemoveChild(p, n)
	}
	text, _ := r.paragraphFrom(p, r.cutFront(lines, number), false)
	item := ast.NewListItem(0)
	item.AppendChild(item, text)
	list.AppendChild(list, item)
}
