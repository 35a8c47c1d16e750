package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// startsAnswer tells whether a block begins an answer: a line or a paragraph
// labelled so, or a link to it.
func (r *recogniser) startsAnswer(u *unit) bool {
	if kind, ok := r.labelOf(u); ok {
		return answers(u) || u.form == other && !u.keys && (kind == guide.Answer || kind == guide.Explanation)
	}
	if _, ok := u.node.(*ast.Paragraph); !ok || r.onlyLink(r.passageOf(u).nodes) == nil {
		return false
	}
	kind, ok := r.wholeLabel(r.passageOf(u).text)
	return ok && kind == guide.Answer
}

// leadIn is a label at the start of a paragraph.
type leadIn struct {
	label
	run *ast.Emphasis // the bold or italic run it stands in, or nil
}

// leadIn finds the label that a paragraph begins with: a bold or italic run, or
// plain words with a colon. It reads as text.
func (r *recogniser) leadIn(p ast.Node, text string) (leadIn, bool) {
	first := p.FirstChild()
	if first == nil {
		return leadIn{}, false
	}
	e, isRun := first.(*ast.Emphasis)
	l, ok := r.labelAt(text)
	if ok && crossedLetter.MatchString(text) {
		return leadIn{}, false
	}
	dashed := false
	if isRun && !(ok && l.colon) {
		run := r.plainOf([]ast.Node{e})
		dashed = len(run) > len("A:") && strings.HasPrefix(text, run) && (dashAhead.MatchString(text[len(run):]) || // "**Answer** – a list ..."
			keyAhead.MatchString(text[len(run):]) && r.wholeAnswer(run))
		if dashed || r.isAlone(e) || isBold(e) && markedEnd.MatchString(run) { // "**Example.** A list ...", "**Task –** I had ..."
			l, ok = r.labelAt(run)
		}
	}
	if !ok {
		return leadIn{}, false
	}
	found := leadIn{label: l}
	if !isRun {
		lone := first.NextSibling() != nil && isBold(first.NextSibling()) && isWordless(text[l.end:]) // "🔑 **Key points**"
		return found, l.colon || lone && r.isSign(first)
	}
	found.run = e
	run := r.plainOf([]ast.Node{e})
	kind, whole := r.wholeLabel(run)
	switch {
	case whole:
		found.kind = kind
		found.end = len(run)
		found.colon = l.colon || dashed
	case !l.colon || l.end > len(run):
		return leadIn{}, false
	}
	return found, true
}

// markedEnd is what ends a label in bold but a colon.
var markedEnd = regexp.MustCompile(`\.$| [-–—]\s*$`)

// crossedLetter is the sign of what is wrong before the letter of an option, which
// else reads as the label of an answer: "❌ A: it slips".
var crossedLetter = regexp.MustCompile(`^[❌✗✘×]\x{FE0F}?\s*A\b`)

// dashAhead is a dash between spaces behind a label.
var dashAhead = regexp.MustCompile(`^ [-–—] `)

// keyAhead is the letter of an option behind a label: "**Answer** B. A tree".
var keyAhead = regexp.MustCompile(`^ (?:[A-Ha-h](?:[.)]\s|\s*$)|\([A-Ha-h]\))`)

// wholeAnswer tells whether words are all of the label of an answer.
func (r *recogniser) wholeAnswer(words string) bool {
	kind, ok := r.wholeLabel(words)
	return ok && kind == guide.Answer
}

// isAlone tells whether a run is all of the first line of its paragraph, and no
// sentence that begins there goes on in the next.
func (r *recogniser) isAlone(run ast.Node) bool {
	n := run.NextSibling()
	for n != nil && r.blank(n) && !r.breaks(n) {
		n = n.NextSibling()
	}
	if n == nil || !r.blank(n) || n.NextSibling() == nil {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.plain(n.NextSibling()))
	return !unicode.IsLower(first)
}

