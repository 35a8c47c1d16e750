package markdown

import (
	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// startsAnswer tells whether a block that is no line of its own begins an
// answer: a paragraph labelled so.
func (r *recogniser) startsAnswer(u *unit) bool {
	p, ok := u.node.(*ast.Paragraph)
	if !ok {
		return false
	}
	found, ok := r.leadIn(p)
	return ok && (found.kind == guide.Answer || found.kind == guide.Explanation)
}

// leadIn is a label at the start of a paragraph.
type leadIn struct {
	label
	bold  bool
	alone bool // nothing follows in the paragraph
}

// leadIn finds the label that a paragraph begins with: a bold or italic run, or
// plain words with a colon.
func (r *recogniser) leadIn(p ast.Node) (leadIn, bool) {
	first := p.FirstChild()
	if first == nil {
		return leadIn{}, false
	}
	nodes := children(p)
	text := r.plainOf(nodes)
	l, ok := r.labelAt(text)
	if !ok {
		return leadIn{}, false
	}
	found := leadIn{label: l, alone: l.end >= len(text)}
	if e, is := first.(*ast.Emphasis); is {
		run := r.plain(e)
		found.bold = e.Level == 2
		if kind, whole := r.wholeLabel(run); whole {
			found.kind = kind
			found.end = max(l.end, len(run))
			if !l.colon {
				found.end = len(run)
			}
			found.alone = found.end >= len(text)
			return found, true
		}
		if !l.colon || l.end > len(run) {
			return leadIn{}, false
		}
		return found, true
	}
	return found, l.colon
}
