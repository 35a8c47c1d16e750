package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Blocks between template tags that stand alone on their lines: "{% hint
// style="info" %}" up to "{% endhint %}" (GitBook), "{{< details "Title" >}}" up
// to "{{< /details >}}" (Hugo). Tags of other names may be what a text is about.
var (
	templateTag = regexp.MustCompile(`^(?:\{%-?|\{\{[<%]) *(hint|notice|callout|alert|admonition|tip|note|warning|info|` +
		`details|expand|tabs?|tabpane|code|content-ref|steps?|stepper|columns?|raw|markdown)(?: +([^{}]*?))? *(?:-?%\}|[>%]\}\})$`)
	templateEnd   = regexp.MustCompile(`^(?:\{%-? *end|\{\{[<%] */ *)([a-z-]+) *(?:-?%\}|[>%]\}\})$`)
	templateEnds  = regexp.MustCompile(`(?m)^[ \t>]*(?:\{%-? *end|\{\{[<%] */ *)([a-z-]+) *(?:-?%\}|[>%]\}\})[ \t]*\r?$`)
	templateTitle = regexp.MustCompile(`^(?:[^"]*\b(?:title|name|label)=)?"([^"]*)"`)
	templateStyle = regexp.MustCompile(`^(?:[^"]*\b(?:style|type|color|context)=)?"?([a-z]+)"?`)
)

// templateParser opens what stands between such tags: an alert, an element to
// unfold where the tag has a title, and else its blocks alone.
type templateParser struct{ apartParser }

// Trigger implements [parser.BlockParser].
func (templateParser) Trigger() []byte { return []byte("{") }

// Open implements [parser.BlockParser].
func (templateParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := reader.PeekLine()
	tag := bytes.TrimSpace(line)
	m := templateTag.FindSubmatchIndex(tag)
	if m == nil {
		return nil, parser.NoChildren
	}
	d := documentOf(pc)
	word := string(tag[m[2]:m[3]])
	if d.lastEnd(word) < at.Stop {
		return nil, parser.NoChildren
	}
	n := &detailsNode{fence: 1, tag: word, open: word != "details" && word != "expand"}
	var about []byte
	if m[4] >= 0 {
		about = tag[m[4]:m[5]]
	}
	switch n.alert = alertOf(word); word {
	case "hint", "notice", "callout", "alert", "admonition":
		n.alert = "note"
		if style := templateStyle.FindSubmatch(about); style != nil && alertOf(string(style[1])) != "" {
			n.alert = alertOf(string(style[1]))
		}
	}
	if t := templateTitle.FindSubmatchIndex(about); t != nil && t[2] < t[3] && (n.alert == "" || bytes.Contains(about, []byte("title="))) {
		from := at.Start - at.Padding + bytes.Index(line, tag) + m[4]
		n.head(text.NewSegment(from+t[2], from+t[3]))
	}
	d.dropAt(d.place(at.Start).Line, string(tag))
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

// lastEnd gives where the last tag that ends such blocks begins, -1 without one.
func (d *document) lastEnd(word string) int {
	if d.ends == nil {
		d.ends = map[string]int{}
		for _, m := range templateEnds.FindAllSubmatchIndex(d.text, -1) {
			d.ends[string(d.text[m[2]:m[3]])] = m[0]
		}
	}
	if at, ok := d.ends[word]; ok {
		return at
	}
	return -1
}

// Continue implements [parser.BlockParser].
func (templateParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	n := node.(*detailsNode)
	line, at := reader.PeekLine()
	tag := bytes.TrimSpace(line)
	if m := templateEnd.FindSubmatch(tag); m == nil || string(m[1]) != n.tag || n.holds(pc) {
		return parser.Continue | parser.HasChildren
	}
	n.ended = true
	d := documentOf(pc)
	d.dropAt(d.place(at.Start).Line, string(tag))
	reader.Advance(at.Len() - 1)
	return parser.Close
}

// holds tells whether a block of the same tag, or code, is open inside n.
func (n *detailsNode) holds(pc parser.Context) bool {
	inside := false
	for _, b := range pc.OpenedBlocks() {
		switch other := b.Node.(type) {
		case *detailsNode:
			if inside && other.tag == n.tag {
				return true
			}
			inside = inside || other == n
		case *ast.FencedCodeBlock:
			if inside {
				return true
			}
		}
	}
	return false
}
