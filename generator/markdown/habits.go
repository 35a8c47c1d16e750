package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// habits are how a file writes lines that are no questions: labels that no pack
// knows, known by their number, and bold lines that lead to what follows.
type habits struct {
	times    map[string]int         // how often lines read the same
	rows     map[string]bool        // lines that some line of their form just above reads the same as
	parts    map[string]int         // how often headings do, each below a heading of its own that asks
	bold     int                    // bold lines
	leads    int                    // those of them that lead to what follows
	led      bool                   // most do, in a chapter of something to answer: they may be its questions
	counted  int                    // bold lines with a number
	captions int                    // those of them that lead to what follows
	titled   bool                   // the chapter is called after questions: those may be its questions
	lines    int                    // lines weighed so far
	last     [numberLine + 1]string // what the last line of each form reads
	all      [numberLine + 1]int    // lines of each form
}

// learn counts the lines of units.
func (h *habits) learn(units []*unit) {
	for _, u := range units {
		if u.form != other {
			h.times[u.key]++
			h.rows[u.key] = h.rows[u.key] || h.last[u.form] == u.key
			h.last[u.form] = u.key
			h.all[u.form]++
		}
		if u.form == lineForm && !u.topic {
			h.bold++
		}
		switch {
		case u.leads():
			h.leads++
		case u.form == lineForm && u.ask.number != "":
			h.counted++
			if u.isCaption() {
				h.captions++
			}
		}
		h.learn(u.sub)
	}
}

// learnParts counts the headings, and bold lines, that each stand below a heading
// that asks, as "Why do we need it?" may below every question, or without a question
// mark below any: "When to use".
func (h *habits) learnParts(units []*unit) {
	var path [heading6 + 1]*unit
	last := map[string]*unit{}
	for _, u := range units {
		level := u.level
		switch {
		case level > 0:
			clear(path[level:])
			path[level] = u
		case u.form == lineForm && u.ask.number == "" && !u.ask.explicit:
			level = len(path)
		default:
			continue
		}
		for _, above := range slices.Backward(path[:level]) {
			if above == nil || above.ask.like == unlike && (above.level <= 1 || hasQuestionMark(u.text)) {
				continue
			}
			if last[u.key] != above {
				last[u.key] = above
				h.parts[u.key]++
			}
			break
		}
	}
}

// often is how many lines that read the same are a label, if they do not ask.
const often = 3

// counts tells whether a line counts for its form. Lines that repeat and do not
// ask are labels; known names of sections are no evidence either, nor are lines
// that lead to what follows, unless most do.
func (h *habits) counts(u *unit) bool {
	switch {
	case u.text == "", u.topic, u.leads() && !h.led, u.isCaption() && !h.titled && h.captions*10 >= h.counted*8, h.parts[u.key] >= often && h.parts[u.key] == h.times[u.key]:
		return false
	case h.times[u.key] >= often && (u.ask.like != strongly || (u.entitles() || h.follows(u)) && !hasQuestionMark(u.text)):
		return false
	}
	return u.ask.explicit || !u.section
}

// follows tells whether a line that repeats, as one of ten or more, never stands right
// below itself, nor has a number: "How to say it in an interview" behind every question.
func (h *habits) follows(u *unit) bool {
	return h.times[u.key] >= often && u.ask.number == "" && !u.ask.explicit && !h.rows[u.key] && h.times[u.key]*10 >= h.all[u.form]
}

// leads tells whether a bold line announces what follows, as "**When to use
// it:**" does inside an answer.
func (u *unit) leads() bool {
	return u.form == lineForm && !u.ask.explicit && u.ask.number == "" && endsWithColon(u.text)
}

// isCaption tells the same of one with a number: "**3. Storage:**".
func (u *unit) isCaption() bool {
	return u.form == lineForm && u.ask.number != "" && u.ask.like != strongly && endsWithColon(u.text)
}

// entitles tells whether a line is a title of what is below it, although words
// in it ask: "How to use it:", or a noun with a verb in it, "题目描述".
func (u *unit) entitles() bool {
	return endsWithColon(u.text) || !u.ask.explicit && utf8.RuneCountInString(u.text) <= 6
}

func endsWithColon(s string) bool {
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：")
}
