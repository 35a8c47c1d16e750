package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// form is the way a line is written that may be a question.
type form uint8

// Forms, shallowest first.
const (
	other       form = iota
	heading1         // to heading1+5: headings by level
	heading6    form = 6
	itemHeading form = 7 // a heading that opens a list item
	summaryLine form = 8 // the visible line of a details element
	lineForm    form = 9 // a paragraph that is one bold run or begins with Q
	listItem    form = 10
	numberLine  form = 11 // a paragraph that begins with a bold number
)

// unit is one block of the chapter's flow, or a line that may be a question.
type unit struct {
	form      form
	node      ast.Node   // the block
	level     int        // of a heading
	title     []ast.Node // inline nodes of the line, for all forms but other
	text      string     // what the line reads as
	key       string     // normalWord of text
	ask       asked
	section   bool    // the line is a known name of a section
	label     string  // kind of part when the line is a label
	number    string  // of the list item that the line opens
	announced string  // the heading that announces the question, if the line is below it
	sub       []*unit // what a details element or list item holds
	answer    bool    // an answer's label, options or details follow
	below     bool    // a paragraph that asks follows
	topic     bool    // it is bold and does not look like a question
	joins     bool    // it is a question as its neighbours are
	loose     bool    // it has a number as steps of answers have, and does not ask
	sourced   bool    // references follow
	ticked    bool    // options follow of which some are ticked
	holds     bool    // a question is in sub
	keys      bool    // keys of questions above it follow, or their answers
	test      int     // units of the section of quizzes that it heads below an answer, or 0
	led       bool    // lead was looked for
	lead      *leadIn // the label that the paragraph begins with, or nil

	passage *passage // of a paragraph, once it was read
}

func (r *recogniser) lineUnit(f form, n ast.Node, title line) *unit {
	u := &unit{form: f, node: n, title: title.nodes, text: strings.TrimSpace(title.text)}
	if h, ok := n.(*ast.Heading); ok {
		u.level = h.Level
	}
	u.key = normalWord(u.text)
	u.take(r.ask(u.text))
	topic := u.level > 0 && locales.is("aside", u.text) // words that name a section as often as a remark
	if l, ok := r.labelAt(u.text); ok && !topic {
		u.label = string(l.kind)
		counts := u.ask.number != "" || l.kind == guide.Setup && strings.ContainsAny(u.text[l.from:l.end], digits)
		if said := strings.TrimSpace(u.text[l.end:]); counts && (l.kind == guide.Setup && said != "" || said == "" && endsAsking(u.text)) {
			u.label = "" // "31. Scenario: a disk is full" is one of many, and so are "Scenario 31: ..." and "7. Output?"
		}
	} else if u.level > 0 && u.ask.like == unlike {
		for _, names := range []func(string, string) bool{locales.ends, locales.begins} {
			if kind, ok := flagsBy(names, u.text); ok {
				u.label = string(kind)
			}
		}
	}
	return u
}

// take takes what the marks around the line say.
func (u *unit) take(a asked) {
	title := u.text[min(a.prefix, len(u.text)):]
	u.ask, u.section = a, locales.is("section", title) || locales.is("toc", title)
}

// detailsUnits adds the units that a details element is: those in it, below the
// name of who says them.
func (r *recogniser) detailsUnits(units []*unit, n *detailsNode) []*unit {
	if n.summary != nil && len(r.stage.voices) > 0 {
		if name := r.lineOf(children(n.summary)); r.speaks(name) {
			return append(append(units, &unit{node: r.paragraphOf(name.nodes)}), r.flow(n)...)
		}
	}
	u := r.detailsUnit(n)
	if n.alert != "" && u.label == "" {
		u = &unit{node: n}
	}
	return append(units, u)
}
