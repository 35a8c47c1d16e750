package markdown

import (
	"bytes"

	emoji "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// inline renders one inline node.
func (r *renderer) inline(n ast.Node) {
	if n, ok := n.(*ast.RawHTML); ok {
		r.rawInline(n)
		return
	}
	r.makeTextRoom(n)
	switch n := n.(type) {
	case *ast.Text:
		r.text(n)
	case *ast.String:
		r.buf = appendEscaped(r.buf, n.Value)
	case *ast.CodeSpan:
		r.codeSpan(n)
	case *ast.Emphasis:
		r.emphasis(n)
	case *ast.Link:
		r.link(n)
	case *ast.Image:
		r.image(picture{src: unescape(n.Destination), alt: []byte(r.d.plain(n)), title: unescape(n.Title), at: r.d.pos(n)})
	case *ast.AutoLink:
		r.autoLink(n)
	default:
		r.extendedInline(n)
	}
}

// extendedInline renders the rarer inline nodes.
func (r *renderer) extendedInline(n ast.Node) {
	switch n := n.(type) {
	case *extension.Strikethrough:
		r.str("<del>")
		r.inlines(n)
		r.str("</del>")
	case *extension.TaskCheckBox:
		r.str(`<input type="checkbox" disabled`)
		if n.IsChecked {
			r.str(" checked")
		}
		r.str("> ")
	case *extension.FootnoteLink:
		r.footnoteLink(n)
	case *extension.FootnoteBacklink:
		r.footnoteBacklink(n)
	case *askedNode:
		r.str("<b>")
		r.inlines(n)
		r.str("</b>")
	case *mathNode:
		r.math(n)
	case *emoji.Emoji:
		r.str(string(n.Value.Unicode))
	default:
		r.inlines(n)
	}
}

func (r *renderer) text(n *ast.Text) {
	value := n.Value(r.d.text)
	if n.IsRaw() {
		r.buf = appendEscaped(r.buf, value)
	} else {
		r.buf = appendMarkdown(r.buf, value)
	}
	switch {
	case n.HardLineBreak():
		r.str("<br>\n")
	case n.SoftLineBreak():
		r.str("\n")
	}
}

// codeSpan renders code within a line, line ends as spaces.
func (r *renderer) codeSpan(n *ast.CodeSpan) {
	r.str("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		var value []byte
		switch c := c.(type) {
		case *ast.Text:
			value = c.Value(r.d.text)
		case *ast.String: // of a title in front matter
			value = c.Value
		}
		if l := len(value); l > 0 && value[l-1] == '\n' {
			r.buf = append(appendEscaped(r.buf, value[:l-1]), ' ')
		} else {
			r.buf = appendEscaped(r.buf, value)
		}
	}
	r.str("</code>")
}

func (r *renderer) emphasis(n *ast.Emphasis) {
	name := "em"
	if n.Level == 2 {
		name = "strong"
	}
	r.str("<" + name + ">")
	r.inlines(n)
	r.str("</" + name + ">")
}

// link renders a link; one that leads nowhere allowed, or stands inside a raw
// link, keeps its words.
func (r *renderer) link(n *ast.Link) {
	at := len(r.buf)
	r.str("<a")
	if r.linked > 0 || !r.href(unescape(n.Destination), r.d.pos(n)) {
		r.buf = r.buf[:at]
		r.inlines(n)
		return
	}
	if len(n.Title) > 0 {
		r.str(` title="`)
		r.buf = append(appendMarkdown(r.buf, n.Title), '"')
	}
	r.str(">")
	r.linked++
	body := len(r.buf)
	r.inlines(n)
	r.nameLink(body, string(unescape(n.Destination)))
	r.linked--
	r.str("</a>")
}

// nameLink calls a link by its address where nothing from a byte on says what
// it is: neither a text nor that of an image.
func (r *renderer) nameLink(body int, address string) {
	content := r.buf[body:]
	if says(content) {
		return
	}
	class := "unnamed"
	if bytes.Contains(content, []byte("<img")) {
		class += " visually-hidden" // the image shows what it is
	}
	r.str(`<span class="` + class + `">`)
	r.buf = append(appendEscaped(r.buf, []byte(shorten(address))), "</span>"...)
}

// says tells whether HTML has a text of its own, or an image with one.
func says(content []byte) bool {
	for len(content) > 0 {
		if content[0] != '<' {
			next := bytes.IndexByte(content, '<')
			if next < 0 {
				next = len(content)
			}
			if len(bytes.TrimSpace(content[:next])) > 0 {
				return true
			}
			content = content[next:]
			continue
		}
		end := bytes.IndexByte(content, '>')
		tag := content[:max(end, 0)]
		if alt := bytes.Index(tag, []byte(` alt="`)); alt >= 0 && !bytes.HasPrefix(tag[alt:], []byte(` alt=""`)) {
			return true
		}
		content = content[end+1:]
	}
	return false
}

// autoLink renders <https://…>, <a@b.c> and what linkifying found.
func (r *renderer) autoLink(n *ast.AutoLink) {
	target := n.URL(r.d.text)
	if n.AutoLinkType == ast.AutoLinkEmail {
		target = append([]byte("mailto:"), target...)
	}
	at := len(r.buf)
	r.str("<a")
	if r.linked > 0 || !r.href(target, r.d.pos(n)) {
		r.buf = appendEscaped(r.buf[:at], n.Label(r.d.text))
		return
	}
	r.str(">")
	r.buf = appendEscaped(r.buf, n.Label(r.d.text))
	r.str("</a>")
}

// math renders a formula as its source: the text a reader of TeX can read, and
// that no engine is needed for.
func (r *renderer) math(n *mathNode) {
	if n.display {
		r.str(`<code class="math display">`)
	} else {
		r.str(`<code class="math">`)
	}
	r.buf = appendEscaped(r.buf, n.tex)
	r.str("</code>")
}
