package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gen/generator/guide"
)

// findCast finds who speaks: the cast of the front matter, else names that take
// turns.
func (r *recogniser) findCast() {
	r.stage = stage{voices: map[string]*voice{}}
	heard := stage{voices: map[string]*voice{}, letters: map[string]*asker{}, replies: map[string]bool{}, legend: map[string]bool{}, named: map[string]bool{}}
	turns, calls := r.listen(&heard)
	r.stage.legend, r.stage.counted, r.stage.named = heard.legend, heard.counted, heard.named
	if r.letters = heard.questionLetters(); r.letters != "" {
		r.replies = heard.replies
	}
	if len(r.src.Meta.Cast) > 0 {
		r.castFromMeta(&heard)
		return
	}
	list := heard.spoken()
	chosen := r.choose(list)
	if areParts(chosen, turns) && heard.asking() {
		r.noteVoices(list, chosen, turns)
		return
	}
	if len(chosen) >= 2 && len(chosen) <= mostRecorded && (sides(chosen) >= 2 || r.addressed(chosen)) && !heard.asking() {
		turns = slices.DeleteFunc(turns, func(v *voice) bool { return v == nil }) // each heading is above a turn or two
	}
	if !r.isDialogue(chosen, turns) {
		callers := callers(heard.order)
		two, said := heard.inPart()
		switch {
		case r.isCalled(callers, calls), r.isTalk() && r.interviews(callers, calls) && !heard.asking():
			list, chosen, r.stage.called = heard.order, callers, true
		case r.isDialogue(two, said) && r.isAboutInterviews(heard.headings):
			list, chosen, turns = two, two, said
		case r.isAboutInterviews(nil) && r.interviews(callers, calls) && !heard.asking():
			r.noteCast(callers[0].name, callers[1].name)
			return
		default:
			r.noteVoices(list, chosen, turns)
			return
		}
	}
	chosen = withGuests(chosen, turns)
	for _, v := range list { // one with a part speaks even once
		if slices.Contains(chosen, v) && joinsIn(v, turns) || v.part != "" && v.calls > 0 && !v.isLetter() {
			r.stage.voices[normalWord(v.name)] = v
			r.stage.order = append(r.stage.order, v)
		}
	}
	giveRoles(r.stage.order)
	for _, v := range r.stage.order {
		r.chapter.Cast = append(r.chapter.Cast, guide.Cast{Name: v.name, Role: v.role})
	}
	r.reportSlips(&heard)
}

// areParts tells whether voices, none of which is a side of an interview, are rather
// what the parts of questions are called: three of them or more, that have each one
// line at most below a heading, in one order.
func areParts(chosen, turns []*voice) bool {
	if len(chosen) < 3 || len(chosen) > 8 || sides(chosen) > 0 {
		return false
	}
	last := -1
	place := map[*voice]int{}
	for _, v := range turns {
		if v == nil {
			last = -1
		} else if slices.Contains(chosen, v) {
			at, known := place[v]
			if !known {
				at = len(place)
				place[v] = at
			}
			if at <= last {
				return false
			}
			last = at
		}
	}
	return true
}

// withGuests adds those who ask in their only line, which one of the chosen answers,
// to a panel of several who interview.
func withGuests(chosen, turns []*voice) []*voice {
	all := chosen
	for i, v := range turns[:max(len(turns)-1, 0)] {
		next := turns[i+1]
		if len(chosen) > 2 && v != nil && v.lines == 1 && v.asks == 1 && v.part == "" && slices.Contains(chosen, next) && next.asks*2 < next.lines {
			all = append(all, v)
		}
	}
	return all
}

// choose gives those of voices that may speak: with two lines, or one that has a time
// or, in a round, a part in it.
func (r *recogniser) choose(voices []*voice) (chosen []*voice) {
	for _, v := range voices {
		if v.lines >= 2 || v.timed > 0 || r.isRound() && v.part != "" {
			chosen = append(chosen, v)
		}
	}
	return withoutOptions(chosen)
}

// isRound tells whether front matter says that the chapter is a conversation.
func (r *recogniser) isRound() bool {
	return r.src.Meta.Kind == guide.KindMock || r.src.Meta.Kind == guide.KindScenario
}

