package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// endKeys are the keys of a quiz that gives them together at its end, by the
// numbers of the questions: "1. b", "2. a, c".
type endKeys struct {
	heading *unit          // of the section that holds them, nil without one
	byCount map[string]key // number of the question -> key
}

// findEndKeys looks for a heading that is the label of an answer, behind all
// questions, and below it a list of nothing but letters.
func (r *recogniser) findEndKeys(units []*unit) {
	for i := len(units) - 2; i >= 0; i-- {
		u := units[i]
		if r.isQuestion(u) {
			return
		}
		if u.level == 0 || u.label != string(guide.Answer) {
			continue
		}
		if list, ok := units[i+1].node.(*ast.List); ok && list.IsOrdered() && list.ChildCount() > 1 {
			r.end = r.readEndKeys(u, list)
		}
		return
	}
}

// readEndKeys reads a list each item of which is a key; the result is empty
// when one is not.
func (r *recogniser) readEndKeys(heading *unit, list *ast.List) endKeys {
	keys := endKeys{heading: heading, byCount: map[string]key{}}
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		text := r.plain(item)
		k, ok := readKey(text)
		if !ok {
			k, ok = joinedKey(text, maxOptions)
		}
		if !ok || strings.TrimSpace(text[min(k.size, len(text)):]) != "" {
			return endKeys{}
		}
		keys.byCount[itoa(number)] = k
		number++
	}
	return keys
}
