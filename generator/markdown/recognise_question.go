package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// question makes a question of a line and the blocks below it.
func (r *recogniser) question(p *pending) *guide.Question {
	f := &facts{}
	units := r.metadata(p.body, f)
	if len(units) > 0 && r.readLevel(units[0], f) {
		r.drop(units[0].node, "line with the level of the question")
		units = units[1:]
	}
	title, mark := r.title(p.unit, f)
	title, r.filled = r.takeFilled(title, units)
	r.line = p.unit
	e := &guide.Entry{
		Type: guide.Asked, Number: cmp.Or(mark.number, p.unit.number), Pos: r.pos(p.unit.node), Title: normalSpace(r.plainOf(title)),
	}
	f.apply(e, r.src.Meta)
	e.ID = r.questionID(p.unit, e, f)
	q := &guide.Question{Entry: e, Level: p.level, Title: r.inline(title...)}
	e.TitleHTML = q.Title.HTML
	outer := r.inside
	r.inside = nesting{level: p.level}
	r.fill(q, units)
	r.inside = outer
	return q
}

// fill gives a question its choices, prompt and parts.
func (r *recogniser) fill(q *guide.Question, units []*unit) {
	e := q.Entry
	stem, rest, isQuiz := r.quiz(q, units)
	if !isQuiz {
		stem, rest = nil, units
	}
	b := r.sortBody(stem, rest, isQuiz || e.Type == guide.MultipleChoice)
	q.Prompt = r.render(b.prompt, e, e.ID)
	gone := 0 // the level of a label that was left out: what stood below it takes its place
	for _, p := range b.parts {
		if p.level <= gone {
			gone = 0
		} else if gone > 0 {
			p.level = gone
		}
		if part := r.renderPart(p, e, e.ID); part != nil {
			q.Parts = append(q.Parts, part)
		} else if gone == 0 {
			gone = p.level
		}
	}
	if slices.ContainsFunc(q.Choices, func(c guide.Choice) bool { return len(c.Why) > 0 }) {
		addKind(e, guide.Explanation)
	}
	if e.Type == guide.Asked && !hasReply(q) {
		e.Type = guide.Prompt
	}
}

// hasReply tells whether anything answers a question.
func hasReply(q *guide.Question) bool {
	for _, p := range q.Parts {
		switch p.Type {
		case guide.Hint, guide.FollowUp, guide.References, guide.Note:
		default:
			return true
		}
	}
	return false
}

// render makes blocks of pieces; what lies between parts is one piece of prose.
func (r *recogniser) render(pieces []piece, e *guide.Entry, prefix string) []guide.Block {
	var blocks []guide.Block
	var run []ast.Node
	flush := func() {
		if len(run) > 0 {
			blocks, run = r.addProse(blocks, prefix, run), nil
		}
	}
	for _, p := range pieces {
		if p.part == nil {
			if r.outputs[p.node].block != nil {
				addKind(e, guide.Output)
			}
			run = append(run, p.node)
			continue
		}
		flush()
		if part := r.renderPart(p.part, e, prefix); part != nil {
			blocks = append(blocks, part)
		}
	}
	flush()
	return blocks
}

// addProse adds nodes to blocks as one piece of prose, if they show anything.
func (r *recogniser) addProse(blocks []guide.Block, prefix string, nodes []ast.Node) []guide.Block {
	r.addresses.inside(prefix, nodes...)
	if p := r.prose(nodes...); strings.TrimSpace(string(p.HTML)) != "" {
		blocks = append(blocks, p)
	}
	return blocks
}

// renderPart makes a part of one that was gathered; nil when it holds nothing,
// as the parts of a form that its author left open. "Answer: B" needs nothing.
func (r *recogniser) renderPart(p *openPart, e *guide.Entry, prefix string) *guide.Part {
	if _, bare := r.wholeLabel(r.plainOf(p.label)); (bare || len(p.label) == 0) && p.kind != guide.Answer && p.kind != guide.Explanation && r.isEmpty(p) {
		r.render(p.body, nil, prefix) // lists what it hides
		if len(p.label) > 0 {
			r.drop(p.node, "label with nothing under it")
		}
		return nil
	}
	part := &guide.Part{Type: p.kind, Level: p.level}
	if p.node != nil {
		part.Pos = r.pos(p.node)
	}
	if len(p.label) > 0 {
		text := r.plainOf(p.label)
		if h, ok := p.node.(*ast.Heading); ok {
			part.ID = r.addresses.heading(h, r.plain(h), text, prefix)
		}
		part.Label = r.inline(p.label...)
	}
	part.Body = r.render(p.body, nil, prefix)
	if len(part.Body) == 0 && len(part.Label.HTML) == 0 {
		return nil
	}
	if len(part.Body) > 0 {
		addKind(e, p.kind)
		for _, inner := range p.body {
			r.addInner(e, inner)
		}
	}
	return part
}

// isEmpty tells whether there is nothing in a part but comments.
func (r *recogniser) isEmpty(p *openPart) bool {
	return !slices.ContainsFunc(p.body, func(inner piece) bool {
		if inner.part != nil {
			return !r.isEmpty(inner.part)
		}
		return !r.isComment(inner.node)
	})
}

