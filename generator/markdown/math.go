package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// kindMath is the kind of mathNode.
var kindMath = ast.NewNodeKind("Math")

// mathNode is a formula in TeX.
type mathNode struct {
	ast.BaseInline
	undumped
	tex     []byte
	display bool // on lines of its own
}

// Kind implements [ast.Node].
func (*mathNode) Kind() ast.NodeKind { return kindMath }

// mathParser reads $…$ within a line and $$…$$ within a paragraph. Prices and
// shell variables are no math: the opening dollar must not follow a letter or
// digit or precede a space, the closing one must not follow a space or precede
// a letter or digit.
type mathParser struct{}

// Trigger implements [parser.InlineParser].
func (mathParser) Trigger() []byte { return []byte{'$'} }

// Parse implements [parser.InlineParser].
func (mathParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	before := block.PrecendingCharacter()
	if before < 0x80 && util.IsAlphaNumeric(byte(before)) || before == '\\' {
		return nil
	}
	if bytes.HasPrefix(line, []byte("$$")) {
		return displayMath(block)
	}
	end := closingDollar(line)
	if end < 0 {
		return nil
	}
	n := &mathNode{tex: line[1:end]}
	block.Advance(end + 1)
	return n
}

// closingDollar gives the index of the dollar that ends the formula that line
// begins with, or -1.
func closingDollar(line []byte) int {
	if len(line) < 3 || util.IsSpace(line[1]) {
		return -1
	}
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '$':
			if i == 1 || util.IsSpace(line[i-1]) || i+1 < len(line) && (util.IsAlphaNumeric(line[i+1]) || line[i+1] == '$') {
				return -1
			}
			return i
		case '`':
			return -1
		}
	}
	return -1
}

// displayMath reads to the closing $$, over lines of the paragraph. One that is
// not closed is looked for once a line, in the rest of that line only when the
// paragraph has no more.
func displayMath(block text.Reader) ast.Node {
	block.Advance(2)
	var tex []byte
	for range maxDisplayLines {
		line, _ := block.PeekLine()
		if line == nil {
			return nil
		}
		if end := bytes.Index(line, []byte("$$")); end >= 0 {
			tex = append(tex, line[:end]...)
			block.Advance(end + 2)
			if len(bytes.TrimSpace(tex)) == 0 {
				return nil
			}
			return &mathNode{tex: bytes.TrimSpace(tex), display: true}
		}
		tex = append(tex, line...)
		block.AdvanceLine()
	}
	return nil
}

// maxDisplayLines bounds the lines of a displayed formula, and with it the
// search for the end of one that has none.
const maxDisplayLines = 60
