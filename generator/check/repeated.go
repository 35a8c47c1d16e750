package check

import (
	"fmt"
	"hash/maphash"
	"strings"

	"gen/generator/guide"
)

// repeated notes questions that another chapter of the same language asks
// before (question-repeated), unless one of both says which has the answer.
func repeated(site *guide.Site, report func(guide.Problem)) {
	first, seed := map[uint64]guide.Located{}, maphash.MakeSeed() // by a hash: there may be hundreds of thousands
	for _, c := range site.Chapters {
		for _, e := range c.Entries {
			if e.Type == guide.AskingTurn || e.Type == guide.MultipleChoice {
				continue // what is asked in passing, or of code, is too often alike
			}
			at := guide.Located{Chapter: c, Entry: e}
			key := maphash.Comparable(seed, asks(at))
			before, ok := first[key]
			if !ok {
				first[key] = at
			} else if before.Chapter != c && e.SameAs == "" && before.Entry.SameAs == "" && asks(before) == asks(at) {
				report(guide.Problem{Pos: e.Pos, Code: "question-repeated", Severity: guide.Notice,
					Message: fmt.Sprintf("%q is asked in %s:%d too", e.Title, before.Chapter.Path, before.Entry.Pos.Line),
					Hint:    "where one of them has the whole answer, let the other say so with same_as"})
			}
		}
	}
}

// asked is a question as it is compared with others.
type asked struct{ language, title string }

func asks(at guide.Located) asked {
	return asked{at.Chapter.Meta.Language, strings.ToLower(strings.TrimRight(at.Entry.Title, "?.!:？。！： "))}
}
