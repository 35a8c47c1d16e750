package search

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// dataDir holds what is named by its content; rootPath is the one file with a
// stable name.
const (
	dataDir  = "search/data/"
	rootPath = "search/root.bin"
)

// source gives the chapters of a site one at a time, from several goroutines.
type source struct {
	urls     []string // of each chapter
	counts   []int    // documents of each chapter
	load     func(i int) (*chapter, error)
	synonyms map[string][]string
	language string
}

// postingLimit is how many postings a word keeps. Beyond it, what a frequent
// word costs in bytes and time is worth more than its weakest places.
func postingLimit(documents int) int {
	if documents > 1<<16 {
		return 256
	}
	return 1024
}

// index is a finished index: its pieces, the root last.
type index []file

// build reads every chapter once and forgets it: what stays are postings, cut
// to the best of each word, and the texts of results.
func build(src source) (index, error) {
	slots, positions, space := place(src.urls, src.counts)
	spots := make([][]int, len(src.urls)) // positions of a chapter's slots
	documents := 0
	for i, s := range slots {
		for len(spots[s.chapter]) <= s.part {
			spots[s.chapter] = append(spots[s.chapter], 0)
		}
		spots[s.chapter][s.part] = positions[i]
	}
	for _, n := range src.counts {
		documents += n
	}
	c := &collection{limit: postingLimit(documents), texts: make([][]byte, space*slotSize/textSize)}
	if err := c.read(src, spots); err != nil {
		return nil, err
	}
	all := c.finish()
	entries := make([]entry, len(all))
	parallel((len(all)+1023)/1024, func(block int) {
		for i := block * 1024; i < min(len(all), (block+1)*1024); i++ {
			t := &all[i]
			t.finish(c.limit)
			entries[i] = entry{t.key, t.df, len(t.postings), encodePostings(t.postings)}
		}
	})
	shards := cutShards(entries, shardSize(documents))
	files, group, prints := textFiles(c.texts)
	for i := range shards {
		files = append(files, shards[i].file())
	}
	f := facts{
		Version: rootVersion, Documents: documents, Space: space * slotSize, Slot: slotBits, Group: group,
		Languages: c.languages(all, src.language),
		Synonyms:  synonyms(c.thesaurus, newStemmer(src.language), entries),
		Kinds:     slices.DeleteFunc(tallies(all, "kind"), func(k tally) bool { return !c.hasKind(k.Value) }), Levels: tallies(all, "level"), Topics: tallies(all, "topic"),
	}
	root, err := encodeRoot(f, shards, prints, c.lexicon())
	if err != nil {
		return nil, err
	}
	return append(files, file{rootPath, root}), nil
}

// collection is an index while it is read.
type collection struct {
	limit     int
	thesaurus *thesaurus
	readers   []*reader
	texts     [][]byte // by document number divided by textSize
}

// read has a reader for each processor take chapter after chapter.
func (c *collection) read(src source, spots [][]int) error {
	c.thesaurus = newThesaurus(src.synonyms)
	errs := make([]error, len(src.urls))
	idle := make(chan *reader, len(src.urls)+1)
	parallel(len(src.urls), func(i int) {
		var r *reader
		select {
		case r = <-idle:
		default:
			r = newReader(c.limit, c.thesaurus)
		}
		defer func() { idle <- r }()
		ch, err := src.load(i)
		if err != nil {
			errs[i] = err
			return
		}
		r.chapter(ch, func(d int) int { return spots[i][d/slotSize]*slotSize + d%slotSize })
		for from := 0; from < len(ch.documents); from += textSize {
			n := spots[i][from/slotSize]*2 + from%slotSize/textSize
			c.texts[n] = encodeTexts(ch, ch.documents[from:min(from+textSize, len(ch.documents))])
		}
	})
	close(idle)
	for r := range idle {
		c.readers = append(c.readers, r)
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// finish joins the terms of all readers. Terms that only a thesaurus named go.
func (c *collection) finish() []term {
	parts := make([]*terms, len(c.readers))
	for i, r := range c.readers {
		parts[i] = r.terms
	}
	return slices.DeleteFunc(merge(parts), func(t term) bool { return len(t.postings) == 0 })
}

// hasKind reports whether some chapter is of a kind. Documents have kinds too,
// which can be typed, but beside those of chapters they would confuse.
func (c *collection) hasKind(kind string) bool {
	return slices.ContainsFunc(c.readers, func(r *reader) bool { return r.kinds[kind] })
}

// lexicon gives the words of titles, for correction and completion.
func (c *collection) lexicon() []string {
	set := map[string]bool{}
	for _, r := range c.readers {
		for _, t := range r.tongues {
			for s, w := range t.words {
				if first, _ := utf8.DecodeRuneInString(s); w.inTitle && !w.stop && len(s) > 2 && !unspaced(first) {
					set[s] = true
				}
			}
		}
	}
	return slices.SortedFunc(maps.Keys(set), compareKeys)
}

// languages gives the rules that a client needs: those of the languages of the
// chapters, the site's own first, and of the scripts that occur.
func (c *collection) languages(all []term, site string) []rules {
	list := []rules{} // an empty list, not null, for the client
	for _, l := range languages() {
		used := l.name == baseLanguage(site)
		if l.first == 'a' {
			used = used || slices.ContainsFunc(c.readers, func(r *reader) bool { return r.tongues[l.name] != nil })
		} else {
			i, _ := slices.BinarySearchFunc(all, string(l.first), func(t term, s string) int { return compareKeys(t.key, s) })
			first := rune(0)
			if i < len(all) {
				first, _ = utf8.DecodeRuneInString(all[i].key)
			}
			used = used || l.first <= first && first <= l.last
		}
		if !used {
			continue
		}
		r := l.rules()
		if l.name == baseLanguage(site) {
			list = append([]rules{r}, list...)
		} else {
			list = append(list, r)
		}
	}
	return list
}

// synonyms gives the groups of the thesaurus that lead somewhere.
func synonyms(th *thesaurus, s stemmer, entries []entry) [][]string {
	list := [][]string{}
	for _, group := range th.groups {
		members := stems(s, group)
		hit := slices.ContainsFunc(members, func(m string) bool {
			_, found := slices.BinarySearchFunc(entries, m, func(e entry, key string) int { return compareKeys(e.key, key) })
			return found && !strings.Contains(m, " ")
		})
		if hit && len(members) > 1 {
			list = append(list, members)
		}
	}
	return list
}