// addInner records the kinds of what stands within a part; the steps of a
// story are not told apart.
func (r *recogniser) addInner(e *guide.Entry, p piece) {
	if p.part == nil {
		if r.outputs[p.node].block != nil {
			addKind(e, guide.Output)
		}
		return
	}
	if !starKinds[p.part.kind] {
		addKind(e, p.part.kind)
	}
	for _, inner := range p.part.body {
		r.addInner(e, inner)
	}
}

func addKind(e *guide.Entry, k guide.PartKind) {
	if e != nil && !slices.Contains(e.Parts, k) {
		e.Parts = append(e.Parts, k)
	}
}

// title gives the inline nodes of a question's title without number and marks,
// which become facts.
func (r *recogniser) title(u *unit, f *facts) ([]ast.Node, asked) {
	nodes := u.title
	if len(nodes) > 0 && nodes[0].Kind() == extension.KindTaskCheckBox { // of a list to tick off
		nodes = nodes[1:]
	}
	nodes = r.unwrap(r.trimInline(nodes))
	text := r.plainOf(nodes)
	a := asked{counted: u.ask.counted, letters: r.letters}.readPrefix(text)
	if !r.mark(a.mark, f) && !r.mean(strings.Trim(a.mark, "()"), f) {
		for _, c := range a.mark {
			r.mark(string(c), f)
		}
	}
	if isWordy(text[:a.prefix]) {
		r.dropAt(r.pos(u.node).Line, wordBefore)
	}
	r.markAt(r.marks[u.node], f)
	end := r.cutTail(text, f)
	if end > a.prefix && strings.TrimSpace(text[end:]) != "" { // else a footnote may stand behind a space
		nodes = r.cutBack(nodes, len(text)-end)
	}
	return r.trimInline(r.unwrap(r.trimInline(r.cutFront(nodes, a.prefix)))), a
}

// wordBefore is what is dropped of a title such as "Question 3: What is a heap?":
// its number is kept.
const wordBefore = "word for a question before its title"

// isWordy tells whether there are words before a title, and not only a letter such
// as Q, or it is said of how many questions it is one.
func isWordy(prefix string) bool {
	if strings.Contains(prefix, "/") {
		return true
	}
	letters := 0
	for _, r := range prefix {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}

// unwrap takes bold around a whole title off.
func (r *recogniser) unwrap(nodes []ast.Node) []ast.Node {
	for len(nodes) == 1 && isBold(nodes[0]) {
		nodes = r.trimInline(children(nodes[0]))
	}
	return nodes
}

// metadata takes comments that speak of the question out of its blocks, as
// well as rules around them.
func (r *recogniser) metadata(units []*unit, f *facts) []*unit {
	kept := units[:0]
	for _, u := range units {
		if text, ok := r.commentOf(u.node); ok && r.readComment(text, f) {
			f.at = r.pos(u.node)
			r.drop(u.node, "comment with facts of the question")
			continue
		}
		kept = append(kept, u)
	}
	kept = kept[rules(kept):]
	for len(kept) > 0 && rules(kept[len(kept)-1:]) > 0 {
		kept = kept[:len(kept)-1]
	}
	return kept
}

// readLevel reads how hard a question is from a paragraph of facts, "Topic: Sails |
// 🔴 Difficulty: Hard", and tells whether that is all it says.
func (r *recogniser) readLevel(u *unit, f *facts) (alone bool) {
	p := asking(u.node)
	if p == nil {
		return false
	}
	quoted := p != u.node
	if quoted {
		u = &unit{node: p}
	}
	line := strings.TrimSpace(r.passageOf(u).text)
	if len(line) > maxFacts {
		return false
	}
	for piece := range strings.FieldsFuncSeq(line, func(c rune) bool { return c == '\n' || partsRow(c) }) {
		piece = strings.TrimSpace(piece)
		if m := difficultyIn(piece); m != nil && m[0] == 0 && r.mean(piece[m[2]:m[3]], f) {
			alone = piece == line && !quoted
		}
	}
	return alone
}

// maxFacts bounds the bytes of a paragraph that tells facts of a question.
const maxFacts = 300

// questionID gives a question its id: the author's, else a slug of the title.
func (r *recogniser) questionID(u *unit, e *guide.Entry, f *facts) string {
	at := cmp.Or(f.at, e.Pos)
	for _, v := range f.vain {
		r.problem(at, "meta-key", guide.Warning, v.message, v.hint)
	}
	slug := tidySlug(e.Title)
	var id string
	if f.id != "" {
		if id = r.addresses.claimOwn(f.id, at); id != f.id {
			message := fmt.Sprintf("the id %q is taken on this page", f.id)
			if first, ok := r.addresses.at[f.id]; ok {
				message += fmt.Sprintf(", first at %s:%d", first.File, first.Line)
			}
			r.problem(at, "dup-id", guide.Error, message, "give the question another id")
		}
	} else {
		id = r.addresses.claim(cmp.Or(slug, "question"))
	}
	if u.level > 0 {
		r.addresses.alias(r.rawIDs[u.node], id)
		r.addresses.aliasGithub(cmp.Or(u.announced, u.text), id)
	}
	r.addresses.alias(slug, id)
	if e.Number != "" {
		r.addresses.alias("q"+e.Number, id)
	}
	for _, other := range f.aliases {
		r.addresses.alias(other, id)
	}
	return id
}
