package markdown

import (
	"bytes"
	"regexp"
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

// enoughTold is how many bold questions it takes to tell a list of them from an
// article that asks itself.
const enoughTold = 5

// told are blocks that begin with lines of one form: counted ones, those behind
// bullets, or ones that begin with emphasis.
type told struct {
	blocks       []ast.Node
	asking, told int // how many ask, and how many of these are answered in the same line
}

// endQuestions ends the lines of questions where their answers go on, as where the
// parts of a page were run together, "3. What is a heap? A tree whose root ...", or
// where bold or a dash parts them: "- **What is a heap?** A tree". Where only a space
// does, most lines of the form that ask are such; then lines that demand are ended,
// too: "4. Explain sorting. It puts ...".
func (r *recogniser) endQuestions() {
	var counted, listed, stressed told
	for n := r.root.FirstChild(); n != nil; n = n.NextSibling() {
		list, ok := n.(*ast.List)
		switch {
		case ok:
			row := &listed
			if list.IsOrdered() {
				row = &counted
			}
			for item := list.FirstChild(); item != nil; item = item.NextSibling() {
				r.tell(row, item.FirstChild())
			}
		case isText(n) && isRun(n.FirstChild()):
			r.tell(&stressed, n)
		case isText(n) && r.hasMark(n):
			if a := r.ask(r.passage(n).at(0).text); a.number != "" || a.explicit {
				r.tell(&counted, n)
			}
		}
	}
	if !stressed.asks() || stressed.told < enoughTold && !r.isBank() {
		stressed = told{} // bold words of an article
	}
	r.ended = map[ast.Node]bool{}
	for _, row := range []told{counted, listed, stressed} {
		if row.told > 1 {
			r.endTold(row)
		}
	}
}

// asks tells whether most of the lines ask.
func (t told) asks() bool { return t.asking*2 > len(t.blocks) }

// tell weighs a block.
func (r *recogniser) tell(row *told, block ast.Node) {
	if block == nil || !isText(block) {
		return
	}
	if r.hasMark(block) { // as few
		if r.isAnsweredApart(block) {
			return
		}
		row.asking++
		if at, _ := r.toldAt(r.passage(block).at(0), questionMarks); at > 0 {
			row.told++
		}
	}
	row.blocks = append(row.blocks, block)
}

// endTold ends the first lines of blocks where what answers them begins.
func (r *recogniser) endTold(row told) {
	for _, block := range row.blocks {
		l := r.passage(block).at(0)
		at, parted := r.toldAt(l, questionMarks)
		if at == 0 && !hasQuestionMark(l.text) && (locales.begins("ask", l.text) || locales.begins("weak", l.text) || row.asks() && isRun(l.nodes[0]) && !r.boldLabel(l.nodes[0])) && !r.isAnsweredApart(block) {
			at, parted = r.toldAt(l, ".")
		}
		if at > 0 && (parted || row.told*2 > row.asking) {
			if end := r.breakLine(l, at); end != nil {
				r.ended[end] = true
			}
		}
	}
}

// hasMark tells whether a question mark is in the first line of a block.
func (d *document) hasMark(block ast.Node) bool {
	if block.Lines().Len() == 0 {
		return false
	}
	first := block.Lines().At(0)
	return endsQuestion(first.Value(d.text))
}

// isAnsweredApart tells whether the answer to a paragraph is labelled, so that all
// of the paragraph asks, or a list item holds options or such an answer.
func (r *recogniser) isAnsweredApart(block ast.Node) bool {
	item, ok := block.Parent().(*ast.ListItem)
	if !ok {
		return r.isAnswered(block)
	}
	return r.itemAnswers(item) || slices.ContainsFunc(children(item), func(n ast.Node) bool {
		list, ok := n.(*ast.List)
		return ok && plausible(r.listOptions(list))
	})
}

// isRun tells whether an inline node is emphasis.
func isRun(n ast.Node) bool { return n != nil && n.Kind() == ast.KindEmphasis }

// questionMarks are those that end a sentence before the next, in the scripts that
// have one.
const questionMarks = "?？؟"

// endsQuestion tells whether one of them is in a text, as in few: it is looked for
// mark by mark, which costs less than rune by rune.
func endsQuestion(text []byte) bool {
	return bytes.IndexByte(text, '?') >= 0 || bytes.Contains(text, []byte("？")) || bytes.Contains(text, []byte("؟"))
}

// toldSign is what stands between a question and the answer in its line: a dash or
// an arrow, and behind emphasis a colon. Quotes may end the question.
var toldSign = regexp.MustCompile(`^\s*(?:[—–→⇒]|-{1,2}>?|=>)\s+|^\s*[:：]\s*`)

const closingQuotes = "\"”’»」』"

// toldAt gives where a line that asks goes on with text that answers: behind the
// first of the signs that ends a sentence, or the emphasis it begins with, with one
// that demands nothing either; and whether more than a space parts them.
func (r *recogniser) toldAt(l line, signs string) (at int, parted bool) {
	if _, either := eitherWord(l.text); either {
		return 0, false // "True or false? Water is wet."
	}
	run := 0
	if isRun(l.nodes[0]) {
		run = r.plainSize(l.nodes[0])
	}
	for from := 0; from <= questionLength && (run == 0 || from < run); {
		at := strings.IndexAny(l.text[from:], signs)
		_, size := utf8.DecodeRuneInString(l.text[from+max(at, 0):])
		switch {
		case signs == "." && from < run:
			if from = run; startsLetter(l.text[from:]) {
				return 0, false // "**D**eep"
			}
		case at < 0:
			return 0, false
		default:
			from += at + size
		}
		rest := strings.TrimLeft(l.text[from:], closingQuotes)
		from = len(l.text) - len(rest)
		sign := toldSign.FindString(rest)
		parted = from == run || sign != "" && !strings.ContainsAny(sign, ":：")
		if parted {
			rest = rest[len(sign):]
		}
		told := strings.TrimLeft(rest, " ")
		first, _ := utf8.DecodeRuneInString(told)
		long := utf8.RuneCountInString(told)
		next := strings.IndexAny(told, questionMarks)
		switch letter, _ := cutLetter(told); {
		case r.opensAnswer(line{text: told}) && !strings.Contains(told, " B"): // which may be options
			return from, true
		case next >= 0 && !strings.ContainsAny(told[:next], ".!。！") && !(from == run && long > 2*longTold):
			continue // "What is it? And why?"
		case !parted && (size == 1 && told == rest || !unicode.IsLetter(first) || unicode.IsLower(first) && (signs == "." || long < longTold)):
			continue // "a.b", "e.g. this", "what? or how?"
		case parted && (isAside(told) || isWordless(told)), !parted && (long < toldLength || locales.begins("weak", told)):
			return 0, false
		case letter != "", hasQuestionMark(told) && long < 2*longTold, locales.begins("ask", told) && !strings.ContainsAny(sign, "→⇒>"):
			return 0, false
		}
		return from, parted
	}
	return 0, false
}

// isAside tells whether what stands behind a question is a remark in brackets, "(asked
// twice)", that no answer follows.
func isAside(told string) bool {
	first, size := utf8.DecodeRuneInString(told)
	at := strings.IndexRune("([（【", first)
	if at < 0 {
		return false
	}
	_, rest, closed := strings.Cut(told[size:], map[rune]string{'(': ")", '[': "]", '（': "）", '【': "】"}[first])
	return !closed || utf8.RuneCountInString(strings.TrimSpace(rest)) < toldLength
}

// startsLetter tells whether text begins with a letter.
func startsLetter(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(first)
}