// cutLabel parts a labelled paragraph: the words of the label, and what
// follows them, or nil.
func (r *recogniser) cutLabel(p ast.Node, l leadIn) (words []ast.Node, rest *ast.Paragraph) {
	nodes := children(p)
	var behind []ast.Node
	if l.run != nil && l.end < r.plainSize(nodes[0]) {
		var inner []ast.Node
		words, inner = r.splitText(children(l.run), l.end)
		r.keep(l.run, inner)
		behind = nodes
	} else if l.run != nil {
		words, behind = children(l.run), nodes[1:]
		text := r.plainOf(behind)
		gap := len(text) - len(strings.TrimLeft(text, ":： "))
		if dash := dashAhead.FindString(text); dash != "" && !strings.HasSuffix(r.plain(l.run), ":") {
			gap = len(dash) // and not the sign of a number
		}
		behind = r.cutFront(behind, min(r.textAhead(behind), gap))
	} else {
		words, behind = r.splitText(nodes, l.end)
	}
	if l.whole {
		words = r.cutFront(words, l.from)
		text := r.plainOf(behind)
		behind = r.cutBack(behind, len(text)-strings.LastIndexAny(text, ")）"))
	}
	if behind = r.trimInline(behind); len(behind) > 0 {
		rest = r.paragraphOf(behind)
	}
	return r.labelWords(words), rest
}

// textAhead gives how many bytes of text stand before the first of nodes that
// shows something else, such as an image in HTML.
func (r *recogniser) textAhead(nodes []ast.Node) (size int) {
	for _, n := range nodes {
		own := r.plainSize(n)
		if own == 0 && !r.blank(n) {
			break
		}
		size += own
	}
	return size
}

// labelWords takes the colon off a label's words, and leaves out one that is
// only a letter, as in "A: text".
func (r *recogniser) labelWords(nodes []ast.Node) []ast.Node {
	for len(nodes) == 1 && isBold(nodes[0]) {
		nodes = children(nodes[0])
	}
	nodes = r.trimInline(nodes)
	text := r.plainOf(nodes)
	bare := strings.TrimRight(text, ":： –—")
	nodes = r.cutBack(nodes, len(text)-len(bare))
	if utf8.RuneCountInString(strings.TrimSpace(bare)) <= 1 {
		return nil
	}
	return nodes
}

// piece is a block of a part's body: a node to be rendered, or a part.
type piece struct {
	node ast.Node
	part *openPart
}

// openPart is a part whose blocks are being gathered.
type openPart struct {
	kind  guide.PartKind
	label []ast.Node
	level int // of a heading that is the label
	node  ast.Node
	body  []piece
}

func (p *openPart) add(n ast.Node) { p.body = append(p.body, piece{node: n}) }

// marked is a labelled block taken apart.
type marked struct {
	kind  guide.PartKind
	words []ast.Node
	rest  *ast.Paragraph // what follows the label in its paragraph
	sub   []*unit        // what a labelled details element holds
	level int
	node  ast.Node
	whole bool // in parentheses: what follows the paragraph is not of the part
}

// labelOf finds the label that a unit is or begins with.
func (r *recogniser) labelOf(u *unit) (guide.PartKind, bool) {
	if u.form != other {
		return guide.PartKind(u.label), u.label != ""
	}
	p, ok := u.node.(*ast.Paragraph)
	if !ok {
		return "", false
	}
	if !u.led {
		u.led = true
		if l, ok := r.leadIn(p, r.passageOf(u).text); ok {
			u.lead = &l
		}
	}
	if u.lead == nil {
		return "", false
	}
	return u.lead.kind, true
}

// labels tells whether a unit is or begins with the label of a kind of part.
func (r *recogniser) labels(u *unit, kind guide.PartKind) bool {
	found, _ := r.labelOf(u)
	return found == kind
}

// takeLabel takes a labelled unit apart.
func (r *recogniser) takeLabel(u *unit) marked {
	m := marked{kind: guide.PartKind(u.label), node: u.node, sub: u.sub}
	if u.form == other || u.form == lineForm || u.form == numberLine {
		if l, ok := r.leadIn(u.node, string(r.scratchText(u.node))); ok {
			m.kind, m.whole = l.kind, l.whole
			m.words, m.rest = r.cutLabel(u.node, l)
			return m
		}
	}
	nodes := children(u.node)
	m.words = r.labelWords(u.title) // a heading such as "Answer: D" is all label
	if u.level == 0 && u.node.Kind() == ast.KindParagraph && len(nodes) > len(u.title) {
		if behind := r.trimInline(nodes[len(u.title):]); len(behind) > 0 { // "**4. Notes** of two"
			m.rest = r.paragraphOf(behind)
		}
	}
	if h, ok := u.node.(*ast.Heading); ok {
		m.level = r.level(h)
	}
	return m
}
