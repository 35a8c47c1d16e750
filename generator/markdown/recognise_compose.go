package markdown

import (
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// composer puts units together to blocks.
type composer struct {
	*recogniser
	blocks  []guide.Block
	run     []ast.Node // blocks of prose that wait to be rendered together
	current *pending   // the question that blocks belong to, or nil
	folded  *pending   // the one whose fold we are in, or nil
	level   int        // level of the section that we are in
	next    int        // number with which a list goes on from the last that asked
	path    []*guide.Section

	dialogue *guide.Dialogue // the run of turns that we are in, or nil
	turn     *turn           // the turn that blocks belong to, or nil
	apart    bool            // a rule, or a word that closes the conversation, ended the turn
	judged   map[string]bool // words for what is said of turns above others
	sections []section       // parts of the chapter that we are in, outermost first
}

// pending is a question whose blocks are being gathered.
type pending struct {
	unit  *unit
	level int
	body  []*unit
	found bool // as a quiz, not by the chapter's carrier
}

func (r *recogniser) compose(regions ...region) []guide.Block {
	c := &composer{recogniser: r, level: 1, judged: map[string]bool{}}
	for _, part := range regions {
		if r.carrier.tests || part.carrier.tests {
			c.endQuestion()
		}
		r.carrier = part.carrier
		r.markHolders(part.units)
		c.add(part.units)
	}
	c.endAll(0)
	return c.blocks
}

// endAll ends whatever is open, of sections those that a heading of the level
// ends.
func (c *composer) endAll(level int) {
	c.endQuestion()
	c.endDialogue()
	c.flush()
	c.closeSection(level)
}

// add puts each unit where it belongs.
func (c *composer) add(units []*unit) {
	options := 0 // where those of the last quiz question are
	for i, u := range units {
		if items := c.listedItems(units, i); items != nil && c.asks(items) {
			if !c.heads(units[i:]) {
				c.list(items, units[i+1:])
				continue
			}
			c.endQuestion()
		}
		voice := c.speakerOfUnit(u)
		if voice == nil && i >= options && !c.isQuestion(u) && (c.isFree(u) || c.asksQuiz(u)) {
			if stem, above := c.quizStem(units[i:]); above > 0 {
				c.begin(stem)
				c.current.found, options = true, i+above
				continue
			}
		}
		if voice == nil && !c.isQuestion(u) && c.headsQuiz(units[i:]) && (c.turn != nil || c.current != nil && len(c.current.body) > 0) {
			c.endQuestion()
			c.endDialogue()
		}
		c.place(u, voice, units[i+1:])
	}
}

// isFree tells whether a line belongs to no turn, and to no question that may go on.
func (c *composer) isFree(u *unit) bool {
	return c.turn == nil && (c.current == nil || c.current.found || c.asksAlike(u) || c.countsOn(u))
}

// heads tells whether units begin with a single numbered item, a list to Markdown,
// above options and a key that are not indented.
func (c *composer) heads(units []*unit) bool {
	if !isNumbered(units[0].node) || units[0].node.ChildCount() > 1 {
		return false
	}
	_, above := c.quizStem(units)
	return above > 0
}

// asksAlike tells whether a line is written as that of the question above it is, in
// bold, and asks behind a number as that may not: it is no part of its answer.
func (c *composer) asksAlike(u *unit) bool {
	return c.isAlike(u) && u.ask.number != "" && hasQuestionMark(u.text)
}

// countsOn tells whether a line has the number that follows that of the question above
// it, and is a paragraph as that is, in bold or not: "(2)" may be an option.
func (c *composer) countsOn(u *unit) bool {
	n, err := strconv.Atoi(c.current.unit.ask.number)
	if err != nil || u.node.Kind() != ast.KindParagraph || c.current.unit.node.Kind() != ast.KindParagraph {
		return false
	}
	stem, ok := c.stemLine(u)
	return ok && stem.ask.number == itoa(n+1) && isBoldLine(stem) == isBoldLine(c.current.unit)
}

// headsAlike tells whether a bold line stands right above a question that is a bold
// line, too: it heads what follows, where no line is a heading.
func (c *composer) headsAlike(u *unit, after []*unit) bool {
	return c.isAlike(u) && u.label == "" && !endsWithColon(u.text) && len(after) > 0 && c.isQuestion(after[0]) && after[0].form == c.current.unit.form
}

// isAlike tells whether a line is in bold as the question above it is.
func (c *composer) isAlike(u *unit) bool {
	return c.current != nil && isBoldLine(u) && isBoldLine(c.current.unit)
}

func isBoldLine(u *unit) bool {
	return (u.form == lineForm || u.form == numberLine) && len(u.title) > 0 && isBold(u.title[0])
}

// listedItems gives the items of units[i] if it is a list that may hold questions.
func (c *composer) listedItems(units []*unit, i int) []*unit {
	u := units[i]
	list, ok := u.node.(*ast.List)
	if !ok || !c.carrier.forms[listItem] && !c.quizzes(list) || c.isQuestion(u) || i > 0 && units[i-1].keys {
		return nil
	}
	if p := c.current; p != nil && c.src.Meta.Kind != guide.KindPrompts && !(p.unit.form == listItem && (c.itemAnswers(list.FirstChild()) || c.waits(list.FirstChild()) || list.Start == c.next && c.waits(p.unit.node))) {
		return nil // what answers the question above
	}
	items := c.itemUnits(list)
	switch c.headedBy(units[:i]) {
	case guide.References:
		return nil // what else to read, though its title asks
	case guide.Tips, guide.Summary:
		if !slices.ContainsFunc(items, func(u *unit) bool { return hasQuestionMark(u.text) }) {
			return nil // "How you work counts, too."
		}
	}
	return items
}

// headedBy gives the kind of part that the last of units names, or else the section.
func (c *composer) headedBy(units []*unit) guide.PartKind {
	if n := len(units); n > 0 {
		if kind, ok := c.labelOf(units[n-1]); ok && c.isWhole(units[n-1]) {
			return kind
		}
	}
	if n := len(c.sections); n > 0 {
		return c.sections[n-1].part.Type
	}
	return ""
}

// place puts a unit that somebody may say where it belongs: what begins something
// ends what came before, anything else is part of the turn, the question or the
// text so far.
func (c *composer) place(u *unit, v *voice, after []*unit) {
	if u.keys || u == c.end.label {
		c.reachEnd(u)
		return
	}
	switch {
	case v != nil:
		c.beginTurn(v, u)
	case c.followsUp(u, after):
		c.beginFollowUp(u)
	case c.headsQuestions(u, after):
		c.heading(u, c.shownLevel(u))
	case c.isQuestion(u) && !(u.ask.like != strongly && u.holds):
		c.begin(u)
		c.addFolded(u)
	case u.level > 0 && c.current != nil && c.current.found && c.judgesOptions(after):
		c.current.body = append(c.current.body, u)
	case c.isSectionPart(u):
		c.openSection(u, c.shownLevel(u))
	case c.opensLoose(u, after):
		c.openLoose(u)
	case u.form == summaryLine && u.holds:
		outer := c.level
		c.heading(u, min(outer+1, 6))
		c.add(u.sub)
		c.endQuestion() // which is folded with it
		c.level = outer // as the next of them has
	case u.level > 0 && u.label == "" && c.endsQuestion(u):
		c.heading(u, c.shownLevel(u))
	case c.headsAlike(u, after):
		c.endQuestion()
		c.run = append(c.run, u.node)
	case c.turn != nil && u.node.Kind() == ast.KindThematicBreak:
		c.endDialogue()
		c.apart = true
		if len(after) > 0 && after[0].level == 0 { // a heading parts, too
			c.run = append(c.run, u.node)
		}
	case c.closes(u, after):
		c.endDialogue()
		c.apart = true
		c.run = append(c.run, u.node)
	case c.turn != nil && u.level == 0:
		c.turn.body = append(c.turn.body, u)
	case c.current != nil:
		c.current.body = append(c.current.body, u)
	case u.level > 0:
		c.heading(u, c.shownLevel(u))
	default:
		c.run = append(c.run, u.node)
		c.inSection(u.node)
	}
}

// reachEnd adds the label of the keys of a section, or of its answers, below its
// questions.
func (c *composer) reachEnd(u *unit) {
	if u.level > 0 {
		c.heading(u, c.shownLevel(u))
	} else {
		c.endQuestion()
		c.run = append(c.run, u.node)
	}
	if u == c.end.label {
		c.nextEnd()
	}
}

// markHolders notes which units hold questions or turns at any depth, and tells
// whether one of units is or holds one.
func (r *recogniser) markHolders(units []*unit) bool {
	any := false
	for _, u := range units {
		u.holds = r.markHolders(u.sub)
		any = any || u.holds || r.isQuestion(u) || r.speakerOfUnit(u) != nil
	}
	return any
}

// addFolded adds what a summary that asks unfolds.
func (c *composer) addFolded(u *unit) {
	if !u.holds {
		c.folded = c.current
	}
	c.add(u.sub)
	c.folded = nil
}

// endsQuestion tells whether a heading ends the question above it, as none does in
// the fold of that.
func (c *composer) endsQuestion(u *unit) bool {
	switch {
	case c.current == nil:
		return true
	case c.current == c.folded:
		return false
	case c.carrier.level == 0 || c.current.found:
		return true
	}
	return u.level <= c.carrier.level && u.form != itemHeading
}

func (c *composer) flush() {
	if len(c.run) == 0 {
		return
	}
	if c.src.Meta.Recognise != "off" {
		c.run = c.joinOutputs(c.run)
		c.reportPointing(c.run)
	}
	c.blocks, c.run = c.addProse(c.blocks, "", c.run), nil
}

func (c *composer) heading(u *unit, level int) {
	c.endAll(level)
	c.level, c.apart = level, false
	c.enterSection(u.text, level)
	if h, ok := u.node.(*ast.Heading); ok && c.isSilent(h) {
		c.run = append(c.run, h)
		return
	}
	title := c.inline(c.trimInline(u.title)...)
	if strings.TrimSpace(string(title.HTML)) == "" {
		return // nothing to see or to announce
	}
	c.inSection(u.node)
	h := &guide.Heading{ID: c.addresses.heading(u.node, u.text, u.text, ""), Level: level, Title: title, Pos: c.pos(u.node)}
	c.blocks = append(c.blocks, h)
	c.outline(&guide.Section{ID: h.ID, Level: level, Title: normalSpace(u.text), Pos: h.Pos})
}

func (c *composer) begin(u *unit) {
	c.endQuestion()
	c.endDialogue()
	c.flush()
	c.closeLoose()
	level := min(c.level+1, 6)
	if u.level > 0 {
		level = c.shownLevel(u)
		c.closeSection(level)
	}
	c.current = &pending{unit: u, level: level}
	switch {
	case u.form == listItem || u.node.Kind() == ast.KindList:
		c.current.body = c.restOfItem(u)
	case u.form == lineForm || u.form == numberLine:
		c.current.body = c.restOfLine(u)
	}
}

// restOfLine gives what follows the first line of a paragraph as blocks.
func (c *composer) restOfLine(u *unit) []*unit {
	nodes := c.behindTitle(u, u.node)
	if len(nodes) == 0 {
		return nil
	}
	return []*unit{{node: c.paragraphOf(nodes)}}
}

// behindTitle gives what a block says behind the title of a question in it, without
// the dash between them.
func (c *composer) behindTitle(u *unit, block ast.Node) []ast.Node {
	nodes := c.trimInline(children(block)[len(u.title):])
	if len(u.title) > 0 && c.ended[u.title[len(u.title)-1]] {
		nodes = c.trimInline(c.cutFront(nodes, len(toldSign.FindString(c.plainOf(nodes)))))
	}
	return nodes
}

func (c *composer) endQuestion() {
	p := c.current
	if p == nil {
		return
	}
	c.current = nil
	q := c.question(p)
	c.blocks = append(c.blocks, q)
	c.chapter.Entries = append(c.chapter.Entries, q.Entry)
	c.outline(&guide.Section{ID: q.Entry.ID, Level: q.Level, Title: q.Entry.Title, Entry: q.Entry, Pos: q.Entry.Pos})
}

// outline puts a section below the nearest one of a shallower level.
func (c *composer) outline(s *guide.Section) {
	for len(c.path) > 0 && c.path[len(c.path)-1].Level >= s.Level {
		c.path = c.path[:len(c.path)-1]
	}
	if len(c.path) == 0 {
		c.document.outline = append(c.document.outline, s)
	} else {
		parent := c.path[len(c.path)-1]
		parent.Children = append(parent.Children, s)
	}
	c.path = append(c.path, s)
}

// shownLevel gives the level of a heading on the page.
func (r *recogniser) shownLevel(u *unit) int {
	if h, ok := u.node.(*ast.Heading); ok {
		return r.level(h)
	}
	return min(max(2, u.level), 6)
}
