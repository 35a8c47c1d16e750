package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// fragment is a piece of a block of HTML: an element that Markdown has too, text,
// or anything else.
type fragment struct {
	name       string // of the element, "" for text, "html" for anything else
	begin      int    // byte of its start tag
	from, upTo int    // its bytes, without the tags of an element that Markdown has
}

var (
	fragmentStart = regexp.MustCompile(`(?i)^ *<(?:h[1-6]|p|pre|[ou]l|dl|div|article|section|main|body|html)[ >]`)
	fragmentTag   = regexp.MustCompile(`^<(?:(?:h[2-6]|ol)(?:\s+(?:class|style|id|start|type)="[^"]*")*|(?:p|ul|li|dl|dt|dd)(?:\s+(?:class|style)="[^"]*")*)\s*>$`)
	linkTag       = regexp.MustCompile(`(?i)^<a\s+href=["']([^"']*)["']\s*>$`)
	turnAttr      = regexp.MustCompile(`\s+(?:dir=["']?rtl|align=["']?right)\b["']?`)
	subheading    = regexp.MustCompile(`<h[2-6][ >]`)
	divTag        = regexp.MustCompile(`^<(?:div|article|section|main|body|html)(?:\s+(class|style|dir|lang)=(?:"[^"]*"|'[^']*'))*\s*>$`)
	itemNumber    = regexp.MustCompile(`^(\d{1,5})[.)] +`)
	startNumber   = regexp.MustCompile(`\sstart="(\d{1,5})"`)
	ownID         = regexp.MustCompile(`(?i)\sid="([^"\s]+)"`)
	startTag      = regexp.MustCompile(`^<([a-z][a-z0-9]*)[^<>]*>`)
	blockTag      = regexp.MustCompile(`</?(?:p|h[1-6]|div|[ou]l|li|dl|dt|dd|table|pre|details|summary|blockquote|img|hr|!--)[^a-z0-9]`)
)

// fits tells whether a fragment may stand in an element, "" for no element.
func fits(child, parent string) bool {
	switch {
	case isList(parent):
		return child == "li"
	case parent == "dl":
		return child == "dt" || child == "dd"
	}
	return child != "li" && child != "dt" && child != "dd"
}

func isList(name string) bool { return name == "ol" || name == "ul" }

// builder makes blocks of Markdown of a block of HTML.
type builder struct {
	d     *document
	data  []byte // the block
	lower string // in lower case, and as long
	rest  *cutter
	at    int // byte up to which rest was cut
	deep  int
}

// fragments puts blocks of Markdown in the place of a block of HTML, and tells
// whether it is made of such: "<h3>1. Ports</h3> <p>text</p>". What has another
// form, or an attribute that says something, stays HTML.
func (g *grouper) fragments(block *ast.HTMLBlock) bool {
	if g.summary != nil || block.Lines().Len() == 0 {
		return false
	}
	if first := block.Lines().At(0); !fragmentStart.Match(first.Value(g.d.text)) {
		return false
	}
	data := g.d.htmlOf(block)
	b := &builder{d: g.d, data: data, lower: asciiLower(data), rest: &cutter{lines: segments(block)}}
	begin := skip(b.lower, 0, " ")
	if f, _ := b.next(begin, len(b.lower), false); f.name == "html" && !(strings.HasPrefix(b.lower[begin:], "<h1") && subheading.MatchString(b.lower)) {
		return false // but a page, whose title stays in HTML
	}
	whole := ast.NewDocument()
	if !b.fill(whole, "", 0, len(b.lower)) {
		return false
	}
	for _, n := range children(whole) {
		g.insert(n, block)
	}
	g.parent.RemoveChild(g.parent, block)
	return true
}

// listStart begins a list in HTML.
var listStart = regexp.MustCompile(`(?i)^ *<([ou]l|dl)[ >]`)

// joinLists makes one block of the blocks of HTML that a list is which has blank
// lines in it.
func (d *document) joinLists(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		block, ok := c.(*ast.HTMLBlock)
		if !ok || block.Lines().Len() == 0 {
			continue
		}
		first := block.Lines().At(0)
		m := listStart.FindSubmatch(first.Value(d.text))
		if m == nil {
			continue
		}
		name := strings.ToLower(string(m[1]))
		run, all := []ast.Node{}, segments(block)
		open := opened(asciiLower(d.htmlOf(block)), name)
		for last := c; open > 0; {
			next, ok := last.NextSibling().(*ast.HTMLBlock)
			if !ok {
				break
			}
			run, all, last = append(run, next), append(all, segments(next)...), next
			open += opened(asciiLower(d.htmlOf(next)), name)
		}
		if open > 0 && len(run) > 0 {
			c = run[len(run)-1]
			continue
		}
		for _, n := range run {
			parent.RemoveChild(parent, n)
		}
		block.Lines().Clear()
		block.Lines().AppendAll(all)
	}
}

