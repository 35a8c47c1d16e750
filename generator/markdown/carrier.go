package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// carrier is the way in which a file writes its questions, chosen by evidence.
type carrier struct {
	forms    [numberLine + 1]bool // lines of these forms are questions
	explicit bool                 // only those with a Q prefix are
	mark     string               // only those that begin with this sign are
	numbered bool                 // only those with a number are, or those that plainly ask
	rows     bool                 // only lists that ask throughout are
	spelled  bool                 // only items of lists with a Q prefix are
	tests    bool                 // they are quizzes
	answered bool                 // only those that are answered are, or that look like questions
	level    int                  // headings of this level or a shallower one end a question
	all      int                  // lines of the form that carries most questions
	habits   *habits              // what lines of the file are but questions
	only     *unit                // the one question that the file is, or nil
}

// found tells whether any line is a question.
func (c *carrier) found() bool { return c.forms != [numberLine + 1]bool{} }

// tally gathers the evidence of each form of lines.
func (r *recogniser) tally(units []*unit) ([]evidence, *habits) {
	h := &habits{times: map[string]int{}, rows: map[string]bool{}, parts: map[string]int{}, titled: r.titled}
	h.learn(units)
	h.learnParts(units)
	h.led = h.leads*2 >= h.bold && r.isAbout()
	tally := make([]evidence, numberLine+1)
	for f := range tally {
		tally[f] = evidence{form: form(f)}
	}
	r.weigh(units, tally, h)
	return tally, h
}

// strongest gives the evidence of the form that carries questions.
// It may be announced that there are some.
func (r *recogniser) strongest(tally []evidence, announced bool) (best evidence, found bool) {
	kind := r.src.Meta.Kind
	for _, e := range tally[heading1:] {
		e.titled, e.about = r.titled, r.about
		e.announced = announced || kind == guide.KindList || kind == guide.KindQuiz || kind == guide.KindScenario
		if !e.qualifies() && !r.qualifiesByText(e) {
			continue
		}
		if best.outweighs(e) {
			continue
		}
		more := 1.5
		if best.spelled() {
			more = 3 // what has a Q prefix, too, may stand in a section of its own
		}
		below := e.form <= heading6 && e.explicit == 0 && best.inRow() && !e.inRow() // sections of answers
		if best.plainly() && best.asked*2 >= best.all && e.strong == 0 {
			continue // parts of answers, however many
		}
		marked := e.spelled() && best.explicit == 0 && (e.spelledOut() && !best.besides(e) || !best.plainly() && !best.inRow() && !(best.banked() && e.all*3 < best.all))
		if !found || !below && e.score() > more*best.score() || marked {
			best, found = e, true
		}
	}
	return best, found
}

// qualifiesByText tells whether headings, as many as a bank has, may carry questions since the text, if not the
// title, is about interviews: it speaks of interviewers in three lines or more.
func (r *recogniser) qualifiesByText(e evidence) bool {
	if e.about || e.form > heading6 || e.all < 30 {
		return false
	}
	e.about = true
	return e.qualifies() && r.speaksOfInterviewers()
}

// chooseCarrier weighs the forms of lines against each other.
func (r *recogniser) chooseCarrier(units []*unit) carrier {
	tally, habits := r.tally(units)
	banked := r.bankedItems(units)
	for f := range tally {
		tally[f].listed = banked > 0
	}
	best, found := r.strongest(tally, false)
	if best.all*5 < banked {
		best, found = evidence{}, false // an example of what the lists ask
	}
	c := carrier{habits: habits}
	if best.all <= 1 && r.src.Meta.Kind == "" && r.opensAsking(units) {
		c.only, c.level, c.forms[units[0].form] = units[0], 1, true
		return c
	}
	if r.answersTitle(units) {
		return c // see whole
	}
	r.solved = r.solvesTitle(best)
	if r.src.Meta.Kind == guide.KindPrompts || !found {
		c.forms[listItem] = c.listsAsk(r, units, evidence{})
		if !c.forms[listItem] {
			r.noteHeadings(tally)
		}
		return c
	}
	c.forms[listItem] = c.listsAsk(r, units, best)
	if !c.forms[listItem] || best.strong*4 >= best.all && !c.spelled {
		c.take(tally, best) // else the lines only say what the lists below ask about
	}
	return c
}

