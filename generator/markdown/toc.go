package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// isBackToTop tells whether a block is only a link back to the top of the page
// or to its contents.
func (r *recogniser) isBackToTop(n ast.Node) bool {
	switch n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
	case *ast.HTMLBlock:
		return r.isRawBackToTop(n)
	default:
		return false
	}
	if !r.linksInside(n) {
		return false
	}
	text := r.plain(n)
	return len(text) < 80 && locales.is("top", text)
}

// linksInside tells whether a link within the page stands below n.
func (r *recogniser) linksInside(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Link:
			if bytes.HasPrefix(c.Destination, []byte("#")) {
				return true
			}
		case *ast.RawHTML:
			if bytes.Contains(c.Segments.Value(r.text), []byte(`href="#`)) {
				return true
			}
		}
		if r.linksInside(c) {
			return true
		}
	}
	return false
}

// isRawBackToTop is isBackToTop for a block of HTML.
func (r *recogniser) isRawBackToTop(n ast.Node) bool {
	raw := n.Lines().Value(r.text)
	if len(raw) > 300 || !bytes.Contains(raw, []byte("#")) || !bytes.Contains(raw, []byte("<a")) {
		return false
	}
	return locales.is("top", textOfHTML(raw))
}
