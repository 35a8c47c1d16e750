package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// flatMark finds the letters of options that stand in one line.
var flatMark = regexp.MustCompile(`(?:^|[\s\x{3000}])([(（]?[A-Ha-h])(?:[.)]\s|[、．）])`)

// flatOptions finds options that stand in one line, "A. x B. y C. z", where an
// answer follows or a quiz is expected, and parts the line.
func (r *recogniser) flatOptions(units []*unit, expected bool) (parted []*unit, options []option, from, to int) {
	for i, u := range units {
		p, ok := u.node.(*ast.Paragraph)
		if !ok || u.form != other {
			continue
		}
		if !expected && !r.answerNear(units[i+1:]) {
			continue
		}
		cuts := flatCuts(r.plainOf(children(p)))
		if len(cuts) < 2 || !r.partsAt(children(p), cuts) {
			continue
		}
		stem, options := r.partLine(p, cuts)
		for _, o := range options {
			for _, n := range o.inline {
				p.AppendChild(p, n) // where they are shown without a key
			}
		}
		parted = append(parted, units[:i]...)
		if stem != nil {
			parted = append(parted, &unit{node: stem})
		}
		parted = append(parted, u)
		at := len(parted) - 1
		return append(parted, units[i+1:]...), options, at, at + 1
	}
	return units, nil, 0, 0
}

// flatCuts gives where the letters A, B, C and on stand in a line.
func flatCuts(text string) []int {
	var cuts []int
	for _, m := range flatMark.FindAllStringSubmatchIndex(text, -1) {
		if text[m[3]-1]&^0x20 == byte('A'+len(cuts)) {
			cuts = append(cuts, m[2])
		}
	}
	if len(cuts) < 3 && !(len(cuts) == 2 && cuts[0] == 0) {
		return nil
	}
	return cuts
}

// partsAt tells whether nodes can be parted at cuts: emphasis that begins in one
// option and ends in the next cannot.
func (r *recogniser) partsAt(nodes []ast.Node, cuts []int) bool {
	begin, end := 0, 0
	return !slices.ContainsFunc(nodes, func(n ast.Node) bool {
		begin, end = end, end+r.plainSize(n)
		return n.Kind() != ast.KindText && slices.ContainsFunc(cuts, func(at int) bool { return begin < at && at < end })
	})
}

// partLine parts a line at cuts: what stands before the first, and an option
// from each.
func (r *recogniser) partLine(p *ast.Paragraph, cuts []int) (stem *ast.Paragraph, options []option) {
	nodes := children(p)
	before, behind := r.splitText(nodes, cuts[0])
	if before = r.trimInline(before); len(before) > 0 {
		stem = r.paragraphOf(before)
	}
	for i, at := range cuts {
		line := behind
		if i+1 < len(cuts) {
			line, behind = r.splitText(behind, cuts[i+1]-at)
		}
		options = append(options, option{letter: letterAt(i), inline: line, node: line[0]})
	}
	return stem, options
}

// prepend puts nodes in front of all that a block has.
func prepend(block ast.Node, nodes []ast.Node) {
	first := block.FirstChild()
	for _, n := range nodes {
		block.InsertBefore(block, first, n)
	}
}

// unglue parts a line that holds both the key and the explanation, "Correct
// Answer: D Explanation: …", into two.
func (r *recogniser) unglue(units []*unit) []*unit {
	for i, u := range units {
		p, ok := u.node.(*ast.Paragraph)
		if !ok || !r.labels(u, guide.Answer) {
			continue
		}
		nodes := children(p)
		text := r.plainOf(nodes)
		l, _ := r.labelAt(text)
		at := strings.IndexByte(text[l.end:], ' ') + 1
		for at > 0 && at < 12 && l.end+at < len(text) {
			if next, ok := r.labelAt(text[l.end+at:]); ok && next.colon && next.from == 0 {
				before, behind := r.splitText(nodes, l.end+at)
				two := []*unit{{node: r.paragraphOf(r.trimInline(before))}, {node: r.paragraphOf(r.trimInline(behind))}}
				return slices.Concat(units[:i], two, units[i+1:])
			}
			space := strings.IndexByte(text[l.end+at:], ' ') + 1
			if space == 0 {
				break
			}
			at += space
		}
	}
	return units
}
