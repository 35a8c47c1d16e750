package page

import (
	"slices"
	"strings"
	"unicode"

	"gen/generator/guide"
	"gen/generator/theme"
)

// questions finds questions by what they ask, across the guide.
type questions struct {
	byText map[string][]guide.Located
	texts  map[*guide.Entry]string // what a question asks, as byText has it
	byID   map[string][]guide.Located
	sameAs map[*guide.Entry][]guide.Located // canonical question -> those that point to it
	digest string                           // of what all of them ask, and where
}

// mostAlso bounds how many other places of a question are named.
const mostAlso = 5

// gather indexes the questions of a site. Turns of a conversation are left out:
// what is asked in passing is too often alike. So are the texts of quiz items,
// which mean nothing without their code, and texts that one chapter repeats.
func gather(site *guide.Site) *questions {
	k := &questions{byText: map[string][]guide.Located{}, texts: map[*guide.Entry]string{}, byID: map[string][]guide.Located{}, sameAs: map[*guide.Entry][]guide.Located{}}
	digest := newKey()
	for _, c := range site.Chapters {
		digest.add(c.URL)
		for _, e := range c.Entries {
			digest.add(e.ID, e.Title)
			if e.Type == guide.AskingTurn {
				continue
			}
			at := guide.Located{Chapter: c, Entry: e}
			k.byID[e.ID] = append(k.byID[e.ID], at)
			if text := normal(e.Title); text != "" && e.Type != guide.MultipleChoice {
				k.texts[e] = text
				k.byText[text] = append(k.byText[text], at)
			}
		}
	}
	k.digest = digest.end()
	for text, list := range k.byText {
		for i := range list[1:] {
			if list[i].Chapter == list[i+1].Chapter {
				delete(k.byText, text)
			}
		}
	}
	for _, c := range site.Chapters {
		for _, e := range c.Entries {
			if at, ok := k.canonical(site, c, e); ok {
				k.sameAs[at.Entry] = append(k.sameAs[at.Entry], guide.Located{Chapter: c, Entry: e})
			}
		}
	}
	return k
}

// canonical finds the question that e says holds the answer: by link, or by an
// id that is unique in the guide.
func (k *questions) canonical(site *guide.Site, c *guide.Chapter, e *guide.Entry) (guide.Located, bool) {
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
	t := site.Resolve(c, e.SameAs)
	for _, at := range k.byID[t.Fragment] {
		if at.Chapter == t.Chapter && at.Entry != e {
			return at, true
		}
	}
	return guide.Located{}, false
}

// elsewhere gives the other places where a question of c is asked, the one
// with the canonical answer first, a chapter once.
func (k *questions) elsewhere(site *guide.Site, c *guide.Chapter, e *guide.Entry) []guide.Located {
	if e.SameAs == "" && len(k.sameAs[e]) == 0 && len(k.byText[k.texts[e]]) < 2 {
		return nil // as most are
	}
	var all []guide.Located
	if at, ok := k.canonical(site, c, e); ok {
		all = append(all, at)
	}
	all = append(all, k.sameAs[e]...)
	all = append(all, k.byText[k.texts[e]]...)
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
	for _, at := range s.known.elsewhere(s.site, s.chapter, e) {
		links = append(links, theme.Link{Title: escape(at.Chapter.Title), URL: s.to(at.Chapter.URL) + fragment(at.Entry.ID)})
	}
	return links
}

// asked finds the question that a text names: of this chapter if it is there,
// else the first of the guide.
func (k *questions) asked(c *guide.Chapter, text string) (guide.Located, bool) {
	list := k.byText[normal(text)]
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

// normal gives the letters and digits of a question, folded, with one space
// between words.
func normal(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
