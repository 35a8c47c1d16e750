package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// joinOutputs takes blocks that say what the code before them prints out of
// running text, and puts them to that code, as in an answer.
func (r *recogniser) joinOutputs(nodes []ast.Node) []ast.Node {
	kept := nodes[:0]
	for len(nodes) > 0 {
		n := nodes[0]
		kept, nodes = append(kept, n), nodes[1:]
		if !isCode(n) {
			continue
		}
		if out, blocks := r.printed(nodes); blocks > 0 {
			r.outputs[n], nodes = out, nodes[blocks:]
		}
	}
	return kept
}

// printed finds what code prints at the start of the blocks after it: a block in
// the language "output", or one that a paragraph announces as such. It tells of
// how many blocks that is; 0 when there is none.
func (r *recogniser) printed(after []ast.Node) (output, int) {
	if len(after) > 0 && r.fenceLang(after[0]) == "output" {
		return output{block: after[0]}, 1
	}
	if len(after) < 2 || !isCode(after[1]) || after[0].Kind() != ast.KindParagraph {
		return output{}, 0
	}
	text := r.plain(after[0])
	l, ok := r.leadIn(after[0], text)
	if _, whole := r.wholeLabel(text); !ok || !whole || l.kind != guide.Output {
		return output{}, 0
	}
	words, remark := r.cutLabel(after[0], l) // "**Output** (in order):"
	if remark != nil {
		words = r.labelWords(append(append(words, ast.NewString([]byte(" "))), children(remark)...))
	}
	return output{label: words, block: after[1]}, 2
}

func (r *recogniser) fenceLang(n ast.Node) string {
	if f, ok := n.(*ast.FencedCodeBlock); ok {
		return strings.ToLower(string(f.Language(r.text)))
	}
	return ""
}

func isCode(n ast.Node) bool {
	switch n.(type) {
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return true
	}
	return false
}
