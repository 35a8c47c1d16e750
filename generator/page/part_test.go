package page_test

import (
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestPartsThatAreOneText: a folder that holds one text is listed as a chapter
// is, with what is said of chapters, and one around all others not at all.
func TestPartsThatAreOneText(t *testing.T) {
	index := func(path, url, title string, blocks ...guide.Block) *guide.Chapter {
		c := chapter(path, url, title, guide.KindList, blocks...)
		c.Index = true
		return c
	}
	home := render(t, emit(t, guide.NewSite(guide.Config{Title: "Guide"}, today, []*guide.Chapter{
		index("src/locks/README.md", "/src/locks/", "Locks", asked("why", "Why?")),
		index("src/queues/README.md", "/src/queues/", "Queues", prose("Text.")),
		chapter("src/more/a.md", "/src/more/a/", "First", guide.KindArticle, prose("Text.")),
	}, nil))["index.html"])
	_, home, _ = strings.Cut(home, "<main")
	for text, times := range map[string]int{
		`<h2`:                      1,
		`<a href="src/more/">More`: 1,
		`href="src/"`:              0,
		`class="chapter-card"`:     3,
		`>Locks<`:                  1,
		`>Queues<`:                 1,
		`1 question<`:              2, // of the guide, and of that chapter
	} {
		if n := strings.Count(home, text); n != times {
			t.Errorf("home has %q %d times, want %d:\n%s", text, n, times, home)
		}
	}
}

// TestGlossaryComesLast: home lists a glossary beside its parts as it is read.
func TestGlossaryComesLast(t *testing.T) {
	files := emit(t, guide.NewSite(guide.Config{}, today, []*guide.Chapter{
		chapter("chapters/glossary.md", "/glossary/", "Words", guide.KindArticle, prose("Text.")),
		chapter("chapters/b/one.md", "/b/one/", "One", guide.KindArticle, prose("Text.")),
	}, nil))
	_, main, _ := strings.Cut(render(t, files["index.html"]), "<main")
	if one, words := strings.Index(main, ">One<"), strings.Index(main, ">Words<"); one < 0 || words < one {
		t.Errorf("the glossary stands at %d, a chapter at %d: %s", words, one, main)
	}
}
