package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// columns are the places of what a table of questions holds: number is -1 when it
// has none; options, or a word on the question, if any, are between the question and its answer, and further
// parts behind that.
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
		if c.answer > c.question+1 {
			units = append(units, &unit{node: listOf(cells[c.question+1 : c.answer])})
		}
		for i, cell := range cells[c.answer:] {
			kind, _ := r.labelOfColumn(children(header)[c.answer+i])
			units = r.cellUnits(units, cell, kind)
		}
	}
	return units
}

// cellUnits adds what stands in a cell of a table of questions: a part, as a details
// element is with a label that is not shown.
func (r *recogniser) cellUnits(units []*unit, cell ast.Node, kind guide.PartKind) []*unit {
	if !cell.HasChildren() {
		return units
	}
	p := r.paragraphOf(children(cell))
	return append(units, &unit{form: summaryLine, node: p, label: string(kind), sub: r.paragraphUnits(nil, p)})
}

// listOf makes a list of cells.
func listOf(cells []ast.Node) *ast.List {
	list := ast.NewList('.')
	list.Start, list.IsTight = 1, true
	for _, cell := range cells {
		item, text := ast.NewListItem(0), ast.NewTextBlock()
		for _, n := range children(cell) {
			text.AppendChild(text, n)
		}
		item.AppendChild(item, text)
		list.AppendChild(list, item)
	}
	return list
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

// columnsOf reads the header of a table of questions: one for the question, behind
// a number or not, one for each option by its letter or one for the level or the
// like, if any, and those for the answer, or its points, and other parts.
func (r *recogniser) columnsOf(header ast.Node) (c columns, ok bool) {
	cells := children(header)
	if c.number = -1; len(cells) > 2 && r.areNumbers(header) {
		c.number, c.question = 0, 1
	}
	c.answer = c.question + 1
	for c.answer < len(cells) && (r.isLetterCell(cells[c.answer], c.answer-c.question-1) ||
		wordedLetter(r.plain(cells[c.answer])+". ") == letterAt(c.answer-c.question-1)) {
		c.answer++
	}
	if next := c.question + 1; c.answer == next && len(cells) > next+1 && locales.is("prose", r.plain(cells[next])) {
		c.answer++
	}
	answered := false
	for _, cell := range cells[min(c.answer, len(cells)):] {
		kind, label := r.labelOfColumn(cell)
		if !label {
			return c, false
		}
		answered = answered || kind == guide.Answer || kind == guide.KeyPoints
	}
	asked := r.plain(cells[c.question])
	return c, answered && (locales.is("question", asked) || locales.is("section", asked)) && r.areAsked(header, c.question)
}

// labelOfColumn reads the header of a part: "Answer", "Red flag if ...".
func (r *recogniser) labelOfColumn(cell ast.Node) (guide.PartKind, bool) {
	if kind, ok := r.lookUpLabel(r.plain(cell)); ok {
		return kind, true
	}
	return flagsBy(locales.begins, r.plain(cell))
}

// areAsked tells whether half of the cells in a column below a header look like
// questions: keys at the end of a quiz have the same header, above numbers or "Q1".
func (r *recogniser) areAsked(header ast.Node, column int) bool {
	rows, asked := 0, 0
	for row := header.NextSibling(); row != nil; row = row.NextSibling() {
		rows++
		if cells := children(row); column < len(cells) {
			text := r.plain(cells[column])
			if _, counts := questionWord(text); !counts && ask(text).like != unlike {
				asked++
			}
		}
	}
	return asked*2 >= rows
}

// areNumbers tells whether the first cells below a header are numbers.
func (r *recogniser) areNumbers(header ast.Node) bool {
	for row := header.NextSibling(); row != nil; row = row.NextSibling() {
		if cell := row.FirstChild(); cell == nil || leadingNumber(strings.Trim(r.plain(cell), " #")) == 0 {
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
