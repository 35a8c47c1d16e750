package page_test

import (
	"fmt"
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestLongParts: chapters are described while they are few, named when they are
// many, and led on to when they are more.
func TestLongParts(t *testing.T) {
	for _, test := range []struct{ parts, chapters, described, named, more int }{
		{1, 100, 100, 0, 0}, {1, 150, 0, 150, 0}, {1, 250, 0, 200, 1}, {10, 30, 0, 180, 10}, {50, 10, 0, 160, 40},
	} {
		var list []*guide.Chapter
		for p := range test.parts {
			for i := range test.chapters {
				folder := fmt.Sprintf("p%d/", p)
				if test.parts == 1 {
					folder = ""
				}
				name := folder + fmt.Sprintf("c%d", i)
				list = append(list, chapter("chapters/"+name+".md", "/"+name+"/", name, guide.KindArticle, prose("Text.")))
			}
		}
		home := render(t, emit(t, guide.NewSite(guide.Config{}, today, list, nil))["index.html"])
		main := home[strings.Index(home, "<main"):]
		named := strings.Count(main, "chapter-card--brief")
		described := strings.Count(main, `class="chapter-card"`)
		if more := strings.Count(main, `class="chapters-more"`); described != test.described || named != test.named || more != test.more {
			t.Errorf("%d parts of %d chapters: %d described, %d named, %d links lead on; want %d, %d, %d",
				test.parts, test.chapters, described, named, more, test.described, test.named, test.more)
		}
		if all := strings.Contains(main, `class="chapters-all"`); all != (test.parts > 40) {
			t.Errorf("%d parts: the contents are linked: %t", test.parts, all)
		}
	}
}