// fill adds what stands in an element to its node; it is not ok when some of it
// cannot be told apart.
func (b *builder) fill(parent ast.Node, name string, from, upTo int) (ok bool) {
	if b.deep++; b.deep > b.d.opts.limits.nesting {
		return false
	}
	defer func() { b.deep-- }()
	for at := skip(b.lower[:upTo], from, asciiSpace); at < upTo; {
		f, end := b.next(at, upTo, name == "li" || name == "dd")
		if end == 0 {
			return false
		}
		into := parent
		if last := parent.LastChild(); last != nil && isList(f.name) && isList(name) {
			into = last // the list of an item, behind its end
		} else if !fits(f.name, name) {
			return false
		}
		n := b.node(f, f.from == from && end == upTo)
		if n == nil {
			return false
		}
		if n.Kind() == ast.KindDocument {
			for _, inner := range children(n) {
				into.AppendChild(into, inner)
			}
		} else {
			into.AppendChild(into, n)
		}
		at = skip(b.lower[:upTo], end, asciiSpace)
	}
	return true
}

// next reads the fragment at a byte, which may be text; end is 0 when it is none.
func (b *builder) next(at, upTo int, mayBeText bool) (f fragment, end int) {
	rest := b.lower[at:upTo]
	m := startTag.FindStringSubmatch(rest)
	if mayBeText && (m == nil && !blockTag.MatchString(rest[:min(len(rest), 5)]) || m != nil && !blockTag.MatchString(m[0])) {
		end = upTo
		if next := blockTag.FindStringIndex(rest); next != nil {
			end = at + next[0]
		}
		return fragment{from: at, upTo: end}, end
	}
	if comment := strings.Index(rest, "-->"); strings.HasPrefix(rest, "<!--") && comment > 0 {
		return fragment{name: "html", from: at, upTo: at + comment + len("-->")}, at + comment + len("-->")
	}
	if m == nil {
		return fragment{}, 0
	}
	closing := closingTag(rest, m[1])
	if closing < 0 {
		return fragment{}, 0
	}
	end = at + closing + len("</>") + len(m[1])
	f = fragment{name: m[1], begin: at, from: at + len(m[0]), upTo: at + closing}
	if f.name == "pre" {
		if code, ok := b.cutCode(f, end); ok {
			return code, end
		}
	}
	if !fragmentTag.MatchString(b.d.unturned(m[0])) {
		if f.name = "div"; !b.onlyWraps(m[0], f.from, f.upTo) {
			f = fragment{name: "html", from: at, upTo: end}
		}
	}
	return f, end
}

// unturned gives a start tag without the direction that all of a file has, which is
// written from right to left.
func (d *document) unturned(tag string) string {
	if !turnAttr.MatchString(tag) || !d.isTurned() {
		return tag
	}
	return turnAttr.ReplaceAllString(tag, "")
}

// isTurned tells whether a file is written from right to left: it has more such
// letters than a third of those of its other text.
func (d *document) isTurned() bool {
	if d.turned == nil {
		turned := 0
		inTag := false
		for _, r := range string(d.text) {
			switch {
			case r == '<' || r == '>':
				inTag = r == '<'
			case inTag || !unicode.IsLetter(r):
			case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko):
				turned += 3
			default:
				turned--
			}
		}
		is := turned > 0
		d.turned = &is
	}
	return *d.turned
}

// onlyWraps tells whether a div or the like, of whose start tag and content this is,
// says nothing: it stands around blocks, or sets the direction of a line that
// counts, as those who write from right to left do.
func (b *builder) onlyWraps(tag string, from, upTo int) bool {
	bare := b.d.unturned(tag)
	if !divTag.MatchString(bare) {
		return false
	}
	if blockTag.MatchString(b.lower[from:upTo]) {
		return !strings.Contains(bare, " dir=")
	}
	turns := strings.Contains(tag, " dir=")
	line := strings.TrimSpace(string(b.data[from:upTo]))
	a := asked{}.readPrefix(line)
	return turns && !strings.Contains(line, "\n") && (a.explicit || a.number != "")
}

// node makes a block of a fragment, which may be all that its parent holds; nil
// when it cannot be told apart.
func (b *builder) node(f fragment, only bool) ast.Node {
	var n ast.Node
	switch f.name {
	case "pre":
		return b.code(f)
	case "html":
		raw := ast.NewHTMLBlock(ast.HTMLBlockType6)
		raw.SetLines(b.cut(f))
		return raw
	case "ol", "ul":
		n = b.list(f)
	case "li":
		n = ast.NewListItem(0)
	case "dl":
		n = extension.NewDefinitionList(0, nil)
	case "dd":
		n = extension.NewDefinitionDescription()
	case "div":
		if !blockTag.MatchString(b.lower[f.from:f.upTo]) {
			return b.counted(f)
		}
		n = ast.NewDocument() // whose blocks are taken from it
	default:
		return b.textNode(f, only)
	}
	n.SetPos(b.place(f.from))
	if !b.fill(n, f.name, f.from, f.upTo) || !n.HasChildren() && !fits("p", f.name) {
		return nil // or it is a list of nothing, which Markdown has not
	}
	return n
}

