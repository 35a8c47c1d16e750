package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// table renders a table in a region that scrolls by keyboard too, named by the
// words of its header.
func (r *renderer) table(n *extension.Table) {
	r.str(`<div class="table" role="region" tabindex="0" aria-label="`)
	r.buf = appendEscaped(r.buf, []byte(r.d.tableName(n)))
	r.str("\">\n<table>\n")
	f := r.enter(true)
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		switch row.(type) {
		case *extension.TableHeader:
			r.str("<thead>\n")
			r.row(row, "th")
			r.str("</thead>\n")
		default:
			if !body {
				r.str("<tbody>\n")
				body = true
			}
			r.row(row, "td")
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

// row renders a row of cells; an empty header cell heads nothing and is a
// plain one.
func (r *renderer) row(n ast.Node, name string) {
	r.str("<tr>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cell, ok := c.(*extension.TableCell)
		if !ok {
			continue
		}
		element := name
		if !cell.HasChildren() {
			element = "td"
		}
		r.str("<" + element)
		if element == "th" {
			r.str(` scope="col"`)
		}
		r.str(alignClass(cell.Alignment))
		r.str(">")
		r.lines(cell, true)
		if cell.NextSibling() == nil {
			r.surplus(cell)
		}
		r.str("</" + element + ">")
	}
	r.str("</tr>\n")
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

// surplus adds cells beyond the header's, which the parser leaves out, to the
// last cell of their row.
func (r *renderer) surplus(cell ast.Node) {
	if cell.Lines().Len() == 0 {
		return
	}
	rest := r.d.text[cell.Lines().At(0).Stop:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	rest = bytes.TrimSpace(rest)
	rest = bytes.TrimSuffix(bytes.TrimPrefix(rest, []byte("|")), []byte("|"))
	if len(bytes.TrimSpace(rest)) == 0 {
		return
	}
	r.d.problem(r.d.pos(cell), "table-cells", guide.Warning, "the row has more cells than the table's header",
		"escape a | inside a cell as \\|, or add a column")
	r.str(" | ")
	r.buf = appendMarkdown(r.buf, bytes.TrimSpace(rest))
}
