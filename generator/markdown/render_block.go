package markdown

import (
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// block renders one block node.
func (r *renderer) block(n ast.Node) {
	if n, ok := n.(*ast.HTMLBlock); ok {
		r.htmlBlock(n)
		return
	}
	r.room()
	switch n := n.(type) {
	case *ast.Paragraph:
		r.paragraph(n)
	case *ast.TextBlock:
		r.textBlock(n)
	case *ast.Heading:
		r.heading(n)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		r.code(n)
	case *ast.List:
		r.list(n)
	case *ast.ListItem:
		r.item(n)
	case *ast.Blockquote:
		r.quote(n)
	case *ast.ThematicBreak:
		r.str("<hr>\n")
	case *extension.Table:
		r.table(n)
	case *detailsNode:
		r.details(n)
	case *plainNode:
		r.str("<p>")
		r.buf = appendEscaped(r.buf, n.Lines().Value(r.d.text))
		r.str("</p>\n")
	default:
		r.extended(n)
	}
}

// extended renders the rarer blocks.
func (r *renderer) extended(n ast.Node) {
	switch n := n.(type) {
	case *extension.DefinitionList:
		r.element("dl", n)
	case *extension.DefinitionTerm:
		r.str("<dt>")
		r.inlines(n)
		r.str("</dt>\n")
	case *extension.DefinitionDescription:
		r.element("dd", n)
	case *extension.FootnoteList:
		r.footnotes(n)
	case *summaryNode:
		r.inlines(n)
	case *ast.LinkReferenceDefinition:
	default:
		r.blocks(n)
	}
}

// element renders a block element that holds blocks.
func (r *renderer) element(name string, n ast.Node) {
	r.str("<" + name + ">\n")
	r.blocks(n)
	r.str("</" + name + ">\n")
}

// paragraph renders a paragraph. One with raw block elements inside is no p,
// which could not hold them.
func (r *renderer) paragraph(n ast.Node) {
	if n.FirstChild() == nil {
		return
	}
	name := "p"
	flow := r.holdsBlocks(n)
	if flow {
		name = "div"
	}
	at := len(r.buf)
	r.str("<" + name + ">")
	body := len(r.buf)
	r.lines(n, flow)
	if len(r.buf) == body {
		r.buf = r.buf[:at]
		return
	}
	r.str("</" + name + ">\n")
}

// textBlock renders the paragraph of a tight list item.
func (r *renderer) textBlock(n ast.Node) {
	r.lines(n, true)
	if n.NextSibling() != nil {
		r.str("\n")
	}
}

// lines renders the inline children of a paragraph; a checkbox is labelled by
// what follows it.
func (r *renderer) lines(n ast.Node, flow bool) {
	_, task := n.FirstChild().(*extension.TaskCheckBox)
	if task {
		r.str("<label>")
		flow = false
	}
	f := r.enter(flow)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.inline(c)
	}
	r.leave(f)
	if task {
		r.str("</label>")
	}
}

// heading renders a heading inside prose.
func (r *renderer) heading(n *ast.Heading) {
	if n == r.d.titleNode {
		return
	}
	if r.d.isSilent(n) {
		r.paragraph(n)
		return
	}
	level, at := r.d.level(n), len(r.buf)
	r.str("<h")
	r.int(level)
	if id := r.d.ids[n]; id != "" {
		r.str(` id="`)
		r.buf = append(appendEscaped(r.buf, []byte(id)), '"')
	}
	r.str(">")
	body := len(r.buf)
	r.inlines(n)
	if len(r.buf) == body { // no title: a screen reader would announce nothing
		r.buf = r.buf[:at]
		return
	}
	r.str("</h")
	r.int(level)
	r.str(">\n")
}

// list renders a list, one with checkboxes without its bullets.
func (r *renderer) list(n *ast.List) {
	name := "ul"
	if n.IsOrdered() {
		name = "ol"
	}
	r.str("<" + name)
	if n.IsOrdered() && n.Start != 1 {
		r.str(` start="`)
		r.int(n.Start)
		r.str(`"`)
	}
	r.str(">\n")
	r.blocks(n)
	r.str("</" + name + ">\n")
}

func (r *renderer) item(n *ast.ListItem) {
	if isTask(n) {
		r.str(`<li class="task">`)
	} else {
		r.str("<li>")
	}
	if _, tight := n.FirstChild().(*ast.TextBlock); !tight && n.HasChildren() {
		r.str("\n")
	}
	r.blocks(n)
	r.str("</li>\n")
}

// isTask tells whether a list item begins with a checkbox.
func isTask(n *ast.ListItem) bool {
	first := n.FirstChild()
	if first == nil {
		return false
	}
	_, ok := first.FirstChild().(*extension.TaskCheckBox)
	return ok
}

// details renders a details element that recognition left in the text.
func (r *renderer) details(n *detailsNode) {
	if n.alert != "" {
		r.beginAlert(n.alert, n.summary)
		r.blocks(n)
		r.str("</div>\n")
		return
	}
	r.str("<details")
	if n.open {
		r.str(" open")
	}
	r.str(">\n<summary>")
	if n.summary != nil {
		f := r.enter(false)
		r.heads = true
		for c := n.summary.FirstChild(); c != nil; c = c.NextSibling() {
			r.inline(c)
		}
		r.leave(f)
	} else {
		r.phrase("details")
	}
	r.str("</summary>\n")
	r.blocks(n)
	r.str("</details>\n")
}
