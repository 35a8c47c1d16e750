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
//
// A chapter goes down this list of files; document.go calls the steps:
//
//   - limit, bounds: the work on a chapter is bounded. mdx makes Markdown of MDX.
//   - syntax, component, math, wiki, fence, apart: the text becomes a tree of nodes. loose,
//     group, fragment, details and bold make nodes of tags that are meant as such.
//   - title, level, ids, excerpt, plain, words: what the tree says of the chapter.
//   - unit, passage, recognise, list_end, recognise_flow, _list, _paragraph, table, term:
//     the tree becomes a row of units, each of them a block, or a line that may be
//     a question. recognise_cut parts and trims inline nodes.
//   - toc, announced, bare, number, lostcode: units that are something else, or count on.
//   - about, carrier, habits, whole: the form of line that is a question in this file.
//   - recognise_compose, _compose_list, _section, dialogue: units become blocks.
//   - recognise_question, _body, _part, facts, comment, title_mark, output, quiz:
//     the blocks below a question become its parts and its choices.
//   - render, raw, tags, link, web, code, bidi, emoji, escape: nodes become
//     balanced HTML.
//   - job, cue, pointing: what is said of the chapter when all of it is known.
//
// What words mean is asked on the way: question reads a line, label the name of a
// part, and locale and phrases know the words, of all languages, in data.
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
