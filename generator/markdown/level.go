package markdown

import "github.com/yuin/goldmark/ast"

// setLevels decides the level that each heading has on the page: the title is
// the only one of level 1, and no level is left out on the way down, whatever
// the author wrote.
func (d *document) setLevels() {
	type step struct{ written, shown int }
	var path []step
	ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, ok := n.(*ast.Heading)
		if !ok || !entering || h == d.titleNode {
			return descend(n), nil
		}
		for len(path) > 0 && path[len(path)-1].written >= h.Level {
			path = path[:len(path)-1]
		}
		shown := 2
		if len(path) > 0 {
			shown = min(path[len(path)-1].shown+1, 6)
		}
		path = append(path, step{h.Level, shown})
		d.levels[h] = shown
		return ast.WalkSkipChildren, nil
	})
}

// level gives the level of a heading on the page, 2 to 6.
func (d *document) level(h *ast.Heading) int {
	if level, ok := d.levels[h]; ok {
		return level
	}
	return min(max(h.Level, 2), 6)
}
