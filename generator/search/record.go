package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// A record is the forward index of a chapter: what the index takes from it.
// It is made while the chapter is at hand and can be kept with it. As bytes it is
//
//	the language of its words and the kind of the chapter
//	for each slotSize documents a hash of what results show of them, and that
//	the spellings of the words of titles
//	for each term its key, its postings, and in how many of them it is the
//	document's own
//
// where a list begins with its length. A posting is the gap to the document
// before, the impact, and for a title word its follower.

const printSize = 8 // bytes of the hash of a text

func (r *recorder) record(t *tongue, c *chapter) []byte {
	b := appendString(appendString(r.data[:0], t.name), c.kind)
	b = binary.AppendUvarint(b, uint64((len(c.documents)+slotSize-1)/slotSize))
	for from := 0; from < len(c.documents); from += slotSize {
		r.shown = appendTexts(r.shown[:0], c, c.documents[from:min(from+slotSize, len(c.documents))])
		sum := sha256.Sum256(r.shown)
		b = append(appendString(b, r.shown), sum[:printSize]...)
	}
	b = binary.AppendUvarint(b, uint64(len(r.spelled)))
	for _, s := range r.spelled {
		b = appendString(b, s)
	}
	b = binary.AppendUvarint(b, uint64(len(r.used)))
	postings := r.byTerm()
	for _, id := range r.used {
		t := &r.list[id]
		b = appendString(b, r.keys[id])
		b = binary.AppendUvarint(b, uint64(t.postings))
		b = binary.AppendUvarint(b, uint64(t.df))
		b = appendPostings(b, postings[:t.postings])
		postings = postings[t.postings:]
	}
	r.data = b
	return bytes.Clone(b)
}

// byTerm gives the postings of the chapter's terms, one after the other, each in
// the order of documents.
func (r *recorder) byTerm() []posting {
	end := int32(0)
	for _, id := range r.used {
		r.list[id].end = end
		end += r.list[id].postings
	}
	r.postings = slices.Grow(r.postings[:0], len(r.found))[:len(r.found)]
	for _, f := range r.found {
		t := &r.list[f.id]
		r.postings[t.end] = f.posting
		t.end++
	}
	return r.postings
}

func appendPostings(b []byte, list []posting) []byte {
	last := -1
	for _, p := range list {
		b = binary.AppendUvarint(b, uint64(p.document()-last-1)<<impactBits|uint64(p.impact()))
		if p.impact() >= impactHalf {
			b = append(b, p.follower())
		}
		last = p.document()
	}
	return b
}

func appendString[S string | []byte](b []byte, s S) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// cursor reads numbers and strings off bytes. Past their end it reads zeros.
type cursor struct{ rest []byte }

func (c *cursor) number() int {
	if len(c.rest) > 0 && c.rest[0] < 0x80 {
		n := int(c.rest[0])
		c.rest = c.rest[1:]
		return n
	}
	n, size := binary.Uvarint(c.rest)
	c.rest = c.rest[max(size, 0):]
	if size <= 0 {
		c.rest = nil
	}
	return int(n)
}

func (c *cursor) take(n int) []byte {
	if n < 0 || n > len(c.rest) {
		n, c.rest = 0, nil
	}
	taken := c.rest[:n]
	c.rest = c.rest[n:]
	return taken
}

func (c *cursor) bytes() []byte { return c.take(c.number()) }

// text is what results of a slot show, with its hash.
type text struct{ data, print []byte }

// recordTexts gives the texts of a record, one for each slot.
func recordTexts(record []byte) []text {
	c := cursor{record}
	c.bytes()
	c.bytes()
	list := make([]text, c.number())
	for i := range list {
		list[i] = text{c.bytes(), c.take(printSize)}
	}
	return list
}
