package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// columns are the places of what a table of questions holds; number is -1 when it
// has none.
type columns struct{ number, question, answer int }

// tableUnits adds a table to units: as questions and answers when its header says
// that its columns are these.
func (r *recogniser) tableUnits(units []*unit, table *extension.Table) []*unit {
	header := table.FirstChild()
	c, ok := r.columnsOf(header)
	if !ok || table.ChildCount() < 3 || r.hasSurplus(table) {
		return append(units, &unit{node: table})
	}
	r.drop(header, "header of a table of questions")
	for row := header.NextSibling(); row != nil; row = row.NextSibling() {
		cells := children(row)
		if len(cells) <= c.answer || !cells[c.question].HasChildren() {
			units = append(units, &unit{node: r.paragraphOf(r.inlineBelow(row))})
			continue
		}
		p := r.paragraphOf(children(cells[c.question]))
		u := r.lineUnit(lineForm, p, r.lineOf(children(p)))
		u.label, u.joins = "", true
		if c.number >= 0 {
			u.number = strings.Trim(r.plain(cells[c.number]), " .)#")
		}
		units = append(units, u)
		if answer := cells[c.answer]; answer.HasChildren() {
			units = r.paragraphUnits(units, r.paragraphOf(children(answer)))
		}
	}
	return units
}

// hasSurplus tells whether a row of a table has more cells than its header.
func (d *document) hasSurplus(table ast.Node) bool {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		if len(d.surplus(row.LastChild())) > 0 {
			return true
		}
	}
	return false
}

// columnsOf reads the header of a table of questions: one for the question and one
// for its answer, behind a number or not.
func (r *recogniser) columnsOf(header ast.Node) (c columns, ok bool) {
	cells := children(header)
	c = columns{number: -1, question: len(cells) - 2, answer: len(cells) - 1}
	if len(cells) == 3 {
		c.number = 0
	}
	if len(cells) != 2 && len(cells) != 3 || c.number == 0 && !r.areNumbers(header) {
		return c, false
	}
	kind, ok := r.lookUpLabel(r.plain(cells[c.answer]))
	asked := r.plain(cells[c.question])
	return c, ok && kind == guide.Answer && (locales.is("question", asked) || locales.is("section", asked)) && r.areAsked(header, c.question)
}

// areAsked tells whether half of the cells in a column below a header look like
// questions: keys at the end of a quiz have the same header.
func (r *recogniser) areAsked(header ast.Node, column int) bool {
	rows, asked := 0, 0
	for row := header.NextSibling(); row != nil; row = row.NextSibling() {
		rows++
		if cells := children(row); column < len(cells) && ask(r.plain(cells[column])).like != unlike {
			asked++
		}
	}
	return asked*2 >= rows
}

// areNumbers tells whether the first cells below a header are numbers.
func (r *recogniser) areNumbers(header ast.Node) bool {
	for row := header.NextSibling(); row != nil; row = row.NextSibling() {
		if cell := row.FirstChild(); cell == nil || leadingNumber(strings.Trim(r.plain(cell), " #")+".") == 0 {
			return false
		}
	}
	return true
}

// inlineBelow gives the inline nodes of the cells of a row.
func (r *recogniser) inlineBelow(row ast.Node) (nodes []ast.Node) {
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		nodes = append(nodes, children(cell)...)
	}
	return nodes
}
