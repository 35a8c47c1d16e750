package markdown

import "github.com/yuin/goldmark/ast"

// kindDetails and kindSummary are the kinds of our own nodes.
var (
	kindDetails = ast.NewNodeKind("Details")
	kindSummary = ast.NewNodeKind("Summary")
)

// undumped is what our own nodes share: nobody prints them to debug them.
type undumped struct{}

// Dump implements [ast.Node].
func (undumped) Dump([]byte, int) {}

// detailsNode is a details element that the author wrote in HTML or as other
// generators write them. Its children are the blocks in it, without the summary.
type detailsNode struct {
	ast.BaseBlock
	undumped
	open    bool
	summary *summaryNode // nil if there is none
	alert   string       // the kind of alert that it is shown as, or ""
	fence   int          // the colons of its first line, 0 when it has none
	ended   bool         // and they were found again
	tag     string       // the name of the template tag that began it, or ""
}

// summaryNode is the visible line of a detailsNode; its children are inline.
type summaryNode struct {
	ast.BaseBlock
	undumped
}

// Kind implements [ast.Node].
func (*detailsNode) Kind() ast.NodeKind { return kindDetails }

// Kind implements [ast.Node].
func (*summaryNode) Kind() ast.NodeKind { return kindSummary }
