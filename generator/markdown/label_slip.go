package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// slips gathers the labels of a chapter's questions, and the words in the place
// of one that are none, to report those that are nearly one.
type slips struct {
	used  map[string]int // by normalWord, how often
	names []nameless     // in the order of the text
	times map[string]int // of names
}

// nameless is a word in the place of a label that names no part.
type nameless struct {
	name, key string
	node      ast.Node
}

func newSlips() slips { return slips{used: map[string]int{}, times: map[string]int{}} }

// use notes the label of a unit.
func (s *slips) use(name string) {
	s.used[normalWord(name)]++
}

// miss notes a unit that begins as a labelled one does: a heading, or words and a
// colon.
func (r *recogniser) miss(u *unit) {
	name := u.text
	if u.level == 0 {
		if u.node.Kind() != ast.KindParagraph {
			return
		}
		words, _, ok := strings.Cut(r.passageOf(u).at(0).text, ":")
		if name = words; !ok || len(name) > maxLabel/2 || strings.Count(name, " ") > 2 {
			return
		}
	}
	key := normalWord(name)
	if _, label := r.lookUpLabel(name); label || len(key) < 5 || locales.lists["prose"].all[key] || locales.is("correct", name) {
		return
	}
	r.slips.times[key]++
	r.slips.names = append(r.slips.names, nameless{name: strings.TrimSpace(name), key: key, node: u.node})
}

// reportLabels reports words that are nearly a label which the chapter has three
// times as often, or are a letter away from one that there is.
func (r *recogniser) reportLabels() {
	near := map[string]string{}
	for _, n := range r.slips.names {
		like, known := near[n.key]
		if !known {
			like = r.labelLike(n.key)
			near[n.key] = like
		}
		if like != "" {
			r.problem(r.pos(n.node), "label-unknown", guide.Warning, fmt.Sprintf("%q names no part of an answer", n.name), fmt.Sprintf("did you mean %q?", like))
		}
	}
}

// labelLike gives the label that words are nearly, or "".
func (r *recogniser) labelLike(key string) string {
	var often, all []string
	for label, n := range r.slips.used {
		if n >= 3*r.slips.times[key] {
			often = append(often, label)
		}
	}
	slices.Sort(often)
	if near := guide.Nearest(key, often); near != "" {
		return near
	}
	for _, labels := range []map[string]guide.PartKind{r.ownLabels, locales.labels} {
		for label := range labels {
			if len(label) > 7 && isSlip(key, label) {
				all = append(all, label)
			}
		}
	}
	if len(all) == 0 {
		return ""
	}
	return slices.Min(all)
}

// isSlip tells whether a word is another but for one letter, missing, wrong or in
// excess, or two that changed places. One more "s" makes a plural.
func isSlip(a, b string) bool {
	if len(a) > len(b)+1 || len(b) > len(a)+1 {
		return false
	}
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	for len(a) > from && len(b) > from && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	a, b = a[from:], b[from:]
	switch {
	case a == "s" && b == "" || a == "" && b == "s":
		return false
	case len(a) == 2 && len(b) == 2:
		return a[0] == b[1] && a[1] == b[0]
	}
	return len(a) <= 1 && len(b) <= 1 && a != b
}
