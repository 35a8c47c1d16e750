package markdown

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// turn is what one speaker says, while its blocks are being gathered.
type turn struct {
	voice *voice
	node  ast.Node
	body  []*unit
	bare  bool // the name was taken off the node
}

// speakerOfUnit finds who begins to speak in a block.
func (r *recogniser) speakerOfUnit(u *unit) *voice {
	if len(r.stage.voices) == 0 {
		return nil
	}
	if _, ok := u.node.(*ast.Paragraph); !ok {
		return nil
	}
	v, _ := r.voiceOf(r.passageOf(u).at(0).text)
	return v
}

// beginTurn begins a turn with the paragraph that names its speaker.
func (c *composer) beginTurn(v *voice, u *unit) {
	c.endQuestion()
	c.endTurn()
	c.flush()
	c.closeLoose()
	if c.dialogue == nil {
		c.dialogue = &guide.Dialogue{}
		c.blocks = append(c.blocks, c.dialogue)
	}
	c.turn, c.apart = &turn{voice: v, node: u.node, body: []*unit{{node: u.node}}}, false
}

// followsUp tells whether a label stands for the name of an interviewer, as who
// answered is named again right behind what it asks: "Follow-up: why?".
func (c *composer) followsUp(u *unit, after []*unit) bool {
	return c.turn != nil && c.turn.voice.role == guide.Candidate && c.labels(u, guide.FollowUp) && !c.isWhole(u) &&
		len(after) > 0 && c.speakerOfUnit(after[0]) == c.turn.voice
}

// beginFollowUp begins a turn with the paragraph whose label stands for the name.
func (c *composer) beginFollowUp(u *unit) {
	m := c.takeLabel(u)
	isSign := func(r rune) bool { return !unicode.IsLetter(r) }
	v := &voice{name: normalSpace(strings.TrimLeftFunc(c.plainOf(m.words), isSign)), role: guide.Interviewer}
	c.beginTurn(v, &unit{node: m.rest})
	c.turn.bare = true
}

// endTurn makes a turn of what was gathered.
func (c *composer) endTurn() {
	t := c.turn
	if t == nil {
		return
	}
	c.turn = nil
	c.chapter.Turns++
	out := &guide.Turn{Speaker: t.voice.name, Role: t.voice.role, Pos: c.pos(t.node)}
	asked, title := c.askedIn(t)
	stage := c.cutSpeaker(t)
	c.turnID(out, asked, title)
	c.stress(t, asked)
	if len(stage) > 0 {
		out.Stage = c.inline(stage...)
	}
	out.Body = c.turnBody(t.body, out.ID)
	if len(out.Body) == 0 && len(stage) == 0 {
		c.problem(out.Pos, "turn-empty", guide.Warning, t.voice.name+" says nothing here", "write what is said, or remove the name")
	}
	c.dialogue.Turns = append(c.dialogue.Turns, out)
}

// endDialogue ends the run of turns, as a heading does.
func (c *composer) endDialogue() {
	c.endTurn()
	c.dialogue = nil
}

// turnBody renders what is said; code keeps its output.
func (c *composer) turnBody(units []*unit, prefix string) []guide.Block {
	b := c.sortBody(nil, c.metadata(units, &facts{}), false)
	blocks := c.render(b.prompt, nil, prefix)
	for _, p := range b.parts {
		if p.kind == guide.Answer && len(p.label) == 0 {
			blocks = append(blocks, c.render(p.body, nil, prefix)...)
		} else if part := c.renderPart(p, nil, prefix); part != nil {
			blocks = append(blocks, part)
		}
	}
	return blocks
}

