package search

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/fnv"
	"strconv"
	"strings"
	"unicode/utf8"
)

// file is a finished piece of the index.
type file struct {
	path string // below the site's root
	data func() ([]byte, error)
}

// fixed gives a file with bytes that are at hand.
func fixed(path string, data []byte) file {
	return file{path, func() ([]byte, error) { return data, nil }}
}

// shard is a run of neighbouring terms. It is published under a hash of its
// content and found by its first terms in the root.
type shard struct {
	from string // no term of the shard is less, none of the one before is as great
	data []byte
	hash uint32
}

// entry is a term ready to be written.
type entry struct {
	key      string
	df, n    int
	postings []byte
}

// shardSize is the least size of a shard in bytes: small, since a query needs
// one term of it; larger in a large site, since the root names every shard.
func shardSize(documents int) int {
	if documents > 1<<16 {
		return 4 << 10
	}
	return 2 << 10
}

// cutShards cuts entries into shards. Where to cut is decided by hashes of the
// terms themselves, so that a new term moves no boundary but its own; a word
// stays with the code names that begin with it.
func cutShards(entries []entry, size int) []shard {
	var shards []shard
	from, n := 0, 0
	for i, e := range entries {
		fresh := i > 0 && base(e.key) != base(entries[i-1].key)
		if fresh && (n >= 2*size || n >= size*2/3 && boundary(e.key)) || n >= 8*size {
			shards = append(shards, newShard(entries, from, i))
			from, n = i, 0
		}
		n += len(e.key)/2 + 3 + len(e.postings)
	}
	if from < len(entries) {
		shards = append(shards, newShard(entries, from, len(entries)))
	}
	distinguish(shards)
	return shards
}

// base gives the word that a key begins with.
func base(key string) string {
	if i := strings.IndexAny(key, "=:+"); i >= 0 {
		return key[:i]
	}
	return key
}

// boundary reports whether a shard may begin at key: one key in 8.
func boundary(key string) bool {
	h := fnv.New32a()
	h.Write([]byte(base(key)))
	return h.Sum32()*2654435769>>29 == 0
}

// newShard writes entries[from:to]: their number, then of each term the bytes
// it shares with the one before, the bytes it adds, its document frequency,
// the number of postings if it is another, and the length of its postings;
// then all postings.
func newShard(entries []entry, from, to int) shard {
	size := binary.MaxVarintLen64
	for _, e := range entries[from:to] {
		size += len(e.key) + 5*binary.MaxVarintLen16 + len(e.postings)
	}
	b := binary.AppendUvarint(make([]byte, 0, size), uint64(to-from))
	last := ""
	for _, e := range entries[from:to] {
		b = appendFront(b, last, e.key)
		last = e.key
		if e.n == e.df {
			b = binary.AppendUvarint(b, uint64(e.df)<<1)
		} else {
			b = binary.AppendUvarint(b, uint64(e.df)<<1|1)
			b = binary.AppendUvarint(b, uint64(e.n))
		}
		b = binary.AppendUvarint(b, uint64(len(e.postings)))
	}
	for _, e := range entries[from:to] {
		b = append(b, e.postings...)
	}
	s := shard{data: b, from: entries[from].key}
	if from > 0 {
		s.from = separator(entries[from-1].key, s.from)
	}
	return s
}

// appendFront appends s without what it shares with the string before it.
func appendFront(b []byte, last, s string) []byte {
	n := commonPrefix(last, s)
	b = binary.AppendUvarint(b, uint64(n))
	b = binary.AppendUvarint(b, uint64(len(s)-n))
	return append(b, s[n:]...)
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// separator gives the shortest beginning of next, in whole characters, that is
// greater than last.
func separator(last, next string) string {
	for i := range next {
		if _, size := utf8.DecodeRuneInString(next[i:]); compareKeys(next[:i+size], last) > 0 {
			return next[:i+size]
		}
	}
	return next
}

// distinguish sets the hashes of shards. Two that would share a name, which
// few sites ever see, are told apart by hashing again.
func distinguish(shards []shard) {
	taken := map[uint32]bool{}
	for i := range shards {
		sum := sha256.Sum256(shards[i].data)
		for h := binary.BigEndian.Uint32(sum[:]); ; h = binary.BigEndian.Uint32(sum[:]) {
			if !taken[h] {
				taken[h] = true
				shards[i].hash = h
				break
			}
			sum = sha256.Sum256(sum[:])
		}
	}
}

func (s *shard) file() file {
	return fixed(dataDir+strconv.FormatUint(uint64(s.hash), 36)+".bin", s.data)
}
