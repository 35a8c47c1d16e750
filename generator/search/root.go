package search

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"slices"
	"strings"
)

// rootVersion is raised when the format changes, so that a client from a
// cache notices that it is too old.
const rootVersion = 3

// facts is the part of the root that is small and irregular.
type facts struct {
	Version   int     `json:"v"`
	Documents int     `json:"n"`
	Space     int     `json:"space"` // document numbers are less
	Slot      int     `json:"slot"`  // document numbers of a slot
	Chunk     int     `json:"chunk"` // document numbers whose texts share a file
	Languages []rules `json:"langs"`
	Kinds     []tally `json:"kind"`
	Levels    []tally `json:"level"`
	Topics    []tally `json:"topic"`
}

// rules is a language of stems.txt as the client reads it.
type rules struct {
	First string   `json:"a"` // first letters of its words
	Last  string   `json:"z"`
	Lines []string `json:"r"`
}

// tally is a value to filter by and how many documents have it.
type tally struct {
	Value string
	Count int
}

func (t tally) MarshalJSON() ([]byte, error) { return json.Marshal([]any{t.Value, t.Count}) }

// maxTopics is how many topics the root offers, the most frequent ones.
const maxTopics = 24

// encodeRoot writes what a client needs to know before it can ask: the length
// of the facts and the facts; the shards, each by its first terms and its
// hash; the fingerprints of result texts; the words of titles.
func encodeRoot(f facts, shards []shard, prints []byte, lexicon []string) ([]byte, error) {
	head, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	b := binary.AppendUvarint(nil, uint64(len(head)))
	b = append(b, head...)
	b = binary.AppendUvarint(b, uint64(len(shards)))
	last := ""
	for _, s := range shards {
		b = appendFront(b, last, s.from)
		last = s.from
	}
	for _, s := range shards {
		b = binary.BigEndian.AppendUint32(b, s.hash)
	}
	b = binary.AppendUvarint(b, uint64(len(prints)/3))
	b = append(b, prints...)
	b = binary.AppendUvarint(b, uint64(len(lexicon)))
	last = ""
	for _, w := range lexicon {
		b = appendFront(b, last, w)
		last = w
	}
	return b, nil
}

// tallies reads what can be filtered by off the terms.
func tallies(all []entry, name string) []tally {
	list := []tally{}
	for _, t := range all {
		if value, ok := strings.CutPrefix(t.key, "@"+name+":"); ok {
			list = append(list, tally{value, t.df})
		}
	}
	slices.SortStableFunc(list, func(a, b tally) int { return cmp.Compare(b.Count, a.Count) })
	return list[:min(len(list), maxTopics)]
}
