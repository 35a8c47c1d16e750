package search

import (
	"bytes"
	"maps"
	"slices"
	"unicode/utf8"
)

// dataDir holds what is named by its content; rootPath is the one file with a
// stable name.
const (
	dataDir  = "search/data/"
	rootPath = "search/root.bin"
)

// source gives the records of a site's chapters, from several goroutines.
type source struct {
	urls      []string // of each chapter
	counts    []int    // documents of each chapter
	record    func(i int) ([]byte, error)
	thesaurus *thesaurus
	language  string
}

// postingLimit is how many postings a word keeps. Beyond it, what a frequent
// word costs in bytes and time is worth more than its weakest places.
func postingLimit(documents int) int {
	if documents > 1<<16 {
		return 256
	}
	return 1024
}

// keptTexts is the most slots of which the texts, some 3 kB each, are kept until
// they are written. In a larger site a record is read again instead.
const keptTexts = 1 << 11

// index is a finished index: its pieces, the root last.
type index []file

// build reads every record once and forgets it: what stays are postings, cut
// to the best of each word, and the hashes of the texts of results.
func build(src source) (index, error) {
	spots, space := spots(src.urls, src.counts)
	documents := 0
	for _, n := range src.counts {
		documents += n
	}
	v, texts := newInversion(postingLimit(documents)), make([]slotText, space)
	if err := v.read(src, spots, texts); err != nil {
		return nil, err
	}
	entries := v.entries(v.synonyms(src.thesaurus))
	shards := cutShards(entries, shardSize(documents))
	chunk := chunkSize(space)
	files, prints := textFiles(texts, chunk)
	for i := range shards {
		files = append(files, shards[i].file())
	}
	f := facts{
		Version: rootVersion, Documents: documents, Space: space * slotSize, Slot: slotSize, Chunk: chunk * slotSize,
		Languages: v.rules(entries, src.language),
		Kinds:     slices.DeleteFunc(tallies(entries, "kind"), func(k tally) bool { return !v.kinds[k.Value] }),
		Levels:    tallies(entries, "level"), Topics: tallies(entries, "topic"),
	}
	root, err := encodeRoot(f, shards, prints, slices.SortedFunc(maps.Keys(v.lexicon), compareKeys))
	if err != nil {
		return nil, err
	}
	return append(files, fixed(rootPath, root)), nil
}

// read takes every record into the inversion, and notes where its texts are.
func (v *inversion) read(src source, spots [][]int, texts []slotText) error {
	errs := make([]error, len(src.urls))
	parallel(len(src.urls), func(i int) {
		record, err := src.record(i)
		if err != nil {
			errs[i] = err
			return
		}
		numbers := make([]int, len(spots[i]))
		for part, text := range recordTexts(record) {
			at := spots[i][part]
			numbers[part] = at * slotSize
			load := func() ([]byte, error) {
				record, err := src.record(i)
				if err != nil {
					return nil, err
				}
				return recordTexts(record)[part].data, nil
			}
			if len(texts) <= keptTexts {
				data := bytes.Clone(text.data)
				load = func() ([]byte, error) { return data, nil }
			}
			texts[at] = slotText{bytes.Clone(text.print), load}
		}
		v.add(record, numbers)
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// rules gives the rules of words that a client needs: those of the languages
// of the chapters, the site's own first, and of the scripts that occur.
func (v *inversion) rules(all []entry, site string) []rules {
	list := []rules{} // an empty list, not null, for the client
	for _, l := range languages() {
		switch {
		case l.latin() && !v.languages[l.name], !l.latin() && !occurs(all, l):
		case l.name == baseLanguage(site):
			list = slices.Insert(list, 0, l.rules())
		default:
			list = append(list, l.rules())
		}
	}
	return list
}

// occurs reports whether a term begins with a letter of a language's script.
func occurs(all []entry, l *language) bool {
	i, _ := slices.BinarySearchFunc(all, string(l.first), func(e entry, s string) int { return compareKeys(e.key, s) })
	if i == len(all) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(all[i].key)
	return first <= l.last
}
