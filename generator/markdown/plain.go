package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// writePlain appends the text of n to b: inline nodes run together, blocks are
// parted by a space.
func (d *document) writePlain(b *strings.Builder, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		b.Write(unescaped(n.Value(d.text), n.IsRaw()))
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
		return
	case *ast.String:
		b.Write(unescaped(n.Value, n.IsRaw() || n.IsCode()))
		return
	case *ast.AutoLink:
		b.Write(n.Label(d.text))
		return
	case *ast.RawHTML:
		return
	}
	if n.Type() == ast.TypeBlock && n.IsRaw() {
		d.writeLines(b, n)
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock && b.Len() > 0 {
			b.WriteByte(' ')
		}
		d.writePlain(b, c)
	}
}

func (d *document) writeLines(b *strings.Builder, n ast.Node) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(d.text))
	}
}

// unescaped resolves the backslashes and entities of Markdown text.
func unescaped(s []byte, raw bool) []byte {
	if raw {
		return s
	}
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(s)))
}
