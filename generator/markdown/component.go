package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// What MDX has for loading components, files and pictures of the site's own, one
// or more to a line.
var (
	loads     = regexp.MustCompile(`^(?:import [^'"\n]{1,200} from ['"][./@~][^'"\n]*['"];?\s*)+$`)
	loadWords = regexp.MustCompile(`import ([^'"\n]*) from `)
	component = regexp.MustCompile(`\b[A-Z]\w*`)
	usage     = regexp.MustCompile(`[<{]([A-Z]\w*)`)
)

// components takes paragraphs away that load what the chapter uses as a tag or in
// braces: elsewhere these are code that lost its fence.
type components struct{}

// Transform implements [parser.ParagraphTransformer].
func (components) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	d, lines := documentOf(pc), node.Lines()
	var names [][]byte
	for i := range lines.Len() {
		at := lines.At(i)
		line := at.Value(reader.Source())
		if !bytes.HasPrefix(line, []byte("import ")) || !loads.Match(line) {
			return
		}
		for _, m := range loadWords.FindAllSubmatch(line, -1) {
			names = append(names, component.FindAll(m[1], -1)...)
		}
	}
	used := false
	for _, name := range names {
		d.loaded[string(name)] = true
		used = used || d.uses(string(name))
	}
	if used {
		d.drop(node, "line that loads a component")
		node.Parent().RemoveChild(node.Parent(), node)
	}
}

// uses tells whether the chapter has a component as a tag or in braces.
func (d *document) uses(name string) bool {
	if d.used == nil {
		d.used = map[string]bool{}
		for _, m := range usage.FindAllSubmatch(d.text, -1) {
			d.used[string(m[1])] = true
		}
	}
	return d.used[name]
}
