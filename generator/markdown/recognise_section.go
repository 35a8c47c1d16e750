package markdown

import (
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
}

// openSection begins a part of the chapter with a heading.
func (c *composer) openSection(u *unit, level int) {
	c.endQuestion()
	c.endDialogue()
	c.flush()
	c.closeSection(level)
	c.level = level
	p := &guide.Part{Type: guide.PartKind(u.label), ID: c.addresses.heading(u.text, u.text, ""), Level: level, Pos: c.pos(u.node)}
	p.Label = c.inline(c.labelWords(u.title)...)
	c.outline(&guide.Section{ID: p.ID, Level: level, Title: normalSpace(u.text), Pos: p.Pos})
	c.sections = append(c.sections, section{part: p, outer: c.blocks})
	c.blocks = nil
}

// inSection keeps a node of the part of the chapter that we are in, for facts.
func (c *composer) inSection(n ast.Node) {
	if last := len(c.sections) - 1; last >= 0 {
		c.sections[last].nodes = append(c.sections[last].nodes, n)
	}
}

// closeSection ends the parts of the chapter that a heading of a level ends.
func (c *composer) closeSection(level int) {
	for len(c.sections) > 0 {
		s := c.sections[len(c.sections)-1]
		if s.part.Level < level {
			return
		}
		c.sections = c.sections[:len(c.sections)-1]
		s.part.Body = c.blocks
		c.blocks = append(s.outer, s.part)
		switch s.part.Type {
		case guide.JobRequirement:
			c.readJob(s.nodes, s.part.Pos)
		case guide.Setting, guide.Setup:
			c.readSetting(s.nodes)
		}
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

// isSectionPart tells whether a labelled heading begins a part of the chapter,
// and not of the question above it.
func (c *composer) isSectionPart(u *unit) bool {
	if u.level == 0 || !sectionKinds[guide.PartKind(u.label)] {
		return false
	}
	if c.current == nil || c.carrier.level == 0 {
		return true
	}
	switch {
	case u.level < c.carrier.level || c.current.unit.level == 0 && u.level > 0 && u.level <= c.level:
		return true
	case u.level == c.carrier.level:
		return c.carrier.habits.times[u.key] == 1 && len(c.chapter.Entries) >= 2
	}
	return false
}
