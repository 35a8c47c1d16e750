package check

import (
	"fmt"
	"strings"

	"gen/generator/guide"
)

// repeated notes questions that another chapter of the same language asks
// before (question-repeated), unless one of both says which has the answer.
func repeated(site *guide.Site, report func(guide.Problem)) {
	type asked struct{ language, title string }
	first := map[asked]guide.Located{}
	for _, c := range site.Chapters {
		for _, e := range c.Entries {
			if e.Type == guide.AskingTurn || e.Type == guide.MultipleChoice {
				continue // what is asked in passing, or of code, is too often alike
			}
			key := asked{c.Meta.Language, strings.ToLower(strings.TrimRight(e.Title, "?.!:？。！： "))}
			before, ok := first[key]
			if !ok {
				first[key] = guide.Located{Chapter: c, Entry: e}
			} else if before.Chapter != c && e.SameAs == "" && before.Entry.SameAs == "" {
				report(guide.Problem{Pos: e.Pos, Code: "question-repeated", Severity: guide.Notice,
					Message: fmt.Sprintf("%q is asked in %s:%d too", e.Title, before.Chapter.Path, before.Entry.Pos.Line),
					Hint:    "where one of them has the whole answer, let the other say so with same_as"})
			}
		}
	}
}
