// Package markdown turns the Markdown of one chapter into typed blocks and
// facts: questions, turns, quizzes, prose, links and snippets.
//
// [Parse] looks at no other file and reads nothing from disk: what only the
// site knows, such as the URL of another chapter, stays a slot in the HTML.
// Whatever the input, each piece of HTML is balanced on its own and holds no
// script, no event handler and no URL that could run one; only Options.Trust
// lets an author's own HTML pass as it is.
//
// The package neither reads front matter nor colours code; colouring comes in
// as a function. It is the only importer of goldmark and of the HTML sanitiser.
package markdown

import "gen/generator/guide"

// Options say how chapters are parsed. The zero value works.
type Options struct {
	Highlight  Highlighter              // colours code; nil shows it plain
	Trust      bool                     // raw HTML passes unsanitised
	ImageHosts []string                 // hosts whose remote images are shown, not linked
	Labels     map[string][]string      // part kind -> further label words
	Markers    map[string]string        // inline mark -> level or difficulty
	Language   func(lang string) string // name of a language as readers know it; nil shows it as written
	Nearest    func(lang string) string // the language that an unknown one was probably meant to be, or ""; may be nil
	limits     limits
}

// Highlighter appends the inner HTML of a code element to dst: code with
// markup around its tokens, its text unchanged. When the outcome is not
// Highlighted it appends the code plainly escaped.
type Highlighter func(dst []byte, code string, f Fence) ([]byte, Outcome)

// Outcome says what became of a block of code.
type Outcome uint8

// Outcomes of highlighting. All but Highlighted leave the code plain.
const (
	Highlighted Outcome = iota
	UnknownLanguage
	TooLarge
	TimedOut
	Failed
)

// Parse gives the chapter that src holds. It always gives one: what cannot be
// read is reported in its Problems. It may be called concurrently.
func Parse(src *guide.Source, o Options) *guide.Chapter {
	o.limits = o.limits.orDefault()
	return parseWithin(src, o)
}
