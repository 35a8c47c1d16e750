package search

import (
	"math/bits"
	"math/rand/v2"
	"strings"
)

// lexicon keeps the words or names of a language by their spelling. It takes a
// fraction of the time of a map to find what was met before, as nearly every word
// of a text was: a short one is hashed, and told from others, as two numbers.
type lexicon struct {
	seed  [2]uint64
	short []word // by hash; a power of two, at most half of them taken
	taken int
	long  map[string]*word
}

// word is a spelling met in a text.
type word struct {
	first, last uint64 // of the spelling, see ends
	length      uint8  // of the spelling, 0 in a place that is free
	stop        bool
	id          int32
	titled      int32 // last chapter that had it in a title
}

func newLexicon() lexicon {
	return lexicon{seed: [2]uint64{rand.Uint64(), rand.Uint64()}, short: make([]word, 1<<10), long: map[string]*word{}}
}

// find gives the word with a spelling, and whether it was met before. It is
// valid until the next is found.
func (l *lexicon) find(spelling string) (w *word, met bool) {
	if len(spelling) > 16 {
		if w = l.long[spelling]; w != nil {
			return w, true
		}
		w = &word{}
		l.long[strings.Clone(spelling)] = w
		return w, false
	}
	first, last := ends(spelling)
	w = l.place(first, last, uint8(len(spelling)))
	if w.length > 0 {
		return w, true
	}
	if 2*l.taken == len(l.short) {
		l.grow()
		w = l.place(first, last, uint8(len(spelling)))
	}
	l.taken++
	w.first, w.last, w.length = first, last, uint8(len(spelling))
	return w, false
}

// place gives where a short word is, or is to be put.
func (l *lexicon) place(first, last uint64, length uint8) *word {
	high, low := bits.Mul64(first^l.seed[0], last^l.seed[1]^uint64(length))
	for i := high ^ low; ; i++ {
		w := &l.short[i&uint64(len(l.short)-1)]
		if w.first == first && w.last == last && w.length == length || w.length == 0 {
			return w
		}
	}
}

func (l *lexicon) grow() {
	before := l.short
	l.short = make([]word, 2*len(before))
	for _, w := range before {
		if w.length > 0 {
			*l.place(w.first, w.last, w.length) = w
		}
	}
}

// ends gives the first and last bytes of up to 16, eight at most of each: with the
// length, they are all there is to know.
func ends(s string) (first, last uint64) {
	switch n := len(s); {
	case n >= 8:
		return eight(s), eight(s[n-8:])
	case n >= 4:
		return four(s), four(s[n-4:])
	case n >= 2:
		return uint64(s[0]) | uint64(s[1])<<8, uint64(s[n-1])
	}
	return uint64(s[0]), 0
}

// eight gives the first eight bytes of s as a number, the first of them lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func four(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}
