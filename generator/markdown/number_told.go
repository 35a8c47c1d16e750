package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// How many characters at least answer a question behind it in its line, and how
// many do that begin with a small letter; twice as many may ask something, too.
const (
	toldLength = 10
	longTold   = 50
)

// endQuestions ends the lines of numbered questions where their answers go on, as
// where the parts of a page were run together: "3. What is a heap? A tree whose
// root ...". It does so when most lines that ask behind a number are such, and then
// behind those, too, that demand: "4. Explain sorting. It puts ...".
func (r *recogniser) endQuestions() {
	var lines []line
	asking, told := 0, 0
	weigh := func(block ast.Node, counted bool) {
		if block == nil || !isText(block) || block.Lines().Len() == 0 {
			return
		}
		if s := block.Lines().At(0); !counted && !endsQuestion(s.Value(r.text)) {
			return // as most
		}
		first := r.passage(block).at(0)
		a := r.asked().readPrefix(first.text)
		if !counted && a.number == "" && !a.explicit {
			return
		}
		if strings.ContainsAny(first.text, questionMarks) {
			asking++
			if toldAt(first.text, questionMarks) > 0 {
				told++
			}
		}
		lines = append(lines, first)
	}
	for n := r.root.FirstChild(); n != nil; n = n.NextSibling() {
		list, ok := n.(*ast.List)
		switch {
		case !ok && !r.isAnsweredBelow(n):
			weigh(n, false)
		case ok && list.IsOrdered():
			for _, item := range children(list) {
				if !r.holdsOptions(item) {
					weigh(item.FirstChild(), true)
				}
			}
		}
	}
	if told*2 <= asking {
		return
	}
	r.ended = map[ast.Node]bool{}
	for _, l := range lines {
		at := toldAt(l.text, questionMarks)
		if at == 0 && !hasQuestionMark(l.text) && (locales.begins("ask", l.text) || locales.begins("weak", l.text)) {
			at = toldAt(l.text, ".")
		}
		if at > 0 {
			if end := r.breakLine(l, at); end != nil {
				r.ended[end] = true
			}
		}
	}
}

// isAnsweredBelow tells whether the answer to a paragraph is labelled, so that all
// of the paragraph asks.
func (r *recogniser) isAnsweredBelow(n ast.Node) bool {
	p, ok := n.(*ast.Paragraph)
	return ok && r.isAnswered(p)
}

// holdsOptions tells whether a list item holds options, or an answer with a label.
func (r *recogniser) holdsOptions(item ast.Node) bool {
	return r.itemAnswers(item) || slices.ContainsFunc(children(item), func(n ast.Node) bool {
		list, ok := n.(*ast.List)
		return ok && plausible(r.listOptions(list))
	})
}

// questionMarks are those that end a sentence before the next, in the scripts that
// have one.
const questionMarks = "?？؟"

// endsQuestion tells whether one of them is in a text, as in few: it is looked for
// mark by mark, which costs less than rune by rune.
func endsQuestion(text []byte) bool {
	return bytes.IndexByte(text, '?') >= 0 || bytes.Contains(text, []byte("？")) || bytes.Contains(text, []byte("؟"))
}

// toldAt gives where a line that asks goes on with text that answers: behind the
// first of the signs that ends a sentence, with one that demands nothing either.
func toldAt(text, signs string) int {
	for from := 0; from <= questionLength; {
		at := strings.IndexAny(text[from:], signs)
		if at < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(text[from+at:])
		from += at + size
		rest := strings.TrimLeft(text[from:], " ")
		first, _ := utf8.DecodeRuneInString(rest)
		long := utf8.RuneCountInString(rest)
		next := strings.IndexAny(rest, questionMarks)
		switch letter, _ := cutLetter(rest); {
		case next >= 0 && !strings.ContainsAny(rest[:next], ".!。！"):
			continue // "What is it? And why?"
		case size == 1 && len(rest) == len(text[from:]), !unicode.IsLetter(first), unicode.IsLower(first) && (signs == "." || long < longTold):
			continue // "a.b", "e.g. this", "what? or how?"
		case letter != "", long < toldLength, hasQuestionMark(rest) && long < 2*longTold, locales.begins("ask", rest), locales.begins("weak", rest):
			return 0
		}
		return from
	}
	return 0
}
