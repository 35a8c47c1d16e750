package markdown

import (
	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// recognise turns the document's nodes into blocks.
func (d *document) recognise() []guide.Block {
	var blocks []guide.Block
	var run []ast.Node
	flush := func() {
		if len(run) > 0 {
			blocks = append(blocks, d.prose(run...))
			run = nil
		}
	}
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			run = append(run, n)
			continue
		}
		flush()
		if h != d.titleNode {
			blocks = append(blocks, &guide.Heading{Level: d.level(h), Title: d.inline(children(h)...), Pos: d.pos(h)})
		}
	}
	flush()
	return blocks
}
