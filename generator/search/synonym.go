package search

import (
	"cmp"
	"hash/maphash"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Synonyms are published as terms of their own, beside the word they are
// synonyms of, so that a query needs no further shard for them, and the root no
// thesaurus. The key "cach++memoiz,reus" leads to what "memoiz" and "reus" lead
// to; "hash+tabl+dict" does for the phrase "hash table".

// synonymLimit is how many postings a word's synonyms have, the best ones. They
// come after those of the word itself.
const synonymLimit = 64

// synonyms adds the terms of the groups of a thesaurus that lead somewhere.
func (v *inversion) synonyms(th *thesaurus) {
	others := map[string][]string{} // "cach+" and "hash+tabl" -> words
	for _, language := range slices.Sorted(maps.Keys(v.languages)) {
		s := newStemmer(cmp.Or(language, "und"))
		for _, g := range th.groups {
			if g.fits(language) {
				v.relate(g.language, stems(s, g.members), others)
			}
		}
	}
	keys := slices.Sorted(maps.Keys(others))
	best := v.best(others)
	unions := make([]term, len(keys))
	parallel(len(keys), func(i int) {
		words := unique(others[keys[i]])
		unions[i] = union(keys[i]+"+"+strings.Join(words, ","), words, best)
	})
	for i, key := range keys {
		v.part(key).list = append(v.part(key).list, unions[i])
	}
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
func (v *inversion) best(others map[string][]string) map[string]*term {
	best := map[string]*term{}
	var words []string
	for _, list := range others {
		for _, w := range list {
			if best[w] == nil {
				best[w] = &term{}
				words = append(words, w)
			}
		}
	}
	parallel(len(words), func(i int) {
		p := v.part(words[i])
		t := &p.list[p.ids[words[i]]]
		kept, _ := prune(slices.Clone(t.postings), synonymLimit)
		*best[words[i]] = term{df: t.df, postings: slices.Clone(kept)}
	})
	return best
}

// union gives a term that leads where some words do.
func union(key string, words []string, best map[string]*term) term {
	t := term{key: key}
	for _, w := range words {
		t.df += best[w].df
		t.postings = append(t.postings, best[w].postings...)
	}
	t.df = (t.df + len(words) - 1) / len(words)
	slices.Sort(t.postings) // the best posting of a document comes first
	seen := make(map[int]bool, len(t.postings))
	t.postings = slices.DeleteFunc(t.postings, func(p posting) bool {
		again := seen[p.document()]
		seen[p.document()] = true
		return again
	})
	t.postings, _ = prune(t.postings, synonymLimit)
	return t
}

func (v *inversion) part(key string) *part {
	return &v.parts[maphash.String(v.seed, key)%uint64(len(v.parts))]
}

// holds reports whether some chapter has a word.
func (v *inversion) holds(word string) bool {
	_, ok := v.part(word).ids[word]
	return ok
}
