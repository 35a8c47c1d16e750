package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// bodyBuilder sorts the blocks below a question into prompt and parts.
type bodyBuilder struct {
	*recogniser
	prompt []piece
	parts  []*openPart
	open   *openPart // the part that blocks belong to; nil while in the prompt
	answer *openPart // the last that is an answer, or nil
	inner  *openPart // a short part within it, such as an example, or nil
	quiz   bool      // options and a key have been found
	star   bool      // the steps of STAR are labels here
	want   int       // blocks that inner still takes; -1 until the next label
	last   *openPart // the example that has just ended, whose code may follow
	code   ast.Node  // the code before, whose output may follow
	silent ast.Node  // the last code, if what it prints was not told yet
}

// innerKinds are parts that stand within others.
var innerKinds = map[guide.PartKind]bool{
	guide.Example: true, guide.Output: true, guide.Note: true, guide.Tips: true, guide.Setup: true,
	guide.JobRequirement: true, guide.Setting: true,
}

var starKinds = map[guide.PartKind]bool{
	guide.Situation: true, guide.Task: true, guide.Action: true, guide.Outcome: true, guide.Reflection: true,
}

// sortBody sorts the blocks below a question. Without a label for the answer,
// all before the first label is the answer, or the explanation of a quiz.
func (r *recogniser) sortBody(stem, units []*unit, quiz bool) *bodyBuilder {
	b := &bodyBuilder{recogniser: r, star: r.tellsStory(units), quiz: quiz}
	b.units(stem)
	b.inner = nil
	switch {
	case quiz:
		b.start(guide.Explanation, nil, nil, 0)
	case !r.hasAnswer(units):
		b.start(guide.Answer, nil, nil, 0)
	}
	b.units(units)
	return b
}

// tellsStory tells whether at least three steps of STAR are labelled.
func (r *recogniser) tellsStory(units []*unit) bool {
	found := map[guide.PartKind]bool{}
	r.eachLabel(units, func(k guide.PartKind, _ *unit) {
		if starKinds[k] {
			found[k] = true
		}
	})
	return len(found) >= 3
}

// hasAnswer tells whether a label says where the answer begins: one for the
// answer itself, but not to what is to be said of it, or a heading for the
// explanation of code.
func (r *recogniser) hasAnswer(units []*unit) bool {
	has, puzzle := false, false
	for _, u := range units {
		puzzle = puzzle || isCode(u.node)
		if _, ok := r.labelOf(u); ok && u.level > 0 {
			break
		}
	}
	r.eachLabel(units, func(k guide.PartKind, u *unit) {
		has = has || k == guide.Answer && !recaps(u) || puzzle && k == guide.Explanation && (u.level > 0 || u.form == summaryLine)
	})
	return has
}

func (r *recogniser) eachLabel(units []*unit, f func(guide.PartKind, *unit)) {
	for _, u := range units {
		if k, ok := r.labelOf(u); ok {
			f(k, u)
			r.eachLabel(u.sub, f)
		}
	}
}

func (b *bodyBuilder) start(kind guide.PartKind, words []ast.Node, node ast.Node, level int) {
	b.open = &openPart{kind: kind, label: words, node: node, level: level}
	b.inner, b.code, b.last = nil, nil, nil
	b.parts = append(b.parts, b.open)
	if kind == guide.Answer {
		b.answer = b.open
	}
}

func (b *bodyBuilder) units(units []*unit) {
	for i, u := range units {
		kind, ok := b.labelOf(u)
		switch {
		case ok && b.isLabelHere(kind):
			b.labelled(u)
		case u.form == summaryLine && b.isSoleDetails(units, i):
			if len(b.open.label) == 0 {
				b.parts = nil
				b.start(guide.Answer, b.labelWords(u.title), u.node, 0)
			}
			b.units(u.sub)
		default:
			b.add(u)
		}
	}
}

// isLabelHere leaves out the words of STAR where no story is told.
func (b *bodyBuilder) isLabelHere(kind guide.PartKind) bool {
	return b.star || !starKinds[kind] || kind == guide.Outcome && b.code != nil
}

// isSoleDetails tells whether units[i] is the one details element of a question
// that has nothing before it: its answer. Below a label it has no words of its
// own.
func (b *bodyBuilder) isSoleDetails(units []*unit, i int) bool {
	if b.open == nil || len(b.parts) != 1 || len(b.open.body) > 0 || len(b.open.label) > 0 && len(b.labelWords(units[i].title)) > 0 {
		return false
	}
	isDetails := func(u *unit) bool { return u.form == summaryLine }
	return !slices.ContainsFunc(units[:i], isDetails) && !slices.ContainsFunc(units[i+1:], isDetails)
}

func (b *bodyBuilder) labelled(u *unit) {
	m, before := b.takeLabel(u), b.open
	b.slips.use(b.plainOf(m.words))
	if m.kind == guide.Outcome && !b.star {
		m.kind = guide.Output
	}
	switch {
	case starKinds[m.kind]:
		b.startStep(m)
	case innerKinds[m.kind] && (b.open != nil || m.kind == guide.Output || m.kind == guide.Example):
		b.startInner(m)
	case b.repeats(m):
		b.dropAt(b.pos(labelNode(b.open.node)).Line, "label that is repeated below")
		b.open.label = m.words
		b.open.node, b.open.level = m.node, m.level
	default:
		b.start(m.kind, m.words, m.node, m.level)
	}
	if m.rest != nil {
		b.take(m.rest)
	}
	b.units(m.sub)
	switch {
	case m.whole, u.form == summaryLine && asideKinds[m.kind]:
		b.resume(before)
	case u.form == summaryLine:
		b.inner = nil
	}
}

