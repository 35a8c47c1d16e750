package markdown

import (
	"cmp"
	"strconv"
)

// joinGaps makes lines of other forms questions that have just the numbers which
// are missing between two questions, or before the second, or which go on after the
// last of many and, but for a quarter, plainly ask.
func (r *recogniser) joinGaps(units []*unit) {
	if !r.carrier.numbered {
		return
	}
	last := 0
	var between []*unit
	for _, u := range units {
		n, err := strconv.Atoi(cmp.Or(u.ask.number, u.number, "0"))
		switch {
		case r.isQuestion(u):
			joinAll(between, err == nil && n == last+len(between)+1)
			last, between = n, nil
		case err == nil && u.form != other && u.label == "" && (last > 0 || n == 1 && u.level > 0) && n == last+len(between)+1 && (between == nil || between[0].form == u.form):
			between = append(between, u)
		}
	}
	asking := 0
	for _, u := range between {
		if u.ask.like == strongly {
			asking++
		}
	}
	joinAll(between, last >= 10 && asking*4 >= len(between)*3)
}

func joinAll(units []*unit, join bool) {
	for _, u := range units {
		u.joins = join
	}
}

// joinTopics makes bold titles that do not ask, "**Kinds of inheritance**",
// questions where they are few among bold lines that do, and have text below
// them as those have.
func (r *recogniser) joinTopics(units []*unit) {
	c := &r.carrier
	if !c.forms[lineForm] || c.forms[listItem] || c.explicit || c.numbered || c.mark != "" {
		return
	}
	questions, sure := 0, 0 // sure topics stand in a section with questions
	var topics []*unit
	before := 0 // questions before the section
	for i, u := range units {
		switch {
		case u.level > 0:
			if questions > before {
				sure = len(topics)
			}
			topics, before = topics[:sure], questions
		case u.topic && i+1 < len(units) && units[i+1].form == other:
			topics = append(topics, u)
		case u.form == lineForm && r.isQuestion(u):
			questions++
		}
	}
	if questions == before {
		topics = topics[:sure]
	}
	joinAll(topics, len(topics)*3 <= questions)
}

// joinGlued makes numbers glued to what they count, "2、栈", count as others do
// where ten or more go on from one, few left out, through a chapter about
// interviews and a quarter of them asks: steps of answers begin anew.
func (r *recogniser) joinGlued(units []*unit) {
	var row []*unit
	last, asking := 0, 0
	for _, u := range units {
		n := leadingNumber(u.text)
		if u.form != numberLine || n <= last || n > last+3 {
			continue
		}
		row, last = append(row, u), n
		if r.ask(u.text).like == strongly {
			asking++
		}
	}
	if len(row) < 10 || asking*4 < len(row) || !r.isAbout() {
		return
	}
	for _, u := range row {
		if u.loose {
			u.loose = false
			u.take(r.ask(u.text))
		}
	}
}
