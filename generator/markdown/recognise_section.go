package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// sectionKinds are the kinds of part that a section of a chapter may be.
var sectionKinds = map[guide.PartKind]bool{
	guide.JobRequirement: true, guide.Setting: true, guide.Setup: true, guide.Feedback: true, guide.RedFlags: true,
	guide.GreenFlags: true, guide.Tips: true, guide.Summary: true, guide.References: true, guide.KeyPoints: true,
	guide.CommonMistakes: true,
}

// section is a part of the chapter that is being gathered.
type section struct {
	part  *guide.Part
	outer []guide.Block // what stands before it
	nodes []ast.Node    // its blocks, for facts
	loose bool          // a paragraph begins it, so that whatever is said or asked ends it
}

// openSection begins a part of the chapter with a heading.
func (c *composer) openSection(u *unit, level int) {
	c.endAll(level)
	c.level = level
	p := &guide.Part{Type: guide.PartKind(u.label), ID: c.addresses.heading(u.node, u.text, u.text, ""), Level: level, Pos: c.pos(u.node)}
	p.Label = c.inline(c.labelWords(u.title)...)
	c.outline(&guide.Section{ID: p.ID, Level: level, Title: normalSpace(u.text), Pos: p.Pos})
	c.sections = append(c.sections, section{part: p, outer: c.blocks})
	c.blocks = nil
}

// opensLoose tells whether a paragraph begins a part of a conversation's chapter
// without a heading: "Job requirement:", "**Interview setting:** thirty minutes".
// Right above a turn it ends the question before, and may be a setup. What closes a
// chapter ends its last turn.
func (c *composer) opensLoose(u *unit, after []*unit) bool {
	if len(c.stage.order) == 0 || u.form != other && !isBoldLine(u) {
		return false
	}
	kind, ok := c.labelOf(u)
	if closingKinds[kind] {
		n := len(c.sections) - 1
		said := c.turn != nil || c.apart || n >= 0 && c.sections[n].loose && closingKinds[c.sections[n].part.Type]
		return said && (c.isWhole(u) && c.isLast(after) || kind == guide.Feedback && c.comesLast(string(kind), after))
	}
	switch {
	case u.form != other || c.turn != nil:
		return false
	case !ok || kind != guide.JobRequirement && kind != guide.Setting && kind != guide.Setup:
		return false
	case c.current != nil || kind == guide.Setup:
		return len(after) > 0 && c.speakerOfUnit(after[0]) != nil
	}
	return true
}

// closingKinds are the kinds of part that close a chapter.
var closingKinds = map[guide.PartKind]bool{
	guide.RedFlags: true, guide.GreenFlags: true, guide.Tips: true, guide.Summary: true, guide.References: true, guide.Feedback: true,
	guide.KeyPoints: true,
}

// closes tells whether a line begins with a word for what comes of a conversation,
// below all that is said: "Score: 8/10".
func (c *composer) closes(u *unit, after []*unit) bool {
	if c.turn == nil || u.node.Kind() != ast.KindParagraph {
		return false
	}
	line := c.passageOf(u).at(0).text
	if end := strings.IndexFunc(line, endsLabel); end >= 0 {
		line = line[:end]
	}
	return len(line) <= maxLabel && locales.is("closing", line) && c.comesLast(normalWord(line), after)
}

// comesLast tells whether nobody speaks below what a word says of what was said,
// nor did below an earlier one: each answer may have a score.
func (c *composer) comesLast(word string, after []*unit) bool {
	if !c.isLast(after) {
		c.judged[word] = true
	}
	return !c.judged[word]
}

// isLast tells whether nobody speaks in the blocks below one.
func (c *composer) isLast(after []*unit) bool {
	return !slices.ContainsFunc(after[:min(len(after), maxClosing)], func(u *unit) bool { return c.speakerOfUnit(u) != nil })
}

// maxClosing is how many blocks below its first line nobody speaks in such a part.
const maxClosing = 40

// isWhole tells whether all of a line is its label.
func (c *composer) isWhole(u *unit) bool {
	if u.form != other {
		return true
	}
	_, whole := c.wholeLabel(normalSpace(c.passageOf(u).text))
	return whole
}