// answersTitle tells whether a file among questions begins with the answer to its title,
// below which headings may ask what else there is to it: "## TL;DR", "### Is it safe?".
func (r *recogniser) answersTitle(units []*unit) bool {
	if len(units) == 0 || r.src.Meta.Kind != "" || r.chapter.Index || !r.isAmongQuestions() || ask(r.chapter.Title).like != strongly {
		return false
	}
	begun, _ := r.labelOf(units[0])
	return begun == guide.Answer
}

// solvesTitle tells whether the only heading that might be a question is none but for
// the answer behind it: "## Objectives" and "## Solution" below the title of an exercise.
func (r *recogniser) solvesTitle(best evidence) bool {
	return best.all == 1 && best.form <= heading6 && best.asked == 1 && best.worded+best.marked+best.explicit+best.numbered == 0 &&
		r.titleNode != nil && r.src.Meta.Kind == "" && !r.chapter.Index && !r.titled
}

// opensAsking tells whether a file begins with its only line with a Q prefix, and
// with the answer to it, which has the rest.
func (r *recogniser) opensAsking(units []*unit) bool {
	if len(units) < 2 || units[0].form == other || !units[0].ask.explicit {
		return false
	}
	begun, _ := r.labelOf(units[1])
	return begun == guide.Answer && !slices.ContainsFunc(units[1:], func(u *unit) bool { return u.ask.explicit })
}

// take makes the lines of one form, and those that belong to them, questions.
func (c *carrier) take(tally []evidence, best evidence) {
	c.forms[best.form] = true
	c.level, c.all, c.mark = best.shallowest, best.all, best.sharedMark()
	if best.form <= heading6 {
		c.level = int(best.form)
		c.joinNeighbours(tally, best)
	}
	c.explicit = best.prefixed()
	c.answered = best.form <= heading6 && best.asked >= 3 && best.asked*4 >= best.all*3
	c.numbered = best.numbered*10 >= best.all*8 || best.countsAll() || best.amongOthers() && !best.plainly() || best.told > 0 && !best.looks()
}

// joinNeighbours makes two adjacent heading levels one carrier when both
// plainly ask, but not what is asked without a number below questions that have
// one.
func (c *carrier) joinNeighbours(tally []evidence, best evidence) {
	for f := heading1; f <= heading6; f++ {
		e := tally[f]
		near := nextTo(tally, f, best) && (f < best.form || e.numbered > 0 || best.numbered*10 < best.all*8)
		switch {
		case near && best.plainly() && e.plainly() && e.all*5 >= best.all:
			c.forms[f] = true
		case best.prefixed() && e.explicit > 0 && !(f > best.form && best.explicit >= 3 && best.explicit == best.spelledTo), c.mark == questionSign && e.marks[c.mark] > 0:
			c.forms[f] = true
		}
	}
}

// nextTo tells whether no level that many headings have parts another from the
// best.
func nextTo(tally []evidence, f form, best evidence) bool {
	for between := min(f, best.form) + 1; between < max(f, best.form); between++ {
		if tally[between].all*5 >= best.all {
			return false
		}
	}
	return f != best.form
}

// weigh gathers the evidence of all lines, and notes which are answered.
func (r *recogniser) weigh(units []*unit, tally []evidence, h *habits) {
	var last *unit
	var row siblings
	for i, u := range units {
		if last != nil && u.form == other && !last.below && r.endsAsking(u) {
			last.below = true
			tally[last.form].below++
		}
		if last != nil && 0 < u.level && u.level < last.level && u.level <= 2 && u.label == string(guide.Explanation) {
			last = nil // "## Explanation" above "### 1. Setup" and not below it
		}
		if r.isAskedItem(u.node) {
			last = nil
		}
		next := last != nil && last == units[i-1]
		named := next && last.names(u)
		if next && r.tells(u) {
			tally[last.form].told++
			named = true
		}
		if beside := row.add(u); last != nil && !(beside && !next && u.level <= last.level) && (u.form == other || u.label != "" || named) && r.speakerOfUnit(u) == nil {
			r.credit(last, u, named, &tally[last.form])
		}
		switch {
		case u.joins: // a row of a table, which is a question by its header
			last = nil
		case u.form != other && u.label == "" && h.counts(u):
			h.lines++
			tally[u.form].add(u)
			tally[u.form].stand(h.lines, u)
			last = u
		}
		r.weigh(u.sub, tally, h)
	}
}

