package search

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed glosses.txt
var glossData string

// glosses yields what glosses.txt, which is in English, says of matters as somebody
// would who does not remember their names.
func glosses(yield func(names []string, said string) bool) {
	for line := range strings.Lines(glossData) {
		names, said, ok := strings.Cut(line, ":")
		if ok && !strings.HasPrefix(line, "#") && !yield(strings.Split(names, ","), said) {
			return
		}
	}
}

// explanations gives what is said of the names of matters.
func (r *recorder) explanations(t *tongue) phrases {
	var p phrases
	for names, said := range glosses {
		var terms []int32
		for _, id := range r.sequence(t, fold(said), &r.seq) {
			if !slices.Contains(terms, id) {
				terms = append(terms, id)
			}
		}
		for _, name := range names {
			p = p.add(r.sequence(t, fold(name), &r.seq), terms)
		}
	}
	return p
}
