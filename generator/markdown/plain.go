package markdown

import (
	"bytes"

	emoji "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// plain gives the text of a node, soft breaks as spaces.
func (d *document) plain(n ast.Node) string {
	return string(bytes.TrimSpace(d.scratchText(n)))
}

// plainOf gives the text of inline nodes.
func (d *document) plainOf(nodes []ast.Node) string {
	return string(d.scratchText(nodes...))
}

// plainSize gives the length of the text of inline nodes.
func (d *document) plainSize(nodes ...ast.Node) int { return len(d.scratchText(nodes...)) }

// scratchText is plainOf in a buffer that the next call overwrites.
func (d *document) scratchText(nodes ...ast.Node) []byte {
	text := d.words[:0]
	for _, n := range nodes {
		text = d.appendPlain(text, n)
	}
	d.words = text
	return text
}

// appendPlain appends the text of n to dst: inline nodes run together, blocks
// are parted by a space.
func (d *document) appendPlain(dst []byte, n ast.Node) []byte {
	switch n := n.(type) {
	case *ast.Text:
		return d.appendText(dst, n)
	case *ast.String:
		return append(dst, n.Value...)
	case *ast.AutoLink:
		return append(dst, n.Label(d.text)...)
	case *mathNode:
		return append(dst, n.tex...)
	case *emoji.Emoji:
		return append(dst, string(n.Value.Unicode)...)
	case *extension.Strikethrough:
		if d.unstruck {
			return dst
		}
	case *ast.RawHTML:
		if isBreak(n, d.text) {
			return append(dst, ' ')
		}
		if tag := n.Segments.Value(d.text); tag[1] != '!' && tag[1] != '?' && foreign(tag, tagName(tag)) {
			return append(dst, tag...) // it is shown as text
		}
		return dst
	}
	return d.appendChildren(dst, n)
}

func (d *document) appendText(dst []byte, n *ast.Text) []byte {
	value := n.Value(d.text)
	if !n.IsRaw() {
		value = unescape(value)
	}
	dst = append(dst, value...)
	if n.SoftLineBreak() || n.HardLineBreak() {
		dst = append(dst, ' ')
	}
	return dst
}

func (d *document) appendChildren(dst []byte, n ast.Node) []byte {
	if n.Type() == ast.TypeBlock && n.IsRaw() {
		lines := n.Lines()
		for i := range lines.Len() {
			line := lines.At(i)
			dst = append(dst, line.Value(d.text)...)
		}
		return dst
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if d.unstruck {
			if end := d.struckTo(c); end != nil {
				c = end
				continue
			}
		}
		if c.Type() == ast.TypeBlock && len(dst) > 0 {
			dst = append(dst, ' ')
		}
		dst = d.appendPlain(dst, c)
	}
	return dst
}

// standing is plain but for what is struck out, as a key that was mended is:
// "~~A~~ B".
func (d *document) standing(n ast.Node) string {
	d.unstruck = true
	defer func() { d.unstruck = false }()
	return d.plain(n)
}

// struckTo gives the end tag of what n begins to strike out, or the last node without
// one; nil where n begins nothing of that kind.
func (d *document) struckTo(n ast.Node) ast.Node {
	for _, name := range []string{"del", "s", "strike"} {
		if !d.isTag(n, name, false) {
			continue
		}
		for n.NextSibling() != nil && !d.isTag(n, name, true) {
			n = n.NextSibling()
		}
		return n
	}
	return nil
}

// strikes tells whether some text below a node is struck out.
func strikes(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == extension.KindStrikethrough || strikes(c) {
			return true
		}
	}
	return false
}
