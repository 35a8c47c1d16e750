// Package highlight turns source code into HTML with class spans, and the
// classes into a stylesheet.
//
// The text of the HTML is the code, character by character, whatever the
// language, and whatever becomes of the highlighting. (As HTML cannot carry
// them, CR LF and CR become LF, and NUL and bytes that are not UTF-8 become
// U+FFFD.)
//
// Python and Python sessions are read by scanners of our own in linear time;
// all other languages by chroma's lexers, within limits. The package neither
// guesses languages nor writes the elements around the code.
package highlight

import "time"

// Options describe one block of code. The zero value is a plain block.
type Options struct {
	// Lang names the language by any name or alias chroma knows, in any case:
	// "python", "py3", "JS", "c++". Empty means plain text. Python that begins
	// with a prompt, which no program does, is read as a session ("pycon").
	Lang string

	// Highlight lists lines to point out, counted from 1 at the first line of
	// the block whatever FirstLine is. Ranges may overlap and come in any
	// order.
	Highlight []Range

	// LineNumbers puts each line in an element with its number as attribute,
	// which the stylesheet shows but no selection copies.
	LineNumbers bool

	// FirstLine is the number of the first line; 0 means 1.
	FirstLine int

	limits limits
}

// A Range is a range of lines, both ends included.
type Range struct{ First, Last int }

// limits bound the highlighting of one block by chroma's regular expressions,
// which can take quadratic time or worse. Zero is the default; only tests ask
// for less.
type limits struct {
	bytes, lines int
	time         time.Duration
}

const (
	defaultBytes = 256 << 10
	defaultLines = 5_000
	defaultTime  = 3 * time.Second
)

// An Outcome says what became of a block.
type Outcome int

// The outcomes. After all but Highlighted the code is shown plain.
const (
	Highlighted     Outcome = iota
	Plain                   // no language was named, or one of plain text
	UnknownLanguage         // no lexer has that name
	TooLarge                // the code has more than 256 KiB or 5,000 lines, or 16 KiB in nine rare languages (Markdown, HTTP, ERB, Svelte, ...)
	TimedOut                // the code took longer than 3 seconds: the next run may have another outcome
	Failed                  // the lexer is faulty: it panicked or changed the text
)

// Append appends the HTML that belongs inside the <code> element of a block of
// code to dst, and reports what became of the highlighting. It may be called
// from several goroutines.
func Append(dst []byte, code string, o Options) ([]byte, Outcome) {
	code = clean(code)
	w := newWriter(dst, code, o)
	l := find(o.Lang)
	switch {
	case o.Lang == "":
		return w.plain(), Plain
	case l == nil:
		return w.plain(), UnknownLanguage
	case l.lexer == nil:
		return w.plain(), Plain
	}
	if native, ok := l.lexer.(nativeLexer); ok {
		if isSession(code) {
			native = console
		}
		return w.tokens(native.scan(code)), Highlighted
	}
	if o.limits.exceeded(l, code) {
		return w.plain(), TooLarge
	}
	html, outcome := bounded(l, code, o)
	if outcome != Highlighted {
		return w.plain(), outcome
	}
	return append(dst, html...), Highlighted
}