// turnID gives a turn its address, and makes an entry of one that asks.
func (c *composer) turnID(t *guide.Turn, asked string, title guide.HTML) {
	name := "turn-" + itoa(c.chapter.Turns)
	if asked == "" {
		t.ID = c.addresses.claim(name)
		return
	}
	e := &guide.Entry{Type: guide.AskingTurn, Title: asked, TitleHTML: title, Pos: t.Pos}
	(&facts{}).apply(e, c.src.Meta)
	e.ID = c.addresses.claim(cmp.Or(tidySlug(asked), name))
	c.addresses.alias(name, e.ID)
	t.ID, t.Entry = e.ID, e
	c.chapter.Entries = append(c.chapter.Entries, e)
	c.outline(&guide.Section{ID: e.ID, Level: min(c.level+1, 6), Title: e.Title, Entry: e, Pos: e.Pos})
}

// cutSpeaker takes the speaker's name off a turn's first paragraph, and the time
// beside it and the note in parentheses behind it, which it gives.
func (c *composer) cutSpeaker(t *turn) (stage []ast.Node) {
	p := t.node
	nodes := children(p)
	said := c.callOfTurn(t, c.passage(p).at(0).text)
	var when []ast.Node
	if said.note[1] > 0 {
		when, nodes = c.splitText(nodes, said.size)
		when = c.trimInline(c.cutBack(c.cutFront(when, said.note[0]), said.size-said.note[1]))
	} else {
		nodes = c.cutFront(nodes, said.size)
	}
	if stage, nodes = c.cutStage(c.trimInline(nodes)); len(stage) > 0 {
		nodes = c.trimInline(nodes)
	}
	if len(when) > 0 && len(stage) > 0 {
		when = append(slices.Clip(when), ast.NewString([]byte(" "))) // and not over what is said
	}
	t.body[0].node = c.paragraphOf(nodes)
	return slices.Concat(when, stage)
}

// callOfTurn reads the name in the first line of a turn, if it has one.
func (c *composer) callOfTurn(t *turn, line string) (said call) {
	if !t.bare {
		_, said = c.voiceOf(line)
	}
	return said
}

// isSpoken tells whether four of five items of a list are turns.
func (r *recogniser) isSpoken(list *ast.List) bool {
	if len(r.stage.voices) == 0 {
		return false
	}
	turns := 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if first := item.FirstChild(); first != nil && isText(first) && r.speaks(r.passage(first).at(0)) {
			turns++
		}
	}
	return turns*5 >= list.ChildCount()*4
}

func isText(n ast.Node) bool { return n.Kind() == ast.KindTextBlock || n.Kind() == ast.KindParagraph }

// cutStage parts a leading note in parentheses, or in brackets, from what is said.
func (c *composer) cutStage(nodes []ast.Node) (stage, rest []ast.Node) {
	text := c.plainOf(nodes)
	open, end := parenthesis(text)
	if end == 0 {
		return nil, nodes
	}
	_, size := utf8.DecodeLastRuneInString(text[:end])
	if e, ok := nodes[0].(*ast.Emphasis); ok {
		if c.plainSize(e) < end {
			return nil, nodes
		}
		return c.cutBack(c.cutFront(children(e), open), size), nodes[1:]
	}
	stage, rest = c.splitText(nodes, end)
	return c.trimInline(c.cutBack(c.cutFront(stage, open), size)), rest
}

// parenthesis finds the parentheses that a text begins with: the bytes that
// the opening one takes, and where they end; 0 when there are none.
func parenthesis(text string) (open, end int) {
	first, size := utf8.DecodeRuneInString(text)
	if first == '[' {
		end = len(bracketed.FindString(text))
		if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[end:], " \n")); unicode.IsLower(next) {
			return 0, 0
		}
		return size, end
	}
	if first != '(' && first != '（' {
		return 0, 0
	}
	depth := 0
	for i, r := range text {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			if depth--; depth == 0 {
				return size, i + utf8.RuneLen(r)
			}
		}
	}
	return 0, 0
}

// bracketed is a note in brackets: "[thinks for a while] I would use a heap.", and
// not the first word of a sentence, as in "[x for x in list] makes one".
var bracketed = regexp.MustCompile(`^\[\pL[\pL\pM ,'’.-]+\]`)
