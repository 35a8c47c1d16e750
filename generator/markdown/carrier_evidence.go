package markdown

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// evidence is what the lines of one form say.
type evidence struct {
	form                               form
	all, strong, weak, explicit, asked int
	numbered, marked, below            int // lines with a number, with a question mark, with one in the text below
	sourced                            int // lines with references below, as each puzzle of a collection has
	counted, highest                   int // lines with a number that plainly ask, the highest number of one
	worded                             int // lines that look like questions without their number
	spelledTo                          int // the highest number behind a Q prefix
	nested                             int // lines with a number in two parts, "1.2", as sections have
	ticked                             int // lines with options below of which some are ticked
	told                               int // lines with a comment of facts below: <!-- q: level=mid -->
	first, last                        int // places among all lines of the first and the last that plainly asks
	before, since                      int // lines that plainly ask without a Q prefix, before the first with one and behind the last
	marks                              map[string]int
	shallowest                         int  // heading level
	announced                          bool // front matter says that there are questions
	listed                             bool // a section of questions has them in lists: this is an article
	titled                             bool // so does the title
	about                              bool // the title speaks of interviews or of something to solve, or there is none
}

func (e evidence) score() float64 {
	if e.amongOthers() && !e.plainly() {
		return float64(e.counted) // the others are no questions
	}
	return float64(e.strong) + 0.3*float64(e.weak) + 0.1*float64(e.all-e.strong-e.weak)
}

// qualifies tells whether a form may carry questions.
func (e evidence) qualifies() bool {
	look := e.strong + e.weak
	switch {
	case e.told > 0 || e.signed() || e.announced && e.strong > 0 && look*10 >= e.all*6:
		return true
	case e.faint(), e.chapters(), e.listed && e.form <= heading6 && e.explicit == 0 && e.strong*3 <= e.all:
		return false
	case e.looks(), e.spelled():
		return true
	case e.all >= 10 && look*10 >= e.all*9 && (e.about || e.strong > 0) && !e.sections():
		return true
	case e.titled && e.inRow() && !e.sections():
		return true
	case e.banked():
		return true
	case e.all >= 10 && e.about && e.marked > 0 && e.numbered*10 >= e.all*8 && look*10 >= e.all*8 && e.strong*8 >= e.all && !e.sections():
		return true
	case e.all >= 10 && (e.sharedMark() != "" && (e.about && (e.marked > 0 || points(e.sharedMark())) || look*5 >= e.all || e.asked*2 >= e.all) || e.below*10 >= e.all*6 || e.sourced*10 >= e.all*8 || e.ticked*10 >= e.all*8):
		return true
	}
	if e.all == 2 && e.marked == 2 && e.numbered == 2 || e.amongOthers() {
		return true
	}
	return e.all < 3 && e.explicit+e.asked >= e.all && e.form != numberLine
}

// banked tells whether the lines are headings of a bank, by its title, of which one in
// four has a question mark: "Generators" stands between "What is a list?" and "How is
// one sorted?".
func (e evidence) banked() bool {
	return e.titled && e.form <= heading6 && e.all >= 10 && e.marked*4 >= e.all
}

// looks tells whether most of three lines or more look like questions, and some
// plainly do. Headings without a question mark or an answer look so by their words, not
// by a number: "What an index costs" and "How it is kept" stand in articles, too.
func (e evidence) looks() bool {
	bare := e.form != listItem && !e.titled && e.marked*10 < e.all && e.asked*4 < e.all && e.explicit == 0
	return e.all >= 3 && (e.strong+e.weak)*10 >= e.all*6 && e.strong*4 >= e.all && !(bare && e.worded*10 < e.all*8)
}

// points tells whether a sign is an arrow or a shape, as stands before the puzzles of
// a collection, and no picture: those stand before any section.
func points(sign string) bool {
	first, _ := utf8.DecodeRuneInString(sign)
	return '\u2190' <= first && first <= '\u21ff' || '\u25a0' <= first && first <= '\u25ff' || '\u2794' <= first && first <= '\u27bf' || '\u2b00' <= first && first <= '\u2bff'
}

// sections tells whether the lines are numbered as sections of a paper are, or
// the few steps of several answers, or begin anew in each part of a text whose title
// speaks of nothing to answer, and seldom ask.
func (e evidence) sections() bool {
	anew := !e.about && e.asked*20 <= e.all && e.strong*6 < e.all && e.numbered >= 3*e.highest
	return anew || e.strong*10 < e.all && e.nested*2 >= e.all || e.numbered*2 >= e.all && e.highest < 5
}

// chapters tells whether the lines are headings with the numbers of a text's
// chapters, whose title speaks of nothing to answer: "4. How a request travels"
// and "9. When to invalidate" stand among many that ask nothing, and none has a
// question mark or an answer. There are not as many as a bank has questions.
func (e evidence) chapters() bool {
	return e.form <= heading6 && e.all < 30 && !e.about && e.explicit == 0 && e.numbered*10 >= e.all*6 &&
		e.strong*2 < e.all && e.marked*10 < e.all && e.asked*4 < e.all
}

// faint tells whether a few lines only begin like questions, as "How to use
// this guide" and "What is in it" do in an article.
// So do a few of which more than every third is something else, or three of which
// one does not ask and one has a question mark. Lines that all
// ask and hide what follows are not faint: they hide answers; nor are five where
// the title says that the chapter holds questions of interviews. Numbers make up
// for nothing where but one of a few asks or is answered, without a question mark:
// captions of code have them, too, and steps.
func (e evidence) faint() bool {
	switch {
	case e.form == summaryLine && e.plainly() && e.strong == e.all || e.titled && e.all >= 5:
		return false
	case 3 <= e.all && e.all < 8 && e.worded < 2 && e.asked < 2 && e.marked+e.explicit == 0:
		return true
	}
	return e.all < 8 && e.numbered+e.explicit+e.asked == 0 && (e.marked == 0 || e.strong*3 < e.all*2 || e.all == 3 && e.strong < 3 && e.marked < 2)
}