// counted makes a line that counts what it is outside of HTML: an item of a list,
// or a paragraph.
func (b *builder) counted(f fragment) ast.Node {
	f.from = skip(b.lower, f.from, asciiSpace)
	m := itemNumber.FindStringSubmatch(b.lower[f.from:f.upTo])
	if m == nil {
		return b.textNode(f, false)
	}
	list, item := ast.NewList('.'), ast.NewListItem(len(m[0]))
	list.Start, list.IsTight = leadingNumber(m[1]), true
	f.name, f.from = "", f.from+len(m[0])
	item.AppendChild(item, b.textNode(f, true))
	list.AppendChild(list, item)
	return list
}

// list makes a list of its start tag.
func (b *builder) list(f fragment) *ast.List {
	list := ast.NewList('-')
	if f.name == "ol" {
		list = ast.NewList('.')
		list.Start = 1
		if m := startNumber.FindStringSubmatch(b.lower[f.begin:f.from]); m != nil {
			list.Start = leadingNumber(m[1])
		}
	}
	list.IsTight = true
	return list
}

// textNode makes a block of a fragment that is text: a heading, a paragraph, a
// term, or the words of a list item.
func (b *builder) textNode(f fragment, only bool) ast.Node {
	if f.name != "" && blockTag.MatchString(b.lower[f.from:f.upTo]) {
		return nil
	}
	at, lines := b.place(f.from), b.cut(f)
	inline := b.d.linked(b.d.inlineOf(lines))
	var n ast.Node
	switch {
	case f.name == "" && only:
		n = ast.NewTextBlock()
		n.SetLines(lines)
	case f.name == "dt":
		n = extension.NewDefinitionTerm()
	case !isHeading(f.name):
		n = b.d.paragraphOf(nil)
	default:
		n = ast.NewHeading(int(f.name[1] - '0'))
		if m := ownID.FindSubmatch(b.data[f.begin:f.from]); m != nil {
			b.d.rawIDs[n] = string(m[1])
		}
	}
	n.SetPos(at)
	for _, c := range inline {
		n.AppendChild(n, c)
	}
	if n.Kind() == ast.KindParagraph {
		b.d.embolden(n)
	}
	return n
}

// linked gives inline nodes with links in the place of their tags.
func (d *document) linked(inline []ast.Node) (out []ast.Node) {
	var open *ast.Link
	begin := 0 // of out, where the tag of the open one stands
	for _, n := range inline {
		out = append(out, n)
		raw, ok := n.(*ast.RawHTML)
		if !ok {
			continue
		}
		tag := raw.Segments.Value(d.text)
		if m := linkTag.FindSubmatch(tag); m != nil {
			open, begin = ast.NewLink(), len(out)-1
			open.Destination = m[1]
		} else if open != nil && bytes.EqualFold(tag, []byte("</a>")) {
			for _, inner := range out[begin+1 : len(out)-1] {
				open.AppendChild(open, inner)
			}
			out, open = append(out[:begin], open), nil
		}
	}
	return out
}

// cut gives the text of a fragment, which begins where the last ended or further
// on.
func (b *builder) cut(f fragment) *text.Segments {
	b.rest.cut(f.from - b.at)
	b.at = f.upTo
	lines := text.NewSegments()
	lines.AppendAll(b.rest.cut(f.upTo - f.from))
	return lines
}

// place gives the byte of the text at which a byte of the block stands that was
// not cut yet.
func (b *builder) place(at int) int {
	ahead := *b.rest
	ahead.cut(at - b.at)
	if len(ahead.lines) == 0 {
		return -1
	}
	return ahead.lines[0].Start + ahead.used
}

func asciiLower(data []byte) string {
	lower := bytes.Clone(data)
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c | 0x20
		}
	}
	return string(lower)
}

// closingTag gives where the end tag of the element stands that lower begins
// with, -1 when it has none.
func closingTag(lower, name string) int {
	depth := 0
	for at := 0; at < len(lower); at++ {
		i := strings.IndexByte(lower[at:], '<')
		if i < 0 {
			return -1
		}
		at += i
		rest, end := strings.CutPrefix(lower[at+1:], "/")
		if !strings.HasPrefix(rest, name) || len(rest) == len(name) || isWordRune(rune(rest[len(name)])) {
			continue
		}
		if !end {
			depth++
		} else if depth--; depth == 0 {
			return at
		}
	}
	return -1
}
