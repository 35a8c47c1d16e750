package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// setLevels decides the level that each heading has on the page: the title is
// the only one of level 1, and no level is left out on the way down, whatever
// the author wrote. Headings that belong below others count as at least as deep
// as below says.
func (d *document) setLevels(below map[*ast.Heading]int) {
	var path []step
	raw := bytes.Contains(d.text, []byte("<h")) || bytes.Contains(d.text, []byte("<H"))
	ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if raw && entering && n.Type() == ast.TypeBlock {
			d.setRawLevels(n, path)
		}
		h, ok := n.(*ast.Heading)
		if !ok || !entering || h == d.titleNode || d.levels[h] == notHeading {
			return descend(n), nil
		}
		written := max(h.Level, below[h])
		above := path
		for len(above) > 0 && above[len(above)-1].written >= written {
			above = above[:len(above)-1]
		}
		shown := 2
		if len(above) > 0 {
			shown = min(above[len(above)-1].shown+1, 6)
		}
		if d.levels[h] = shown; !d.isSilent(h) {
			path = append(above, step{written, shown})
		}
		return ast.WalkSkipChildren, nil
	})
}

// isSilent tells whether a heading has nothing to see: no text, but perhaps an
// anchor or a comment. It heads nothing.
func (d *document) isSilent(h *ast.Heading) bool {
	for c := h.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if len(bytes.TrimSpace(d.scratchText(c))) > 0 {
				return false
			}
		case *ast.RawHTML:
			if tag := c.Segments.Value(d.text); tag[1] != '!' && tagName(tag) != "a" && !isBreak(c, d.text) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// notHeading is the level of a heading that is shown as text.
const notHeading = -1

// step is a heading that others stand below, with its level in the file and on
// the page.
type step struct{ written, shown int }

// rawHeading finds the headings among the author's tags.
var rawHeading = regexp.MustCompile(`(?i)<h([1-6])[\s>]`)

// setRawLevels decides the levels of headings that the author wrote as HTML in a
// block of text, below the headings of a path. None is shallower than the last
// of these, so that what follows leaves no level out either.
func (d *document) setRawLevels(block ast.Node, path []step) {
	set := func(html []byte, at int) {
		for _, m := range rawHeading.FindAllSubmatchIndex(html, -1) {
			shown := 2
			if len(path) > 0 {
				top := path[len(path)-1]
				shown = top.shown
				if int(html[m[2]]-'0') > top.written {
					shown = min(shown+1, 6)
				}
			}
			d.rawLevels[at+m[0]] = shown
		}
	}
	switch n := block.(type) {
	case *ast.HTMLBlock:
		set(d.htmlOf(n), offset(n))
	case *detailsNode:
		if n.summary == nil {
			return
		}
		for c := n.summary.FirstChild(); c != nil; c = c.NextSibling() {
			if tag, ok := c.(*ast.RawHTML); ok {
				set(tag.Segments.Value(d.text), offset(tag))
			}
		}
	}
	if block.IsRaw() || block.FirstChild() == nil || block.FirstChild().Type() != ast.TypeInline {
		return
	}
	for i := range block.Lines().Len() {
		line := block.Lines().At(i)
		set(line.Value(d.text), line.Start)
	}
}

// leveled gives the name that an author's tag at an offset of the text has on
// the page, if it is a heading's.
func (d *document) leveled(name string, at int) string {
	if level, ok := d.rawLevels[at]; ok && isHeading(name) {
		return "h" + itoa(d.inside.deepen(level))
	}
	return name
}

// nesting is the question whose body is rendered.
type nesting struct {
	level int // of its title, 0 outside of questions
	lower int // by how much headings in it are lowered, as the first of them shows
	known bool
}

// deepen gives the level of a heading in a question, which is below its title: the
// title may be a summary or an item of a list, which no heading knows of.
func (n *nesting) deepen(level int) int {
	if n.level == 0 {
		return level
	}
	if !n.known {
		n.known, n.lower = true, max(0, n.level+1-level)
	}
	return min(max(level+n.lower, n.level+1), 6)
}

// isHeading tells whether an element is a heading.
func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6'
}

// level gives the level of a heading on the page, 2 to 6.
func (d *document) level(h *ast.Heading) int {
	level, ok := d.levels[h]
	if !ok {
		level = min(max(h.Level, 2), 6)
	}
	return d.inside.deepen(level)
}

// lowerLabels finds the headings that label a part of a question and that the
// author wrote as deep as questions or shallower, "#### Answer" below "###### 7.
// What is printed?", or that stand below each, "How to say it in an interview", and
// puts them below the questions. It tells whether there are any. What begins a part of the chapter stays where it is.
func (r *recogniser) lowerLabels(units []*unit, below map[*ast.Heading]int) bool {
	for _, u := range units {
		h, ok := u.node.(*ast.Heading)
		switch {
		case !ok || h.Level > r.carrier.level || u.keys:
		case u.label != "" && (h.Level == r.carrier.level || !sectionKinds[guide.PartKind(u.label)] || r.carrier.ofEach(u)):
			below[h] = r.carrier.level + 1
		case u.label == "" && h.Level == r.carrier.level && r.carrier.habits.follows(u) && !r.isQuestion(u):
			below[h] = r.carrier.level + 1
			u.level = min(below[h], 6)
		}
		r.lowerLabels(u.sub, below)
	}
	return len(below) > 0
}

// lowerAnswers puts the headings of answers below the questions where these have
// a Q prefix, and below most of them, as far as anything is, comes a heading as
// shallow, or below the heading "Answer": "## Question 3", "# In short". A heading right above a question is its
// section's.
func (r *recogniser) lowerAnswers(units []*unit, below map[*ast.Heading]int) {
	if !r.carrier.explicit {
		return
	}
	all, bare, first := 0, 0, -1
	for i, u := range units {
		if u.level == 0 || !r.isQuestion(u) {
			continue
		}
		after := units[i+1:]
		after = after[rules(after):]
		if len(after) > 1 && after[0].level > u.level && answers(after[0]) {
			after = after[1:]
		}
		if len(after) == 0 || r.isQuestion(after[0]) {
			continue
		}
		if all++; all == 1 {
			first = i
		}
		if 0 < after[0].level && after[0].level <= u.level {
			bare++
		}
	}
	if bare < 3 || bare*2 < all {
		return
	}
	for i, u := range units[first:] {
		h, ok := u.node.(*ast.Heading)
		if after := units[first+i+1:]; ok && !r.isQuestion(u) && !(len(after) > 0 && r.isQuestion(after[0])) {
			below[h] = u.level + r.carrier.level
			u.level = min(below[h], 6)
		}
	}
}
