package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// quote renders a block quote, as an alert when its first line says so.
func (r *renderer) quote(n *ast.Blockquote) {
	kind := r.d.alert(n)
	if kind == "" {
		r.element("blockquote", n)
		return
	}
	r.beginAlert(kind, nil)
	f := r.enter(true)
	first := n.FirstChild()
	r.afterMarker(first)
	for c := first.NextSibling(); c != nil; c = c.NextSibling() {
		r.block(c)
	}
	r.leave(f)
	r.str("</div>\n")
}

// beginAlert begins an alert, with the author's title in bold or that of its kind.
func (r *renderer) beginAlert(kind string, title *summaryNode) {
	r.str(`<div class="alert ` + kind + `" role="note">` + "\n" + `<p class="alert-title">`)
	if title == nil {
		r.phrase("alert." + kind)
	} else {
		r.str("<b>")
		r.inlines(title)
		r.str("</b>")
	}
	r.str("</p>\n")
}

// alertKinds are the alerts that GitHub shows.
var alertKinds = []string{"note", "tip", "important", "warning", "caution"}

// alert gives the kind of alert that a quote is: "note" for one that begins
// with a line "[!NOTE]".
func (d *document) alert(n *ast.Blockquote) string {
	p, ok := n.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return ""
	}
	first := p.Lines().At(0)
	line := strings.ToLower(strings.TrimSpace(string(first.Value(d.text))))
	for _, kind := range alertKinds {
		if line == "[!"+kind+"]" {
			return kind
		}
	}
	return ""
}

// afterMarker renders the first paragraph of an alert without its first line.
func (r *renderer) afterMarker(p ast.Node) {
	end := p.Lines().At(0).Stop
	c := p.FirstChild()
	for c != nil && offset(c) < end {
		c = c.NextSibling()
	}
	if c == nil {
		return
	}
	r.str("<p>")
	f := r.enter(false)
	for ; c != nil; c = c.NextSibling() {
		r.inline(c)
	}
	r.leave(f)
	r.str("</p>\n")
}

// footnotes renders the notes that the text refers to, in order of reference.
func (r *renderer) footnotes(n *extension.FootnoteList) {
	r.str(`<div class="footnotes" role="doc-endnotes">` + "\n<ol>\n")
	f := r.enter(true)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		note, ok := c.(*extension.Footnote)
		if !ok {
			continue
		}
		r.str(`<li id="fn-`)
		r.int(note.Index)
		r.str("\">\n")
		r.blocks(note)
		r.str("</li>\n")
	}
	r.leave(f)
	r.str("</ol>\n</div>\n")
}

// noteID writes the id of the place in the text that refers to a note.
func (r *renderer) noteID(index, reference int) {
	r.str("fnref-")
	r.int(index)
	if reference > 0 {
		r.str("-")
		r.int(reference + 1)
	}
}

func (r *renderer) footnoteLink(n *extension.FootnoteLink) {
	r.str(`<sup id="`)
	r.noteID(n.Index, n.RefIndex)
	r.str(`"><a href="#fn-`)
	r.int(n.Index)
	r.str(`" role="doc-noteref">`)
	r.int(n.Index)
	r.str("</a></sup>")
}

func (r *renderer) footnoteBacklink(n *extension.FootnoteBacklink) {
	r.str(` <a href="#`)
	r.noteID(n.Index, n.RefIndex)
	r.str(`" role="doc-backlink" aria-label="`)
	r.phrase("link.backlink")
	r.str(`">↩︎</a>`)
}
