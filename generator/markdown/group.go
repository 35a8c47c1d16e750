package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gen/generator/guide"
)

// group puts what stands between the tags of details elements below a node of
// its own, among the children of parent and of the blocks in it. A tag may
// stand in a block of HTML together with text that Markdown did not read.
func (d *document) group(parent ast.Node) {
	d.joinLists(parent)
	g := &grouper{d: d, parent: parent}
	for c := parent.FirstChild(); c != nil; {
		if settled := d.settle(c); settled != c {
			c = settled
			continue
		}
		next := c.NextSibling()
		if block, ok := c.(*ast.HTMLBlock); ok && mentions(block, d.text) {
			g.html(block)
		} else if !ok || !g.fragments(block) {
			if holdsBlockNodes(c) {
				d.group(c)
			}
			g.add(c)
			g.inlineEnds(c)
			if c.Parent() != nil && isText(c) {
				g.inlineBegin(c)
			}
		}
		c = next
	}
	g.end()
}

func holdsBlockNodes(n ast.Node) bool {
	switch n.(type) {
	case *ast.List, *ast.ListItem, *ast.Blockquote, *detailsNode, *extension.DefinitionList, *extension.DefinitionDescription:
		return true
	}
	return false
}

// mentions tells whether a block of HTML has a tag that groups.
func mentions(n *ast.HTMLBlock, source []byte) bool {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		if nextGroupTag.Match(line.Value(source)) {
			return true
		}
	}
	return false
}

// grouper walks the children of one node.
type grouper struct {
	d       *document
	parent  ast.Node
	open    []*detailsNode
	summary *summaryNode // being filled, or nil
	surplus int          // open beyond the limit, without nodes
}

// add puts a block where it belongs; outside of details it stays.
func (g *grouper) add(n ast.Node) {
	switch {
	case g.summary != nil:
		g.toSummary(n)
		n.Parent().RemoveChild(n.Parent(), n)
	case len(g.open) > 0:
		top := g.open[len(g.open)-1]
		top.AppendChild(top, n)
	}
}

// insert puts a new block before the block of HTML that it came from, or into
// the innermost details.
func (g *grouper) insert(n, before ast.Node) {
	if len(g.open) > 0 {
		top := g.open[len(g.open)-1]
		top.AppendChild(top, n)
		return
	}
	g.parent.InsertBefore(g.parent, before, n)
}

// toSummary moves the inline content of a block into the summary.
func (g *grouper) toSummary(n ast.Node) {
	if g.summary.HasChildren() {
		g.summary.AppendChild(g.summary, ast.NewString([]byte(" ")))
	}
	if c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock {
		for ; c != nil; c = c.NextSibling() {
			g.toSummary(c)
		}
		return
	}
	if n.IsRaw() {
		g.summary.AppendChild(g.summary, ast.NewString(n.Lines().Value(g.d.text)))
		return
	}
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		g.summary.AppendChild(g.summary, c)
		c = next
	}
}

// html takes a block of HTML apart at the tags that group.
func (g *grouper) html(block *ast.HTMLBlock) {
	lines := segments(block)
	rest, stop := &cutter{lines: lines}, lines[len(lines)-1].Stop
	data := g.d.htmlOf(block)
	from := 0
	for _, t := range groupTags(data) {
		g.piece(rest.cut(t.from-from), block)
		tag := rest.cut(t.upTo - t.from)
		g.tag(t, tag[0].Start, block)
		from = t.upTo
	}
	g.piece(rest.cut(len(data)-from), block)
	if g.summary != nil && !endsLater(g.d.text[stop:]) {
		g.d.problem(g.d.pos(g.summary), "html-unbalanced", guide.Warning, "this <summary> is not closed", "add </summary> behind the line that opens the rest")
		g.summary = nil
	}
	g.parent.RemoveChild(g.parent, block)
}

// nextGroupTag finds the next tag that groups.
var nextGroupTag = regexp.MustCompile(`(?i)</?(?:summary|details)\b`)

// endsLater tells whether the next of the tags that group ends a summary.
func endsLater(text []byte) bool {
	return bytes.EqualFold(nextGroupTag.Find(text), []byte("</summary"))
}

// tag takes one tag that groups, which stands at a byte of the text.
func (g *grouper) tag(t groupTag, at int, block ast.Node) {
	switch {
	case t.name == "summary" && !t.end:
		if n := len(g.open); n > 0 && g.open[n-1].summary == nil {
			g.summary = &summaryNode{}
			g.summary.SetPos(at)
			g.open[n-1].summary = g.summary
		}
		return
	case t.name == "details" && !t.end:
		g.begin(t, at, block)
	case t.name == "details" && g.surplus > 0:
		g.surplus--
	case t.name == "details" && len(g.open) > 0:
		g.open = g.open[:len(g.open)-1]
	}
	g.summary = nil
}

