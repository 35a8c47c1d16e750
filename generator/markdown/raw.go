package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"gen/generator/guide"
)

// element is an open element of the author's HTML.
type element struct {
	name  string // as written in the output
	start int    // where its start tag begins in the buffer, when it may go if it stays empty, or -1
	body  int    // where its start tag ends
	href  string // where a link leads
	grid  *grid  // of a table
}

// raw renders the author's HTML: data begins at a byte of the text, for
// messages.
func (r *renderer) raw(data []byte, at int) {
	if r.d.opts.Trust {
		r.buf = append(r.buf, data...)
		return
	}
	z := html.NewTokenizer(bytes.NewReader(data))
	z.SetMaxBuf(0)
	skip := "" // the element that is left out with all that it holds
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		source := z.Raw()
		switch kind {
		case html.TextToken:
			if skip == "" {
				r.rawText(source)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			skip = r.rawStart(z.Token(), source, at, skip)
		case html.EndTagToken:
			name, _ := z.TagName()
			skip = r.rawEnd(string(name), source, at, skip)
		case html.CommentToken:
			r.d.dropComment(source, r.d.place(at))
		}
		at += len(source)
	}
}

// rawStart renders the start tag at a byte of the text, unless an element is
// left out that it is in. It gives the name of what is left out from here on,
// or "".
func (r *renderer) rawStart(t html.Token, source []byte, at int, skip string) string {
	switch {
	case skip != "":
	case foreign(source, t.Data):
		r.foreignTag(source, t.Data, at)
	case t.Data == "h1" && r.d.titleAt > 0 && at == r.d.titleAt-1:
		skip = "h1"
	default:
		t.Data = r.d.leveled(t.Data, at)
		skip = r.openTag(t, r.d.place(at))
	}
	if t.Type == html.SelfClosingTagToken && skip == t.Data {
		return ""
	}
	return skip
}

// rawEnd is rawStart for an end tag.
func (r *renderer) rawEnd(name string, source []byte, at int, skip string) string {
	switch {
	case skip == name:
		return ""
	case skip != "":
	case foreign(source, name):
		r.foreignTag(source, name, at)
	default:
		r.closeTag(name)
	}
	return skip
}

// rawText renders text between the author's tags.
func (r *renderer) rawText(source []byte) {
	text := []byte(html.UnescapeString(string(source)))
	if len(bytes.TrimSpace(text)) > 0 {
		r.textRoom()
	}
	r.buf = appendEscaped(r.buf, shortcodes(text))
}

// openTag renders a start tag, or reports what is left out. It gives the name
// of the element whose content is to be left out too, or "".
func (r *renderer) openTag(t html.Token, at guide.Pos) (skip string) {
	kind, known := tags[t.Data]
	switch {
	case silent[t.Data]:
	case !known:
		r.d.dropHTML(t.Data, at)
		if swallowing[t.Data] {
			return t.Data
		}
	case t.Data == "img":
		r.textRoom()
		r.rawImage(t, at)
	case t.Data == "a":
		r.rawLink(t, at)
	default:
		r.openElement(t, kind, at)
	}
	return ""
}

