package highlight

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
)

// pythonLexer stands in for chroma's Python lexer: the same tokens, raw, one
// by one, from a hand-written scanner instead of regular expressions. Its
// configuration is chroma's own.
//
// It departs from chroma in two places only, where chroma is plainly wrong
// (see TestDifferences):
//
//   - chroma's rule for docstrings says {,2}, which its regular expressions
//     read literally: they paint the text r{,2}"""doc""" as a docstring, and
//     never a real one. Here, both are ordinary strings.
//   - A regular expression gives up at 100,000 slots of its backtracking stack
//     or after 250 ms, and the text then falls to another rule: a number of
//     50,000 digits becomes 50,000 errors. Here no length matters.
type pythonLexer struct{ config *chroma.Config }

var _ chroma.Lexer = pythonLexer{}

// Config returns the configuration of chroma's Python lexer.
func (l pythonLexer) Config() *chroma.Config { return l.config }

// SetRegistry does nothing: Python embeds no other language.
func (l pythonLexer) SetRegistry(*chroma.LexerRegistry) chroma.Lexer { return l }

// SetAnalyser does nothing: the lexer is always chosen by name.
func (l pythonLexer) SetAnalyser(func(string) float32) chroma.Lexer { return l }

// AnalyseText returns 0: the lexer is always chosen by name.
func (l pythonLexer) AnalyseText(string) float32 { return 0 }

// Tokenise returns the tokens of text. The only state to start in is "root".
func (l pythonLexer) Tokenise(options *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	text, err := prepare(options, text)
	if err != nil {
		return nil, err
	}
	s := &pyScanner{src: text}
	return iterate(text, s.next), nil
}

// prepare applies the options as chroma does, and replaces each invalid byte
// by U+FFFD, as chroma's conversion to runes does.
func prepare(options *chroma.TokeniseOptions, text string) (string, error) {
	if options != nil && options.State != "root" {
		return "", fmt.Errorf("highlight Python: no state %q to start in, only \"root\"", options.State)
	}
	if options == nil || options.EnsureLF {
		text = ensureLF(text)
	}
	return validUTF8(text), nil
}

// iterate turns the scanner function next over src into a chroma iterator.
func iterate(src string, next func() (chroma.TokenType, int, int, bool)) chroma.Iterator {
	return func() chroma.Token {
		kind, start, end, ok := next()
		if !ok {
			return chroma.EOF
		}
		return chroma.Token{Type: kind, Value: src[start:end]}
	}
}

// ensureLF replaces the line ends CR LF and CR by LF.
func ensureLF(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// validUTF8 replaces every byte that is not part of a character by U+FFFD.
func validUTF8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/2)
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}
