package markdown

import "github.com/yuin/goldmark/ast"

// kindDetails and kindSummary are the kinds of our own nodes.
var (
	kindDetails = ast.NewNodeKind("Details")
	kindSummary = ast.NewNodeKind("Summary")
)

// detailsNode is a details element that the author wrote in HTML or as other
// generators write them. Its children are the blocks in it, without the summary.
type detailsNode struct {
	ast.BaseBlock
	open    bool
	summary *summaryNode // nil if there is none
	alert   string       // the kind of alert that it is shown as, or ""
	fence   int          // the colons of its first line, 0 when it has none
	ended   bool         // and they were found again
}

// summaryNode is the visible line of a detailsNode; its children are inline.
type summaryNode struct {
	ast.BaseBlock
}

// Kind implements [ast.Node].
func (*detailsNode) Kind() ast.NodeKind { return kindDetails }

// Kind implements [ast.Node].
func (*summaryNode) Kind() ast.NodeKind { return kindSummary }

// Dump implements [ast.Node].
func (n *detailsNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump implements [ast.Node].
func (n *summaryNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
