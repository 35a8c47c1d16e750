package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// table renders a table in a group that scrolls by keyboard too, named by the
// words of its header; it is no landmark, of which no two may share a name.
func (r *renderer) table(n *extension.Table) {
	r.str(`<div class="table" role="group" tabindex="0" aria-label="`)
	r.buf = appendEscaped(r.buf, []byte(r.d.tableName(n)))
	r.str("\">\n<table>\n")
	f := r.enter(true)
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		switch row.(type) {
		case *extension.TableHeader:
			r.str("<thead>\n")
			r.row(row)
			r.str("</thead>\n")
		default:
			if !body {
				r.str("<tbody>\n")
				body = true
			}
			r.row(row)
		}
	}
	if body {
		r.str("</tbody>\n")
	}
	r.leave(f)
	r.str("</table>\n</div>\n")
}

// tableName joins the words of a table's header.
func (d *document) tableName(n ast.Node) string {
	var name []byte
	if header := n.FirstChild(); header != nil {
		for cell := header.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if words := d.plain(cell); words != "" {
				if name != nil {
					name = append(name, ", "...)
				}
				name = append(name, words...)
			}
		}
	}
	if name == nil {
		return "…"
	}
	return string(name)
}

func (r *renderer) row(n ast.Node) {
	r.str("<tr>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cell, ok := c.(*extension.TableCell)
		if !ok {
			continue
		}
		element, scope := "td", scopeOf(cell)
		if scope != "" {
			element = "th"
		}
		r.str("<" + element + scope + alignClass(cell.Alignment) + ">")
		r.lines(cell, true)
		if cell.NextSibling() == nil {
			r.surplus(cell)
		}
		r.str("</" + element + ">")
	}
	r.str("</tr>\n")
}

// scopeOf says what a cell heads: its column in the header, its row where it
// comes first below an empty corner, as in tables that compare. An empty cell
// heads nothing.
func scopeOf(cell *extension.TableCell) string {
	row := cell.Parent()
	if !cell.HasChildren() {
		return ""
	}
	if _, ok := row.(*extension.TableHeader); ok {
		return ` scope="col"`
	}
	corner := row.Parent().FirstChild().FirstChild()
	next := corner.NextSibling()
	if cell.PreviousSibling() == nil && !corner.HasChildren() && next != nil && next.HasChildren() {
		return ` scope="row"`
	}
	return ""
}

func alignClass(a extension.Alignment) string {
	switch a {
	case extension.AlignLeft:
		return ` class="l"`
	case extension.AlignCenter:
		return ` class="c"`
	case extension.AlignRight:
		return ` class="r"`
	}
	return ""
}

// surplus gives the cells behind the last of a row that are beyond the header's,
// which the parser leaves out.
func (d *document) surplus(cell ast.Node) []byte {
	if cell == nil || cell.Lines().Len() == 0 {
		return nil
	}
	rest := d.text[cell.Lines().At(0).Stop:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	rest = bytes.TrimSpace(rest)
	return bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimPrefix(rest, []byte("|")), []byte("|")))
}

// surplus adds such cells to the last of their row.
func (r *renderer) surplus(cell ast.Node) {
	rest := r.d.surplus(cell)
	if len(rest) == 0 {
		return
	}
	r.d.problem(r.d.pos(cell), "table-cells", guide.Warning, "the row has more cells than the table's header",
		"escape a | inside a cell as \\|, or add a column")
	r.str(" | ")
	r.buf = appendMarkdown(r.buf, rest)
}