// siblings counts, by level, the headings in a row that say nothing of all of them.
type siblings [heading6 + 1]int

// add adds a heading, and tells whether it closes a row of two or more below another
// heading with what to say of the whole: "6.1 Rules", "6.2 Exceptions", "Interview
// answer" is not the answer to the last.
func (s *siblings) add(u *unit) (closes bool) {
	if u.level == 0 {
		return false
	}
	above := slices.ContainsFunc(s[:u.level], func(n int) bool { return n > 0 })
	clear(s[u.level+1:])
	if !recaps(u) {
		s[u.level]++
		return false
	}
	closes = above && s[u.level] > 1
	s[u.level] = 0
	return closes
}

// credit notes what a block says of the line above it, which may name it:
// that it is answered, or where its answer comes from.
func (r *recogniser) credit(last, u *unit, named bool, e *evidence) {
	if r.labels(u, guide.References) && !last.sourced {
		last.sourced = true
		e.sourced++
	}
	if r.ticks(u) && !last.ticked {
		last.ticked = true
		e.ticked++
	}
	if last.answer || !named && !r.startsAnswer(u) {
		return
	}
	last.answer = true
	e.asked++
	if last.ask.like == strongly {
		return
	}
	e.strong++
	if last.ask.like == weakly {
		e.weak--
	}
}

// ticks tells whether a block is a list of options of which some are ticked.
func (r *recogniser) ticks(u *unit) bool {
	list, ok := u.node.(*ast.List)
	if !ok {
		return false
	}
	options := r.listOptions(list)
	n := len(checked(options))
	return 0 < n && n < len(options) && plausible(options)
}

// names tells whether a line is a numbered heading that names the question below
// it: "### 3. Closures", "**Question:** What is a closure?".
func (u *unit) names(below *unit) bool {
	return u.level > 0 && u.ask.number != "" && below.asksBare()
}

// asksBare tells whether a unit is a line that begins with Q and no number.
func (u *unit) asksBare() bool { return u.form == lineForm && u.ask.explicit && u.ask.number == "" }

// answers tells whether a labelled line begins an answer, and not keys. A heading
// that promises brevity, "TL;DR", as often begins an article.
func answers(u *unit) bool {
	return !u.keys && (u.label == string(guide.Answer) || u.label == string(guide.Explanation)) && !(u.level > 0 && locales.is("short", u.text))
}

// recaps tells whether a line says that what to say of all above it follows.
func recaps(u *unit) bool {
	return u.label == string(guide.Answer) && locales.is("recap", strings.TrimRight(u.text, ": "))
}

// isQuestion tells whether a line is a question of the file's carrier.
func (r *recogniser) isQuestion(u *unit) bool {
	c := &r.carrier
	switch {
	case c.only != nil:
		return u == c.only
	case u.joins:
		return true
	case !c.forms[u.form] || u.label != "" || u.text == "" || u.loose:
		return false
	case c.explicit:
		return u.ask.explicit || u.level == 0 && u.number != "" && u.ask.like == strongly
	case !c.habits.counts(u):
		return false
	case c.mark != "":
		return u.ask.mark == c.mark || u.ask.explicit
	case c.numbered:
		return u.ask.number != "" || u.number != "" || u.ask.like == strongly || u.answer
	case c.answered:
		return u.answer || u.ask.like != unlike // "Senior level" and "Quick fire" head others
	}
	return true
}

// tells tells whether a block is the comment that authors put below a question:
// <!-- q: level=mid -->.
func (r *recogniser) tells(u *unit) bool {
	text, ok := r.commentOf(u.node)
	return ok && strings.HasPrefix(text, "q:")
}

// endsAsking tells whether a block is a paragraph that ends with a question.
func (r *recogniser) endsAsking(u *unit) bool {
	return u.node.Kind() == ast.KindParagraph && endsAsking(strings.TrimRight(strings.TrimSpace(r.passageOf(u).text), " .*_)"))
}

// noteHeadings says what would decide whether headings that look like questions
// are any.
func (r *recogniser) noteHeadings(tally []evidence) {
	for _, e := range tally[heading1 : heading6+1] {
		if e.strong >= 2 && r.src.Meta.Kind == "" {
			r.note(r.src.Line, fmt.Sprintf("%d headings look like questions, which is too little to tell; kind: list or kind: article in the front matter would decide it", e.strong))
			return
		}
	}
}
