package search

import "math/bits"

// bitWriter appends bits, most significant first.
type bitWriter struct {
	b    []byte
	free int // unused low bits of the last byte
}

func (w *bitWriter) write(v uint32, n int) {
	for n > 0 {
		if w.free == 0 {
			w.b = append(w.b, 0)
			w.free = 8
		}
		take := min(n, w.free)
		part := v >> (n - take) & (1<<take - 1)
		w.b[len(w.b)-1] |= byte(part << (w.free - take))
		w.free -= take
		n -= take
	}
}

// rice writes v as a quotient in unary and k low bits (Rice 1979).
func (w *bitWriter) rice(v uint32, k int) {
	q := int(v >> k)
	for ; q >= 16; q -= 16 {
		w.write(1<<16-1, 16)
	}
	w.write(1<<(q+1)-2, q+1)
	w.write(v, k)
}

// encodePostings writes postings that are in the order of documents: the Rice
// parameter of the gaps (5 bits), the least impact (5) and how many bits its
// excess takes (3); then gap and excess of each, and the follower of a title word.
func encodePostings(list []posting) []byte {
	if len(list) == 0 {
		return nil
	}
	low, high := uint32(impactTop), uint32(0)
	for _, p := range list {
		low, high = min(low, p.impact()), max(high, p.impact())
	}
	mean := list[len(list)-1].document() / len(list) * 7 / 10
	k := max(bits.Len(uint(mean))-1, 0)
	width := bits.Len32(high - low)
	w := bitWriter{b: make([]byte, 0, len(list)*(k+width+2)/8+4)}
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
	return w.b
}
