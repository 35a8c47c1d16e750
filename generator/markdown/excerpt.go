package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// maxExcerpt is the length of an excerpt in characters, that of a description
// as search engines show it.
const maxExcerpt = 160

// excerpt takes the first whole sentences of the first paragraph of prose for
// the chapter's excerpt, and gives where they stand.
func (d *document) excerpt() guide.Pos {
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		p, ok := n.(*ast.Paragraph)
		if !ok {
			continue
		}
		words := normalSpace(d.plain(p))
		if letters := []rune(words); len(letters) >= 20 && strings.ContainsFunc(words, unicode.IsLetter) && !d.mostlyLinks(p) {
			d.chapter.Excerpt = sentences(letters)
			return d.pos(p)
		}
	}
	return guide.Pos{}
}

// excerptOfQuestions says what is asked in a chapter that begins with its
// questions: an answer, an option or a greeting from the midst of it says
// little of the whole. from is where the excerpt was found.
func (d *document) excerptOfQuestions(from guide.Pos, blocks []guide.Block) {
	c := d.chapter
	if c.IsQuestion() || len(c.Entries) == 0 || comparePos(from, begins(c.Entries[0].Pos, blocks)) < 0 {
		return
	}
	c.Excerpt = ""
	for _, e := range c.Entries {
		more := e.Title
		if strings.Contains(c.Excerpt, more) {
			continue
		}
		if c.Excerpt != "" {
			more = c.Excerpt + " · " + more
		}
		if utf8.RuneCountInString(more) > maxExcerpt && c.Excerpt != "" {
			return
		}
		c.Excerpt = sentences([]rune(more))
	}
}

// begins gives where the first question stands, or the first turn before it.
func begins(at guide.Pos, blocks []guide.Block) guide.Pos {
	for _, b := range blocks {
		if d, ok := b.(*guide.Dialogue); ok && len(d.Turns) > 0 && comparePos(d.Turns[0].Pos, at) < 0 {
			return d.Turns[0].Pos
		}
	}
	return at
}

// mostlyLinks tells whether a paragraph is a row of badges, translations or
// other links, with less text outside of links than in them.
func (d *document) mostlyLinks(p ast.Node) bool {
	linked, other := 0, 0
	for c := p.FirstChild(); c != nil; c = c.NextSibling() {
		n := len(strings.TrimSpace(d.plain(c)))
		switch c.(type) {
		case *ast.Link, *ast.Image, *ast.AutoLink:
			linked += n
		default:
			other += n
		}
	}
	return linked > other
}

// sentences cuts text at the last end of a sentence that fits, or at a word.
func sentences(text []rune) string {
	if len(text) <= maxExcerpt {
		return string(text)
	}
	space := 0
	for i := maxExcerpt - 1; i > 0; i-- {
		switch r := text[i]; {
		case strings.ContainsRune("。！？؟।", r):
			return string(text[:i+1])
		case strings.ContainsRune(".!?", r) && unicode.IsSpace(text[i+1]) && i > 40:
			return string(text[:i+1])
		case unicode.IsSpace(r) && space == 0:
			space = i
		}
	}
	if space == 0 {
		space = maxExcerpt - 1
	}
	return strings.TrimRight(string(text[:space]), " ,;:-") + "…"
}
