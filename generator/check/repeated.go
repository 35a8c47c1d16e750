package check

import (
	"fmt"
	"hash/maphash"
	"strings"
	"unicode"
	"unicode/utf8"

	"gen/generator/guide"
)

// repeated notes questions that another chapter of the same language asks
// before (question-repeated), unless one of both says which has the answer.
func repeated(site *guide.Site, report func(guide.Problem)) {
	type place struct{ chapter, entry int32 }
	total := 0
	for _, c := range site.Chapters {
		total += len(c.Entries)
	}
	first, seed := make(map[uint64]place, total), maphash.MakeSeed() // by a hash: there may be hundreds of thousands
	var text []byte
	for i, c := range site.Chapters {
		for j, e := range c.Entries {
			if e.Type == guide.AskingTurn || e.Type == guide.MultipleChoice {
				continue // what is asked in passing, or of code, is too often alike
			}
			text = appendAsked(text[:0], c, e)
			key := maphash.Bytes(seed, text)
			at, ok := first[key]
			if !ok {
				first[key] = place{int32(i), int32(j)}
				continue
			}
			before := site.Chapters[at.chapter]
			other := before.Entries[at.entry]
			if before != c && e.SameAs == "" && other.SameAs == "" && string(appendAsked(nil, before, other)) == string(text) {
				report(guide.Problem{Pos: e.Pos, Code: "question-repeated", Severity: guide.Notice,
					Message: fmt.Sprintf("%q is asked in %s:%d too", e.Title, before.Path, other.Pos.Line),
					Hint:    "where one of them has the whole answer, let the other say so with same_as"})
			}
		}
	}
}

// appendAsked appends a question of a chapter as it is compared with others.
func appendAsked(dst []byte, c *guide.Chapter, e *guide.Entry) []byte {
	dst = append(append(dst, c.Meta.Language...), ' ')
	for _, r := range strings.TrimRight(e.Title, "?.!:？。！： ") {
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}