// noteVoices says what would decide whether two hold a conversation whose names
// are sides of an interview, or who take turns.
func (r *recogniser) noteVoices(heard, chosen, turns []*voice) {
	var asks, answers string
	for _, v := range heard {
		switch v.part {
		case guide.Interviewer:
			asks = cmp.Or(asks, v.name)
		case guide.Candidate:
			answers = cmp.Or(answers, v.name)
		}
	}
	if (asks == "" || answers == "") && len(chosen) == 2 && takeTurns(chosen, turns) {
		if one, other := chosen[0], chosen[1]; one.asks+other.asks > 0 && (one.lines+other.lines)*10 >= len(turns)*8 {
			asks, answers = one.name, other.name
		}
	}
	if asks != "" && answers != "" {
		r.noteCast(asks, answers)
	}
}

// noteCast says what would decide whether two hold a conversation.
func (r *recogniser) noteCast(one, other string) {
	switch r.src.Meta.Kind {
	case "", guide.KindMock, guide.KindScenario:
		r.note(r.src.Line, fmt.Sprintf("%q and %q seem to speak, which is too little to tell; cast: in the front matter would decide it", one, other))
	}
}

// reportSlips reports names that are nearly that of one who speaks three times
// as often. Names that differ by their number are meant.
func (r *recogniser) reportSlips(heard *stage) {
	for _, v := range heard.spoken() {
		var names []string
		for _, other := range r.stage.order {
			if other.lines >= 3*v.lines && unnumbered(other.name) != unnumbered(v.name) {
				names = append(names, other.name)
			}
		}
		r.reportNear(v, "speaks here, and one with nearly this name more often", names)
	}
}

// reportNear reports a speaker whose name is nearly one of names.
func (r *recogniser) reportNear(v *voice, what string, names []string) {
	if near := guide.Nearest(v.name, names); near != "" {
		r.problem(v.at, "dialogue-unknown-speaker", guide.Warning, fmt.Sprintf("%q %s", v.name, what),
			fmt.Sprintf("did you mean %q?", near))
	}
}

// unnumbered is a name as it is compared, without a number at its end.
func unnumbered(name string) string { return withoutNumber(normalWord(name)) }

// isDialogue tells whether those who speak take turns: at least two of them,
// who make up most lines of the form, each often after another one. Of those
// whose names are no sides of an interview some ask, and some do not, unless the
// lines are many, and not a few below each heading, or were recorded with their times.
func (r *recogniser) isDialogue(chosen, turns []*voice) bool {
	if len(chosen) < 2 || len(chosen) > mostRecorded {
		return false
	}
	lines, asking, heard, asks, timed := 0, 0, 0, 0, 0
	for _, v := range chosen {
		lines += v.lines
		asks += v.asks
		timed += v.timed
		if v.asks*3 >= v.lines {
			asking++
		}
	}
	for _, v := range turns {
		if v != nil {
			heard++
		}
	}
	kind := r.src.Meta.Kind
	staged := r.isRound() || sides(chosen) >= 2
	if kind != "" && !staged && kind != guide.KindExperience {
		return false
	}
	all, changes := countTurns(chosen, turns)
	switch most := lines >= 6 && lines*10 >= heard*8; {
	case most && timed*10 >= lines*8 && changes*4 >= lines:
		return true
	case len(chosen) > 8:
		return false
	case most && lines >= 20 && lines >= 4*(1+len(turns)-heard) && asks*20 >= lines && changes*2 >= lines:
		return true
	default:
		alternate := takeTurns(chosen, turns) || areSides(chosen) && changes*2 >= all-1
		return alternate && (staged || most && len(chosen) <= 4 && asking > 0 && asking < len(chosen))
	}
}

// mostRecorded is how many may speak in a recording.
const mostRecorded = 40

// areSides tells whether voices are both sides of an interview by their names, and
// nobody else.
func areSides(voices []*voice) bool {
	return len(voices) == 2 && voices[0].part != "" && voices[1].part != "" && voices[0].part != voices[1].part
}

// sides counts the voices whose names are sides of an interview.
func sides(voices []*voice) (n int) {
	for _, v := range voices {
		if v.part != "" {
			n++
		}
	}
	return n
}

// withoutOptions leaves out voices that are only letters, as options are marked,
// but for two of which one asks: "I: ..." and "C: ...".
func withoutOptions(voices []*voice) []*voice {
	letters, asking := 0, false
	for _, v := range voices {
		if v.isLetter() {
			letters++
			asking = asking || v.asks*2 >= v.lines
		}
	}
	if letters == 2 && asking {
		return voices
	}
	return slices.DeleteFunc(voices, (*voice).isLetter)
}

