package markdown

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"gen/generator/guide"
)

// findTitle decides the chapter's title: front matter, else the first H1, in
// Markdown or in HTML, else the file's name, or the heading that says it. An H1 that is or repeats the title
// is not shown again.
func (d *document) findTitle() {
	c := d.chapter
	if title := d.src.Meta.Title; title != "" {
		h := headingOf(title)
		c.Title, c.TitleHTML = d.plain(h), d.inline(children(h)...)
	}
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 && !d.isSilent(h) {
			if !d.isOneOfMany(h) {
				d.takeHeading(h)
			}
			break
		}
		if block, ok := n.(*ast.HTMLBlock); ok && !d.opts.Trust && d.takeHTML(block) {
			break
		}
	}
	if c.Title == "" {
		d.takeName()
	}
	if c.TitleHTML.HTML == "" {
		c.TitleHTML = guide.Prose{HTML: guide.HTML(appendEscaped(nil, []byte(c.Title)))}
	}
}

// headingOf makes a heading of a title that is none of the file. In front matter
// authors mark code as they do in the text, but nothing else.
func headingOf(title string) *ast.Heading {
	h := ast.NewHeading(1)
	h.SetPos(0)
	words := strings.Split(title, "`")
	if len(words)%2 == 0 {
		words = []string{title}
	}
	for i, word := range words {
		var node ast.Node = ast.NewString([]byte(word))
		if i%2 == 1 {
			code := ast.NewCodeSpan()
			code.AppendChild(code, node)
			node = code
		}
		if word != "" {
			h.AppendChild(h, node)
		}
	}
	return h
}

// takeName makes a title of the file's name, in the words of a heading on top
// that says it: of c.md, "## C#".
func (d *document) takeName() {
	name := fileTitle(d.src)
	if h, ok := d.root.FirstChild().(*ast.Heading); ok && name != "" && letters(d.plain(h)) == letters(name) {
		d.takeHeading(h)
		return
	}
	d.chapter.Title, d.nameless = name, true
}

// takeHeading makes h the title unless front matter has another.
func (d *document) takeHeading(h *ast.Heading) {
	words := d.plain(h)
	if words != "" && (d.chapter.Title == "" || strings.EqualFold(words, d.chapter.Title)) {
		d.titleNode, d.chapter.Title = h, words
		d.chapter.TitleHTML = d.inline(children(h)...)
	}
}

// isOneOfMany tells whether a heading of the first level asks, as most others of
// that level do: the first of many questions is no title.
func (d *document) isOneOfMany(h *ast.Heading) bool {
	if !asksPlainly(d.plain(h)) {
		return false
	}
	all, asking := 0, 0
	for n := h.NextSibling(); n != nil; n = n.NextSibling() {
		if other, ok := n.(*ast.Heading); ok && other.Level == 1 {
			all++
			if asksPlainly(d.plain(other)) {
				asking++
			}
		}
	}
	return asking >= 2 && asking*10 >= all*6
}

// rawTitle is a heading of the first level in HTML.
var rawTitle = regexp.MustCompile(`(?is)<h1(?:\s[^>]*)?>(.*?)</h1\s*>`)

// takeHTML looks for the title in a block of HTML and tells whether it has a
// heading of the first level. One with an image stays where it is, too.
func (d *document) takeHTML(block *ast.HTMLBlock) bool {
	data := d.htmlOf(block)
	if !bytes.Contains(data, []byte("<h1")) {
		return false
	}
	at := rawTitle.FindSubmatchIndex(data)
	if at == nil {
		return false
	}
	inner := data[at[2]:at[3]]
	words := textOfHTML(inner)
	if words == "" || d.chapter.Title != "" && !strings.EqualFold(words, d.chapter.Title) {
		return words != ""
	}
	d.chapter.Title = words
	if !bytes.Contains(inner, []byte("<img")) && !bytes.Contains(inner, []byte("<a")) {
		d.titleAt = offset(block) + at[0] + 1
	}
	return true
}

// textOfHTML gives the words between tags.
func textOfHTML(data []byte) string {
	var b strings.Builder
	z := html.NewTokenizer(bytes.NewReader(data))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind == html.TextToken {
			b.Write(z.Text())
		}
	}
	return normalSpace(b.String())
}

// fileTitle makes a title of a file's name, or of the folder's that the file
// speaks for; the home page has none.
func fileTitle(src *guide.Source) string {
	base := path.Base(src.Path)
	if src.URL == "/" {
		return ""
	}
	if src.Index {
		base = path.Base(path.Dir(src.Path)) + ".md"
	}
	return guide.TitleFromName(strings.TrimSuffix(base, path.Ext(base)))
}
