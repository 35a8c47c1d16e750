package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// checkKey reports a key that contradicts itself, and options that cannot be
// told apart. It gives the places of the key that an option has.
func (r *recogniser) checkKey(q *guide.Question, options []option, rest []*unit, k key) []int {
	r.checkOptions(options)
	var at guide.Pos // of the first answer
	for i, u := range rest {
		said, ok := r.saidKey(rest[i:], options)
		if !ok {
			continue
		}
		place := r.pos(u.node)
		at = cmp.Or(at, place)
		if !slices.Equal(slices.Sorted(slices.Values(said.places)), slices.Sorted(slices.Values(k.places))) {
			r.problem(place, "mcq-two-keys", guide.Warning,
				fmt.Sprintf("this answer says %s, but %s is marked as correct before", said.letters(), k.letters()),
				"let both name the same option, or remove one of them")
		}
		r.checkText(place, options, said)
	}
	return slices.DeleteFunc(slices.Clone(k.places), func(i int) bool {
		if i < len(options) {
			return false
		}
		r.problem(cmp.Or(at, q.Entry.Pos), "mcq-key-unknown", guide.Warning, fmt.Sprintf("the key names option %s, but there are only %d options", letterAt(i), len(options)),
			"name one of the options, or add the one that is missing")
		return true
	})
}

// keyless reports that no option of a question is said to be correct. An answer that
// reads nearly as one of them is not taken for it: "mutable" is near "immutable".
func (r *recogniser) keyless(q *guide.Question, rest []*unit, options []option) {
	texts := make([]string, len(options))
	for i, o := range options {
		texts[i] = strings.ToLower(bareText(r.optionText(o)))
	}
	for i, u := range rest {
		line := r.answerLine(rest[i:])
		if len(line) > longestSlip {
			continue
		}
		if near := guide.Nearest(strings.ToLower(line), texts); near != "" {
			r.problem(r.pos(u.node), "mcq-no-key", guide.Warning, fmt.Sprintf("the answer %q is none of the %d options", line, len(options)),
				fmt.Sprintf("did you mean option %s? Write its letter, or its text as it stands", letterAt(slices.Index(texts, near))))
			return
		}
	}
	r.problem(q.Entry.Pos, "mcq-no-key", guide.Warning, fmt.Sprintf("the question has %d options, but nothing says which is correct", len(options)),
		"mark the correct option with [x], or add a line such as \"Answer: B\"")
}

// longestSlip is the length in bytes of an answer that may be an option with a slip of
// the pen: a longer one explains.
const longestSlip = 200

// answerLine gives the first line of the answer that units begin with, "" without one.
func (r *recogniser) answerLine(units []*unit) string {
	if !r.answerNear(units) {
		return ""
	}
	text := r.withLabel(units[0])
	l, _ := r.labelAt(text)
	if text = bareText(strings.TrimLeft(text[l.end:], ":：")); text == "" && len(units) > 1 {
		first, _, _ := strings.Cut(r.plain(units[1].node), "\n")
		text = bareText(first)
	}
	return text
}

// checkText reports a letter beside the text of another option.
func (r *recogniser) checkText(at guide.Pos, options []option, k key) {
	if len(k.places) != 1 || k.beside == "" {
		return
	}
	if i, text := r.optionThatReads(options, k.beside); i >= 0 && i != k.places[0] {
		r.problem(at, "mcq-key-text-mismatch", guide.Warning, fmt.Sprintf("the key names option %s, but %q is option %s", k.letters(), shorten(text), letterAt(i)),
			"let the letter and the text name the same option")
	}
}

// checkOptions reports options that read the same.
func (r *recogniser) checkOptions(options []option) {
	first := map[string]int{}
	for i, o := range options {
		text := bareText(r.optionText(o))
		if before, ok := first[text]; ok && text != "" {
			r.problem(r.pos(o.node), "mcq-dup-option", guide.Warning, fmt.Sprintf("options %s and %s read the same", letterAt(before), letterAt(i)),
				"change one of them, or remove it")
			continue
		}
		first[text] = i
	}
}

// checkLetters reports options whose letters do not go from A on by one, where
// an answer with a letter shows that they are options.
func (r *recogniser) checkLetters(units []*unit) {
	for i := range units { // most have no such answer, and need not be read for letters
		if said, ok := r.saidKey(units[i:], nil); ok && len(said.places) > 0 {
			r.reportLetters(units[:i])
			return
		}
	}
}

// reportLetters reports the letters that units begin with if they are not A, B,
// C and on.
func (r *recogniser) reportLetters(units []*unit) {
	var letters []string
	var at guide.Pos
	for _, u := range units {
		here := r.lettersOf(u.node)
		if len(letters) == 0 && len(here) > 0 {
			at = r.pos(u.node)
		}
		letters = append(letters, here...)
	}
	if len(letters) < 2 || len(letters) > maxOptions || letters[0] != "A" {
		return
	}
	for i, l := range letters {
		if l != letterAt(i) {
			r.problem(at, "mcq-gap", guide.Warning, fmt.Sprintf("the options have the letters %s", strings.Join(letters, ", ")),
				"give each its own letter, from A on without a gap")
			return
		}
	}
}

// lettersOf gives the letters that the lines of a paragraph or the items of a
// list begin with.
func (r *recogniser) lettersOf(n ast.Node) (letters []string) {
	add := func(text string) {
		if l, _ := cutLetter(text); l != "" {
			letters = append(letters, l)
		}
	}
	switch n := n.(type) {
	case *ast.Paragraph:
		words := r.passage(n)
		for i := range words.size() {
			add(words.at(i).text)
		}
	case *ast.List:
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			if first := item.FirstChild(); first != nil && isText(first) {
				add(string(r.scratchText(first)))
			}
		}
	}
	return letters
}