// begin opens a details element, unless too many are open already.
func (g *grouper) begin(t groupTag, at int, block ast.Node) {
	if len(g.open) >= g.d.opts.limits.nesting {
		g.surplus++
		g.d.reportDepth(at, "details elements")
		return
	}
	n := &detailsNode{open: t.open}
	n.SetPos(at)
	g.insert(n, block)
	g.open = append(g.open, n)
}

// piece reads text between tags that Markdown did not read.
func (g *grouper) piece(lines []text.Segment, block ast.Node) {
	blank := true
	for _, line := range lines {
		blank = blank && len(bytes.TrimSpace(line.Value(g.d.text))) == 0
	}
	if blank {
		return
	}
	all := text.NewSegments()
	all.AppendAll(g.d.dedent(lines))
	pc := parser.NewContext()
	pc.Set(documentKey, g.d)
	reader := text.NewBlockReader(g.d.text, all)
	if g.summary != nil {
		g.toSummary(htmlText.Parse(reader, parser.WithContext(pc)))
		return
	}
	root := swallowed.Parse(reader, parser.WithContext(pc))
	for c := root.FirstChild(); c != nil; {
		next := c.NextSibling()
		g.insert(c, block)
		c = next
	}
}

// dedent takes from lines the indentation that they share; HTML is indented at
// will. A line that begins behind a tag has none to share.
func (d *document) dedent(lines []text.Segment) []text.Segment {
	shared := -1
	for i, line := range lines {
		value := line.Value(d.text)
		rest := bytes.TrimLeft(value, " ")
		midLine := i == 0 && line.Start > 0 && d.text[line.Start-1] == '>'
		if n := len(value) - len(rest); !midLine && len(bytes.TrimSpace(rest)) > 0 && (shared < 0 || n < shared) {
			shared = n
		}
	}
	for i, line := range lines {
		value := line.Value(d.text)
		lines[i].Start += min(max(shared, 0), len(value)-len(bytes.TrimLeft(value, " ")))
	}
	return lines
}

// end reports details that nothing closes, and gives back to the text what
// follows what they were to hide, so that the rest is not swallowed.
func (g *grouper) end() {
	var rests [][]ast.Node // what is given back, innermost first
	for i := len(g.open) - 1; i >= 0; i-- {
		n := g.open[i]
		g.d.problem(g.d.pos(n), "html-unbalanced", guide.Warning, "this <details> is not closed", "add </details> where the hidden text ends")
		rests = append(rests, unhidden(n))
	}
	if len(rests) == 0 {
		return
	}
	after := ast.Node(g.open[0])
	for i := len(rests) - 1; i >= 0; i-- {
		for _, n := range rests[i] {
			g.parent.InsertAfter(g.parent, after, n)
			after = n
		}
	}
}

// unhidden gives the children of n from its first heading on, or from a rule
// between its text and others that are hidden.
func unhidden(n ast.Node) (rest []ast.Node) {
	others := n.LastChild()
	for others != nil && others.Kind() != kindDetails {
		others = others.PreviousSibling()
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		between := others != nil && c.Kind() == ast.KindThematicBreak && c.PreviousSibling() != nil
		if len(rest) > 0 || between || c.Kind() == ast.KindHeading {
			rest = append(rest, c)
		}
		if c == others {
			others = nil
		}
	}
	return rest
}

// segments gives the lines of a block of HTML, the closing one included.
func segments(n *ast.HTMLBlock) []text.Segment {
	var lines []text.Segment
	for i := range n.Lines().Len() {
		lines = append(lines, n.Lines().At(i))
	}
	if n.HasClosure() {
		lines = append(lines, n.ClosureLine)
	}
	return lines
}

// cutter gives out the text of lines piece by piece.
type cutter struct {
	lines []text.Segment
	used  int // bytes of the first line given out
}

// cut gives the next n bytes, as segments of the text.
func (c *cutter) cut(n int) []text.Segment {
	var part []text.Segment
	for n > 0 && len(c.lines) > 0 {
		line := c.lines[0]
		take := min(n, line.Len()-c.used)
		// Padding is space that stands for a part of a tab: it has no place in the text.
		begin := min(line.Start+max(0, c.used-line.Padding), line.Stop)
		end := min(line.Start+max(0, c.used+take-line.Padding), line.Stop)
		part = append(part, text.NewSegment(begin, end))
		n -= take
		c.used += take
		if c.used == line.Len() {
			c.lines, c.used = c.lines[1:], 0
		}
	}
	return part
}
