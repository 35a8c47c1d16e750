package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// tableOptions reads a table whose cells are options: "A. text" in each, or a
// letter in one and its text in the next or below it.
func (r *recogniser) tableOptions(table ast.Node) []option {
	if r.hasSurplus(table) {
		return nil
	}
	var cells []ast.Node
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell.HasChildren() {
				cells = append(cells, cell)
			}
		}
	}
	if options := r.cellOptions(cells); options != nil {
		return options
	}
	if header, row := table.FirstChild(), table.LastChild(); table.ChildCount() == 2 && header.ChildCount() == row.ChildCount() {
		if options := r.pairOptions(children(header), children(row)); options != nil {
			return options
		}
	}
	var letters, texts []ast.Node
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		first := row.FirstChild()
		if first == nil || row.ChildCount() != 2 {
			return nil
		}
		if len(letters) > 0 || r.isLetterCell(first, 0) { // else it is the header
			letters, texts = append(letters, first), append(texts, row.LastChild())
		}
	}
	return r.pairOptions(letters, texts)
}

// cellOptions reads cells that begin with their letters, behind the header.
func (r *recogniser) cellOptions(cells []ast.Node) (options []option) {
	for i, cell := range cells {
		letter, _ := cutLetter(r.plain(cell))
		switch {
		case letter == letterAt(len(options)):
			options = append(options, option{letter: letter, inline: children(cell), node: cell.FirstChild()})
		case i > 0:
			return nil
		}
	}
	return options
}

// pairOptions reads letters and the texts that belong to them.
func (r *recogniser) pairOptions(letters, texts []ast.Node) (options []option) {
	for i, cell := range letters {
		if !r.isLetterCell(cell, i) || !texts[i].HasChildren() {
			return nil
		}
		options = append(options, option{letter: letterAt(i), named: true, inline: children(texts[i]), node: texts[i].FirstChild()})
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
