package markdown

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark-emoji"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// syntax is the parser that all chapters share: CommonMark with GitHub's
// additions, footnotes, definition lists, math and emoji. It keeps no state
// between documents. Without addresses it does not look at each space for one.
var syntax, addressless = newSyntax(util.Prioritized(linkify{extension.NewLinkifyParser()}, 999)), newSyntax()

func newSyntax(more ...util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(modest{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(bounded{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(pasted{parser.NewCodeBlockParser()}, 500),
			util.Prioritized(modest{unspaced{parser.NewATXHeadingParser()}}, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(bounded{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(bounded{modest{apartParser{}}}, 850),
			util.Prioritized(bounded{modest{asideParser{}}}, 850),
			util.Prioritized(bounded{modest{templateParser{}}}, 850),
			util.Prioritized(unended{parser.NewHTMLBlockParser()}, 900),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(bounded{extension.NewDefinitionDescriptionParser()}, 102),
			util.Prioritized(bounded{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(mathParser{}, 150),
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(wikiParser{}, 199),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(tagged{parser.NewRawHTMLParser()}, 400),
			util.Prioritized(slackBold{}, 490),
			util.Prioritized(specialNames{}, 495),
			util.Prioritized(eastAsian{parser.NewEmphasisParser()}, 500),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(emoji.NewParser(), 200),
			util.Prioritized(oneText{}, 1000),
		),
		parser.WithInlineParsers(more...),
		parser.WithParagraphTransformers(
			util.Prioritized(bareEnds{}, 50),
			util.Prioritized(attributeLines{}, 60),
			util.Prioritized(components{}, 70),
			util.Prioritized(linkTargets{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
			util.Prioritized(runOn{}, 250),
			util.Prioritized(dense{}, 300),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// htmlText is the parser for text that stands inside HTML without a blank line
// before it, which Markdown does not read: code, links and tags are what the
// author surely meant; emphasis is not, as in "__init__".
var htmlText = parser.NewParser(
	parser.WithBlockParsers(util.Prioritized(indented{parser.NewParagraphParser()}, 1000)),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(emoji.NewParser(), 200),
		util.Prioritized(linkify{extension.NewLinkifyParser()}, 999),
	),
)

// swallowed is the parser for blocks of text that stand inside HTML without a
// blank line before them. It reads lists and fences, but takes tags within
// lines only, and no emphasis, for the same reason as htmlText.
var swallowed = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(bounded{parser.NewListParser()}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(modest{unspaced{parser.NewATXHeadingParser()}}, 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(bounded{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(indented{parser.NewParagraphParser()}, 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(emoji.NewParser(), 200),
		util.Prioritized(linkify{extension.NewLinkifyParser()}, 999),
	),
)

// unspaced opens headings also where no space, or one that does not break,
// follows the marks: "##What is a heap?". One mark alone may be a tag, "#heap", but
// not where it begins the title.
type unspaced struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (u unspaced) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	from := pc.BlockOffset()
	if from < 0 {
		return nil, parser.NoChildren
	}
	at := len(line) - len(bytes.TrimLeft(line[from:], "#"))
	first, size := utf8.DecodeRune(line[at:])
	level := at - from
	bare := unicode.IsLetter(first) || unicode.IsDigit(first) && level > 1
	switch {
	case level > 6 || first != '\u00a0' && (!bare || level == 1 && !documentOf(pc).titledBy(segment.Start, line[at:])):
		node, state := u.BlockParser.Open(parent, reader, pc)
		if h, ok := node.(*ast.Heading); ok && h.Lines().Len() > 0 {
			h.Lines().Set(0, withoutMark(h.Lines().At(0), reader.Source()))
		}
		return node, state
	case first == '\u00a0':
		at += size
	}
	title := text.NewSegment(segment.Start+at-segment.Padding, segment.Stop)
	title = title.TrimRightSpace(reader.Source())
	if title.IsEmpty() {
		return nil, parser.NoChildren
	}
	h := ast.NewHeading(level)
	h.Lines().Append(title)
	reader.AdvanceToEOL()
	return h, parser.NoChildren
}

// pasted opens a paragraph and no code block for the lines of a list as notes and word
// processors copy them, "<tab>1.<tab>What is a heap?": they are text.
type pasted struct{ parser.BlockParser }

// pastedItem is how such a line begins.
var pastedItem = regexp.MustCompile(`^\t(?:\d{1,3}[.)]|[•◦▪])\t\S`)

// Open implements [parser.BlockParser].
func (p pasted) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if line, _ := reader.PeekLine(); len(line) > 0 && line[0] == '\t' && pastedItem.Match(line) {
		return plainParagraph.Open(parent, reader, pc)
	}
	return p.BlockParser.Open(parent, reader, pc)
}

var plainParagraph = parser.NewParagraphParser()

// Continue implements [parser.BlockParser].
func (p pasted) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	return p.of(node).Continue(node, reader, pc)
}

// Close implements [parser.BlockParser].
func (p pasted) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	p.of(node).Close(node, reader, pc)
}

func (p pasted) of(node ast.Node) parser.BlockParser {
	if node.Kind() == ast.KindParagraph {
		return plainParagraph
	}
	return p.BlockParser
}

// withoutMark gives the words of a heading whose marks part in two, "## # 1. Lists",
// without the later one. In "## # in macros" it is what the heading is about.
func withoutMark(words text.Segment, source []byte) text.Segment {
	rest, ok := bytes.CutPrefix(words.Value(source), []byte("# "))
	if first, _ := utf8.DecodeRune(rest); ok && (unicode.IsUpper(first) || unicode.IsDigit(first) || classOf(first) == ideograph) {
		return words.WithStart(words.Stop - len(rest))
	}
	return words
}

// tagged notes that a chapter has tags within lines.
type tagged struct{ parser.InlineParser }

// Parse implements [parser.InlineParser].
func (t tagged) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n := t.InlineParser.Parse(parent, block, pc)
	if n != nil {
		documentOf(pc).tagged = true
	}
	return n
}

// linkTargets takes definitions of links off the start of paragraphs. Most begin
// with something else, which is seen at a glance.
type linkTargets struct{ parser.ParagraphTransformer }

// Transform implements [parser.ParagraphTransformer].
func (t linkTargets) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if lines := node.Lines(); lines.Len() > 0 {
		first := lines.At(0)
		if begin := bytes.TrimLeft(first.Value(reader.Source()), " \t"); len(begin) > 0 && !util.IsSpace(begin[0]) && begin[0] != '[' {
			return
		}
	}
	t.ParagraphTransformer.Transform(node, reader, pc)
}

// indented opens a block however far its line is indented: text inside HTML has
// no indented code.
type indented struct{ parser.BlockParser }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (indented) CanAcceptIndentedLine() bool { return true }

// maxAhead is how far an address is told by a colon or an at sign, in bytes; names
// before an at sign have 64 at most.
const maxAhead = 64

// linkify finds bare addresses. It is asked at every space and behind each inline
// node, so most words are turned away at a glance.
type linkify struct{ parser.InlineParser }

// Parse implements [parser.InlineParser].
func (l linkify) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	for i, b := range line {
		switch {
		case b == '@' || b == ':' || b == 'w' && i < 2:
			return l.InlineParser.Parse(parent, block, pc)
		case i > 0 && (util.IsSpace(b) || b == '(') || i > maxAhead:
			return nil // the parser is asked again behind it
		}
	}
	return nil
}

// mayAddress tells whether a bare address may be in a text.
func mayAddress(text []byte) bool {
	if bytes.Contains(text, []byte("://")) || bytes.Contains(text, []byte("www.")) {
		return true
	}
	for at, next := 0, 0; next >= 0; at += next + 1 {
		if next = bytes.IndexByte(text[at:], '@'); next >= 0 {
			box := text[at : at+next]
			if box = box[1+bytes.LastIndexAny(box, " \t\r\n"):]; bytes.ContainsFunc(box, isWordRune) {
				return true // it is not only a sign before a name, as "`@property`"
			}
		}
	}
	return false
}

// oneText joins the texts that a line was cut into where something might have
// begun: there are half as many nodes to go through.
type oneText struct{}

// Trigger implements [parser.InlineParser].
func (oneText) Trigger() []byte { return nil }

// Parse implements [parser.InlineParser].
func (oneText) Parse(ast.Node, text.Reader, parser.Context) ast.Node { return nil }

// CloseBlock implements [parser.CloseBlocker].
func (oneText) CloseBlock(parent ast.Node, block text.Reader, _ parser.Context) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		for next := n.NextSibling(); ok && next != nil && t.Segment.Stop > 0 && t.Merge(next, block.Source()); next = n.NextSibling() {
			parent.RemoveChild(parent, next)
		}
	}
}

// zeroWidth are characters without a width that mean nothing at the ends of a
// line, where copying from pages leaves them.
const zeroWidth = "\u200b\u2060\ufeff"

// bareEnds takes such characters off the ends of a paragraph, and the start of
// each of its lines: beside them no bold would begin or end there.
type bareEnds struct{}

// Transform implements [parser.ParagraphTransformer].
func (bareEnds) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines := node.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		value := line.Value(reader.Source())
		line.Start += len(value) - len(bytes.TrimLeft(value, zeroWidth))
		if i == lines.Len()-1 {
			line.Stop -= len(value) - len(bytes.TrimRight(value, zeroWidth+" \n"))
		}
		if line.Start < line.Stop && !util.IsBlank(line.Value(reader.Source())) { // which no line of a paragraph is
			lines.Set(i, line)
		}
	}
}

// attributeLine is a line of attributes below a block, as kramdown has them:
// "{: #id .class}".
var attributeLine = regexp.MustCompile(`^[ \t]*\{:[^{}#]*(?:#([\w-]+))?[^{}]*\}[ \t]*\r?\n?$`)

// attributeLines takes lines of attributes off the end of a paragraph. An id below
// a heading becomes one of its addresses.
type attributeLines struct{}

// Transform implements [parser.ParagraphTransformer].
func (attributeLines) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	d, lines := documentOf(pc), node.Lines()
	for last := lines.Len() - 1; last >= 0; last-- {
		at := lines.At(last)
		line := at.Value(reader.Source())
		if !bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("{:")) {
			return
		}
		m := attributeLine.FindSubmatch(line)
		if m == nil {
			return
		}
		d.dropAt(d.place(at.Start).Line, "attributes of a block")
		lines.SetSliced(0, last)
		if last > 0 {
			continue
		}
		if heading, ok := node.PreviousSibling().(*ast.Heading); ok && len(m[1]) > 0 {
			d.rawIDs[heading] = string(m[1])
		}
		node.Parent().RemoveChild(node.Parent(), node)
	}
}
