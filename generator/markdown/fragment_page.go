package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// unbroken are the elements in which a blank line is as good as any other.
var unbroken = [...]string{"pre", "script", "style"}

// unended keeps blocks of HTML together that have blank lines: code in them goes
// on to its end tag, and a file that is a page of HTML is one block.
type unended struct{ parser.BlockParser }

// Continue implements [parser.BlockParser].
func (u unended) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	block := node.(*ast.HTMLBlock)
	line, segment := reader.PeekLine()
	if util.IsBlank(line) && block.HTMLBlockType >= ast.HTMLBlockType6 {
		if d := documentOf(pc); d.page || d.inCode(block, segment.Stop) {
			block.Lines().Append(segment)
			reader.AdvanceToEOL()
			return parser.Continue | parser.NoChildren
		}
	}
	return u.BlockParser.Continue(node, reader, pc)
}

// openCode tells how far a block of HTML was looked through for code.
type openCode struct {
	block *ast.HTMLBlock
	lines int // that were read
	deep  int // elements of code that are open behind them
	end   int // where the next end tag stands, or behind the text
}

// inCode tells whether the text goes on with code, which ends further on.
func (d *document) inCode(block *ast.HTMLBlock, at int) bool {
	o := &d.openCode
	if o.block != block {
		o.block, o.lines, o.deep = block, 0, 0
	}
	for ; o.lines < block.Lines().Len(); o.lines++ {
		line := block.Lines().At(o.lines)
		o.deep += opened(asciiLower(line.Value(d.text)), "pre")
	}
	if o.deep <= 0 {
		return false
	}
	if o.end < at {
		o.end = len(d.text)
		if next := bytes.Index(d.text[at:], []byte("</pre>")); next >= 0 {
			o.end = at + next
		}
	}
	return o.end < len(d.text)
}

// opened gives how many more elements of a name HTML in lower case begins than it ends.
func opened(lower, name string) int {
	return strings.Count(lower, "<"+name) - strings.Count(lower, "</"+name)
}

var (
	pageStart = regexp.MustCompile(`(?i)^(?:<!doctype html\b[^>]*>\s*)?<html[\s>]`)
	pageEnd   = regexp.MustCompile(`(?i)</html>$`)
)

// readPage tells whether a text is a page of HTML: from its first tag to its last,
// with a tag behind each blank line but in code. Markdown may stand in HTML too.
func readPage(data []byte) bool {
	data = bytes.Trim(data, unseen+" \t\r\n")
	if !pageStart.Match(data) || !pageEnd.Match(data[max(0, len(data)-len("</html>")):]) {
		return false
	}
	var open [len(unbroken)]int
	blank, inside := false, false
	for line := range bytes.Lines(data) {
		line = bytes.TrimSpace(line)
		if blank && !inside && len(line) > 0 && line[0] != '<' {
			return false
		}
		blank, inside = len(line) == 0, false
		lower := asciiLower(line)
		for i, name := range unbroken {
			open[i] += opened(lower, name)
			inside = inside || open[i] > 0
		}
	}
	return true
}

// codeInHTML is a block of code that is written in HTML, perhaps with colours.
var codeInHTML = regexp.MustCompile(`^<pre(\s[^<>]*)?>\s*<code(\s[^<>]*)?>`)

var (
	codeEnd      = regexp.MustCompile(`</code>\s*</pre>$`)
	codeColours  = regexp.MustCompile(`</?span(?:\s[^<>]*)?>`)
	codeLanguage = regexp.MustCompile(`\b(?:lang(?:uage)?-|data-lang(?:uage)?=")([\w+#-]+)`)
)

// cutCode reads a fragment that is code: its text has no tags but those of colours.
func (b *builder) cutCode(f fragment, end int) (fragment, bool) {
	all := b.lower[f.begin:end]
	begin, closing := codeInHTML.FindStringIndex(all), codeEnd.FindStringIndex(all)
	if begin == nil || closing == nil || closing[0] < begin[1] || strings.Contains(codeColours.ReplaceAllString(all[begin[1]:closing[0]], ""), "<") {
		return f, false
	}
	f.name, f.from, f.upTo = "pre", f.begin+begin[1], f.begin+closing[0]
	return f, true
}

// code makes a block of code of a fragment.
func (b *builder) code(f fragment) ast.Node {
	n := ast.NewCodeBlock()
	n.SetPos(b.place(f.from))
	n.SetLines(b.cut(f))
	lang := ""
	if m := codeLanguage.FindStringSubmatch(b.lower[f.begin:f.from]); m != nil {
		lang = m[1]
	}
	b.d.coded[n] = lang
	return n
}

// decoded gives the text of code that is written in HTML.
func decoded(code string) string {
	return html.UnescapeString(codeColours.ReplaceAllString(code, ""))
}
