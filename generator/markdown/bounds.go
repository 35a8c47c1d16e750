package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gen/generator/guide"
)

// documentKey finds the document being parsed, which knows limits and takes
// problems, in the parser's context.
var documentKey = parser.NewContextKey()

func documentOf(pc parser.Context) *document {
	return pc.Get(documentKey).(*document)
}

// bounded opens lists and quotes only to the depth of the limit. Deeper markers
// stay text.
type bounded struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (b bounded) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	d, depth := documentOf(pc), 0
	for _, open := range pc.OpenedBlocks() {
		if open.Node.Kind() != ast.KindList && !ast.IsParagraph(open.Node) { // a list is as deep as its items
			depth++
		}
	}
	if depth < d.opts.limits.nesting {
		return b.BlockParser.Open(parent, reader, pc)
	}
	_, at := reader.PeekLine()
	d.reportDepth(at.Start, "lists or quotes")
	return nil, parser.NoChildren
}

// reportDepth says, once a chapter, that something is nested too deep.
func (d *document) reportDepth(at int, what string) {
	if !d.tooDeep {
		d.tooDeep = true
		d.problem(d.place(at), "nesting", guide.Error,
			fmt.Sprintf("%s are nested deeper than %d", what, d.opts.limits.nesting), "nest less deep")
	}
}

// modest opens headings that the parser can read in reasonable time; others
// stay paragraphs, which have their own limit.
type modest struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (m modest) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	d := documentOf(pc)
	line, _ := reader.PeekLine()
	if len(line) > d.opts.limits.block && countMarks(line) > crowdedMarks {
		return nil, parser.NoChildren
	}
	if last := pc.LastOpenedBlock().Node; last != nil && ast.IsParagraph(last) && d.size(last) > d.opts.limits.block {
		return nil, parser.NoChildren
	}
	return m.BlockParser.Open(parent, reader, pc)
}

// maxCells bounds the cells of one table that the author did not write: a row
// of one cell is filled to the width of the header.
const maxCells = 1 << 16

// tables makes tables of paragraphs unless they are wider than the limit.
type tables struct{ parser.ParagraphTransformer }

// Transform implements [parser.ParagraphTransformer].
func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	d, lines := documentOf(pc), node.Lines()
	if d.crowded(node) {
		return
	}
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		columns := delimiters(line.Value(d.text))
		if columns == 0 {
			continue
		}
		if columns > d.opts.limits.columns {
			d.problem(d.place(line.Start), "table-size", guide.Error,
				fmt.Sprintf("a table of %d columns is too wide; the limit is %d", columns, d.opts.limits.columns), "split the table")
			return
		}
		if columns*lines.Len() > maxCells && columns*lines.Len() > d.size(node) {
			d.problem(d.place(line.Start), "table-size", guide.Error,
				fmt.Sprintf("a table of %d mostly empty cells is too large", columns*lines.Len()), "split the table")
			return
		}
		t.ParagraphTransformer.Transform(node, reader, pc)
		return
	}
}

// delimiters counts the columns that a table's delimiter row announces, 0 when
// line is no such row.
func delimiters(line []byte) int {
	columns, dashes := 0, false
	for _, b := range line {
		switch b {
		case '-':
			if !dashes {
				columns++
			}
			dashes = true
		case '|':
			dashes = false
		case ':', ' ', '\t', '\n':
		default:
			return 0
		}
	}
	return columns
}

// size is the number of bytes of a block's own lines.
func (d *document) size(n ast.Node) int {
	lines := n.Lines()
	if lines.Len() == 0 {
		return 0
	}
	return lines.At(lines.Len()-1).Stop - lines.At(0).Start
}

// dense keeps paragraphs plain that would take the parser quadratic time: those
// that are large and full of brackets or emphasis.
type dense struct{}

// Transform implements [parser.ParagraphTransformer].
func (dense) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	d := documentOf(pc)
	if node.Parent() == nil || !d.crowded(node) {
		return
	}
	plain := &plainNode{}
	plain.SetLines(node.Lines())
	node.Parent().ReplaceChild(node.Parent(), node, plain)
	d.problem(d.pos(plain), "paragraph-size", guide.Warning,
		fmt.Sprintf("a paragraph of %d bytes is full of brackets or asterisks; it is shown as plain text", d.size(plain)),
		"split the paragraph")
}

// crowdedMarks is the number of brackets and emphasis marks that the parser
// still handles in a fraction of a second.
const crowdedMarks = 4000

// crowded tells whether a block is large and full of marks.
func (d *document) crowded(n ast.Node) bool {
	if d.size(n) <= d.opts.limits.block {
		return false
	}
	marks := 0
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		marks += countMarks(line.Value(d.text))
	}
	return marks > crowdedMarks
}

func countMarks(s []byte) (n int) {
	for _, mark := range []byte("[*_~") {
		n += bytes.Count(s, []byte{mark})
	}
	return n
}

// kindPlain is the kind of plainNode.
var kindPlain = ast.NewNodeKind("Plain")

// plainNode is a paragraph that is shown as it was written.
type plainNode struct {
	ast.BaseBlock
	undumped
}

// Kind implements [ast.Node].
func (*plainNode) Kind() ast.NodeKind { return kindPlain }

// IsRaw implements [ast.Node].
func (*plainNode) IsRaw() bool { return true }

// minReferred is how many bytes of addresses and titles the smallest chapter may
// repeat by naming their definitions.
const minReferred = 100 << 10

// thrifty is a context that follows names of links to their definitions until
// what these repeat outgrows the chapter, as cmark does: few bytes would make
// pages of hundreds of megabytes.
type thrifty struct {
	parser.Context
	left int // bytes
}

// Reference implements [parser.Context].
func (t *thrifty) Reference(label string) (parser.Reference, bool) {
	ref, ok := t.Context.Reference(label)
	if !ok || t.left < 0 {
		return nil, false
	}
	if t.left -= len(ref.Destination()) + len(ref.Title()); t.left < 0 {
		d := documentOf(t)
		d.problem(d.place(0), "reference-size", guide.Warning,
			"the addresses and titles of links that are named by labels, as ["+label+"] is, repeat more text than the chapter has; from there on such links are shown as text",
			"shorten the definition of ["+label+"]")
		return nil, false
	}
	return ref, true
}
