package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// renderer appends the HTML of nodes to a buffer that is reused. Elements of
// the author's raw HTML that are still open are kept on a stack; each is closed
// at the latest where the Markdown element around it ends, so that every piece
// of HTML is balanced.
type renderer struct {
	d      *document
	buf    []byte
	refs   []guide.Ref
	open   []element // raw elements not closed yet
	base   int       // index in open where the current Markdown element begins
	flow   bool      // block elements may stand here
	heads  bool      // headings may, as in a summary
	linked int       // links that we are inside of
	depth  int       // inline elements that we are inside of
}

func (d *document) renderer() *renderer {
	r := &d.scratch
	*r = renderer{d: d, buf: r.buf[:0], open: r.open[:0], flow: true}
	return r
}

// finish closes what is open and gives what was rendered.
func (r *renderer) finish() guide.Prose {
	r.closeTo(0)
	return guide.Prose{HTML: guide.HTML(r.buf), Refs: r.refs}
}

func (r *renderer) str(s string) { r.buf = append(r.buf, s...) }

func (r *renderer) int(n int) { r.buf = strconv.AppendInt(r.buf, int64(n), 10) }

// frame is the state around a Markdown element.
type frame struct {
	base        int
	flow, heads bool
}

// enter begins the content of a Markdown element, which may hold block
// elements or not.
func (r *renderer) enter(flow bool) frame {
	f := frame{r.base, r.flow, r.heads}
	r.base, r.flow, r.heads = len(r.open), flow, false
	return f
}

// leave closes raw elements that were opened in the element's content.
func (r *renderer) leave(f frame) {
	r.closeTo(r.base)
	r.base, r.flow, r.heads = f.base, f.flow, f.heads
}

// blocks renders the block children of n.
func (r *renderer) blocks(n ast.Node) {
	f := r.enter(true)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.block(c)
	}
	r.leave(f)
}

// inlines renders the inline children of n in an element that holds no blocks.
func (r *renderer) inlines(n ast.Node) {
	if r.depth >= r.d.opts.limits.nesting {
		r.buf = appendEscaped(r.buf, []byte(r.d.plain(n)))
		return
	}
	r.depth++
	defer func() { r.depth-- }()
	f := r.enter(false)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.inline(c)
	}
	r.leave(f)
}
