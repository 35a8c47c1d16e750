package search

import (
	"hash/maphash"
	"strings"
)

// lexicon keeps the words or names of a language by their spelling. It takes a
// third of the time of a map to find what was met before, as nearly every word
// of a text was.
type lexicon struct {
	seed  maphash.Seed
	slots []slotted // by hash; a power of two, at most half of them taken
	list  []word
}

// slotted is a place in a lexicon.
type slotted struct {
	hash uint32
	at   int32 // 1 + index in the list, 0 for none
}

// word is a spelling met in a text.
type word struct {
	spelling string
	id       int32
	stop     bool
	titled   int // last chapter that had it in a title
}

func newLexicon() lexicon {
	return lexicon{seed: maphash.MakeSeed(), slots: make([]slotted, 1<<10)}
}

// find gives the word with a spelling, and whether it was met before. It is
// valid until the next is found.
func (l *lexicon) find(spelling string) (w *word, met bool) {
	hash := uint32(maphash.String(l.seed, spelling))
	for i := int(hash); ; i++ {
		s := &l.slots[i&(len(l.slots)-1)]
		if s.at == 0 {
			return l.add(hash, s, spelling), false
		}
		if w := &l.list[s.at-1]; s.hash == hash && w.spelling == spelling {
			return w, true
		}
	}
}

// add puts a new word into a free place.
func (l *lexicon) add(hash uint32, s *slotted, spelling string) *word {
	l.list = append(l.list, word{spelling: strings.Clone(spelling)})
	*s = slotted{hash, int32(len(l.list))}
	if 2*len(l.list) > len(l.slots) {
		l.grow()
	}
	return &l.list[len(l.list)-1]
}

func (l *lexicon) grow() {
	before := l.slots
	l.slots = make([]slotted, 2*len(before))
	for _, s := range before {
		if s.at > 0 {
			i := int(s.hash)
			for l.slots[i&(len(l.slots)-1)].at > 0 {
				i++
			}
			l.slots[i&(len(l.slots)-1)] = s
		}
	}
}
