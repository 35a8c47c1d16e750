package markdown

import (
	"slices"
	"sync"

	"github.com/yuin/goldmark/ast"
)

// region is a run of a chapter's units that write their questions in one way.
type region struct {
	units   []*unit
	carrier carrier
}

// regions parts a chapter at the headings of its sections. A section without
// questions of the chapter's carrier that plainly asks in a way of its own has
// a carrier of its own: ten bold questions below a list of numbered headings.
func (r *recogniser) regions(units []*unit) []region {
	whole := region{units, r.carrier}
	level := r.sectionLevel(units)
	if level == 0 {
		return []region{whole}
	}
	var parts [][]*unit
	begin, end := 0, r.untold(units, level) // of a section that is not parted
	for i, u := range units {
		first := units[begin]
		ended := u.level <= level && !r.isQuestion(u) || u.level <= first.level && !r.isQuestion(first)
		if i > begin && (u.test > 0 || i == end && first.test > 0 || i >= end && u.level > 0 && ended) {
			parts = append(parts, units[begin:i])
			begin, end = i, i+max(r.untold(units[i:], level), u.test)
		}
	}
	parts = append(parts, units[begin:])
	held := sync.OnceValue(func() bool { // items of a section's lists hold its questions
		return slices.ContainsFunc(parts, func(part []*unit) bool { return r.itemsHold(part, 3) })
	})
	var list []region
	asked := false
	for _, part := range parts {
		list = append(list, r.regionOf(part, asked, held))
		asked = asked || r.markHolders(part)
	}
	return list
}

// sectionLevel gives the level of headings that part a chapter whose lists do not
// ask: that of its questions, or the shallowest that is repeated. It is 0 when
// there is nothing to part.
func (r *recogniser) sectionLevel(units []*unit) int {
	if r.carrier.forms[listItem] || r.carrier.level > 0 || r.carrier.only != nil {
		return r.carrier.level
	}
	var count [heading6 + 1]int
	for _, u := range units {
		count[u.level]++
	}
	for level := 1; level < len(count); level++ {
		if count[level] > 1 {
			return level
		}
	}
	return 0
}

// regionOf gives a section the chapter's carrier, or its own. Lists that ask are
// contents until the chapter has asked.
func (r *recogniser) regionOf(units []*unit, asked bool, held func() bool) region {
	if units[0].test == 0 && r.markHolders(units) {
		return region{units, r.carrier}
	}
	tally, habits := r.tally(units)
	best, found := r.strongest(tally, false)
	if !found && (r.itemsHold(units, 1) && held() || (asked || units[0].namesTest()) && r.listsOnlyAsk(units) || r.isBankOf(units)) {
		own := carrier{habits: habits}
		own.forms[listItem] = true
		return region{units, own}
	}
	if units[0].test > 0 {
		own := carrier{habits: habits, tests: true}
		for i, u := range units {
			if options, _ := r.optionsFrom(units, i+1); options != nil {
				own.forms[u.form] = u.form != other
			}
		}
		return region{units, own}
	}
	announced := false
	if !found && units[0].namesQuestions() {
		best, found = r.strongest(tally, true)
		announced = best.form <= heading6 || best.form == summaryLine
	}
	contents := r.carrier.explicit && best.nested*2 >= best.all
	unsure := !best.plainly() && best.explicit < max(best.all, 2) || (best.numbered+best.explicit)*10 < best.all*6 && best.asked*10 < best.all*6
	if !found || contents || unsure && !announced {
		return region{units, r.carrier}
	}
	own := carrier{habits: habits}
	own.take(tally, best)
	return region{units, own}
}

// untold gives how many units a section has that is called after questions, and of
// which the chapter's carrier finds none, but whose headings ask; 0 when the first
// of units begins no such.
func (r *recogniser) untold(units []*unit, level int) int {
	if units[0].level != level-1 || !units[0].namesQuestions() {
		return 0
	}
	end := 1
	for ; end < len(units) && (units[end].level == 0 || units[end].level > units[0].level); end++ {
		if r.isQuestion(units[end]) {
			return 0
		}
	}
	tally, _ := r.tally(units[:end])
	if best, found := r.strongest(tally, true); !found || best.form > heading6 {
		return 0
	}
	return end
}

// namesQuestions tells whether a section is called after questions, "Core
// questions", and not after those that readers may ask.
func (u *unit) namesQuestions() bool {
	return u.level > 0 && locales.refersTo("question", u.text) && !locales.refersTo("interviewer", u.text) && !asksPlainly(u.text)
}

// namesTest tells whether a section is called "Questions", or after what readers
// are to ask themselves: "Quick self-check".
func (u *unit) namesTest() bool {
	return locales.is("question", u.text) || u.level > 0 && locales.refersTo("test", u.text)
}

// isBankOf tells whether a section is called "Interview questions" and most items of
// its lists look like questions, as they do in a chapter of that name, or is about
// interviews and most of its items ask in bold and answer behind that: "- **What is a
// heap?** A tree".
func (r *recogniser) isBankOf(units []*unit) bool {
	if units[0].level == 0 || units[0].label != "" || locales.refersTo("interviewer", units[0].text) {
		return false
	}
	n := itemCount{}
	if locales.refersTo("talk", units[0].text) || units[0].namesQuestions() || units[0].namesTest() {
		if n = r.itemsAsk(units); n.told >= 2 && (n.told+n.held.strong)*10 >= n.all*8 {
			return true
		}
	}
	switch {
	case namesBank(units[0].text):
		n = r.itemsAsk(units)
		return n.explicit >= 2 && n.explicit == n.all || n.strong >= 3 && (n.strong+n.weak)*10 >= n.all*6
	case !r.carrier.found() && units[0].namesQuestions() && !slices.ContainsFunc(units[1:], func(u *unit) bool { return u.level > 0 && u.ask.like == strongly }):
		n = r.itemsAsk(units)
		return n.strong >= rowOfQuestions && (n.strong+n.weak)*10 >= n.all*9
	}
	return false
}

// listsOnlyAsk tells whether each of the list items of a section plainly asks,
// as those of a test at the end do, or there has options with a tick, and none leads elsewhere. Follow-ups belong
// to what they follow, and what the reader may ask the interviewer is no test.
func (r *recogniser) listsOnlyAsk(units []*unit) bool {
	if units[0].label != "" {
		return false
	}
	test := units[0].namesTest()
	all, asking, ticked := 0, 0, 0
	r.eachItem(units, func(item ast.Node, l line) {
		all++
		switch {
		case test && r.itemQuizzes(item):
			ticked++
		case r.marksQuestion(item) && hasQuestionMark(l.text) && r.onlyLink(l.nodes) == nil:
			asking++
		}
	})
	return (all >= 3 || ticked > 0) && asking+ticked == all && !locales.refersTo("interviewer", units[0].text)
}
