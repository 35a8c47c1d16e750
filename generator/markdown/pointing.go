package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// pointing finds words that send the reader to a part of an old page: "use the
// navigation above", "click on the menu at the left".
var pointing = regexp.MustCompile(`(?i)\b(?:use|see|click|tap|follow|open|browse|with)\b[^.!?\n]{0,40}\b(?:navigation|nav ?bar|menu|side ?bar)\b[^.!?\n]{0,20}\b(?:above|below|left|right|top|bottom|side)\b`)

// pointsAtNavigation looks for the words of a menu first, which few texts have:
// the pattern has no beginning to be searched for quickly.
func pointsAtNavigation(text []byte) bool {
	lower := bytes.ToLower(text)
	for _, word := range [...]string{"nav", "menu", "side"} {
		if bytes.Contains(lower, []byte(word)) {
			return pointing.Match(text)
		}
	}
	return false
}

// reportPointing reports running text around the questions that points at
// navigation: every page has its own, and elsewhere.
func (r *recogniser) reportPointing(nodes []ast.Node) {
	for _, n := range nodes {
		if n.Kind() == ast.KindParagraph && pointsAtNavigation(r.scratchText(n)) {
			r.problem(r.pos(n), "prose-navigation", guide.Warning, "this points at navigation that the page has elsewhere, or not at all",
				"leave it out: pages link to their neighbours, their part and the contents")
		}
	}
}
