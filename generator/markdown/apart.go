package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Blocks that other generators set apart become elements to unfold, or alerts:
// `??? question "Title"` and `!!! note` before indented text (MkDocs), ":::tip
// Title" up to ":::" (Docusaurus, VuePress; "::: {.callout-tip title="Title"}" in
// Quarto), "> [!faq]- Title" (Obsidian).
var (
	apartIndented = regexp.MustCompile(`^(!!!|\?\?\?)(\+?)[ \t]+([\pL\pN_-]+)(?:[ \t]+[\pL\pN_-]+)*(?:[ \t]+"(.*)")?[ \t]*$`)
	apartFenced   = regexp.MustCompile(`^(:{3,})[ \t]*(?:(\{[^{}]*\})|([\pL\pN_-]+)(?:[ \t]*\[(.*)\]|[ \t]+([^{}]*?))?[ \t]*(?:\{.*\})?)[ \t]*$`)
	apartWord     = regexp.MustCompile(`\.callout-([a-z]+)`)
	apartTitle    = regexp.MustCompile(`\stitle="([^"]*)"`)
	apartQuoted   = regexp.MustCompile(`^\[!([\pL\pN_|-]+)\]([-+]?)[ \t]*(.*)$`)
	apartEnd      = regexp.MustCompile(`(?m)^[ \t>]*:{3,}[ \t]*\r?$`)
)

// alertOf gives the alert that a word before such a block stands for, "" where
// its text is to unfold.
func alertOf(word string) string {
	switch word = strings.ToLower(word); word {
	case "note", "tip", "important", "warning", "caution":
		return word
	case "info", "todo":
		return "note"
	case "hint":
		return "tip"
	case "attention":
		return "warning"
	case "danger", "error", "bug", "failure":
		return "caution"
	}
	return ""
}

// apartParser opens blocks that are set apart by a line of their own.
type apartParser struct{}

// Trigger implements [parser.BlockParser].
func (apartParser) Trigger() []byte { return []byte("!?:") }

