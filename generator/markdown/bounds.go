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
	d := documentOf(pc)
	if len(pc.OpenedBlocks()) < d.opts.Limits.Nesting {
		return b.BlockParser.Open(parent, reader, pc)
	}
	if !d.tooDeep {
		d.tooDeep = true
		_, at := reader.PeekLine()
		d.problem(d.place(at.Start), "nesting", guide.Error,
			fmt.Sprintf("lists or quotes are nested deeper than %d", d.opts.Limits.Nesting), "indent less")
	}
	return nil, parser.NoChildren
}

// maxCells bounds the cells of one table that the author did not write: a row
// of one cell is filled to the width of the header.
const maxCells = 1 << 16

// tables makes tables of paragraphs unless they are wider than the limit.
type tables struct{ parser.ParagraphTransformer }

// Transform implements [parser.ParagraphTransformer].
func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	d, lines := documentOf(pc), node.Lines()
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		columns := delimiters(line.Value(d.text))
		if columns == 0 {
			continue
		}
		if columns > d.opts.Limits.Columns {
			d.problem(d.place(line.Start), "table-size", guide.Error,
				fmt.Sprintf("a table of %d columns is too wide; the limit is %d", columns, d.opts.Limits.Columns), "split the table")
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
	if node.Parent() == nil || d.size(node) <= d.opts.Limits.Block || !crowded(d.text, node.Lines()) {
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

func crowded(source []byte, lines *text.Segments) bool {
	marks := 0
	for i := range lines.Len() {
		line := lines.At(i)
		marks += countMarks(line.Value(source))
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
type plainNode struct{ ast.BaseBlock }

// Kind implements [ast.Node].
func (*plainNode) Kind() ast.NodeKind { return kindPlain }

// IsRaw implements [ast.Node].
func (*plainNode) IsRaw() bool { return true }

// Dump implements [ast.Node].
func (n *plainNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
