package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// fragment is a piece of a block of HTML: a heading, a paragraph, or anything
// else.
type fragment struct {
	level      int // of a heading, 0 for a paragraph, -1 for anything else
	from, upTo int // its bytes, without the tags of a heading or a paragraph
}

// fragmentTags begin the headings and paragraphs that are taken out of HTML, by
// their level.
var fragmentTags = map[string]int{"<p>": 0, "<h2>": 2, "<h3>": 3, "<h4>": 4, "<h5>": 5, "<h6>": 6}

var (
	fragmentStart = regexp.MustCompile(`(?i)^ *<(?:h[2-6]|p)>`)
	startTag      = regexp.MustCompile(`^<([a-z][a-z0-9]*)[^<>]*>`)
	blockTag      = regexp.MustCompile(`</?(?:p|h[1-6]|div|ul|ol|li|table|pre|details|summary|blockquote|img|hr|!--)[^a-z0-9]`)
)

// fragments takes a block of HTML apart that is headings and paragraphs without
// attributes and what stands between them: "<h3>1. Ports</h3> <p>text</p>". It
// gives none for any other block.
func fragments(data []byte) (list []fragment) {
	lower := asciiLower(data) // as long as data, in whatever script
	for at := skip(lower, 0, asciiSpace); at < len(lower); {
		m := startTag.FindStringSubmatch(lower[at:])
		if m == nil {
			return nil
		}
		tag, name := m[0], m[1]
		closing := closingTag(lower[at:], name)
		if closing < 0 {
			return nil
		}
		end := at + closing + len("</>") + len(name)
		f := fragment{level: -1, from: at, upTo: end}
		if level, ok := fragmentTags[tag]; ok {
			f = fragment{level: level, from: at + len(tag), upTo: at + closing}
			if blockTag.MatchString(lower[f.from:f.upTo]) {
				return nil
			}
		}
		list, at = append(list, f), skip(lower, min(end, len(lower)), asciiSpace)
	}
	return list
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

// fragments puts the headings and paragraphs of a block of HTML in its place, and
// tells whether it is made of such.
func (g *grouper) fragments(block *ast.HTMLBlock) bool {
	if g.summary != nil || block.Lines().Len() == 0 {
		return false
	}
	if first := block.Lines().At(0); !fragmentStart.Match(first.Value(g.d.text)) {
		return false
	}
	list := fragments(g.d.htmlOf(block))
	if list == nil {
		return false
	}
	rest := &cutter{lines: segments(block)}
	at := 0
	for _, f := range list {
		rest.cut(f.from - at)
		lines := text.NewSegments()
		lines.AppendAll(rest.cut(f.upTo - f.from))
		at = f.upTo
		if f.level < 0 {
			raw := ast.NewHTMLBlock(block.HTMLBlockType)
			raw.SetLines(lines)
			g.insert(raw, block)
			continue
		}
		g.insert(g.d.fragmentNode(f, lines), block)
	}
	g.parent.RemoveChild(g.parent, block)
	return true
}

// fragmentNode makes a heading or a paragraph of the text of a fragment.
func (d *document) fragmentNode(f fragment, lines *text.Segments) ast.Node {
	at := 0
	if lines.Len() > 0 {
		at = lines.At(0).Start
	}
	inline := d.inlineOf(lines)
	if f.level == 0 {
		return d.paragraphOf(inline)
	}
	h := ast.NewHeading(f.level)
	h.SetPos(at)
	for _, n := range inline {
		n.Parent().RemoveChild(n.Parent(), n)
		h.AppendChild(h, n)
	}
	return h
}

// embolden makes a bold run of a b or strong element that a paragraph begins with.
func (d *document) embolden(p *ast.Paragraph) {
	d.rejoinBold(p)
	first := p.FirstChild()
	name := ""
	for _, bold := range []string{"b", "strong"} {
		if first != nil && first.Kind() == ast.KindRawHTML && d.isTag(first, bold, false) {
			name = bold
		}
	}
	if name == "" {
		return
	}
	for end := first.NextSibling(); end != nil; end = end.NextSibling() {
		if !d.isTag(end, name, true) {
			continue
		}
		run := ast.NewEmphasis(2)
		for n := first.NextSibling(); n != end; {
			next := n.NextSibling()
			p.RemoveChild(p, n)
			run.AppendChild(run, n)
			n = next
		}
		p.RemoveChild(p, end)
		p.ReplaceChild(p, first, run)
		return
	}
}

// rejoinBold makes a bold run of a paragraph's first line that is one but for
// stars of a name in it, which Markdown pairs with those around it: "**What are
// *args and **kwargs?**".
func (d *document) rejoinBold(p *ast.Paragraph) {
	first, ok := p.FirstChild().(*ast.Text)
	if !ok || d.text[first.Segment.Start] != '*' || p.Lines().Len() == 0 {
		return
	}
	line := p.Lines().At(0)
	words := bytes.TrimSpace(line.Value(d.text))
	if !starred.Match(words) || line.Start > first.Segment.Start {
		return
	}
	run := ast.NewEmphasis(2)
	for n := p.FirstChild(); n != nil && (offset(n) < 0 || offset(n) < line.Start+len(words)); n = p.FirstChild() {
		p.RemoveChild(p, n)
	}
	inner := text.NewSegments()
	inner.Append(text.NewSegment(line.Start+2, line.Start+len(words)-2))
	for _, n := range d.inlineOf(inner) {
		run.AppendChild(run, n)
	}
	if p.FirstChild() == nil {
		p.AppendChild(p, run)
	} else {
		p.InsertBefore(p, p.FirstChild(), run)
	}
}

// starred is a line that begins and ends as bold does.
var starred = regexp.MustCompile(`^\*\*[^\s*].*[^\s*]\*\*$`)

// inlineOf reads text without emphasis.
func (d *document) inlineOf(lines *text.Segments) []ast.Node {
	pc := parser.NewContext()
	pc.Set(documentKey, d)
	var inline []ast.Node
	for _, p := range children(htmlText.Parse(text.NewBlockReader(d.text, lines), parser.WithContext(pc))) {
		inline = append(inline, children(p)...)
	}
	return inline
}
