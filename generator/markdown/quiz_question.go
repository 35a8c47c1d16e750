package markdown

import (
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
		_, keyed := r.end.of(r.line)
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
		if k, found = r.end.of(r.line); found && len(k.places) == 0 {
			k, found = r.keyText(k.text, options)
		}
	}
	if !found {
		k, found = r.keyOf(options, stem)
	}
	if !found {
		k, found = r.filled, len(r.filled.places) > 0
	}
	if found && options[0].box && len(k.places) == len(options) && !asksPlainly(q.Entry.Title) {
		found = false // what is done of a list of plans
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

// withoutKey makes a prompt of a question whose options have no key, where
// quizzes are expected, or four options in letters are all there is; elsewhere
// the options are an ordinary list.
func (r *recogniser) withoutKey(q *guide.Question, units []*unit, options []option, to int) (stem, rest []*unit, ok bool) {
	switch {
	case r.keyed > 0 || r.carrier.tests || r.src.Meta.Kind == guide.KindQuiz || r.keysFollow():
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
