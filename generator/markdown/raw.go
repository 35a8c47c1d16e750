package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark-emoji/definition"
	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"gen/generator/guide"
)

// element is an open element of the author's HTML.
type element struct {
	name  string // as written in the output
	start int    // where its start tag begins in the buffer, when it may go if it stays empty, or -1
	body  int    // where its start tag ends
}

// attributes decides which attributes of the author's HTML stay. Addresses of
// links and images are ours to decide, since they may be slots.
var attributes = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	for name := range tags {
		p.AllowElements(name)
		p.AllowNoAttrs().OnElements(name)
	}
	p.AllowAttrs("title", "lang", "dir").Globally()
	p.AllowAttrs("open").OnElements("details")
	p.AllowAttrs("width", "height").Matching(bluemonday.Integer).OnElements("img")
	p.AllowAttrs("colspan", "rowspan").Matching(bluemonday.Integer).OnElements("td", "th")
	p.AllowAttrs("scope").Matching(bluemonday.SpaceSeparatedTokens).OnElements("th")
	p.AllowAttrs("start", "value").Matching(bluemonday.Integer).OnElements("ol", "li")
	p.AllowAttrs("reversed").OnElements("ol")
	p.AllowAttrs("datetime").OnElements("time", "del", "ins")
	return p
}()

