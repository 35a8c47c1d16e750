package markdown

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// flow lists the blocks below parent as units: list items that open with a
// heading are unwrapped, and paragraphs are parted where a line begins
// something of its own.
func (r *recogniser) flow(parent ast.Node) []*unit {
	_, inside := parent.(*detailsNode)
	return r.flowOf(children(parent), inside)
}

// flowOf is flow for some of a parent's blocks, which may be those inside a
// details element.
func (r *recogniser) flowOf(nodes []ast.Node, inside bool) []*unit {
	units := make([]*unit, 0, len(nodes))
	off := false
	for _, n := range nodes {
		if word, ok := r.commentOf(n); ok && (word == "gen:off" || word == "gen:on") {
			off = word == "gen:off"
			continue
		}
		switch {
		case off:
			units = append(units, &unit{node: n})
		case r.isBackToTop(n):
			r.drop(n, "link back to the top")
		default:
			units = r.blockUnits(units, n, inside)
		}
	}
	return units
}

// blockUnits adds the units that a block is to those before it.
func (r *recogniser) blockUnits(units []*unit, n ast.Node, inside bool) []*unit {
	switch n := n.(type) {
	case *ast.Heading:
		switch l := r.lineOf(children(n)); {
		case n == r.titleNode:
		case r.stage.called && r.speaks(l), r.isLostComment(n, l.text):
			r.levels[n] = notHeading
			units = append(units, &unit{node: r.paragraphOf(l.nodes)})
		default:
			units = append(units, r.lineUnit(form(n.Level), n, l))
		}
	case *ast.List:
		units = r.listUnits(units, n)
	case *extension.Table:
		units = r.tableUnits(units, n)
	case *extension.DefinitionList:
		units = r.termUnits(units, n)
	case *detailsNode:
		units = r.detailsUnits(units, n)
	case *ast.Paragraph:
		r.embolden(n)
		if !inside || !r.isShellLine(n) {
			units = r.paragraphUnits(units, n)
		}
	case *ast.Blockquote:
		if r.isUnwrapped(n) {
			r.cutAlert(n)
			units = append(units, r.flow(n)...)
		} else {
			units = append(units, &unit{node: n})
		}
	case *ast.HTMLBlock:
		if !inside || !r.isShell(n) {
			units = append(units, &unit{node: n})
		}
	default:
		units = append(units, &unit{node: n})
	}
	return units
}

// isUnwrapped tells whether a block quote is only how turns, a question or a part
// of its answer are set off: it begins with a speaker or the label of such a part,
// or is a heading or a line that counts, in bold or of a list. A line that makes it
// an alert may stand before that.
func (r *recogniser) isUnwrapped(quote *ast.Blockquote) bool {
	only := quote.ChildCount() == 1
	if h, ok := quote.FirstChild().(*ast.Heading); ok && only {
		return h.Level > 1
	}
	p, ok := quote.FirstChild().(*ast.Paragraph)
	if !ok {
		return only && isNumbered(quote.FirstChild()) && quote.FirstChild().ChildCount() == 1
	}
	words := r.passage(p)
	first := words.at(0)
	if r.alert(quote) != "" {
		if words.size() == 1 {
			return false
		}
		first = words.at(1)
	}
	if len(r.stage.voices) > 0 && r.speaks(first) {
		return true
	}
	if len(first.nodes) > 0 && isBold(first.nodes[0]) {
		a := r.asked().readPrefix(strings.TrimSpace(first.text))
		if only && (a.explicit || a.number != "") || a.explicit && (r.answersBelow(p) || words.size() == 1 && len(first.nodes) == 1) {
			return true
		}
	}
	l, ok := r.labelAt(strings.TrimSpace(first.text))
	if !ok { // "**Situation –** text"
		lead, leads := r.leadIn(p, words.text)
		return leads && !innerKinds[lead.kind]
	}
	return (l.colon || len(first.nodes) == 1 && isBold(first.nodes[0]) && (only || quote.ChildCount() == 2 && p.NextSibling().Kind() == ast.KindList)) && !innerKinds[l.kind]
}

