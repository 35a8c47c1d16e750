package markdown

import "github.com/yuin/goldmark/ast"

// passage is the inline content of a block, and what it reads as.
type passage struct {
	line
	lines []line // parted at soft and hard breaks
}

// line is a run of inline nodes, and what they read as.
type line struct {
	nodes []ast.Node
	text  string
}

// lineEnd is where a line of a passage ends.
type lineEnd struct{ node, byte int }

// passage reads a block that holds inline nodes.
func (d *document) passage(block ast.Node) *passage {
	nodes := children(block)
	text, ends := d.words[:0], d.ends[:0]
	for i, n := range nodes {
		text = d.appendPlain(text, n)
		if i+1 == len(nodes) || d.breaks(n) {
			ends = append(ends, lineEnd{i + 1, len(text)})
		}
	}
	d.words, d.ends = text, ends
	p := &passage{line: line{nodes, string(text)}, lines: make([]line, len(ends))}
	var from lineEnd
	for i, to := range ends {
		p.lines[i] = line{nodes[from.node:to.node], p.text[from.byte:to.byte]}
		from = to
	}
	return p
}

// first gives the first line, an empty one when there is none.
func (p *passage) first() line {
	if len(p.lines) == 0 {
		return line{}
	}
	return p.lines[0]
}

// lineOf reads inline nodes.
func (d *document) lineOf(nodes []ast.Node) line { return line{nodes, d.plainOf(nodes)} }

// passageOf reads the paragraph of a unit, once.
func (r *recogniser) passageOf(u *unit) *passage {
	if u.passage == nil {
		u.passage = r.passage(u.node)
	}
	return u.passage
}
