package search

import (
	"math/bits"
	"slices"
)

// bitWriter appends bits, most significant first.
type bitWriter struct {
	b     []byte
	held  uint64 // the low n bits are still to be written
	count int    // n, at most 7 between calls
}

// write appends the low n bits of v, at most 32, which has no others.
func (w *bitWriter) write(v uint32, n int) {
	w.held = w.held<<n | uint64(v)
	for w.count += n; w.count >= 8; w.count -= 8 {
		w.b = append(w.b, byte(w.held>>(w.count-8)))
	}
}

// flush gives the bytes, the last one filled with zeros.
func (w *bitWriter) flush() []byte {
	if w.count > 0 {
		w.write(0, 8-w.count)
	}
	return w.b
}

// rice writes v as a quotient in unary and k low bits (Rice 1979).
func (w *bitWriter) rice(v uint32, k int) {
	q := int(v >> k)
	for ; q >= 16; q -= 16 {
		w.write(1<<16-1, 16)
	}
	w.write(1<<(q+1)-2, q+1)
	w.write(v&(1<<k-1), k)
}

// encodePostings writes postings in the order of documents: the Rice parameter
// of the gaps (5 bits), the least impact (5) and how many bits its excess takes
// (3); then gap and excess of each, and the follower of a title word. It uses
// the list up, and spare if that is as long.
func encodePostings(list, spare []posting) []byte {
	if len(list) == 0 {
		return nil
	}
	list = byDocument(list, spare)
	low, high := uint32(impactTop), uint32(0)
	for _, p := range list {
		low, high = min(low, p.impact()), max(high, p.impact())
	}
	mean := list[len(list)-1].document() / len(list) * 7 / 10
	k := max(bits.Len(uint(mean))-1, 0)
	width := bits.Len32(high - low)
	w := bitWriter{b: make([]byte, 0, len(list)*(k+width+3)/8+4)}
	w.write(uint32(k), 5)
	w.write(low, impactBits)
	w.write(uint32(width), 3)
	last := -1
	for _, p := range list {
		w.rice(uint32(p.document()-last-1), k)
		w.write(p.impact()-low, width)
		if p.impact() >= impactHalf {
			w.write(uint32(p.follower()), followerBits)
		}
		last = p.document()
	}
	return w.flush()
}

// byDocument puts postings in the order of documents: in list, or in spare. A long
// list is dealt out by one byte of the number after the other, the lowest first.
func byDocument(list, spare []posting) []posting {
	if len(list) < 200 {
		slices.SortFunc(list, func(a, b posting) int { return a.document() - b.document() })
		return list
	}
	most := 0
	for _, p := range list {
		most = max(most, p.document())
	}
	spare = slices.Grow(spare[:0], len(list))[:len(list)]
	for shift := 0; most>>shift > 0; shift += 8 {
		var at [256]int
		for _, p := range list {
			at[p.document()>>shift&255]++
		}
		sum := 0
		for i, n := range at {
			at[i] = sum
			sum += n
		}
		for _, p := range list {
			next := &at[p.document()>>shift&255]
			spare[*next] = p
			*next++
		}
		list, spare = spare, list
	}
	return list
}
