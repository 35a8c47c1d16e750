package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// codeLine is a line of a program, as it stands among the text of a page that
// lost its fences. It is narrow: prose seldom reads so.
var codeLine = regexp.MustCompile(`^(?:import [\w.]+( as \w+)?|from [\w.]+ import .+|(?:def|class) \w+.*:|@\w[\w.]*|(?:return|yield)\b.*|(?:if|elif|for|while|with|except)\b.*:|(?:try|else|finally):|[\w.]+(?:\[[^\]]*\])? [-+*/]?= .+|[\w.]+\(.*\)|.*[;{}])\s*(?:#.*)?$`)

// isLostComment tells whether a heading of the first level is a comment of a
// program that lost its fence, "# Ask twice" between "import time" and
// "time.sleep(1)".
func (r *recogniser) isLostComment(h *ast.Heading, text string) bool {
	if h.Level > 1 || h == r.titleNode {
		return false
	}
	a := ask(strings.TrimSpace(text))
	if a.number != "" || hasQuestionMark(text) || !r.isMarked(h) {
		return false
	}
	before, after := r.isCode(h.PreviousSibling(), true), r.isCode(h.NextSibling(), false)
	return before && after || a.like != strongly && (before || after)
}

// isMarked tells whether a heading begins with its mark, and has no line below it.
func (r *recogniser) isMarked(h *ast.Heading) bool {
	at := offset(h)
	return at >= 0 && r.text[at] == '#'
}

// isCode tells whether the last or the first line of a block is one of a program.
func (r *recogniser) isCode(n ast.Node, last bool) bool {
	p, ok := n.(*ast.Paragraph)
	if !ok {
		return false
	}
	words := r.passage(p)
	line := words.at(0)
	if last {
		line = words.at(max(words.size()-1, 0))
	}
	return codeLine.MatchString(strings.TrimSpace(line.text))
}
