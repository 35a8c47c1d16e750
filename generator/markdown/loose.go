package markdown

import (
	"bytes"
	"maps"
	"slices"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// mayStayOpen are elements whose end tag HTML lets authors leave out.
var mayStayOpen = wordSet("p li td th tr dt dd thead tbody tfoot")

// looseTags makes text of start tags that nothing ends, such as the <div> of
// "What is a <div>?": they are words without their backticks, and as tags they
// would be missing from the sentence. A tag that ends further down the file,
// or that has attributes, is meant as one.
func (d *document) looseTags() {
	if d.opts.Trust || !d.tagged {
		return
	}
	var loose []*ast.RawHTML
	var blocks []*ast.HTMLBlock
	ended := map[string]bool{}
	ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if block, ok := n.(*ast.HTMLBlock); ok && entering {
			blocks = append(blocks, block)
		}
		if n.Type() == ast.TypeInline || !entering || n.FirstChild() == nil || n.FirstChild().Type() != ast.TypeInline {
			return ast.WalkContinue, nil
		}
		_, heading := n.(*ast.Heading)
		for _, tag := range d.unpaired(n, ended) {
			if heading || !mayStayOpen[tagName(tag.Segments.Value(d.text))] {
				loose = append(loose, tag)
			}
		}
		return ast.WalkSkipChildren, nil
	})
	for _, tag := range loose {
		source := tag.Segments.Value(d.text)
		name := tagName(source)
		if _, known := ended[name]; !known {
			ended[name] = d.endsIn(blocks, name)
		}
		if !ended[name] {
			d.leftOpen(name, string(source), d.pos(tag))
			tag.Parent().ReplaceChild(tag.Parent(), tag, ast.NewTextSegment(tag.Segments.At(0)))
		}
	}
}

// unpaired gives the bare start tags in a block of text that have no end in
// it. It marks the names of end tags without a start.
func (d *document) unpaired(block ast.Node, ended map[string]bool) (bare []*ast.RawHTML) {
	var open map[string][]*ast.RawHTML // by name, so that a tag is found at once among thousands
	ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		raw, ok := n.(*ast.RawHTML)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		tag := raw.Segments.Value(d.text)
		name := tagName(tag)
		kind, known := tags[name]
		switch last := len(open[name]) - 1; {
		case !known || kind == void || name == "details" || name == "summary":
		case tag[1] != '/':
			if open == nil {
				open = map[string][]*ast.RawHTML{} // most blocks have no tag
			}
			open[name] = append(open[name], raw)
		case last < 0:
			ended[name] = true
		default:
			open[name] = open[name][:last]
		}
		return ast.WalkContinue, nil
	})
	if open == nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(open)) {
		for _, raw := range open[name] {
			if isBare(raw.Segments.Value(d.text)) && raw.Segments.Len() == 1 {
				bare = append(bare, raw)
			}
		}
	}
	return bare
}

// endsIn tells whether blocks of HTML end more elements of a name than they
// begin.
func (d *document) endsIn(blocks []*ast.HTMLBlock, name string) bool {
	more := 0
	for _, block := range blocks {
		text := bytes.ToLower(d.htmlOf(block))
		more += bytes.Count(text, []byte("</"+name+">")) - bytes.Count(text, []byte("<"+name+">")) - bytes.Count(text, []byte("<"+name+" "))
	}
	return more > 0
}

func (d *document) leftOpen(name, tag string, at guide.Pos) {
	if !d.left[name] {
		d.left[name] = true
		d.problem(at, "html-unknown", guide.Warning, tag+" is not closed; it is shown as text", "put it in backticks")
	}
}