// raw renders the author's HTML: data begins at a byte of the text, for
// messages.
func (r *renderer) raw(data []byte, at int) {
	if r.d.opts.Trust {
		r.buf = append(r.buf, data...)
		return
	}
	z := html.NewTokenizer(bytes.NewReader(data))
	z.SetMaxBuf(0)
	skip := ""
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		source := z.Raw()
		here := r.d.place(at)
		at += len(source)
		switch kind {
		case html.TextToken:
			if skip == "" {
				r.rawText(source)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			switch {
			case skip != "":
			case foreign(source, t.Data):
				r.foreignTag(source, t.Data, here)
			case t.Data == "h1" && r.d.titleAt > 0 && at-len(source) == r.d.titleAt-1:
				skip = "h1"
			default:
				skip = r.openTag(t, here)
			}
			if kind == html.SelfClosingTagToken && skip == t.Data {
				skip = ""
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch {
			case skip == string(name):
				skip = ""
			case skip != "":
			case foreign(source, string(name)):
				r.foreignTag(source, string(name), here)
			default:
				r.closeTag(string(name))
			}
		}
	}
}

// rawText renders text between the author's tags.
func (r *renderer) rawText(source []byte) {
	text := []byte(html.UnescapeString(string(source)))
	if len(bytes.TrimSpace(text)) > 0 {
		r.textRoom()
	}
	r.buf = appendEscaped(r.buf, shortcodes(text))
}

// emojis are those GitHub knows by a name between colons.
var emojis = definition.Github()

// shortcodes puts emoji for their names, as the parser does outside of HTML.
func shortcodes(text []byte) []byte {
	if bytes.IndexByte(text, ':') < 0 {
		return text
	}
	var out []byte
	for {
		before, rest, found := bytes.Cut(text, []byte(":"))
		out = append(out, before...)
		if !found {
			return out
		}
		name, after, closed := bytes.Cut(rest, []byte(":"))
		if e, ok := emojis.Get(string(name)); closed && ok {
			out, text = append(out, string(e.Unicode)...), after
			continue
		}
		out, text = append(append(out, ':'), name...), rest[len(name):]
	}
}

// openTag renders a start tag, or reports what is left out. It gives the name
// of the element whose content is to be left out too, or "".
func (r *renderer) openTag(t html.Token, at guide.Pos) (skip string) {
	kind, known := tags[t.Data]
	switch {
	case silent[t.Data]:
		return ""
	case !known:
		r.d.dropHTML(t.Data, at)
		if swallowing[t.Data] {
			return t.Data
		}
		return ""
	case t.Data == "img":
		r.textRoom()
		r.rawImage(t, at)
		return ""
	case t.Data == "a":
		r.rawLink(t, at)
		return ""
	}
	name := t.Data
	if now, ok := renamed[name]; ok {
		name = now
	}
	if len(r.open) >= r.d.opts.Limits.Nesting || !r.fit(t.Data, kind) {
		return ""
	}
	start := len(r.buf)
	r.str("<" + name)
	r.rawID(t)
	if len(r.buf) > start+1+len(name) || kind != phrasing && name != "p" {
		start = -1
	}
	r.attributes(t, at)
	r.align(t)
	r.str(">")
	if kind != void {
		r.open = append(r.open, element{name, start, len(r.buf)})
	}
	return ""
}

// foreign tells whether a tag, as written, is none of HTML but code or a
// placeholder that lacks its backticks: List<String>, <your name>, <App/>.
func foreign(source []byte, name string) bool {
	if _, allowed := tags[name]; allowed || silent[name] {
		return false
	}
	if !forbiddenTags[name] {
		return true
	}
	written := bytes.TrimLeft(source, "</")
	return len(written) > 1 && 'A' <= written[0] && written[0] <= 'Z' && 'a' <= written[1] && written[1] <= 'z'
}

// foreignTag shows what only looks like a tag as the text that it is.
func (r *renderer) foreignTag(source []byte, name string, at guide.Pos) {
	r.textRoom()
	r.buf = appendEscaped(r.buf, source)
	if !r.d.left[name] {
		r.d.left[name] = true
		r.d.problem(at, "html-unknown", guide.Warning, shorten(string(source))+" is no HTML element; it is shown as text", "put it in backticks")
	}
}

// fit makes the place right for an element, by closing what it ends. It gives
// false when the element cannot stand here at all.
func (r *renderer) fit(name string, kind holds) bool {
	if wanted, ok := parents[name]; ok {
		return r.closeUpTo(strings.Fields(wanted))
	}
	if kind == phrasing || kind == void && name != "hr" {
		r.textRoom()
		return true
	}
	if !r.flow && len(r.open) == r.base {
		return false
	}
	r.room()
	return r.flow || len(r.open) > r.base
}

// closeUpTo closes elements until the innermost is one of names, if one of them
// is open here.
func (r *renderer) closeUpTo(names []string) bool {
	for i := len(r.open) - 1; i >= r.base; i-- {
		if slices.Contains(names, r.open[i].name) {
			r.closeTo(i + 1)
			return true
		}
	}
	return false
}

// closeTag renders an end tag, and those of elements inside that were left
// open. One without a start is left out.
func (r *renderer) closeTag(name string) {
	if name == "br" {
		r.str("<br>")
		return
	}
	if now, ok := renamed[name]; ok {
		name = now
	}
	for i := len(r.open) - 1; i >= r.base; i-- {
		if r.open[i].name == name {
			r.closeTo(i)
			return
		}
	}
}

// closeTo closes all but the n outermost open elements. What was only a shell
// around blocks, such as <b> or <p>, and is now empty, goes.
func (r *renderer) closeTo(n int) {
	for len(r.open) > n {
		top := r.open[len(r.open)-1]
		r.open = r.open[:len(r.open)-1]
		if top.name == "a" {
			r.linked--
		}
		if top.start >= 0 && len(bytes.TrimSpace(r.buf[top.body:])) == 0 {
			r.buf = append(r.buf[:top.start], r.buf[top.body:]...)
			continue
		}
		r.str("</" + top.name + ">")
	}
}

// room closes the author's elements that a block cannot stand in.
func (r *renderer) room() {
	for len(r.open) > r.base && tags[r.open[len(r.open)-1].name] != container {
		r.closeTo(len(r.open) - 1)
	}
}

// makeRoom is room for a Markdown block.
func (r *renderer) makeRoom() {
	if len(r.open) > r.base {
		r.room()
	}
}

// textRoom closes the author's elements that text cannot stand in.
func (r *renderer) textRoom() {
	for len(r.open) > r.base && tags[r.open[len(r.open)-1].name] == structure {
		r.closeTo(len(r.open) - 1)
	}
}

// makeTextRoom is textRoom for a Markdown node, unless it is only space.
func (r *renderer) makeTextRoom(n ast.Node) {
	if len(r.open) == r.base {
		return
	}
	if t, ok := n.(*ast.Text); ok && len(bytes.TrimSpace(t.Value(r.d.text))) == 0 {
		return
	}
	r.textRoom()
}

// attributes renders the attributes of a tag that may stay, and reports those
// that say something and may not.
func (r *renderer) attributes(t html.Token, at guide.Pos) {
	t.Attr = slices.DeleteFunc(slices.Clone(t.Attr), func(a html.Attribute) bool { return looks[a.Key] || strings.HasPrefix(a.Key, "data-") })
	if len(t.Attr) == 0 {
		return
	}
	t.Type = html.StartTagToken
	kept := attributes.SanitizeBytes([]byte(t.String()))
	if len(kept) > len(t.Data)+2 {
		r.buf = append(r.buf, bytes.TrimSuffix(kept[len(t.Data)+1:], []byte(">"))...)
	}
	for _, a := range t.Attr {
		if strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc" || a.Key == "formaction" {
			r.d.problem(at, "html-dropped", guide.Warning, "the attribute "+shorten(a.Key)+" of <"+t.Data+"> is left out", "a guide has no script of its own")
		}
	}
}

// looks are attributes that only say how something looks, which is for the
// theme to say, and those that are handled elsewhere.
var looks = map[string]bool{
	"class": true, "style": true, "align": true, "id": true, "name": true, "href": true, "src": true, "srcset": true, "target": true, "rel": true, "alt": true,
	"border": true, "cellpadding": true, "cellspacing": true, "bgcolor": true, "color": true, "size": true, "face": true, "valign": true, "loading": true,
	"markdown": true, "role": true, "tabindex": true, "for": true, "type": true, "nowrap": true, "summary": true, "frame": true, "rules": true,
}

