package highlight

import (
	"fmt"

	"github.com/alecthomas/chroma/v2"
)

// A tokenFunc returns the next token of a source as its type and its first and
// last byte; ok is false after the last.
type tokenFunc func() (kind chroma.TokenType, start, end int, ok bool)

// A nativeLexer is a hand-written scanner behind chroma's interface.
type nativeLexer struct {
	config *chroma.Config
	scan   func(src string) tokenFunc
}

var _ chroma.Lexer = nativeLexer{}

// scanPython stands in for chroma's Python lexer: the same tokens, raw, one by
// one, from a hand-written scanner instead of regular expressions.
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
func scanPython(src string) tokenFunc {
	s := pyScanner{src: src}
	return s.next
}

// scanConsole cuts Python sessions.
func scanConsole(src string) tokenFunc {
	c := consoleScanner{src: src}
	return c.next
}

// console reads Python sessions, which chroma has no lexer for.
var console = nativeLexer{
	config: &chroma.Config{Name: "Python console", Aliases: []string{"pycon"}},
	scan:   scanConsole,
}

// Config returns what the lexer is called.
func (l nativeLexer) Config() *chroma.Config { return l.config }

// SetRegistry does nothing: the languages embed no others.
func (l nativeLexer) SetRegistry(*chroma.LexerRegistry) chroma.Lexer { return l }

// SetAnalyser does nothing: the lexer is always chosen by name.
func (l nativeLexer) SetAnalyser(func(string) float32) chroma.Lexer { return l }

// AnalyseText returns 0: the lexer is always chosen by name.
func (l nativeLexer) AnalyseText(string) float32 { return 0 }

// Tokenise returns the tokens of text. The only state to start in is "root".
func (l nativeLexer) Tokenise(options *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	if options != nil && options.State != "root" {
		return nil, fmt.Errorf("highlight %s: no state %q to start in, only \"root\"", l.config.Name, options.State)
	}
	if options == nil || options.EnsureLF {
		text = ensureLF(text)
	}
	text = validUTF8(text)
	next := l.scan(text)
	return func() chroma.Token {
		kind, start, end, ok := next()
		if !ok {
			return chroma.EOF
		}
		return chroma.Token{Type: kind, Value: text[start:end]}
	}, nil
}
