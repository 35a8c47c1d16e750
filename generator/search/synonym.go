package search

import (
	"hash/maphash"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Synonyms are published as terms of their own, beside the word they are
// synonyms of, so that a query needs no further shard for them, and the root no
// thesaurus. The key "cach++memoiz" leads to the best of what "memoiz" leads to;
// "hash+tabl+dict" does for the phrase "hash table". Each is a term, so that a
// rare word counts as one beside a common word of its group.

// synonymLimit is how many postings a synonym has, the best ones. They come
// after those of the word itself.
const synonymLimit = 64

// synonyms gives the terms of the groups of a thesaurus that lead somewhere.
func (v *inversion) synonyms(th *thesaurus) []entry {
	others := map[string][]string{} // "cach+" and "hash+tabl" -> words
	for _, language := range slices.Sorted(maps.Keys(v.languages)) {
		for i, members := range th.stems(language) {
			v.relate(th.groups[i].language, members, others)
		}
	}
	best := v.best(others)
	var list []entry
	for key, words := range others {
		for _, w := range unique(words) {
			e := *best[w]
			e.key = key + "+" + w
			list = append(list, e)
		}
	}
	return list
}

// relate notes what the stems of a language's group lead to, if a chapter is in
// that language or has one of the words.
func (v *inversion) relate(l *language, members []string, others map[string][]string) {
	if l != nil && !l.latin() && !v.languages[l.name] && !v.writes(l, members) {
		return
	}
	for _, m := range members {
		first, rest, _ := strings.Cut(m, " ")
		for _, other := range members {
			if other != m && !strings.Contains(other, " ") && v.holds(other) {
				others[first+"+"+rest] = append(others[first+"+"+rest], other)
			}
		}
	}
}

// writes reports whether some chapter has one of the words in a language's
// script.
func (v *inversion) writes(l *language, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		first, _, _ := strings.Cut(w, " ")
		r, _ := utf8.DecodeRuneInString(first)
		return l.first <= r && r <= l.last && v.holds(first)
	})
}

// best gives the best postings of each word that is a synonym of others.
func (v *inversion) best(others map[string][]string) map[string]*entry {
	best := map[string]*entry{}
	var words []string
	for _, list := range others {
		for _, w := range list {
			if best[w] == nil {
				best[w] = &entry{}
				words = append(words, w)
			}
		}
	}
	parallel(len(words), func(i int) {
		p := v.part(words[i])
		t := &p.list[p.ids[words[i]]]
		kept, _ := prune(slices.Clone(t.postings), synonymLimit)
		*best[words[i]] = entry{df: t.df, n: len(kept), postings: encodePostings(kept, nil)}
	})
	return best
}

func (v *inversion) part(key string) *part {
	return &v.parts[maphash.String(v.seed, key)%uint64(len(v.parts))]
}

// holds reports whether some chapter has a word.
func (v *inversion) holds(word string) bool {
	_, ok := v.part(word).ids[word]
	return ok
}
