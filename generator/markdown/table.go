package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// column is what a column of a table of questions holds: a part, or one of these.
type column string

const (
	numberColumn   column = "number"
	questionColumn column = "question"
	optionColumn   column = "option"
	factColumn     column = "fact" // what is said of the question, its level or the like
	moreColumn     column = "more" // what is said behind the answer
)

// tableUnits adds a table to units: as questions and answers when its header says
// that its columns are these.
func (r *recogniser) tableUnits(units []*unit, table *extension.Table) []*unit {
	header := table.FirstChild()
	columns := r.columnsOf(header)
	asked := slices.Index(columns, questionColumn)
	if asked < 0 || table.ChildCount() < 3 || r.hasSurplus(table) {
		return append(units, &unit{node: table})
	}
	r.drop(header, "header of a table of questions")
	for row := header.NextSibling(); row != nil; row = row.NextSibling() {
		cells := children(row)
		if len(cells) < len(columns) || !cells[asked].HasChildren() {
			units = append(units, &unit{node: r.paragraphOf(r.inlineBelow(row))})
			continue
		}
		p := r.paragraphOf(children(cells[asked]))
		u := r.lineUnit(lineForm, p, r.lineOf(children(p)))
		u.label, u.joins = "", true
		var options []ast.Node
		var facts, parts []*unit
		for i, kind := range columns {
			switch cell := cells[i]; kind {
			case questionColumn:
			case numberColumn:
				u.number = strings.Trim(r.plain(cell), " .)#")
			case optionColumn:
				options = append(options, cell)
			case factColumn:
				facts = r.factUnits(facts, cell)
			case moreColumn:
				if cell.HasChildren() {
					parts = append(parts, &unit{node: r.paragraphOf(children(cell))})
				}
			default:
				parts = r.cellUnits(parts, cell, guide.PartKind(kind))
			}
		}
		units = append(append(units, u), facts...)
		if len(options) > 0 {
			units = append(units, &unit{node: listOf(options)})
		}
		units = append(units, parts...)
	}
	return units
}

// factUnits adds what a cell says of its question. A level comes first, in the words
// that readLevel knows.
func (r *recogniser) factUnits(units []*unit, cell ast.Node) []*unit {
	if !cell.HasChildren() {
		return units
	}
	p := r.paragraphOf(children(cell))
	if r.mean(r.plain(p), &facts{}) {
		p.InsertBefore(p, p.FirstChild(), ast.NewString([]byte("Level: ")))
		return slices.Insert(units, 0, &unit{node: p})
	}
	return append(units, &unit{node: p})
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
// a number or not, one for each option by its letter, those for the answer, or its
// points, and other parts, and what is said of the question. Between the question and
// its answer that is known, such as the level: what stands there else may answer, too.
// It gives nil for other tables.
func (r *recogniser) columnsOf(header ast.Node) (columns []column) {
	asked, options, answer := -1, 0, 0
	for i, cell := range children(header) {
		name := r.plain(cell)
		kind, part := r.labelOfColumn(name)
		switch {
		case asked < 0 && (locales.is("question", name) || locales.is("section", name)):
			asked = i
			columns = append(columns, questionColumn)
		case asked >= 0 && i == asked+1+options && (r.isLetterCell(cell, options) || wordedLetter(name+". ") == letterAt(options)):
			options++
			columns = append(columns, optionColumn)
		case asked >= 0 && part:
			if kind == guide.Answer || kind == guide.KeyPoints {
				answer = i
			}
			columns = append(columns, column(kind))
		case asked < 0 && i == 0 && r.areNumbers(header):
			columns = append(columns, numberColumn)
		case asked < 0 || locales.is("fact", name) || locales.is("prose", name):
			columns = append(columns, factColumn)
		case answer > 0:
			columns = append(columns, moreColumn)
		default:
			return nil
		}
	}
	if answer == 0 || !r.areAsked(header, asked) {
		return nil
	}
	return columns
}

// labelOfColumn reads the header of a part: "Answer", "Typical answer", "Red flag if ...".
func (r *recogniser) labelOfColumn(name string) (guide.PartKind, bool) {
	if kind, ok := r.lookUpLabel(name); ok {
		return kind, true
	}
	if words := strings.Fields(name); len(words) > 1 && len(words) <= 3 {
		if last := words[len(words)-1]; len(last) > 1 {
			if kind, ok := r.lookUpLabel(last); ok && kind == guide.Answer {
				return kind, true
			}
		}
	}
	return flagsBy(locales.begins, name)
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
