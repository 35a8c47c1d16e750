package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// turnsOfTables makes paragraphs of tables that hold a conversation: a name and
// what is said in each row, or what is said below the name of each side.
func (r *recogniser) turnsOfTables() {
	var next ast.Node // of the blocks that were there
	for n := r.root.FirstChild(); n != nil; n = next {
		next = n.NextSibling()
		table, ok := n.(*extension.Table)
		if !ok || r.hasSurplus(table) {
			continue
		}
		turns := r.spokenColumns(table)
		if turns == nil {
			turns = r.spokenRows(table)
		}
		if turns == nil {
			continue
		}
		r.drop(table.FirstChild(), "header of a table of turns")
		for _, p := range turns {
			r.root.InsertBefore(r.root, table, p)
		}
		r.root.RemoveChild(r.root, table)
	}
}

// spokenColumns gives the turns of a table with a column for each side of an
// interview, below one that counts or not, or nil.
func (r *recogniser) spokenColumns(table *extension.Table) (turns []ast.Node) {
	names := children(table.FirstChild())
	from := 0
	if len(names) == 3 && r.counts(table) {
		from = 1
	}
	for _, name := range names[from:] {
		if c := speakerOf(r.plain(name) + ":"); roleWord(c.name) == "" && c.part == "" {
			return nil
		}
	}
	for row := names[0].Parent().NextSibling(); row != nil; row = row.NextSibling() {
		var count []ast.Node
		for i, cell := range children(row) {
			switch {
			case i < from:
				count = []ast.Node{ast.NewString([]byte(r.plain(cell) + ".")), ast.NewString([]byte(" "))}
			case cell.HasChildren():
				turns = append(turns, r.said(append(count, ast.NewString([]byte(r.plain(names[i])))), cell))
				count = nil
			}
		}
	}
	return turns
}

// counts tells whether the first cells of the rows of a table are numbers.
func (r *recogniser) counts(table *extension.Table) bool {
	for row := table.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		if n := r.plain(row.FirstChild()); len(n) > 3 || leadingNumber(n) == 0 || strings.Trim(n, digits) != "" {
			return false
		}
	}
	return true
}

// spokenRows gives the turns of a table whose rows name who says what, one of
// whom asks, or nil.
func (r *recogniser) spokenRows(table *extension.Table) (turns []ast.Node) {
	heard := stage{voices: map[string]*voice{}}
	var calls []*voice
	for row := table.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		cells := r.spokenCells(row)
		if cells == nil {
			return nil
		}
		name := strings.TrimRight(r.plain(cells[0]), ":： ")
		v := r.hear(&heard, speakerOf(name+":"), row)
		if v == nil || v.label || len(heard.order) > 4 {
			return nil
		}
		v.says(r.plain(cells[1]))
		calls = append(calls, v)
	}
	asks := false
	for _, v := range heard.order {
		asks = asks || v.asks*2 >= v.lines
	}
	if len(heard.order) < 2 || len(calls) < 6 && sides(heard.order) < 2 || !asks || !takeTurns(heard.order, calls) {
		return nil
	}
	for row := table.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		cells := r.spokenCells(row)
		name := children(cells[0])
		if when := r.plain(row.FirstChild()); row.FirstChild() != cells[0] && when != "" {
			if digitAt(when, len(when)-1) && !strings.Contains(when, ":") {
				when += "."
			}
			name = append([]ast.Node{ast.NewString([]byte(when + " "))}, name...)
		}
		turns = append(turns, r.said(name, cells[1]))
	}
	return turns
}

// spokenCells gives the cells of a row for a name and what is said, nil when there
// are others but one before them that counts the turns or tells their time.
func (r *recogniser) spokenCells(row ast.Node) []ast.Node {
	cells := children(row)
	if len(cells) == 3 {
		if when := r.plain(cells[0]); when != "" && !timeBefore.MatchString(when+". ") && !timeBefore.MatchString(when+" ") {
			return nil
		}
		cells = cells[1:]
	}
	if len(cells) != 2 {
		return nil
	}
	return cells
}

// said makes the paragraph of a turn.
func (r *recogniser) said(name []ast.Node, cell ast.Node) ast.Node {
	if text := r.plainOf(name); !strings.HasSuffix(text, ":") && !strings.HasSuffix(text, "：") {
		name = append(name, ast.NewString([]byte(":")))
	}
	return r.paragraphOf(append(name, children(cell)...))
}
