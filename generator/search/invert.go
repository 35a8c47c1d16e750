package search

import (
	"hash/maphash"
	"slices"
	"sync"
)

// inversion turns records, which say what is in a chapter, into terms, which
// say where a word is. It takes records from several goroutines, in any order;
// of a term it holds little more than what the index keeps.
type inversion struct {
	limit int // postings kept of a word, see prune
	seed  maphash.Seed
	parts [64]part

	mu        sync.Mutex
	lexicon   map[string]bool // words of titles
	languages map[string]bool
	kinds     map[string]bool // of chapters
}

// part holds the terms whose keys share a hash.
type part struct {
	sync.Mutex
	ids  map[string]int32
	list []term
}

// term is a key of the index and the documents it leads to.
type term struct {
	key      string
	df       int // documents that hold it, context aside
	postings []posting
	worst    posting // what comes after is not kept; 0 before the first prune
	kept     int     // postings that the last prune left
}

func newInversion(limit int) *inversion {
	v := &inversion{limit: limit, seed: maphash.MakeSeed(), lexicon: map[string]bool{}, languages: map[string]bool{}, kinds: map[string]bool{}}
	for i := range v.parts {
		v.parts[i].ids = map[string]int32{}
	}
	return v
}

// add takes the record of a chapter whose documents have the numbers that
// spots give: the first of each slot.
func (v *inversion) add(record []byte, spots []int) {
	c := cursor{record}
	language, kind := c.bytes(), c.bytes()
	for range c.number() {
		c.bytes()
		c.take(printSize)
	}
	v.mu.Lock()
	v.languages[string(language)] = true
	v.languages[latinLanguage(string(language))] = true
	v.kinds[string(kind)] = true
	for range c.number() {
		if word := c.bytes(); !v.lexicon[string(word)] {
			v.lexicon[string(word)] = true
		}
	}
	v.mu.Unlock()
	for range c.number() {
		key := c.bytes()
		p := &v.parts[maphash.Bytes(v.seed, key)%uint64(len(v.parts))]
		p.Lock()
		p.term(key).read(&c, spots, v.limit)
		p.Unlock()
	}
}

func (p *part) term(key []byte) *term {
	id, ok := p.ids[string(key)]
	if !ok {
		id = int32(len(p.list))
		p.list = append(p.list, term{key: string(key)})
		p.ids[p.list[id].key] = id
	}
	return &p.list[id]
}

// read takes the postings of a term from a record.
func (t *term) read(c *cursor, spots []int, limit int) {
	n := c.number()
	t.df += c.number()
	if cap(t.postings)-len(t.postings) < n {
		t.postings = slices.Grow(t.postings, max(n, len(t.postings))) // so that a list is seldom moved
	}
	document := -1
	for range n {
		v := c.number()
		document += v>>impactBits + 1
		impact, next := uint32(v&impactTop), uint8(0)
		if impact >= impactHalf {
			next = c.take(1)[0]
		}
		t.keep(newPosting(spots[document/slotSize]+document%slotSize, impact, next))
	}
	if !facet(t.key) {
		t.bound(limit)
	}
}

func (t *term) keep(p posting) {
	if t.worst == 0 || p < t.worst {
		t.postings = append(t.postings, p)
	}
}

// bound drops postings when there are many more than the index keeps.
func (t *term) bound(limit int) {
	if len(t.postings) >= 2*max(limit, t.kept) {
		t.postings, t.worst = prune(t.postings, limit)
		t.kept = len(t.postings)
	}
}

// prune keeps the limit best postings, and up to four times as many if they
// are of titles, and tells from where on later ones need not be kept. As the
// order of postings is total, the result does not depend on the order in which
// they came.
func prune(list []posting, limit int) (kept []posting, worst posting) {
	if len(list) <= limit {
		return list, 0
	}
	titles := 0
	var counts [impactTop + 1]int
	for _, p := range list {
		counts[p.impact()]++
		if p.impact() >= impactHalf {
			titles++
		}
	}
	n := max(limit, min(titles, 4*limit))
	least := uint32(impactTop) // the impact at which the list is cut
	better := 0                // postings of more impact
	for ; better+counts[least] < n; least-- {
		better += counts[least]
	}
	kept = list[:0]
	level := make([]posting, 0, counts[least])
	for _, p := range list {
		if p.impact() > least {
			kept = append(kept, p)
		} else if p.impact() == least {
			level = append(level, p)
		}
	}
	level = level[:choose(level, n-better)]
	worst = level[len(level)-1]
	if worst.impact() >= impactHalf && n < 4*limit {
		worst = firstOfBody
	}
	return append(kept, level...), worst
}

// choose moves the n least postings of a list to its front, the greatest of them
// last, and gives n. It costs less than to sort them (Hoare: Algorithm 65, 1961);
// what order the others are in shows nowhere.
func choose(list []posting, n int) int {
	for from, to := 0, len(list)-1; from < to; {
		pivot, i, j := list[from+(to-from)/2], from, to
		for i <= j {
			for list[i] < pivot {
				i++
			}
			for pivot < list[j] {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case n-1 <= j:
			to = j
		case n-1 >= i:
			from = i
		default:
			return n
		}
	}
	return n
}

// firstOfBody comes after all postings of titles.
const firstOfBody posting = (impactTop - impactHalf + 1) << 40

// entries gives the terms of a part as the index holds them, in the order of
// their keys, and forgets them.
func (p *part) entries(limit int) []entry {
	list := make([]entry, len(p.list))
	var spare []posting
	for i := range p.list {
		t := &p.list[i]
		if !facet(t.key) {
			t.postings, _ = prune(t.postings, limit)
		}
		spare = slices.Grow(spare, len(t.postings))
		list[i] = entry{t.key, t.df, len(t.postings), encodePostings(t.postings, spare)}
		t.postings = nil
	}
	slices.SortFunc(list, func(a, b entry) int { return compareKeys(a.key, b.key) })
	p.ids, p.list = nil, nil
	return list
}

// entries gives all terms, and those beside them, in the order of their keys.
func (v *inversion) entries(beside []entry) []entry {
	sorted := make([][]entry, len(v.parts), len(v.parts)+1)
	parallel(len(v.parts), func(i int) { sorted[i] = v.parts[i].entries(v.limit) })
	all := slices.Concat(append(sorted, beside)...)
	slices.SortFunc(all, func(a, b entry) int { return compareKeys(a.key, b.key) })
	return all
}
