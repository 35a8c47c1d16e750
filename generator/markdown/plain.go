package markdown

import (
	"strings"

	emoji "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"
)

// writePlain appends the text of n to b: inline nodes run together, blocks are
// parted by a space.
func (d *document) writePlain(b *strings.Builder, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		d.writeText(b, n)
	case *ast.String:
		b.Write(n.Value)
	case *ast.AutoLink:
		b.Write(n.Label(d.text))
	case *mathNode:
		b.Write(n.tex)
	case *emoji.Emoji:
		b.WriteString(string(n.Value.Unicode))
	case *ast.RawHTML:
		if isBreak(n, d.text) {
			b.WriteByte(' ')
		}
	default:
		d.writeChildren(b, n)
	}
}

func (d *document) writeText(b *strings.Builder, n *ast.Text) {
	if n.IsRaw() {
		b.Write(n.Value(d.text))
	} else {
		b.Write(unescape(n.Value(d.text)))
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		b.WriteByte(' ')
	}
}

func (d *document) writeChildren(b *strings.Builder, n ast.Node) {
	if n.Type() == ast.TypeBlock && n.IsRaw() {
		b.Write(n.Lines().Value(d.text))
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock && b.Len() > 0 {
			b.WriteByte(' ')
		}
		d.writePlain(b, c)
	}
}
