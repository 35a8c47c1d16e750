package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// tableOptions reads a table whose rows are options: a letter and its text.
func (r *recogniser) tableOptions(table ast.Node) []option {
	if r.hasSurplus(table) {
		return nil
	}
	var options []option
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		first := row.FirstChild()
		if first == nil || row.ChildCount() != 2 {
			return nil
		}
		text := row.LastChild()
		switch i := len(options); {
		case r.isLetterCell(first, i) && text.HasChildren():
			options = append(options, option{letter: letterAt(i), named: true, inline: children(text), node: text.FirstChild()})
		case i > 0 || r.isLetterCell(first, 0): // else it is the header
			return nil
		}
	}
	return options
}

// isLetterCell tells whether a cell is but the letter of the i-th option.
func (r *recogniser) isLetterCell(cell ast.Node, i int) bool {
	return strings.EqualFold(strings.Trim(r.plain(cell), " .):("), letterAt(i))
}

// dropHeaders lists the headers of tables of options as dropped, unless they are
// options themselves.
func (r *recogniser) dropHeaders(units []*unit, first option) {
	for _, u := range units {
		table, ok := u.node.(*extension.Table)
		if !ok || r.plain(table.FirstChild()) == "" {
			continue
		}
		if at := offset(first.node); at < 0 || at > lastByte(table.FirstChild()) && !r.isLetterCell(table.FirstChild().FirstChild(), 0) {
			r.drop(table.FirstChild(), "header of a table of options")
		}
	}
}