// asideKinds are parts below which the answer goes on, where a fold or a heading
// of their own level ends them.
var asideKinds = map[guide.PartKind]bool{
	guide.Hint: true, guide.KeyPoints: true, guide.CommonMistakes: true, guide.FollowUp: true, guide.References: true,
	guide.RedFlags: true, guide.GreenFlags: true,
}

// resume goes on with a part of the kind of one before, or with the prompt.
func (b *bodyBuilder) resume(before *openPart) {
	if b.open, b.inner = nil, nil; before != nil {
		b.start(before.kind, nil, nil, 0)
	}
}

// labelNode gives the node that the words of a label stand in.
func labelNode(n ast.Node) ast.Node {
	if d, ok := n.(*detailsNode); ok && d.summary != nil {
		return d.summary
	}
	return n
}

// repeats tells whether a label only says again what the one before it said.
func (b *bodyBuilder) repeats(m marked) bool {
	return b.open != nil && b.open.kind == m.kind && len(b.open.body) == 0 && len(b.open.label) > 0
}

// startStep begins a step of STAR inside the story's part.
func (b *bodyBuilder) startStep(m marked) {
	if b.open == nil || b.open.kind != guide.Star {
		b.start(guide.Star, nil, m.node, 0)
	}
	b.begin(m, -1)
}

// startInner begins a part within the open one. One that is written as a
// heading goes on to the next label; a short one takes the rest of its
// paragraph, or the block that follows.
func (b *bodyBuilder) startInner(m marked) {
	code := b.code
	want := 1
	if m.level > 0 || len(m.sub) > 0 {
		want = -1
	}
	b.begin(m, want)
	if m.kind == guide.Output && m.rest == nil && m.level == 0 {
		b.code = code
	}
}

func (b *bodyBuilder) begin(m marked, want int) {
	b.inner = &openPart{kind: m.kind, label: m.words, node: m.node, level: m.level}
	b.want, b.code, b.last = want, nil, nil
	b.put(piece{part: b.inner})
}

// put adds a piece to the open part, or to the prompt.
func (b *bodyBuilder) put(p piece) {
	if b.open == nil {
		b.prompt = append(b.prompt, p)
	} else {
		b.open.body = append(b.open.body, p)
	}
}

func (b *bodyBuilder) add(u *unit) {
	b.miss(u)
	if u.level > 0 && b.inner != nil && (b.want > 0 || u.level <= b.inner.level) && !b.star {
		b.inner = nil
	}
	if u.level > 0 && b.open != nil && asideKinds[b.open.kind] && b.shownLevel(u) <= b.open.level {
		b.resume(b.answer)
	}
	if b.quiz && b.inner == nil && b.open != nil && b.open.kind == guide.Answer && (len(b.open.label) > 0 || len(b.open.body) > 0) {
		b.start(guide.Explanation, nil, nil, 0)
	}
	b.take(u.node)
}

// take adds a block where it belongs: to the output of the code before it, to
// the short part that is open, or to the open part.
func (b *bodyBuilder) take(n ast.Node) {
	if isCode(n) && b.output(n) {
		return
	}
	if isCode(n) {
		if b.inner != nil && b.inner.kind == guide.Output && len(b.inner.body) == 0 && b.silent != nil {
			b.below[b.silent], b.silent = n, nil // told behind what explains the code
		} else {
			b.silent = n
		}
	}
	last := b.last
	b.last = nil
	if last != nil && isCode(n) {
		last.add(n)
	} else if b.inner != nil {
		b.inner.add(n)
		if b.want > 0 && !b.leadsOn(n) {
			b.want--
		}
		if b.want == 0 {
			if b.inner.kind == guide.Example && !isCode(n) {
				b.last = b.inner
			}
			b.inner = nil
		}
	} else {
		b.put(piece{node: n})
	}
	b.code = nil
	if isCode(n) {
		b.code = n
	}
}

// leadsOn tells whether a block announces the next.
func (b *bodyBuilder) leadsOn(n ast.Node) bool {
	p, ok := n.(*ast.Paragraph)
	if !ok {
		return false
	}
	return endsWithColon(strings.TrimSpace(b.plain(p)))
}

// output takes a block of code as what the code before it prints, and tells
// whether it is that.
func (b *bodyBuilder) output(n ast.Node) bool {
	labelled := b.inner != nil && b.inner.kind == guide.Output && len(b.inner.body) == 0
	if b.code == nil || !labelled && b.fenceLang(n) != "output" {
		return false
	}

	o := output{block: n}
	if labelled {
		o.label = b.inner.label
		b.removeInner()
	}
	b.outputs[b.code] = o
	b.code, b.silent = nil, nil
	return true
}

// removeInner takes the inner part, which came last, out of its place again.
func (b *bodyBuilder) removeInner() {
	list := &b.prompt
	if b.open != nil {
		list = &b.open.body
	}
	*list, b.inner = (*list)[:len(*list)-1], nil
}
