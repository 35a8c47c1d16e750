package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// inlineEnds closes details whose end tag stands within a line of n or of a
// block in it, as it does below a list that no blank line ends. One that begins
// in the same paragraph ends there.
func (g *grouper) inlineEnds(n ast.Node) {
	if len(g.open) == 0 || n.Type() != ast.TypeBlock || n.IsRaw() {
		return
	}
	begun := 0
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		raw, ok := c.(*ast.RawHTML)
		switch {
		case ok && g.d.isTag(raw, "details", false):
			begun++
		case ok && begun > 0 && g.d.isTag(raw, "details", true):
			begun--
		case ok && len(g.open) > 0 && g.d.isTag(raw, "details", true):
			n.RemoveChild(n, c)
			g.open = g.open[:len(g.open)-1]
		case !ok && c.Kind() != kindDetails:
			g.inlineEnds(c)
		}
		c = next
	}
}

// isTag tells whether n is a start or end tag of the element.
func (d *document) isTag(n ast.Node, name string, end bool) bool {
	raw, ok := n.(*ast.RawHTML)
	if !ok {
		return false
	}
	tag := raw.Segments.Value(d.text)
	return bytes.HasPrefix(tag, []byte("</")) == end && tagName(tag) == name
}

// inlineBegin opens details whose start tag stands in a paragraph that does not
// end them: what follows the tag leaves the paragraph.
func (g *grouper) inlineBegin(p ast.Node) {
	start := g.d.unended(p)
	if start == nil || len(g.open) >= g.d.opts.limits.nesting {
		return
	}
	n := &detailsNode{}
	n.SetPos(start.Pos())
	rest := ast.NewParagraph()
	rest.SetLines(text.NewSegments())
	into := ast.Node(rest)
	for c := start.NextSibling(); c != nil; {
		next := c.NextSibling()
		switch {
		case n.summary == nil && g.d.isTag(c, "summary", false):
			n.summary = &summaryNode{}
			n.summary.SetPos(c.Pos())
			into = n.summary
			p.RemoveChild(p, c)
		case into != rest && g.d.isTag(c, "summary", true):
			into = rest
			p.RemoveChild(p, c)
		default:
			into.AppendChild(into, c)
		}
		c = next
	}
	p.RemoveChild(p, start)
	if g.d.plain(rest) != "" {
		n.AppendChild(n, rest)
	}
	if len(g.open) > 0 {
		g.insert(n, nil)
	} else {
		g.parent.InsertAfter(g.parent, p, n)
	}
	g.open = append(g.open, n)
}

// unended gives the first start tag of details among the children of a
// paragraph that no end tag among them belongs to, or nil.
func (d *document) unended(p ast.Node) ast.Node {
	var begun []ast.Node
	for c := p.FirstChild(); c != nil; c = c.NextSibling() {
		switch {
		case d.isTag(c, "details", false):
			begun = append(begun, c)
		case len(begun) > 0 && d.isTag(c, "details", true):
			begun = begun[:len(begun)-1]
		}
	}
	if len(begun) == 0 {
		return nil
	}
	return begun[0]
}
