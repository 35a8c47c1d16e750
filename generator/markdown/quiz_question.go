package markdown

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// quiz makes a question multiple-choice when its blocks hold options and a
// key, and gives the blocks that are left: those before the options, and those
// behind them.
func (r *recogniser) quiz(q *guide.Question, units []*unit) (stem, rest []*unit, ok bool) {
	r.checkLetters(units)
	options, from, to := r.findOptions(units)
	whole := units
	if options == nil {
		_, keyed := r.end.byCount[q.Entry.Number]
		units, options, from, to = r.flatOptions(units, keyed || r.src.Meta.Kind == guide.KindQuiz)
	}
	if options == nil {
		options, from, to = r.unmarkedOptions(units)
	}
	if options == nil {
		r.trueOrFalse(q, units)
		return nil, nil, false
	}
	stem, rest = units[:from], r.unglue(units[to:])
	k, found := r.keyOf(options, rest)
	if !found {
		k, found = r.end.byCount[q.Entry.Number]
	}
	if !found {
		k, found = r.keyOf(options, stem)
	}
	if !found {
		stem, rest, ok = r.withoutKey(q, units, options, to)
		if !ok && len(units) > len(whole) { // the line was parted for nothing
			prepend(units[from].node, append(children(units[from-1].node), ast.NewString([]byte(" "))))
		}
		return stem, rest, ok
	}
	if k.places = r.checkKey(q, options, rest, k); len(k.places) == 0 {
		q.Entry.Type = guide.Prompt
		return units[:to], units[to:], true
	}
	r.keyed++
	r.dropHeaders(units[from:to], options[0])
	q.Entry.Type = guide.MultipleChoice
	q.Multiple = len(k.places) > 1
	q.Choices = r.choices(options, k, q.Entry.ID)
	rest = r.reasons(q, rest)
	return stem, rest, true
}

// unglue parts a line that holds both the key and the explanation, "Correct
// Answer: D Explanation: …", into two.
func (r *recogniser) unglue(units []*unit) []*unit {
	for i, u := range units {
		p, ok := u.node.(*ast.Paragraph)
		if !ok || !r.labels(u, guide.Answer) {
			continue
		}
		nodes := children(p)
		text := r.plainOf(nodes)
		l, _ := r.labelAt(text)
		at := strings.IndexByte(text[l.end:], ' ') + 1
		for at > 0 && at < 12 && l.end+at < len(text) {
			if next, ok := r.labelAt(text[l.end+at:]); ok && next.colon && next.from == 0 {
				before, behind := r.splitText(nodes, l.end+at)
				two := []*unit{{node: r.paragraphOf(r.trimInline(before))}, {node: r.paragraphOf(r.trimInline(behind))}}
				return slices.Concat(units[:i], two, units[i+1:])
			}
			space := strings.IndexByte(text[l.end+at:], ' ') + 1
			if space == 0 {
				break
			}
			at += space
		}
	}
	return units
}

// withoutKey makes a prompt of a question whose options have no key, where
// quizzes are expected, or four options in letters are all there is; elsewhere
// the options are an ordinary list.
func (r *recogniser) withoutKey(q *guide.Question, units []*unit, options []option, to int) (stem, rest []*unit, ok bool) {
	switch {
	case r.keyed > 0 || r.src.Meta.Kind == guide.KindQuiz || r.keysFollow():
		r.keyless(q, units[to:], options)
	case len(options) < 4 || options[0].letter == "" || to+rules(units[to:]) < len(units):
		return nil, nil, false
	}
	q.Entry.Type = guide.Prompt
	return units[:to], units[to:], true
}

// keyWithin is how many blocks behind options their key is looked for in, where no
// line is known to begin the next question.
const keyWithin = 40

// keysFollow tells whether some options of the chapter have a key: then those
// before them without one lack theirs.
func (r *recogniser) keysFollow() bool {
	units := r.units
	r.units = nil
	for i := range units {
		options, to := r.optionsFrom(units, i)
		if options == nil {
			continue
		}
		end, most := to, min(len(units), to+keyWithin)
		for end < most && !r.isQuestion(units[end]) {
			end++
		}
		if _, ok := r.keyOf(options, units[to:end]); ok {
			r.keyed++
			return true
		}
	}
	return false
}

// flatMark finds the letters of options that stand in one line.
var flatMark = regexp.MustCompile(`(?:^|[\s\x{3000}])([(（]?[A-Ha-h])(?:[.)]\s|[、．）])`)