// openLoose begins such a part, below the bold line that is its title.
func (c *composer) openLoose(u *unit) {
	c.endDialogue()
	if p := c.current; p != nil {
		var title []ast.Node
		if last := len(p.body) - 1; last >= 0 && c.isAllBold(p.body[last].node) {
			title, p.body = append(title, p.body[last].node), p.body[:last]
		}
		c.endQuestion()
		c.run = title
	}
	c.flush()
	c.closeLoose()
	m := c.takeLabel(u)
	p := &guide.Part{Type: m.kind, Pos: c.pos(u.node)}
	p.Label = c.inline(m.words...)
	c.sections = append(c.sections, section{part: p, outer: c.blocks, loose: true})
	c.blocks = nil
	if m.rest != nil {
		c.run = append(c.run, m.rest)
		c.inSection(m.rest)
	}
}

// closeLoose ends a part that a paragraph began.
func (c *composer) closeLoose() {
	if n := len(c.sections); n > 0 && c.sections[n-1].loose {
		c.popSection()
	}
}

// inSection keeps a node of the part of the chapter that we are in, for facts.
func (c *composer) inSection(n ast.Node) {
	if last := len(c.sections) - 1; last >= 0 {
		c.sections[last].nodes = append(c.sections[last].nodes, n)
	}
}

// closeSection ends the parts of the chapter that a heading of a level ends.
func (c *composer) closeSection(level int) {
	for n := len(c.sections); n > 0; n = len(c.sections) {
		if s := c.sections[n-1]; s.part.Level < level && !s.loose {
			return
		}
		c.popSection()
	}
}

// popSection ends the innermost part of the chapter.
func (c *composer) popSection() {
	last := len(c.sections) - 1
	s := c.sections[last]
	c.sections = c.sections[:last]
	s.part.Body = c.blocks
	c.blocks = append(s.outer, s.part)
	switch s.part.Type {
	case guide.JobRequirement:
		c.readJob(s.nodes, s.part.Pos)
	case guide.Setting, guide.Setup:
		c.readSetting(s.nodes)
	}
}

// headsQuestions tells whether a heading that reads as a label, such as
// "Scenario", or as a topic has nothing below it but a question: then it names
// those that follow.
func (c *composer) headsQuestions(u *unit, after []*unit) bool {
	if u.level == 0 || len(after) == 0 || after[0].level <= u.level || !c.isQuestion(after[0]) {
		return false
	}
	return c.isSectionPart(u) || c.isQuestion(u) && u.ask.like != strongly && u.ask.number == ""
}

// ofEach tells whether a labelled heading comes again below every other question
// or more: then it is a part of each, however shallow it is.
func (c *carrier) ofEach(u *unit) bool {
	times := c.habits.times[u.key]
	return times >= 3 && times*2 >= c.all
}

// isSectionPart tells whether a labelled heading begins a part of the chapter,
// and not of the question above it.
func (c *composer) isSectionPart(u *unit) bool {
	if u.level == 0 || !sectionKinds[guide.PartKind(u.label)] || c.current != nil && c.current == c.folded {
		return false
	}
	if c.current == nil || c.carrier.level == 0 {
		return c.current == nil || c.shownLevel(u) <= c.level || c.carrier.habits.times[u.key] == 1 // else each question has one
	}
	switch {
	case c.carrier.ofEach(u):
		return false
	case u.level < c.carrier.level:
		return true
	case u.level == c.carrier.level:
		return c.carrier.habits.times[u.key] == 1 && len(c.chapter.Entries) >= 2
	}
	return false
}

// markSections takes headings that do not ask for names of sections: right above
// a turn, as phases of a conversation are, and right above another that asks,
// where one of their numbers does not count on; those in parts, "1.1.4", may.
func (r *recogniser) markSections(units []*unit) {
	count := [heading6 + 1]int{} // the last number of each level
	for i, u := range units[:max(0, len(units)-1)] {
		if u.level == 0 {
			continue
		}
		next, last, number := units[i+1], count[u.level], leadingNumber(u.ask.number)
		if _, counts := questionWord(u.text); counts && r.speakerOfUnit(next) != nil {
			u.ask = asked{} // somebody says the question
		}
		switch {
		case u.ask.like != strongly && r.speakerOfUnit(next) != nil:
			u.section = true
		case u.ask.like != strongly && (r.headsQuizzes(units[i+1:], false) || next.form == lineForm && next.ask.explicit && namesBank(u.text)):
			u.section = true
		case u.ask.like != strongly && number > 0 && !strings.Contains(u.ask.number, ".") && next.form == u.form && next.ask.like == strongly &&
			(number <= last || leadingNumber(next.ask.number) != number+1):
			u.section = true
		default:
			count[u.level] = number
		}
	}
}

