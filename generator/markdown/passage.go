package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// passage is the inline content of a block, and what it reads as.
type passage struct {
	line
	ends []lineEnd // of all its lines but the last, which end at breaks
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
	p := &passage{line: line{nodes: d.childrenOf(block)}}
	text := d.words[:0]
	for i, n := range p.nodes {
		text = d.appendPlain(text, n)
		if i+1 < len(p.nodes) && d.breaks(n) {
			p.ends = append(p.ends, lineEnd{i + 1, len(text)})
		}
	}
	d.words = text
	p.text = string(text)
	return p
}

// size is the number of lines.
func (p *passage) size() int {
	if len(p.nodes) == 0 {
		return 0
	}
	return len(p.ends) + 1
}

// at gives the line with an index below size, or an empty one of an empty
// passage.
func (p *passage) at(i int) line {
	from, to := lineEnd{}, lineEnd{len(p.nodes), len(p.text)}
	if i > 0 {
		from = p.ends[i-1]
	}
	if i < len(p.ends) {
		to = p.ends[i]
	}
	return line{p.nodes[from.node:to.node], p.text[from.byte:to.byte]}
}

// filled is the bytes from which on a line may be one that was wrapped, and goes
// on in the next.
const filled = 50

// sentence gives the first line, with those that it goes on in where it was
// wrapped: it is long and ends with a word, and the next begins with a small
// letter or asks.
func (p *passage) sentence() line {
	for i := range p.size() {
		text := strings.TrimSpace(p.at(i).text)
		first, _ := utf8.DecodeRuneInString(text)
		last, _ := utf8.DecodeLastRuneInString(text)
		switch {
		case i > 0 && (endsAsking(text) || last == '.' && unicode.IsLower(first)):
			return p.upTo(i)
		case len(text) < filled || !unicode.IsLetter(last) && last != ',' || i > 0 && !unicode.IsLower(first):
			return p.at(0)
		}
	}
	return p.at(0)
}

// upTo gives the lines of a passage to the i-th as one.
func (p *passage) upTo(i int) line {
	if i < len(p.ends) {
		return line{p.nodes[:p.ends[i].node], p.text[:p.ends[i].byte]}
	}
	return p.line
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
