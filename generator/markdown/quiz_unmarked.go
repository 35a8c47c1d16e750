package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// unmarkedOptions finds options that have neither letter nor box: a list of
// short items, or lines such as "Option A: text" or "(1) text", and behind it an
// answer that is exactly one of them, or no more than its letter or number.
func (r *recogniser) unmarkedOptions(units []*unit) (options []option, from, to int) {
	for i, u := range units[:max(len(units)-1, 0)] {
		switch n := u.node.(type) {
		case *ast.List:
			options = r.itemsAsOptions(n)
		case *ast.Paragraph:
			options = linesAsOptions(r.passageOf(u))
		default:
			continue
		}
		if len(options) >= 2 && len(options) <= maxOptions && r.saysOption(options, units[i+1:]) {
			return options, i, i + 1
		}
	}
	return nil, 0, 0
}

// itemsAsOptions takes the items of a list for options, nil when one is more
// than a line or has a letter.
func (r *recogniser) itemsAsOptions(list *ast.List) []option {
	var options []option
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if item.ChildCount() != 1 || !isText(first) {
			return nil
		}
		if letter, _ := cutLetter(string(r.scratchText(first))); letter != "" {
			return nil
		}
		options = append(options, option{counted: list.IsOrdered(), inline: children(first), node: item})
	}
	return options
}

// linesAsOptions takes the lines of a paragraph for options whose letters stand
// behind a word, or whose numbers stand in brackets, nil when one is neither.
func linesAsOptions(words *passage) []option {
	var options []option
	for i := range words.size() {
		l := words.at(i)
		if wordedLetter(l.text) == letterAt(i) {
			options = append(options, option{named: true, inline: l.nodes, node: l.nodes[0]})
			continue
		}
		number := "(" + itoa(i+1) + ") "
		if !strings.HasPrefix(l.text, number) {
			return nil
		}
		options = append(options, option{counted: true, number: len(number), inline: l.nodes, node: l.nodes[0]})
	}
	return options
}

// wordedLetter reads the letter of "Option A: text" or "选项A：…", or gives "".
func wordedLetter(text string) string {
	word, rest, _ := strings.Cut(text, " ")
	if at := strings.IndexAny(word, "ABCDEFGH"); at > 0 && word[0] >= utf8.RuneSelf {
		word, rest = word[:at], text[at:]
	}
	if !locales.is("option", word) {
		return ""
	}
	letter, _ := cutLetter(rest)
	return letter
}

// saysOption tells whether what follows options is the text of one of them, as
// code or behind the label of an answer, or only its place.
func (r *recogniser) saysOption(options []option, after []*unit) bool {
	if _, ok := r.codeKey(options, after); ok {
		return true
	}
	k, ok := r.saidKey(after, options)
	return ok && (k.text != "" || k.counted || r.isPlace(k, options))
}

// isPlace tells whether a key is the letter of one option's place, alone or with
// its text.
func (r *recogniser) isPlace(k key, options []option) bool {
	if len(k.places) != 1 || k.places[0] >= len(options) {
		return false
	}
	at, text := r.optionThatReads(options, k.beside)
	_, labelled := r.labelAt(text) // of an explanation in the same line
	return text == "" || labelled || at == k.places[0]
}

// codeKey reads the key from a block of code behind the options that holds the
// text of one of them and nothing else.
func (r *recogniser) codeKey(options []option, after []*unit) (key, bool) {
	if len(after) == 0 || !isCode(after[0].node) {
		return key{}, false
	}
	said := normalSpace(r.plain(after[0].node))
	for i, o := range options {
		if text := normalSpace(r.optionText(o)); text != "" && (said == text || said == normalSpace(r.plainOf(o.inline))) {
			return key{places: []int{i}, text: text}, true
		}
	}
	return key{}, false
}