// flatOptions finds options that stand in one line, "A. x B. y C. z", where an
// answer follows or a quiz is expected, and parts the line.
func (r *recogniser) flatOptions(units []*unit, expected bool) (parted []*unit, options []option, from, to int) {
	for i, u := range units {
		p, ok := u.node.(*ast.Paragraph)
		if !ok || u.form != other {
			continue
		}
		if !expected && !r.answerNear(units[i+1:]) {
			continue
		}
		cuts := flatCuts(r.plainOf(children(p)))
		if len(cuts) < 2 || !r.partsAt(children(p), cuts) {
			continue
		}
		stem, options := r.partLine(p, cuts)
		for _, o := range options {
			for _, n := range o.inline {
				p.AppendChild(p, n) // where they are shown without a key
			}
		}
		parted = append(parted, units[:i]...)
		if stem != nil {
			parted = append(parted, &unit{node: stem})
		}
		parted = append(parted, u)
		at := len(parted) - 1
		return append(parted, units[i+1:]...), options, at, at + 1
	}
	return units, nil, 0, 0
}

// prepend puts nodes in front of all that a block has.
func prepend(block ast.Node, nodes []ast.Node) {
	first := block.FirstChild()
	for _, n := range nodes {
		block.InsertBefore(block, first, n)
	}
}

func (r *recogniser) answerNear(units []*unit) bool {
	return len(units) > 0 && r.labels(units[0], guide.Answer)
}

// flatCuts gives where the letters A, B, C and on stand in a line.
func flatCuts(text string) []int {
	var cuts []int
	for _, m := range flatMark.FindAllStringSubmatchIndex(text, -1) {
		if text[m[3]-1]&^0x20 == byte('A'+len(cuts)) {
			cuts = append(cuts, m[2])
		}
	}
	if len(cuts) < 3 && !(len(cuts) == 2 && cuts[0] == 0) {
		return nil
	}
	return cuts
}

// partsAt tells whether nodes can be parted at cuts: emphasis that begins in one
// option and ends in the next cannot.
func (r *recogniser) partsAt(nodes []ast.Node, cuts []int) bool {
	begin, end := 0, 0
	return !slices.ContainsFunc(nodes, func(n ast.Node) bool {
		begin, end = end, end+r.plainSize(n)
		return n.Kind() != ast.KindText && slices.ContainsFunc(cuts, func(at int) bool { return begin < at && at < end })
	})
}

// partLine parts a line at cuts: what stands before the first, and an option
// from each.
func (r *recogniser) partLine(p *ast.Paragraph, cuts []int) (stem *ast.Paragraph, options []option) {
	nodes := children(p)
	before, behind := r.splitText(nodes, cuts[0])
	if before = r.trimInline(before); len(before) > 0 {
		stem = r.paragraphOf(before)
	}
	for i, at := range cuts {
		line := behind
		if i+1 < len(cuts) {
			line, behind = r.splitText(behind, cuts[i+1]-at)
		}
		options = append(options, option{letter: letterAt(i), inline: line, node: line[0]})
	}
	return stem, options
}

// trueOrFalse gives a question that begins "True or False" these two options
// when its answer begins with one of them.
func (r *recogniser) trueOrFalse(q *guide.Question, units []*unit) {
	yes, no, ok := eitherWord(q.Entry.Title)
	if !ok {
		return
	}
	for _, u := range units {
		text := r.plain(u.node)
		if r.labels(u, guide.Answer) {
			if l, is := r.labelAt(text); is {
				text = text[l.end:]
			}
		}
		isTrue, isFalse := locales.begins("true", text), locales.begins("false", text)
		if !isTrue && !isFalse {
			continue
		}
		q.Entry.Type = guide.MultipleChoice
		q.Choices = []guide.Choice{
			{Letter: "A", Body: yes, Correct: isTrue, Pos: q.Entry.Pos},
			{Letter: "B", Body: no, Correct: !isTrue, Pos: q.Entry.Pos},
		}
		return
	}
}

// eitherWord gives the words between which a title lets its reader choose, as
// options are written: "True or false: water is wet", "True/False" and "T/F" have
// True and False.
func eitherWord(title string) (yes, no guide.Prose, ok bool) {
	first, rest := cutWord(title)
	other, rest := cutWord(rest)
	if first == "T" && other == "F" {
		first, other = "True", "False"
	}
	if !locales.is("false", other) {
		other, _ = cutWord(rest)
	}
	return capital(first), capital(other), locales.is("true", first) && locales.is("false", other)
}

func capital(word string) guide.Prose {
	first, size := utf8.DecodeRuneInString(word)
	word = string(unicode.ToUpper(first)) + strings.TrimRight(word[size:], ".")
	return guide.Prose{HTML: guide.HTML(appendEscaped(nil, []byte(word)))}
}