// markArticle takes the lines of an article for names of sections where it has those of
// its own for questions, "Common interview questions": most lines of a form ask in
// these, or all begin with Q or count from 1, and few of that form do elsewhere.
func (r *recogniser) markArticle(units []*unit) {
	heads := func(u *unit) bool {
		return u.level > 0 && u.node != r.titleNode && u.ask.like != strongly && namesBank(u.text)
	}
	if r.titled || r.src.Meta.Kind != "" || !slices.ContainsFunc(units, heads) {
		return
	}
	var here, elsewhere [numberLine + 1]evidence
	var outside []*unit
	level := 0 // of such a section
	for _, u := range units {
		if u.level > 0 && u.level <= max(level, 1) {
			level = 0
		}
		switch {
		case u.form == other || u.label != "":
		case level > 0:
			here[u.form].add(u)
		case heads(u):
			level = u.level
		default:
			elsewhere[u.form].add(u)
			outside = append(outside, u)
		}
	}
	for form, asked := range here {
		others := elsewhere[form]
		spelled := asked.explicit >= 2 && asked.explicit == asked.all && others.explicit == 0
		counts := asked.all >= 3 && asked.numbered == asked.all && asked.highest == asked.all && others.numbered == 0
		if (asked.plainly() || spelled || counts) && others.strong*3 <= others.all {
			for _, u := range outside {
				u.section = true
			}
			return
		}
	}
}

// bankedItems counts the items that ask in the lists of an article's own sections of
// questions, "Common interview questions".
func (r *recogniser) bankedItems(units []*unit) (n int) {
	if r.titled || r.src.Meta.Kind != "" {
		return 0
	}
	for end := 0; end < len(units); {
		begun, u := end, units[end]
		end++
		if u.level < 2 || u.ask.like == strongly || !namesBank(u.text) {
			continue
		}
		for end < len(units) && (units[end].level == 0 || units[end].level > u.level) {
			end++
		}
		if section := units[begun:end]; r.isBankOf(section) {
			n += r.itemsAsk(section).strong
		}
	}
	return n
}

// setTestsApart gives the units of a chapter without the sections of quizzes that stand
// below the answers of headings that ask, "### Quick quiz", and marks those: which
// lines ask is told by the others.
func (r *recogniser) setTestsApart(units []*unit) (others []*unit) {
	var asking [heading6 + 1]bool // headings that we are below and that ask
	answered := false             // something stands below the last heading
	for i := 0; i < len(units); i++ {
		u := units[i]
		if u.level == 0 {
			answered = true
		} else {
			if u.test = r.testAt(units[i:]); u.test > 0 && answered && slices.Contains(asking[:u.level], true) {
				r.tested = true
				i += u.test - 1
				continue
			}
			u.test = 0
			clear(asking[u.level:])
			asking[u.level], answered = u.ask.like == strongly, false
		}
		others = append(others, u)
	}
	return others
}

// joinTests takes such sections for what others are.
func (r *recogniser) joinTests(units []*unit) []*unit {
	r.tested = false
	for _, u := range units {
		u.test = 0
	}
	return units
}

// testAt gives how many units a section of quizzes has that begins a chapter's rest.
func (r *recogniser) testAt(units []*unit) int {
	u := units[0]
	if u.ask.like == strongly || u.label != "" || !r.headsQuizzes(units[1:], u.namesTest() || locales.ends("quiz", u.text)) {
		return 0
	}
	end := 1
	for end < len(units) && (units[end].level == 0 || units[end].level > u.level) {
		end++
	}
	return end
}

// headsQuizzes tells whether two lines or more below a heading have options each, or
// items of a list below it; one line is enough where the heading says so.
func (r *recogniser) headsQuizzes(below []*unit, said bool) bool {
	quizzes, enough := 0, 2
	if said {
		enough = 1
	}
	for i, u := range below {
		if u.level > 0 || quizzes >= enough {
			break
		}
		if r.quizzes(u.node) {
			return true
		}
		if u.form == lineForm || u.form == numberLine {
			if options, _ := r.optionsFrom(below, i+1); options != nil {
				quizzes++
			}
		}
	}
	return quizzes >= enough
}
