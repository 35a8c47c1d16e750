package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

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
	led       bool    // lead was looked for
	lead      *leadIn // the label that the paragraph begins with, or nil

	passage *passage // of a paragraph, once it was read
}

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
// or is a heading or a line that counts, in bold or of a list.
func (r *recogniser) isUnwrapped(quote *ast.Blockquote) bool {
	only := quote.ChildCount() == 1
	if h, ok := quote.FirstChild().(*ast.Heading); ok && only {
		return h.Level > 1
	}
	p, ok := quote.FirstChild().(*ast.Paragraph)
	if !ok {
		return only && isNumbered(quote.FirstChild()) && quote.FirstChild().ChildCount() == 1
	}
	first := r.passage(p).at(0)
	if len(r.stage.voices) > 0 && r.speaks(first) {
		return true
	}
	if only && len(first.nodes) > 0 && isBold(first.nodes[0]) {
		if a := (asked{}).readPrefix(strings.TrimSpace(first.text)); a.explicit || a.number != "" {
			return true
		}
	}
	l, ok := r.labelAt(strings.TrimSpace(first.text))
	return ok && l.colon && !innerKinds[l.kind]
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
	return n.Lines().Len() <= 3 && !n.HasClosure() && shell.Match(n.Lines().Value(r.text))
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

func (r *recogniser) lineUnit(f form, n ast.Node, title line) *unit {
	u := &unit{form: f, node: n, title: title.nodes, text: strings.TrimSpace(title.text)}
	if h, ok := n.(*ast.Heading); ok {
		u.level = h.Level
	}
	u.key = normalWord(u.text)
	u.take(ask(u.text))
	topic := u.level > 0 && locales.is("aside", u.text) // words that name a section as often as a remark
	if l, ok := r.labelAt(u.text); ok && !topic && (l.colon || strings.TrimSpace(u.text[l.end:]) == "") {
		u.label = string(l.kind)
		if l.kind == guide.Setup && u.ask.number != "" && strings.TrimSpace(u.text[l.end:]) != "" {
			u.label = "" // "31. Scenario: a disk is full" is one of many
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
	if n.summary != nil && r.stage.called {
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

func (r *recogniser) detailsUnit(n *detailsNode) *unit {
	u := &unit{form: summaryLine, node: n}
	if n.summary != nil {
		u = r.lineUnit(summaryLine, n, r.lineOf(children(n.summary)))
		if locales.is("reveal", u.text) {
			u.label = string(guide.Answer)
		}
	}
	u.sub = r.flow(n)
	refill(n, u.sub)
	return u
}

// refill gives a details element the blocks of its units, which flow may have
// taken out of it: it loses nothing where it is kept whole.
func refill(n *detailsNode, units []*unit) {
	n.RemoveChildren(n)
	for _, u := range units {
		n.AppendChild(n, u.node)
	}
}

// paragraphUnits adds a paragraph to units, parted where a line begins a
// question, a label or a turn.
func (r *recogniser) paragraphUnits(units []*unit, p *ast.Paragraph) []*unit {
	whole := r.passage(p)
	from := 0 // the node that begins what was not parted yet
	for i, end := range whole.ends {
		if r.begins(whole.at(i+1)) || startsOptions(whole, i+1) {
			units = append(units, r.paragraphUnit(r.paragraphFrom(p, whole.nodes[from:end.node], from == 0)))
			from = end.node
		}
	}
	if from == 0 {
		return append(units, r.paragraphUnit(p, whole))
	}
	return append(units, r.paragraphUnit(r.paragraphFrom(p, whole.nodes[from:], false)))
}

// paragraphFrom makes a paragraph of lines of p.
func (r *recogniser) paragraphFrom(p *ast.Paragraph, nodes []ast.Node, first bool) (*ast.Paragraph, *passage) {
	endLine(nodes)
	made := r.paragraphOf(nodes)
	if first && p.Lines() != nil && p.Lines().Len() > 0 {
		made.SetPos(p.Pos())
	}
	return made, r.passage(made)
}

// begins tells whether a line inside a paragraph begins something of its own.
func (r *recogniser) begins(l line) bool {
	text := strings.TrimSpace(l.text)
	if text == "" {
		return false
	}
	if found, ok := r.labelAt(text); ok && found.colon {
		return true
	}
	first := l.nodes[0]
	letter, _ := utf8.DecodeRuneInString(text) // small, it goes on with a sentence: "... every\nquestion. Then ..."
	if a := (asked{}).readPrefix(text); a.explicit && !unicode.IsLower(letter) && (a.number == "" || isBold(first) || strings.ContainsAny(text[:a.prefix], ":：")) {
		return true
	}
	return r.speaks(l) || isBold(first) && r.boldLabel(first)
}

// isSign tells whether an inline node is only a sign before a title.
func (r *recogniser) isSign(n ast.Node) bool { return isMark(strings.TrimSpace(r.plain(n))) }

func isBold(n ast.Node) bool {
	e, ok := n.(*ast.Emphasis)
	return ok && e.Level == 2
}

// boldLabel tells whether a bold run is a label.
func (r *recogniser) boldLabel(n ast.Node) bool {
	_, ok := r.wholeLabel(r.plain(n))
	return ok
}

// paragraphUnit finds whether a paragraph may be a question: one bold run, a
// bold run before a line break, or one that begins with Q.
func (r *recogniser) paragraphUnit(p *ast.Paragraph, words *passage) *unit {
	plain := &unit{node: p, passage: words}
	if len(words.nodes) == 0 {
		return plain
	}
	first := words.at(0)
	a := asked{}.readPrefix(strings.TrimSpace(first.text))
	run, rest := isBold(first.nodes[0]), first.nodes[1:]
	if len(rest) > 0 && isBold(rest[0]) && r.isSign(first.nodes[0]) && ask(strings.TrimSpace(first.text)).like != unlike {
		run, rest = true, rest[1:] // "❓ **What is a heap?**"
	}
	before := len(rest) > 0 && isBold(rest[0]) && a.prefix >= len(r.plain(first.nodes[0])) // Q3 **What is a heap?**
	if a.explicit && !run {
		first = words.sentence()
	}
	bold := run && strings.TrimFunc(r.plainOf(rest), isGap) == ""
	switch {
	case bold:
	case !a.explicit:
		return r.numberUnit(plain, first)
	case !run && !before && a.number != "" && !strings.ContainsAny(first.text[:a.prefix], ".:)："):
		return plain
	}
	u := r.lineUnit(lineForm, p, first)
	switch {
	case u.label != "" && !a.explicit:
		return plain
	case u.ask.like == unlike && words.size() == 1:
		if u.topic = halfWords([]byte(u.text)) >= 8 && !endsWithColon(u.text); !u.topic {
			return plain
		}
	}
	return u
}

// boldNumber is a bold number at the start of a paragraph: "**1)** text" or
// "**2. Name.** text"; plainNumber is one without bold, "1\\. text", which pages
// become that are copied.
var (
	boldNumber  = regexp.MustCompile(`^\d{1,4}[.):](\s|$)`)
	plainNumber = regexp.MustCompile(`^\d{1,4}(?:[.)]\s|、)`)
)

// numberUnit makes a line of a paragraph that begins with a number. A long one
// without bold is a note.
func (r *recogniser) numberUnit(plain *unit, first line) *unit {
	run, number := first, plainNumber
	if isBold(first.nodes[0]) {
		run, number = r.lineOf(first.nodes[:1]), boldNumber
	} else if utf8.RuneCountInString(first.text) > questionLength/2 {
		return plain
	}
	text := strings.TrimLeft(run.text, unseen+" ")
	if leadingNumber(text) == 0 || !number.MatchString(text) {
		return plain
	}
	if strings.Trim(run.text, unseen+"0123456789.): ") == "" {
		run = first
	}
	u := r.lineUnit(numberLine, plain.node, run)
	if strings.HasPrefix(strings.TrimLeft(text, "0123456789"), "、") && !endsAsking(strings.TrimSpace(run.text)) {
		u.loose, u.ask.like = true, unlike
	}
	return u
}
