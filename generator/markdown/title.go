package markdown

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

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
			if rest := d.equals(h); !d.isContents(h) {
				if asks := d.asksAsMost(h, rest); !asks && !d.isFirstOf(h, rest) {
					d.takeHeading(h)
				} else {
					d.equal = !asks
				}
				break
			} else if len(rest) > 1 {
				break
			}
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

// titledBy tells whether words at an offset of the text are its first and the title,
// "#Sorting and searching", not a tag: there are several, or they name the file.
func (d *document) titledBy(at int, words []byte) bool {
	words = bytes.TrimSpace(words)
	if len(bytes.TrimSpace(d.text[:at])) > 0 || bytes.ContainsAny(words, "#<") {
		return false
	}
	signs := 0
	for _, r := range string(words) {
		if classOf(r) == ideograph {
			signs++
		}
	}
	return signs >= 3 || bytes.IndexByte(words, ' ') > 0 || letters(string(words)) == letters(fileTitle(d.src))
}

// takeHeading makes h the title unless front matter has another.
func (d *document) takeHeading(h *ast.Heading) {
	words := d.plain(h)
	if words != "" && (d.chapter.Title == "" || strings.EqualFold(words, d.chapter.Title)) {
		d.titleNode, d.chapter.Title = h, words
		d.chapter.TitleHTML = d.inline(children(h)...)
	}
}

// equals gives the headings of the first level behind one.
func (d *document) equals(h *ast.Heading) (rest []*ast.Heading) {
	for n := h.NextSibling(); n != nil; n = n.NextSibling() {
		if other, ok := n.(*ast.Heading); ok && other.Level == 1 {
			rest = append(rest, other)
		}
	}
	return rest
}

// isContents tells whether a heading says that the contents follow, of a file that
// is called otherwise.
func (d *document) isContents(h *ast.Heading) bool {
	text := d.plain(h)
	return locales.is("toc", text) && letters(text) != letters(fileTitle(d.src))
}

// asksAsMost tells whether a heading asks, as most others of its level do: the first
// of many questions is no title.
func (d *document) asksAsMost(h *ast.Heading, rest []*ast.Heading) bool {
	asking := 0
	for _, other := range rest {
		if asksPlainly(d.plain(other)) {
			asking++
		}
	}
	return asking >= 2 && asking*10 >= len(rest)*6 && asksPlainly(d.plain(h))
}

// isFirstOf tells whether the rest count on from a heading, or most begin what it
// begins and the file's name says something else: the first of equal sections is no
// title.
func (d *document) isFirstOf(h *ast.Heading, rest []*ast.Heading) bool {
	if len(rest) == 0 {
		return false
	}
	text, alike := d.plain(h), 0
	if n := leadingNumber(ask(text).number); n > 0 && leadingNumber(ask(d.plain(rest[0])).number) == n+1 {
		return true
	}
	for _, other := range rest {
		if beginsList(other) && beginsList(h) || beginsSection(other) && beginsSection(h) {
			alike++
		}
	}
	return len(rest) >= 2 && alike*2 >= len(rest) && saysElse(fileTitle(d.src), text)
}

// beginsList tells whether a list stands right below a heading, as below titles
// seldom.
func beginsList(h *ast.Heading) bool {
	below := h.NextSibling()
	return below != nil && below.Kind() == ast.KindList
}

// beginsSection tells whether a deeper heading stands right below another.
func beginsSection(h *ast.Heading) bool {
	below, ok := h.NextSibling().(*ast.Heading)
	return ok && below.Level > h.Level
}

// saysElse tells whether a name says what is in a file, in two words or more, none of
// which a heading in the same script has.
func saysElse(name, heading string) bool {
	said, also := stems(name), stems(heading)
	if len(said) < 2 {
		return false
	}
	for _, stem := range said {
		alike := func(other string) bool { return (stem[0] < utf8.RuneSelf) == (other[0] < utf8.RuneSelf) }
		if !slices.ContainsFunc(also, alike) {
			return false
		}
	}
	all := letters(name)
	return !slices.ContainsFunc(also, func(stem string) bool { return strings.Contains(all, stem) })
}

// stems gives what the words of a text begin with, in lower case: four letters of
// words that have three or more, and each two characters of scripts without spaces.
func stems(text string) (stems []string) {
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWordRune(r) }) {
		signs := []rune(word)
		switch {
		case classOf(signs[0]) == ideograph:
			for i := range len(signs) - 1 {
				stems = append(stems, string(signs[i:i+2]))
			}
		case len(signs) >= 3:
			stems = append(stems, string(signs[:min(len(signs), 4)]))
		}
	}
	return stems
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
