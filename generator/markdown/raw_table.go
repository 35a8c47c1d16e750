package markdown

import (
	"fmt"
	"strconv"

	"golang.org/x/net/html"
)

// grid follows the columns of an author's table, for rows that end early: of
// seven pictures a row, the last has what is left.
type grid struct {
	columns int   // of the first row
	at      int   // the column that the next cell may stand in
	reach   []int // for each column, how many rows from this one on its cell covers
}

// cell puts a cell in the row.
func (g *grid) cell(t html.Token) {
	for g.at < len(g.reach) && g.reach[g.at] > 0 {
		g.at++
	}
	for range min(span(t, "colspan"), mostColumns-g.at) {
		if g.at == len(g.reach) {
			g.reach = append(g.reach, 0)
		}
		g.reach[g.at] = span(t, "rowspan")
		g.at++
	}
}

// end ends the row and gives how many columns it lacks.
func (g *grid) end() int {
	width := 0
	for i, rows := range g.reach {
		if rows > 0 {
			width = i + 1
			g.reach[i]--
		}
	}
	if g.columns == 0 {
		g.columns = width
	}
	g.at = 0
	return max(g.columns-width, 0)
}

// span gives how many columns or rows a cell covers.
func span(t html.Token, key string) int {
	n, err := strconv.Atoi(attribute(t, key))
	if err != nil || n < 1 || n > mostColumns {
		return 1
	}
	return n
}

// mostColumns is how many columns a cell may cover, and how many of a table are
// followed: each row looks at them all.
const mostColumns = 1000

// startCell tells the table of a cell, endRow fills the row that ends.
func (r *renderer) startCell(t html.Token) {
	if g := r.grid(); g != nil {
		g.cell(t)
	}
}

func (r *renderer) endRow() {
	g := r.grid()
	if g == nil {
		return
	}
	switch lacks := g.end(); lacks {
	case 0:
	case 1:
		r.str("<td></td>")
	default:
		r.buf = fmt.Appendf(r.buf, `<td colspan="%d"></td>`, lacks)
	}
}

// grid gives that of the innermost open table.
func (r *renderer) grid() *grid {
	for i := len(r.open) - 1; i >= r.base; i-- {
		if r.open[i].grid != nil {
			return r.open[i].grid
		}
	}
	return nil
}