// joinsIn tells whether more than half of the lines of a voice are beside those whose
// names are sides of an interview, if there are both: "Performance: ..." may stand in
// two answers, the last of them right above the conversation.
func joinsIn(v *voice, turns []*voice) bool {
	sides := map[guide.Role]bool{}
	lines, beside := 0, 0
	for i, other := range turns {
		if other != nil && other.part != "" {
			sides[other.part] = true
		}
		if other != v {
			continue
		}
		lines++
		if i > 0 && turns[i-1] != nil && turns[i-1].part != "" || i+1 < len(turns) && turns[i+1] != nil && turns[i+1].part != "" {
			beside++
		}
	}
	return len(sides) < 2 || beside*2 > lines
}

// giveRoles gives those a role whose name does not say it: who asks most is the
// interviewer.
func giveRoles(voices []*voice) {
	var asker *voice
	for _, v := range voices {
		v.role = v.part
		if v.role == guide.Interviewer {
			asker = v
		}
	}
	if asker == nil {
		for _, v := range voices {
			if v.role == "" && (asker == nil || v.asks*asker.lines > asker.asks*v.lines) {
				asker = v
			}
		}
		if asker != nil {
			asker.role = guide.Interviewer
		}
	}
	answering := slices.ContainsFunc(voices, func(v *voice) bool { return v.role == guide.Candidate })
	if !answering {
		var best *voice
		for _, v := range voices {
			if v.role == "" && (best == nil || v.asksLess(best)) {
				best = v
			}
		}
		if best != nil {
			best.role = guide.Candidate
		}
	}
	for _, v := range voices {
		switch {
		case v.role != "":
		case v.asks*2 >= max(v.lines, 1): // one of several who interview
			v.role = guide.Interviewer
		default:
			v.role = guide.Observer
		}
	}
}

// asksLess tells whether a voice asks in less than half of its lines and another
// does not, or speaks more often than another that is alike.
func (v *voice) asksLess(other *voice) bool {
	mine, theirs := v.asks*2 < v.lines, other.asks*2 < other.lines
	return mine && !theirs || mine == theirs && v.lines > other.lines
}

// roleWord gives the role that a name says itself, such as "Interviewer 2", or
// "Interviewer Question 2" and "Ideal Candidate Response".
func roleWord(name string) guide.Role {
	key := unnumbered(name)
	if role := roleOf(key); role != "" {
		return role
	}
	words := strings.Fields(key)
	n := len(words) - 1
	if n < 1 || n > 2 {
		return ""
	}
	says := func(side, label string) guide.Role {
		role := roleOf(strings.TrimSuffix(strings.TrimSuffix(side, "'s"), "’s"))
		if role == guide.Interviewer && locales.is("question", label) || role == guide.Candidate && locales.labels[label] == guide.Answer {
			return role
		}
		return ""
	}
	return cmp.Or(says(words[n-1], words[n]), says(words[n], words[0]))
}

// roleOf gives the role of which a phrase is the name.
func roleOf(phrase string) guide.Role {
	for _, role := range []guide.Role{guide.Interviewer, guide.Candidate, guide.Observer} {
		if locales.lists[string(role)].all[phrase] {
			return role
		}
	}
	return ""
}

// castFromMeta takes the cast of the front matter, and reports names in the
// text that are nearly one of it.
func (r *recogniser) castFromMeta(heard *stage) {
	var names []string
	for _, c := range r.src.Meta.Cast {
		v := &voice{name: c.Name, role: c.Role}
		r.stage.voices[normalWord(c.Name)] = v
		r.stage.order = append(r.stage.order, v)
		names = append(names, c.Name)
	}
	r.stage.called = !slices.ContainsFunc(heard.order, func(v *voice) bool { return v.lines > 0 && r.stage.voices[normalWord(v.name)] != nil })
	for _, v := range heard.spoken() {
		if r.stage.voices[normalWord(v.name)] != nil {
			continue
		}
		r.reportNear(v, "speaks here, and is not in the cast", names)
		if v.lines > 1 && guide.Nearest(v.name, names) == "" {
			r.note(v.at.Line, fmt.Sprintf("%q seems to speak, and is not in the cast; one more line of cast: in the front matter would decide it", v.name))
		}
	}
}
