package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// term notes what a glossary explains, so that glossary.md#gil leads to its
// entry: the id is the one that the page of a glossary gives it.
func (a *addresses) term(n ast.Node) {
	if !a.glossary {
		return
	}
	switch n := n.(type) {
	case *extension.DefinitionTerm:
		a.explained = append(a.explained, a.d.plain(n))
	case *ast.ListItem:
		if first := n.FirstChild(); first != nil && isText(first) && first.FirstChild() != nil && isBold(first.FirstChild()) {
			a.explained = append(a.explained, strings.TrimRight(a.d.plain(first.FirstChild()), ":： "))
		}
	}
}

// terms makes the names of what a glossary explains lead to it, where no
// heading of that name is.
func (a *addresses) terms() {
	for _, name := range a.explained {
		short, _, _ := strings.Cut(name, " (")
		for _, from := range []string{short, name} {
			a.alias(githubSlug(from), "term:"+guide.Slug(short))
		}
	}
}
