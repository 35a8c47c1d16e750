package markdown

import (
	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// setLevels decides the level that each heading has on the page: the title is
// the only one of level 1, and no level is left out on the way down, whatever
// the author wrote. Headings that belong below others count as at least as deep
// as below says.
func (d *document) setLevels(below map[*ast.Heading]int) {
	type step struct{ written, shown int }
	var path []step
	ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, ok := n.(*ast.Heading)
		if !ok || !entering || h == d.titleNode {
			return descend(n), nil
		}
		written := max(h.Level, below[h])
		for len(path) > 0 && path[len(path)-1].written >= written {
			path = path[:len(path)-1]
		}
		shown := 2
		if len(path) > 0 {
			shown = min(path[len(path)-1].shown+1, 6)
		}
		path = append(path, step{written, shown})
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

// lowerLabels finds the headings that label a part of a question and that the
// author wrote as deep as questions or shallower, "#### Answer" below "###### 7.
// What is printed?", and puts them below the questions. It tells whether there
// are any. What begins a part of the chapter stays where it is.
func (r *recogniser) lowerLabels(units []*unit, below map[*ast.Heading]int) bool {
	for _, u := range units {
		h, ok := u.node.(*ast.Heading)
		if ok && u.label != "" && h.Level <= r.carrier.level && !(h.Level < r.carrier.level && sectionKinds[guide.PartKind(u.label)]) {
			below[h] = r.carrier.level + 1
		}
		r.lowerLabels(u.sub, below)
	}
	return len(below) > 0
}
