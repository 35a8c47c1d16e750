package markdown

import (
	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// renderer appends the HTML of nodes to a buffer that is reused.
type renderer struct {
	d    *document
	buf  []byte
	refs []guide.Ref
}

func (d *document) renderer() *renderer {
	r := &d.scratch
	r.d, r.buf, r.refs = d, r.buf[:0], nil
	return r
}

// finish gives what was rendered.
func (r *renderer) finish() guide.Prose {
	return guide.Prose{HTML: guide.HTML(r.buf), Refs: r.refs}
}

func (r *renderer) str(s string) { r.buf = append(r.buf, s...) }

// block renders one block node.
func (r *renderer) block(n ast.Node) {
	r.str("<p>")
	r.buf = appendEscaped(r.buf, []byte(r.d.plain(n)))
	r.str("</p>\n")
}

// inline renders one inline node.
func (r *renderer) inline(n ast.Node) {
	r.buf = appendEscaped(r.buf, []byte(r.d.plain(n)))
}

// level is the heading level of h on the page, 2 to 6.
func (d *document) level(h *ast.Heading) int {
	if l := d.levels[h]; l > 0 {
		return l
	}
	return max(2, h.Level)
}
