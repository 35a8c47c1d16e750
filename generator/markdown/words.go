package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// countWords counts the words of running text, code left out.
func (d *document) countWords() { d.chapter.Words = (d.halfWordsBelow(d.root) + 1) / 2 }

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
