package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Cutting takes text off the ends of inline nodes, or parts a paragraph in two,
// by moving nodes and the ends of segments. No text is written anew, so
// positions stay true and nothing can be lost.

// paragraphOf makes a paragraph of inline nodes, taking them from where they are.
func (d *document) paragraphOf(nodes []ast.Node) *ast.Paragraph {
	p := ast.NewParagraph()
	lines := text.NewSegments()
	if len(nodes) > 0 {
		if at := offset(nodes[0]); at >= 0 {
			lines.Append(text.NewSegment(at, at))
		}
	}
	p.SetLines(lines)
	for _, n := range nodes {
		if parent := n.Parent(); parent != nil {
			parent.RemoveChild(parent, n)
		}
		p.AppendChild(p, n)
	}
	return p
}

// breaks tells whether a line ends with n.
func (d *document) breaks(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Text:
		return n.SoftLineBreak() || n.HardLineBreak()
	case *ast.RawHTML:
		return d.isBreakTag(n)
	}
	return false
}

// isBreakTag tells whether n is a br element.
func (d *document) isBreakTag(n *ast.RawHTML) bool {
	tag := bytes.ToLower(n.Segments.Value(d.text))
	return bytes.HasPrefix(tag, []byte("<br")) && len(bytes.Trim(tag[3:], " />")) == 0
}

// endLine removes the break at the end of a line that becomes the last of its
// paragraph.
func endLine(line []ast.Node) {
	if t, ok := line[len(line)-1].(*ast.Text); ok {
		t.SetSoftLineBreak(false)
		t.SetHardLineBreak(false)
	}
}

// cutFront removes the first n bytes of text from inline nodes.
func (d *document) cutFront(nodes []ast.Node, n int) []ast.Node {
	for len(nodes) > 0 && n > 0 {
		first := nodes[0]
		size := d.plainSize(nodes[0])
		if size <= n {
			n -= size
			nodes = nodes[1:]
			continue
		}
		switch first := first.(type) {
		case *ast.Text:
			d.cutTextFront(first, n)
		case *ast.CodeSpan:
		default:
			kept := d.cutFront(children(first), n)
			d.keep(first, kept)
		}
		return nodes
	}
	return nodes
}

// keep removes the children of n that are not in kept.
func (d *document) keep(n ast.Node, kept []ast.Node) {
	stays := make(map[ast.Node]bool, len(kept))
	for _, k := range kept {
		stays[k] = true
	}
	for _, c := range children(n) {
		if !stays[c] {
			n.RemoveChild(n, c)
		}
	}
}

// cutTextFront removes the first n bytes of what a text node reads as.
func (d *document) cutTextFront(t *ast.Text, n int) {
	at := textOffset(t.Segment.Value(d.text), n)
	t.Segment = t.Segment.WithStart(t.Segment.Start + at)
}

// textOffset gives the byte of Markdown text at which n bytes of what it reads
// as have passed.
func textOffset(source []byte, n int) int {
	at := 0
	for read := 0; at < len(source) && read < n; {
		chars, size := readOne(source[at:])
		read, at = read+len(chars), at+size
	}
	return at
}

// cutBack removes the last n bytes of text from inline nodes.
func (d *document) cutBack(nodes []ast.Node, n int) []ast.Node {
	for len(nodes) > 0 && n > 0 {
		last := nodes[len(nodes)-1]
		size := d.plainSize(nodes[len(nodes)-1])
		if size <= n {
			n -= size
			nodes = nodes[:len(nodes)-1]
			continue
		}
		switch last := last.(type) {
		case *ast.Text:
			if last.SoftLineBreak() || last.HardLineBreak() {
				n-- // the break reads as a space
				endLine(nodes)
			}
			value := last.Segment.Value(d.text)
			at := textOffset(value, len(unescape(value))-n)
			last.Segment = last.Segment.WithStop(last.Segment.Start + at)
		case *ast.CodeSpan:
		default:
			d.keep(last, d.cutBack(children(last), n))
		}
		return nodes
	}
	return nodes
}

// splitText parts nodes after the first n bytes of their text: those before
// and those behind. Only a text node at the top is cut in two.
func (d *document) splitText(nodes []ast.Node, n int) (before, behind []ast.Node) {
	for i, node := range nodes {
		size := d.plainSize(node)
		if size <= n {
			n -= size
			if n == 0 {
				return nodes[:i+1], nodes[i+1:]
			}
			continue
		}
		t, ok := node.(*ast.Text)
		if !ok || n == 0 {
			return nodes[:i], nodes[i:]
		}
		at := textOffset(t.Segment.Value(d.text), n)
		head := ast.NewTextSegment(t.Segment.WithStop(t.Segment.Start + at))
		t.Segment = t.Segment.WithStart(t.Segment.Start + at)
		return append(append([]ast.Node{}, nodes[:i]...), head), nodes[i:]
	}
	return nodes, nil
}

// trimInline removes space, breaks and empty text around inline nodes.
func (d *document) trimInline(nodes []ast.Node) []ast.Node {
	for len(nodes) > 0 && d.blank(nodes[0]) {
		nodes = nodes[1:]
	}
	for len(nodes) > 0 && d.blank(nodes[len(nodes)-1]) {
		nodes = nodes[:len(nodes)-1]
	}
	if len(nodes) == 0 {
		return nil
	}
	if t, ok := nodes[0].(*ast.Text); ok {
		t.Segment = t.Segment.TrimLeftSpace(d.text)
	}
	if t, ok := nodes[len(nodes)-1].(*ast.Text); ok {
		t.Segment = t.Segment.TrimRightSpace(d.text)
		endLine(nodes)
	}
	return nodes
}

// blank tells whether an inline node shows nothing.
func (d *document) blank(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Text:
		return len(bytes.TrimSpace(n.Segment.Value(d.text))) == 0
	case *ast.RawHTML:
		return d.isBreakTag(n)
	}
	return false
}

// breakLine ends a line after the first n bytes of its text, and gives the node
// that it ends with now: nil when they end inside another than text.
func (d *document) breakLine(l line, n int) ast.Node {
	before, behind := d.splitText(l.nodes, n)
	if len(behind) == 0 || len(d.plainOf(before)) != n {
		return nil
	}
	end, ok := before[len(before)-1].(*ast.Text)
	if !ok {
		at := offset(behind[0])
		end = ast.NewTextSegment(text.NewSegment(at, at))
	}
	if end.Parent() == nil {
		behind[0].Parent().InsertBefore(behind[0].Parent(), behind[0], end)
	}
	if t, ok := behind[0].(*ast.Text); ok {
		t.Segment = t.Segment.TrimLeftSpace(d.text)
	}
	end.SetSoftLineBreak(true)
	return end
}