// answersBelow tells whether one of the blocks behind n begins with the label of an
// answer.
func (r *recogniser) answersBelow(n ast.Node) bool {
	for n = n.NextSibling(); n != nil; n = n.NextSibling() {
		if r.leadsAnswer(n) {
			return true
		}
	}
	return false
}

// cutAlert takes the line "[!NOTE]" off a quote that begins with one.
func (r *recogniser) cutAlert(quote *ast.Blockquote) {
	if r.alert(quote) == "" {
		return
	}
	p := quote.FirstChild()
	r.dropAt(r.pos(p).Line, "mark of an alert")
	r.keep(p, r.passage(p).nodes[len(r.passage(p).at(0).nodes):])
}

// plainFlow lists the blocks below parent with nothing recognised but headings.
func (r *recogniser) plainFlow(parent ast.Node) []*unit {
	var units []*unit
	for _, n := range children(parent) {
		if h, ok := n.(*ast.Heading); ok && h != r.titleNode {
			u := r.lineUnit(form(h.Level), h, r.lineOf(children(h)))
			u.label = ""
			units = append(units, u)
		} else {
			units = append(units, &unit{node: n})
		}
	}
	return units
}

// shell is HTML that only wraps what stands between other blocks.
var shell = regexp.MustCompile(`^(?is)(?:\s*</?(?:p|b|br|strong)\s*/?>)+\s*$`)

// isShell tells whether a block of HTML only opens or closes a wrapper without
// meaning, such as the p that authors put around an answer.
func (r *recogniser) isShell(n *ast.HTMLBlock) bool {
	return shell.Match(n.Lines().Value(r.text))
}

// isShellLine is isShell for a paragraph of tags.
func (r *recogniser) isShellLine(p *ast.Paragraph) bool {
	for c := p.FirstChild(); c != nil; c = c.NextSibling() {
		raw, ok := c.(*ast.RawHTML)
		if !ok && !r.blank(c) || ok && !shell.Match(raw.Segments.Value(r.text)) {
			return false
		}
	}
	return p.FirstChild() != nil
}

func (r *recogniser) detailsUnit(n *detailsNode) *unit {
	u := &unit{form: summaryLine, node: n}
	if n.summary != nil {
		u = r.lineUnit(summaryLine, n, r.lineOf(children(n.summary)))
		if locales.is("reveal", u.text) {
			u.label = string(guide.Answer)
		} else if kind, ok := r.revealed(u.text); u.label == "" && ok {
			u.label = string(kind)
		}
	}
	u.sub = r.flow(n)
	refill(n, u.sub)
	return u
}

// revealVerbs are the words for showing something, in an order of their own: the
// first that fits decides.
var revealVerbs = slices.Sorted(maps.Keys(locales.lists["reveal"].all))

// revealed gives the part that a summary says it shows: "Voir la réponse", "解答を表示".
func (r *recogniser) revealed(text string) (guide.PartKind, bool) {
	text = normalWord(text)
	if len(text) > maxLabel {
		return "", false
	}
	for _, verb := range revealVerbs {
		what, ok := strings.CutPrefix(text, verb+" ")
		if !ok {
			what, ok = strings.CutSuffix(text, verb)
			what = strings.TrimRight(what, " を를을")
		}
		if !ok {
			continue
		}
		if kind, ok := r.lookUpLabel(what); ok {
			return kind, true
		}
		if _, noun := cutWord(what); noun != "" { // behind an article
			if kind, ok := r.lookUpLabel(noun); ok {
				return kind, true
			}
		}
	}
	return "", false
}

// refill gives a details element the blocks of its units, which flow may have
// taken out of it: it loses nothing where it is kept whole.
func refill(n *detailsNode, units []*unit) {
	n.RemoveChildren(n)
	for _, u := range units {
		n.AppendChild(n, u.node)
	}
}
