package page

import (
	"bytes"
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gen/generator/guide"
	"gen/generator/theme"
)

// mostAlso bounds how many other places of a question are named.
const mostAlso = 5

// telling tells whether a question with the same text is the same. Turns of
// a conversation are left out: what is asked in passing is too often alike. So
// are the texts of quiz items, which mean nothing without their code.
func telling(e *guide.Entry) bool {
	return e.Type != guide.AskingTurn && e.Type != guide.MultipleChoice
}

// point finds out which questions point to which.
func (k *questions) point() {
	k.byID = map[string][]guide.Located{}
	for _, c := range k.site.Chapters {
		for _, e := range c.Entries {
			if e.Type != guide.AskingTurn {
				k.byID[e.ID] = append(k.byID[e.ID], guide.Located{Chapter: c, Entry: e})
			}
		}
	}
	for _, c := range k.site.Chapters {
		for _, e := range c.Entries {
			if at, ok := k.canonical(c, e); ok {
				k.sameAs[at.Entry] = append(k.sameAs[at.Entry], guide.Located{Chapter: c, Entry: e})
			}
		}
	}
}

// asking gives the places where a question asks just this, in reading order;
// none if a chapter repeats it, since the text alone says too little then.
// Itself is the question that has the title, or nil.
func (k *questions) asking(title string, itself *guide.Entry) (list []guide.Located) {
	text, other := appendNormal(make([]byte, 0, 256), title), make([]byte, 0, 256)
	hash := maphash.Bytes(k.seed, text)
	i, _ := slices.BinarySearchFunc(k.asks, hash, func(a ask, hash uint64) int { return cmp.Compare(a.hash, hash) })
	for ; i < len(k.asks) && k.asks[i].hash == hash; i++ {
		c, e := k.site.Chapters[k.asks[i].chapter], k.entry(k.asks[i])
		if e != itself {
			if other = appendNormal(other[:0], e.Title); !bytes.Equal(other, text) {
				continue
			}
		}
		if len(list) > 0 && list[len(list)-1].Chapter == c {
			return nil
		}
		list = append(list, guide.Located{Chapter: c, Entry: e})
	}
	return list
}

// canonical finds the question that e says holds the answer: by link, or by an
// id that is unique in the guide.
func (k *questions) canonical(c *guide.Chapter, e *guide.Entry) (guide.Located, bool) {
	if e.SameAs == "" {
		return guide.Located{}, false
	}
	if !strings.ContainsAny(e.SameAs, "#/.") {
		list := k.byID[e.SameAs]
		if len(list) == 1 && list[0].Entry != e {
			return list[0], true
		}
		return guide.Located{}, false
	}
	t := k.site.Resolve(c, e.SameAs)
	for _, at := range k.byID[t.Fragment] {
		if at.Chapter == t.Chapter && at.Entry != e {
			return at, true
		}
	}
	return guide.Located{}, false
}

// elsewhere gives the other places where a question of c is asked, the one
// with the canonical answer first, a chapter once.
func (k *questions) elsewhere(c *guide.Chapter, e *guide.Entry) []guide.Located {
	var all []guide.Located
	if at, ok := k.canonical(c, e); ok {
		all = append(all, at)
	}
	all = append(all, k.sameAs[e]...)
	if _, listed := k.site.Position(c); listed && telling(e) {
		all = append(all, k.asking(e.Title, e)...)
	}
	var list []guide.Located
	for _, at := range all {
		seen := slices.ContainsFunc(list, func(l guide.Located) bool { return l.Chapter == at.Chapter })
		if at.Chapter != c && !seen && len(list) < mostAlso {
			list = append(list, at)
		}
	}
	return list
}

// also gives links to the other places where a question is asked.
func (s *sheet) also(e *guide.Entry) []theme.Link {
	var links []theme.Link
	for _, at := range s.known.elsewhere(s.chapter, e) {
		links = append(links, theme.Link{Title: escape(at.Chapter.Title), URL: s.to(at.Chapter.URL) + fragment(at.Entry.ID)})
	}
	return links
}

// asked finds the question that a text names: of this chapter if it is there,
// else the first of the guide.
func (k *questions) asked(c *guide.Chapter, text string) (guide.Located, bool) {
	list := k.asking(text, nil)
	for _, at := range list {
		if at.Chapter == c {
			return at, true
		}
	}
	if len(list) == 0 {
		return guide.Located{}, false
	}
	return list[0], true
}

// appendNormal appends the letters and digits of a question, folded, with one
// space between words.
func appendNormal(dst []byte, s string) []byte {
	begin, gap := len(dst), false
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z': // most
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r):
			gap = len(dst) > begin
			continue
		}
		if gap {
			dst = append(dst, ' ')
			gap = false
		}
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}
