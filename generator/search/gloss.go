package search

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed glosses.txt
var glossData string

// gloss is what somebody says of a matter who does not remember its name.
type gloss struct {
	names [][]string // stems of each
	said  []string   // stems
}

// glosses reads glosses.txt, which is in English.
var glosses = sync.OnceValue(func() []gloss {
	s := newStemmer("en")
	var list []gloss
	for line := range strings.Lines(glossData) {
		names, said, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		g := gloss{said: unique(s.stems(said))}
		for name := range strings.SplitSeq(names, ",") {
			g.names = append(g.names, s.stems(name))
		}
		list = append(list, g)
	}
	return list
})

// explanations gives what is said of the names of matters.
func explanations(id func(key string) int32) phrases {
	var p phrases
	for _, g := range glosses() {
		terms := make([]int32, len(g.said))
		for i, stem := range g.said {
			terms[i] = id(stem)
		}
		for _, name := range g.names {
			p = p.add(name, terms, id)
		}
	}
	return p
}