// openElement renders the start tag of an element whose place is here, and
// leaves out another.
func (r *renderer) openElement(t html.Token, kind holds, at guide.Pos) {
	name := t.Data
	if now, ok := renamed[name]; ok {
		name = now
	}
	if len(r.open) >= r.d.opts.limits.nesting || !r.fit(t.Data, kind) {
		if last := len(r.buf) - 1; kind != phrasing && last >= 0 && !bytes.ContainsRune([]byte(" \n>"), rune(r.buf[last])) {
			r.str(" ") // what the element would have set apart
		}
		return
	}
	start := len(r.buf)
	r.str("<" + name)
	r.rawID(t)
	if len(r.buf) > start+1+len(name) || kind == container || name == "pre" {
		start = -1
	}
	r.attributes(t, at)
	r.align(t)
	e := element{name: name, start: start}
	switch name {
	case "table":
		e.grid = new(grid)
		fallthrough
	case "pre":
		r.str(` tabindex="0"`) // it scrolls by itself where it is too wide
	case "td", "th":
		r.startCell(t)
	}
	r.str(">")
	if kind != void {
		e.body = len(r.buf)
		r.open = append(r.open, e)
	}
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

// foreignTag shows what only looks like a tag as the text that it is, but for
// components that the chapter loads, or any in MDX.
func (r *renderer) foreignTag(source []byte, name string, offset int) {
	at := r.d.place(offset)
	if name := component.Find(source); name != nil && (isMDX(r.d.src.Path) || r.d.loaded[string(name)]) {
		r.d.dropAt(at.Line, "component")
		return
	}
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
	here := r.flow || r.heads && isHeading(name)
	if !here && len(r.open) == r.base {
		return false
	}
	if !r.linkHolds(name) {
		r.room()
	}
	return here || len(r.open) > r.base
}

// linkHolds tells whether the innermost open element is a link around a block
// that may stand in one: what may stand where the link does, as far as nobody
// can operate it.
func (r *renderer) linkHolds(name string) bool {
	last := len(r.open) - 1
	if last < r.base || r.open[last].name != "a" || name == "details" || name == "table" || tags[name] == void {
		return false
	}
	if last == r.base {
		return r.flow
	}
	return tags[r.open[last-1].name] == container
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
		if r.open[i].name == name || isHeading(name) && isHeading(r.open[i].name) {
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
		if top.start >= 0 && len(bytes.TrimSpace(r.buf[top.body:])) == 0 {
			r.buf = append(r.buf[:top.start], r.buf[top.body:]...)
			continue
		}
		switch top.name {
		case "a":
			r.linked--
			r.nameLink(top.body, top.href)
		case "tr":
			r.endRow()
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

// dropHTML reports an element that is left out, each kind once in a chapter
// with the place of the first.
func (d *document) dropHTML(name string, at guide.Pos) {
	what := "<" + shorten(name) + ">"
	if swallowing[name] {
		what += " and its content"
	}
	d.dropAt(at.Line, what)
	if d.left[name] {
		return
	}
	d.left[name] = true
	d.problem(at, "html-dropped", guide.Warning, "the HTML element <"+shorten(name)+"> is left out", "trust: true in gen.yaml lets all HTML pass")
}

// dropComment lists a comment, and reports what browsers take for one and one
// that nothing ends, since both may hide more than was meant.
func (d *document) dropComment(source []byte, at guide.Pos) {
	switch {
	case !bytes.HasPrefix(source, []byte("<!--")):
		d.dropAt(at.Line, "<"+string(source[1])+"…>")
		d.problem(at, "html-dropped", guide.Warning, shorten(string(source))+" is no HTML; browsers hide it", "put it in backticks")
		return
	case !bytes.HasSuffix(source, []byte("-->")):
		d.problem(at, "html-unbalanced", guide.Warning, "this comment is not closed: it hides all that follows", "add --> where it ends")
	}
	d.dropAt(at.Line, "<!-- comment -->")
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
	tag := n.Segments.Value(r.d.text)
	switch name := tagName(tag); {
	case r.d.opts.Trust || !isBare(tag) || foreign(tag, name):
		r.raw(tag, offset(n))
	case tag[1] == '/':
		r.closeTag(name)
	default:
		r.openTag(html.Token{Type: html.StartTagToken, Data: r.d.leveled(name, offset(n))}, r.d.pos(n))
	}
}

// isBare tells whether a tag is only a name, as most within a line are: <br>,
// </b>, <kbd>.
func isBare(tag []byte) bool {
	for i, b := range tag {
		letter := 'a' <= b|0x20 && b|0x20 <= 'z' || '0' <= b && b <= '9'
		edge := i == 0 || i == 1 && b == '/' || i == len(tag)-1
		if !letter && !edge {
			return false
		}
	}
	return len(tag) > 3 || len(tag) == 3 && tag[1] != '/'
}

// isBreak tells whether a tag within a line is a line break.
func isBreak(n *ast.RawHTML, source []byte) bool {
	name := tagName(n.Segments.Value(source))
	return name == "br" || name == "p"
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
