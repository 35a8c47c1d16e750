package search

import (
	"slices"
	"strings"
)

// terms collects the postings of the words of some chapters.
type terms struct {
	limit int // postings kept of a word, see prune
	ids   map[string]int32
	list  []term
}

// term is a key of the index and the documents it leads to.
type term struct {
	key      string
	df       int // documents that hold it, context aside
	postings []posting
	// what the document being read holds of it
	tf    float32
	marks uint8
	next  uint8 // follower in its title
}

const (
	markTouched = 1 << iota // seen in the document being read
	markTitle               // in its title
	markOwn                 // in its own text, not only in its context
)

func newTerms(limit int) *terms { return &terms{limit: limit, ids: map[string]int32{}} }

func (t *terms) id(key string) int32 {
	id, ok := t.ids[key]
	if !ok {
		key = strings.Clone(key)
		id = int32(len(t.list))
		t.ids[key] = id
		t.list = append(t.list, term{key: key})
	}
	return id
}

// add appends a posting, and now and then drops those that prune would.
func (t *term) add(p posting, limit int) {
	t.postings = append(t.postings, p)
	if len(t.postings) >= 8*limit && !facet(t.key) {
		t.postings = prune(t.postings, limit)
	}
}

// prune keeps the limit best postings, and up to four times as many if they
// are of titles. As the order of postings is total, the result does not depend
// on the order in which they came.
func prune(list []posting, limit int) []posting {
	if len(list) <= limit {
		return list
	}
	slices.Sort(list)
	n := limit
	for n < len(list) && n < 4*limit && list[n].impact() >= impactHalf {
		n++
	}
	return list[:n]
}

// merge joins what several workers collected into one list in the order of
// keys. A term's postings are complete after finish.
func merge(parts []*terms) []term {
	orders := make([][]int32, len(parts))
	parallel(len(parts), func(i int) { orders[i] = parts[i].sorted() })
	var all []term
	for {
		first := -1
		for i, p := range parts {
			if len(orders[i]) > 0 && (first < 0 || compareKeys(p.list[orders[i][0]].key, parts[first].list[orders[first][0]].key) < 0) {
				first = i
			}
		}
		if first < 0 {
			break
		}
		t := parts[first].list[orders[first][0]]
		orders[first] = orders[first][1:]
		if n := len(all); n > 0 && all[n-1].key == t.key {
			all[n-1].df += t.df
			all[n-1].postings = append(all[n-1].postings, t.postings...)
			continue
		}
		all = append(all, t)
	}
	return all
}

func (t *terms) sorted() []int32 {
	order := make([]int32, len(t.list))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return compareKeys(t.list[a].key, t.list[b].key) })
	return order
}

// finish brings the postings of a merged term into the order of documents.
func (t *term) finish(limit int) {
	if !facet(t.key) {
		t.postings = prune(t.postings, limit)
	}
	slices.SortFunc(t.postings, func(a, b posting) int { return a.document() - b.document() })
}

// facet reports whether key is a filter, such as "@level:mid".
func facet(key string) bool { return key[0] == '@' }

// compareKeys orders keys as JavaScript compares strings, by UTF-16: that is
// the order of bytes, but for characters beyond the basic plane (F0 to F4),
// which come before U+E000 to U+FFFF (EE and EF).
func compareKeys(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if x, y := a[i], b[i]; x != y {
			if x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0) {
				x, y = y, x
			}
			return int(x) - int(y)
		}
	}
	return len(a) - len(b)
}