// align keeps the alignment of a cell or block as a class.
func (r *renderer) align(t html.Token) {
	for _, a := range t.Attr {
		if a.Key == "align" {
			switch strings.ToLower(a.Val) {
			case "center":
				r.str(` class="c"`)
			case "right":
				r.str(` class="r"`)
			}
			return
		}
	}
}

// rawID keeps an id of the author's, so that links to it land, unless it is
// taken on the page.
func (r *renderer) rawID(t html.Token) {
	for _, a := range t.Attr {
		id := strings.TrimSpace(a.Val)
		if a.Key != "id" && (a.Key != "name" || t.Data != "a") || id == "" || strings.ContainsAny(id, " \t\n") || r.d.anchors[id] {
			continue
		}
		r.d.anchors[id] = true
		r.d.chapter.Anchors[id] = id
		r.str(` id="`)
		r.buf = append(appendEscaped(r.buf, []byte(id)), '"')
		return
	}
}

// rawLink renders the start of a link or anchor.
func (r *renderer) rawLink(t html.Token, at guide.Pos) {
	href := attribute(t, "href")
	r.textRoom()
	if r.linked > 0 {
		return
	}
	begin := len(r.buf)
	r.str("<a")
	if href != "" && !r.href([]byte(href), at) {
		r.buf = r.buf[:begin]
		return
	}
	if title := attribute(t, "title"); title != "" {
		r.str(` title="`)
		r.buf = append(appendEscaped(r.buf, []byte(title)), '"')
	}
	r.rawID(t)
	r.str(">")
	r.linked++
	r.open = append(r.open, element{"a", -1, 0})
}

// rawImage renders an image of the author's HTML.
func (r *renderer) rawImage(t html.Token, at guide.Pos) {
	p := picture{src: []byte(attribute(t, "src")), alt: []byte(attribute(t, "alt")), title: []byte(attribute(t, "title")), at: at}
	if len(p.src) == 0 {
		r.buf = appendEscaped(r.buf, p.alt)
		return
	}
	for _, size := range []string{"width", "height"} {
		if n, err := strconv.ParseUint(strings.TrimSuffix(attribute(t, size), "px"), 10, 16); err == nil {
			p.attrs = fmt.Appendf(p.attrs, ` %s="%d"`, size, n)
		}
	}
	r.image(p)
}

func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// dropHTML reports an element that is left out, each kind once in a chapter
// with the place of the first.
func (d *document) dropHTML(name string, at guide.Pos) {
	d.dropAt(at.Line, "<"+shorten(name)+">")
	if d.left[name] {
		return
	}
	d.left[name] = true
	d.problem(at, "html-dropped", guide.Warning, "the HTML element <"+shorten(name)+"> is left out", "trust: true in gen.yaml lets all HTML pass")
}

// htmlBlock renders a block of the author's HTML.
func (r *renderer) htmlBlock(n *ast.HTMLBlock) {
	r.raw(r.d.htmlOf(n), offset(n))
	r.str("\n")
}

// htmlOf gives the text of a block of HTML, the line that closes it included.
func (d *document) htmlOf(n *ast.HTMLBlock) []byte {
	data := n.Lines().Value(d.text)
	if n.HasClosure() {
		data = append(bytes.Clone(data), n.ClosureLine.Value(d.text)...)
	}
	return data
}

// rawInline renders a tag within a line.
func (r *renderer) rawInline(n *ast.RawHTML) {
	r.raw(n.Segments.Value(r.d.text), offset(n))
}

// isBreak tells whether a tag within a line is a line break.
func isBreak(n *ast.RawHTML, source []byte) bool {
	tag := bytes.ToLower(n.Segments.Value(source))
	return bytes.HasPrefix(tag, []byte("<br")) || bytes.HasPrefix(tag, []byte("</p")) || bytes.HasPrefix(tag, []byte("<p"))
}

// holdsBlocks tells whether a paragraph has block elements of the author's
// among its inline nodes.
func (r *renderer) holdsBlocks(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		raw, ok := c.(*ast.RawHTML)
		if !ok {
			continue
		}
		name := tagName(raw.Segments.Value(r.d.text))
		if kind, known := tags[name]; known && kind != phrasing && (kind != void || name == "hr") {
			return true
		}
	}
	return false
}

// tagName gives the lower-case name of the element that a tag opens or closes.
func tagName(tag []byte) string {
	tag = bytes.TrimLeft(tag, "</")
	end := bytes.IndexAny(tag, " \t\r\n/>")
	if end < 0 {
		end = len(tag)
	}
	return strings.ToLower(string(tag[:end]))
}