// amongOthers tells whether the lines with a number plainly ask and are counted
// throughout, however many without one there are, such as a reference behind
// the questions.
func (e evidence) amongOthers() bool {
	return e.counted >= 5 && e.counted*10 >= e.numbered*6 && e.numbered <= e.highest
}

// inRow tells whether nearly all lines have the numbers of one row through the
// chapter, which sections that count anew do not have, and most ask, or there
// are more than a chapter has sections.
func (e evidence) inRow() bool {
	return (e.all >= 5 && e.plainly() || e.all >= 30) && e.numbered*10 >= e.all*8 && e.highest*10 >= e.numbered*9 && e.highest*10 <= e.numbered*12
}

// countsAll tells whether ten lines or more, and most, count from 1 and skip none.
func (e evidence) countsAll() bool {
	return e.numbered >= 10 && e.numbered*3 >= e.all*2 && e.numbered == e.highest && e.nested == 0
}

// plainly tells whether most lines of the form ask.
func (e evidence) plainly() bool { return e.all >= 3 && e.strong*10 >= e.all*6 }

// prefixed tells whether most lines of the form carry a Q prefix, or most of
// those that count.
func (e evidence) prefixed() bool {
	return !e.quizBeside() && (e.explicit*10 >= e.all*6 || e.spelled())
}

// quizBeside tells whether the lines with a Q prefix are those of a quiz, with
// options below, and three or more before and behind it all ask without one.
func (e evidence) quizBeside() bool {
	others := e.all - e.explicit
	return others >= 3 && e.before+e.since == others && e.ticked == e.explicit
}

// spelled tells whether three lines or more carry a Q prefix, or two that are
// answered, and most of those that have a question mark, a number that no section
// of a paper has, or options of which some are ticked, or the prefixes count.
// Numbers of lines that do not ask count anew in each section where they are steps.
func (e evidence) spelled() bool {
	numbers := e.numbered - e.nested
	if e.counted == 0 {
		numbers = min(numbers, e.highest)
	}
	return e.spelledOut() || (e.explicit >= 3 || e.explicit == 2 && e.asked >= 2) && e.explicit*10 >= max(e.marked, numbers, e.ticked)*6 && e.explicit*10 >= e.strong*4
}

// spelledOut tells whether the lines with a Q prefix count from 1, each once, and
// are not a quiz beside as many that count or ask without one, or that hide answers.
func (e evidence) spelledOut() bool {
	return e.explicit >= 5 && e.explicit == e.spelledTo && e.counted < 2*e.explicit && e.before+e.since <= e.explicit && e.form != summaryLine
}

// besides tells whether the lines of a form ask where none of another does: the
// questions of a chapter before a quiz at its end.
func (e evidence) besides(other evidence) bool {
	return e.plainly() && (e.last < other.first || e.first > other.last)
}

// outweighs tells whether nearly all lines of a form count in a row, ask and are
// answered, and are twice those of another that plainly ask: the examples in an answer.
func (e evidence) outweighs(other evidence) bool {
	return e.plainly() && e.inRow() && e.asked*10 >= e.all*8 && e.all >= 2*other.strong
}

// sharedMark gives the sign that four of five lines begin with, or the picture of a
// question mark, or "".
func (e evidence) sharedMark() string {
	for mark, n := range e.marks {
		if n*10 >= e.all*8 {
			return mark
		}
	}
	if e.signed() {
		return questionSign
	}
	return ""
}

// questionSign is the picture of a question mark.
const questionSign = "❓"

// signed tells whether three lines or more, and two of three that ask, begin with it.
func (e evidence) signed() bool {
	n := e.marks[questionSign]
	return n >= 3 && n*3 >= e.strong*2
}

// stand notes the place among all lines of one that was just counted.
func (e *evidence) stand(place int, u *unit) {
	if u.ask.like == strongly {
		if e.last = place; e.first == 0 {
			e.first = place
		}
	}
}

func (e *evidence) add(u *unit) {
	e.all++
	switch u.ask.like {
	case strongly:
		e.strong++
		switch {
		case u.ask.explicit:
			e.since = 0
		case e.explicit == 0:
			e.before++
		default:
			e.since++
		}
	case weakly:
		e.weak++
	}
	if u.ask.like == strongly || likeOf(u.text[min(u.ask.prefix, len(u.text)):], asked{}) != unlike {
		e.worded++
	}
	if u.ask.explicit {
		e.explicit++
		e.spelledTo = max(e.spelledTo, leadingNumber(cmp.Or(u.ask.number, u.number)))
	}
	if u.ask.number != "" || u.number != "" {
		e.numbered++
		e.highest = max(e.highest, leadingNumber(cmp.Or(u.ask.number, u.number)))
		if u.ask.like == strongly {
			e.counted++
		}
		if strings.Contains(u.ask.number, ".") {
			e.nested++
		}
	}
	if hasQuestionMark(u.text) || strings.Contains(u.text, ";") {
		e.marked++
	}
	if u.ask.mark != "" {
		if e.marks == nil {
			e.marks = map[string]int{}
		}
		e.marks[u.ask.mark]++
	}
	if u.level > 0 && (e.shallowest == 0 || u.level < e.shallowest) {
		e.shallowest = u.level
	}
}
