package search

import (
	"cmp"
	"hash/fnv"
	"math/bits"
	"slices"
	"strconv"
)

// Documents are numbered so that an edit changes few numbers: each chapter
// takes slots of slotSize numbers, and a slot's place follows from a hash of
// the chapter's URL. Adding a question fills a free number of its slot; adding
// a chapter moves at most the few slots behind it.
const slotSize = 32

// slot is a run of slotSize document numbers.
type slot struct {
	chapter int // index of the chapter
	part    int // the chapter's first, second, ... slot
	home    uint32
	key     string
}

// spots gives the positions of each chapter's slots, and the number of
// positions there are.
func spots(urls []string, counts []int) (list [][]int, space int) {
	slots, positions, space := place(urls, counts)
	list = make([][]int, len(urls))
	for i, s := range slots {
		for len(list[s.chapter]) <= s.part {
			list[s.chapter] = append(list[s.chapter], 0)
		}
		list[s.chapter][s.part] = positions[i]
	}
	return list, space
}

// place gives every chapter its slots. The result is in ascending order of
// position; positions[i] belongs to slots[i], and space is one more than the
// last position there can be.
func place(urls []string, counts []int) (slots []slot, positions []int, space int) {
	for i, n := range counts {
		for part := 0; part == 0 || part*slotSize < n; part++ {
			slots = append(slots, slot{chapter: i, part: part, key: urls[i] + "#" + strconv.Itoa(part)})
		}
	}
	space = tableSize(len(slots))
	for i := range slots {
		h := fnv.New32a()
		h.Write([]byte(slots[i].key))
		// A second mixing, as FNV leaves the top bits of short keys alike.
		slots[i].home = uint32(uint64(h.Sum32()*2654435769) * uint64(space) >> 32)
	}
	slices.SortFunc(slots, func(a, b slot) int {
		return cmp.Or(cmp.Compare(a.home, b.home), cmp.Compare(a.key, b.key), cmp.Compare(a.chapter, b.chapter))
	})
	positions = make([]int, len(slots))
	next := 0
	for i, s := range slots {
		next = max(next, int(s.home))
		positions[i] = next
		next++
	}
	return slots, positions, max(space, next)
}

// tableSize gives the number of places for n slots: at least a quarter more,
// and growing by halves so that most added chapters leave it as it is.
func tableSize(n int) int {
	want := n + n/4 + 1
	size := 1 << bits.Len(uint(want))
	if size/4*3 >= want {
		return size / 4 * 3
	}
	return size
}