// Open implements [parser.BlockParser].
func (apartParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := reader.PeekLine()
	from := pc.BlockOffset()
	if from < 0 || len(line) < from+4 {
		return nil, parser.NoChildren
	}
	line = bytes.TrimRight(line[from:], "\r\n")
	from += at.Start - at.Padding
	n := &detailsNode{}
	var word, title []int
	if m := apartIndented.FindSubmatchIndex(line); m != nil {
		word, title = m[6:8], m[8:10]
		n.open = line[0] == '!' || m[5] > m[4]
	} else if m := apartFenced.FindSubmatchIndex(line); m != nil && documentOf(pc).endsApart(at.Stop) {
		if word, title = m[6:8], m[8:10]; m[8] < 0 {
			title = m[10:12]
		}
		if m[4] >= 0 {
			word, title = inBraces(line[:m[5]], apartWord), inBraces(line[:m[5]], apartTitle)
			if title[0] < 0 {
				word = title // its title is a heading in it
			}
		}
		n.fence = m[3] - m[2]
		n.open = word[0] >= 0 && string(line[word[0]:word[1]]) != "details"
	} else {
		return nil, parser.NoChildren
	}
	if word[0] >= 0 {
		n.alert = alertOf(string(line[word[0]:word[1]]))
	}
	if title[0] == title[1] && n.alert == "" && n.fence == 0 {
		title = word // is what is seen
	}
	if title[0] < title[1] {
		n.head(text.NewSegment(from+title[0], from+title[1]))
	}
	n.SetPos(from)
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

// inBraces finds what a form has for its group, -1 and -1 for nothing.
func inBraces(line []byte, form *regexp.Regexp) []int {
	if m := form.FindSubmatchIndex(line); m != nil {
		return m[2:4]
	}
	return []int{-1, -1}
}

// head gives a block that is set apart a visible line, which is its first child
// until inline nodes are parsed.
func (n *detailsNode) head(at text.Segment) {
	s := &summaryNode{}
	s.SetPos(at.Start)
	s.Lines().Append(at)
	n.AppendChild(n, s)
}

// endsApart tells whether a line of colons alone follows a byte of the text.
func (d *document) endsApart(at int) bool {
	if d.colons == 0 {
		d.colons = -1
		if all := apartEnd.FindAllIndex(d.text, -1); len(all) > 0 {
			d.colons = 1 + all[len(all)-1][0]
		}
	}
	return at < d.colons
}

// Continue implements [parser.BlockParser].
func (apartParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	n := node.(*detailsNode)
	line, at := reader.PeekLine()
	switch indent, _ := util.IndentWidth(line, reader.LineOffset()); {
	case util.IsBlank(line) && n.fence == 0:
		reader.AdvanceToEOL()
	case n.fence == 0 && indent < 4:
		return parser.Close
	case n.fence == 0:
		reader.AdvanceAndSetPadding(util.IndentPosition(line, reader.LineOffset(), 4))
	case indent < 4 && n.isEnd(bytes.TrimSpace(line), pc):
		n.ended = true
		reader.Advance(at.Len() - 1)
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

// isEnd tells whether a line ends the block, and no other inside it.
func (n *detailsNode) isEnd(line []byte, pc parser.Context) bool {
	if len(line) < n.fence || len(bytes.Trim(line, ":")) > 0 {
		return false
	}
	inside := false
	for _, b := range pc.OpenedBlocks() {
		switch other := b.Node.(type) {
		case *detailsNode:
			if inside && other.fence > 0 && other.fence <= len(line) {
				return false
			}
			inside = inside || other == n
		case *ast.FencedCodeBlock:
			return false
		}
	}
	return true
}

// Close implements [parser.BlockParser].
func (apartParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (apartParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (apartParser) CanAcceptIndentedLine() bool { return false }

// asideParser opens what pages that are exported set apart between the bare tags of
// an aside, right below the first of which is Markdown: "<aside>\n💡 **Note**".
type asideParser struct{ apartParser }

// Trigger implements [parser.BlockParser].
func (asideParser) Trigger() []byte { return []byte("<") }

// Open implements [parser.BlockParser].
func (asideParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := reader.PeekLine()
	d := documentOf(pc)
	if string(bytes.TrimSpace(line)) != "<aside>" || d.opts.Trust {
		return nil, parser.NoChildren
	}
	d.dropAt(d.place(at.Start).Line, "<aside>")
	reader.AdvanceToEOL()
	return &detailsNode{fence: 1}, parser.HasChildren
}

// Continue implements [parser.BlockParser].
func (asideParser) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, at := reader.PeekLine()
	if string(bytes.TrimSpace(line)) == "</aside>" {
		reader.Advance(at.Len() - 1)
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

// settle gives a block that is set apart the form of a details element, and
// what stands in its place: its own blocks, where nothing is to be seen of it.
func (d *document) settle(n ast.Node) ast.Node {
	switch n := n.(type) {
	case *ast.Blockquote:
		return d.settleQuote(n)
	case *detailsNode:
		if s, ok := n.FirstChild().(*summaryNode); ok {
			n.RemoveChild(n, s)
			n.summary = s
		}
		if n.fence == 0 || n.ended && (n.summary != nil || n.alert != "") {
			return n
		}
		return unwrap(n)
	}
	return n
}

// unwrap puts the blocks of n in its place, and gives the first of them, or what
// follows.
func unwrap(n *detailsNode) ast.Node {
	parent, after := n.Parent(), n.NextSibling()
	first := after
	if n.summary != nil {
		p := ast.NewParagraph()
		for _, c := range children(n.summary) {
			p.AppendChild(p, c)
		}
		n.InsertBefore(n, n.FirstChild(), p)
	}
	for i, c := range children(n) {
		if i == 0 {
			first = c
		}
		parent.InsertBefore(parent, n, c)
	}
	parent.RemoveChild(parent, n)
	return first
}

// settleQuote makes a details element of a quote that begins with a mark and a
// title, or with a mark that GitHub knows no alert for.
func (d *document) settleQuote(q *ast.Blockquote) ast.Node {
	p, ok := q.FirstChild().(*ast.Paragraph)
	if !ok || d.alert(q) != "" {
		return q
	}
	words := d.passage(p)
	first := words.at(0)
	m := apartQuoted.FindStringSubmatchIndex(strings.TrimRight(first.text, " "))
	if m == nil {
		return q
	}
	word := first.text[m[2]:m[3]]
	n := &detailsNode{alert: alertOf(word), open: first.text[m[4]:m[5]] != "-", summary: &summaryNode{}}
	n.SetPos(q.Pos())
	n.summary.SetPos(p.Lines().At(0).Start)
	title := d.cutFront(first.nodes, m[6])
	if m[6] == m[7] {
		title = []ast.Node{ast.NewString([]byte(word))}
	}
	for _, c := range d.trimInline(title) {
		n.summary.AppendChild(n.summary, c)
	}
	q.Parent().ReplaceChild(q.Parent(), q, n)
	q.RemoveChild(q, p)
	if rest := words.nodes[len(first.nodes):]; len(rest) > 0 {
		n.AppendChild(n, d.paragraphOf(rest))
	}
	for _, c := range children(q) {
		n.AppendChild(n, c)
	}
	return n
}
