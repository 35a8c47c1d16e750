package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// countWords counts the words of running text, code left out, and takes the
// chapter's excerpt from its first paragraph.
func (d *document) countWords() {
	d.chapter.Words = (d.halfWordsBelow(d.root) + 1) / 2
	d.chapter.Excerpt = d.excerpt()
}

// halfWordsBelow counts the words of all text below a node twice.
func (d *document) halfWordsBelow(n ast.Node) (halves int) {
	switch n := n.(type) {
	case *ast.Text:
		return halfWords(n.Value(d.text))
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
		return 0
	case *detailsNode:
		if n.summary != nil {
			halves = halfWords(d.scratchText(n.summary))
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		halves += d.halfWordsBelow(c)
	}
	return halves
}

// halfWords counts words twice: a word of letters is two, a character of a
// script without spaces one, since two of them make about a word.
func halfWords(text []byte) int {
	count, inside := 0, false
	for i := 0; i < len(text); {
		class, size := asciiClass[text[i]], 1
		if text[i] >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRune(text[i:])
			class = classOf(r)
		}
		i += size
		switch class {
		case letter:
			if !inside {
				count += 2
			}
			inside = true
		case ideograph:
			count++
			inside = false
		case gap:
			inside = false
		}
	}
	return count
}

// class says what a character does to the word it stands in.
type class uint8

const (
	gap       class = iota // ends it
	letter                 // continues it
	joint                  // neither: an apostrophe or hyphen
	ideograph              // is half a word by itself
)

// asciiClass is the class of each byte of ASCII.
var asciiClass = func() (table [256]class) {
	for b := range table {
		table[b] = classOf(rune(b))
	}
	return table
}()

func classOf(r rune) class {
	switch {
	case r == '\'' || r == '’' || r == '-':
		return joint
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer):
		return ideograph
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return letter
	}
	return gap
}

// maxExcerpt is the length of an excerpt in characters, that of a description
// as search engines show it.
const maxExcerpt = 160

// excerpt gives the first whole sentences of the first paragraph of prose.
func (d *document) excerpt() string {
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		p, ok := n.(*ast.Paragraph)
		if !ok {
			continue
		}
		words := strings.Join(strings.Fields(d.plain(p)), " ")
		if letters := []rune(words); len(letters) >= 20 && !d.mostlyLinks(p) {
			return sentences(letters)
		}
	}
	return ""
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
