package search

import (
	"cmp"
	_ "embed"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
)

//go:embed thesaurus.txt
var thesaurusData string

// thesaurus holds groups of words and phrases that mean the same to someone
// who prepares for an interview.
type thesaurus struct {
	groups []group
	mu     sync.Mutex
	known  map[string][][]string // stems of the groups, by language
}

// group is words that mean the same, in guides that speak a language; nil
// stands for any.
type group struct {
	language *language
	members  []string
}

// fits reports whether chapters of a language may have words of the group.
func (g group) fits(language string) bool {
	return g.language == nil || !g.language.latin() || g.language.name == language
}

// newThesaurus joins the synonyms of a site, which come first, with the shipped
// groups. A client takes the first few that a word has.
func newThesaurus(synonyms map[string][]string) *thesaurus {
	th := &thesaurus{known: map[string][][]string{}}
	for _, name := range slices.Sorted(maps.Keys(synonyms)) {
		th.add(nil, append([]string{name}, synonyms[name]...))
	}
	var spoken *language
	for line := range strings.Lines(thesaurusData) {
		line, _, _ = strings.Cut(line, "#")
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "["); ok {
			spoken = findLanguage(strings.TrimSuffix(name, "]"))
			continue
		}
		same, kinds, _ := strings.Cut(line, ">")
		for kind := range strings.SplitSeq(kinds, ",") {
			th.add(spoken, append(strings.Split(same, ","), kind))
		}
	}
	return th
}

func (th *thesaurus) add(spoken *language, list []string) {
	var members []string
	for _, m := range list {
		if m = strings.TrimSpace(m); m != "" {
			members = append(members, m)
		}
	}
	if len(members) > 1 {
		th.groups = append(th.groups, group{spoken, members})
	}
}

// stems gives the members of each group as the index holds them in chapters of a
// language, none of a group that those have no words of. It takes milliseconds
// the first time.
func (th *thesaurus) stems(language string) [][]string {
	th.mu.Lock()
	defer th.mu.Unlock()
	list := th.known[language]
	if list == nil {
		s := newStemmer(cmp.Or(language, "und"))
		list = make([][]string, len(th.groups))
		for i, g := range th.groups {
			if g.fits(language) {
				list[i] = stems(s, g.members)
			}
		}
		th.known[language] = list
	}
	return list
}

// stems gives the members of a group as the index holds them: the stems of
// each, without stop words, separated by spaces. The first is the group's
// concept: the term under which its phrases are indexed.
func stems(s stemmer, group []string) []string {
	var single, list []string
	for _, m := range group {
		var parts []string
		n := 0
		words(fold(m), func(w string) {
			n++
			if !s.stopword(w) {
				parts = append(parts, s.stem(w))
			}
		})
		switch {
		case len(parts) < n && len(parts) < 2: // little is left of "has a"
		case len(parts) == 1:
			single = append(single, parts[0])
		case len(parts) > 1:
			list = append(list, strings.Join(parts, " "))
		}
	}
	if len(single) == 0 && len(list) > 0 {
		single = []string{strings.ReplaceAll(list[0], " ", "_")}
	}
	return unique(append(single, list...))
}

func unique(list []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(s string) bool {
		again := seen[s]
		seen[s] = true
		return again
	})
}

// phrases finds the phrases of a thesaurus in a sequence of words, by their
// first word, whose id is the index: a list, since it is asked for every word.
type phrases []beginning

// beginning is the phrases that begin with a word.
type beginning struct {
	next    uint64 // bits of what follows it in them
	phrases []phrase
}

type phrase struct {
	rest  []int32
	terms []int32 // what is counted for it
}

// phrases gives those of a language's chapters.
func (th *thesaurus) phrases(language string, id func(key string) int32) phrases {
	var p phrases
	for _, members := range th.stems(language) {
		for _, m := range members {
			var words []int32
			for word := range strings.SplitSeq(m, " ") {
				words = append(words, id(word))
			}
			if len(words) > 1 {
				p = p.add(words, []int32{id(members[0])})
			}
		}
	}
	return p
}

// add lets the words of a phrase stand for terms.
func (p phrases) add(words, terms []int32) phrases {
	first, ph := words[0], phrase{slices.Clone(words[1:]), terms}
	p = append(p, make(phrases, max(0, int(first)+1-len(p)))...)
	p[first].phrases = append(p[first].phrases, ph)
	p[first].next |= firstBit(ph.rest)
	return p
}

// firstBit gives the bit of the first of some words, which others have too, and
// all bits if there is none.
func firstBit(words []int32) uint64 {
	if len(words) == 0 {
		return math.MaxUint64
	}
	return 1 << (words[0] & 63)
}

// match yields each phrase that is somewhere in seq.
func (p phrases) match(seq []int32, yield func(ph phrase)) {
	for i, id := range seq {
		if int(id) >= len(p) || p[id].next&firstBit(seq[i+1:]) == 0 {
			continue
		}
		for _, ph := range p[id].phrases {
			if end := i + 1 + len(ph.rest); end <= len(seq) && slices.Equal(seq[i+1:end], ph.rest) {
				yield(ph)
			}
		}
	}
}
