package page_test

import (
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestWindowNamesOnce: a part that is one chapter of its name stands once in the
// list of chapters, and long titles are cut there and in the outline, with a
// line of code where questions share theirs.
func TestWindowNamesOnce(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Why is this so long? ", 15))
	first, second := asked("first", "What does this print?"), asked("second", long)
	first.Entry.Cue = "print(1 < 2)"
	page := render(t, emit(t, guide.NewSite(guide.Config{}, today, []*guide.Chapter{
		chapter("chapters/sql/sql.md", "/sql/sql/", "Sql", guide.KindList, first, second),
		chapter("chapters/more/a.md", "/more/a/", long, guide.KindArticle, prose("Text.")),
		chapter("chapters/more/b.md", "/more/b/", "Another", guide.KindArticle, prose("Text.")),
	}, nil))["sql/sql/index.html"])
	nav := func(name string) string {
		_, rest, _ := strings.Cut(page, `<nav class="`+name)
		text, _, _ := strings.Cut(rest, "</nav>")
		return text
	}
	for _, c := range []struct {
		where, text string
		times       int
	}{
		{"chapters", ">Sql<", 1},
		{"chapters", `aria-current="page">Sql`, 1},
		{"chapters", ">Another<", 1},
		{"chapters", "Why is this so long?", 5},
		{"outline", "Why is this so long?", 5},
		{"outline", `What does this print? <code class="cue">print(1 &lt; 2)</code>`, 1},
	} {
		if n := strings.Count(nav(c.where), c.text); n != c.times {
			t.Errorf("%s has %q %d times, want %d:\n%s", c.where, c.text, n, c.times, nav(c.where))
		}
	}
}

// TestTranslationsOfOneTitle: a translation under the same title says its
// language wherever it is linked to.
func TestTranslationsOfOneTitle(t *testing.T) {
	var chapters []*guide.Chapter
	for _, c := range [][3]string{{"a", "Queues", ""}, {"b", "Queues", "th-TH"}, {"c", "Árvores", "pt-BR"}, {"d", "Trees", ""}, {"e", "Trees", ""}} {
		chapters = append(chapters, chapter("chapters/"+c[0]+".md", "/"+c[0]+"/", c[1], guide.KindList, prose("Text.")))
		chapters[len(chapters)-1].Meta.Language = c[2]
	}
	files := emit(t, guide.NewSite(guide.Config{}, today, chapters, nil))
	contents := render(t, files["contents/index.html"])
	for _, want := range []string{">Queues<", ">Queues (ไทย)<", ">Trees<", ">Árvores<"} {
		if !strings.Contains(contents, want) {
			t.Errorf("the contents lack %s", want)
		}
	}
}

// TestDirectionOfTitles: what is written in the other direction is set apart, so
// that its marks stay at its end.
func TestDirectionOfTitles(t *testing.T) {
	one, other := chapter("chapters/a.md", "/a/", "What?", guide.KindArticle, prose("Text.")), chapter("chapters/b.md", "/b/", "ماذا؟", guide.KindArticle, prose("Text."))
	other.Meta.Language = "ar"
	files := emit(t, guide.NewSite(guide.Config{}, today, []*guide.Chapter{one, other}, nil))
	if page := render(t, files["b/index.html"]); !strings.Contains(page, "<bdi>What?</bdi></a>") || strings.Contains(page, "<bdi>ماذا") {
		t.Error(page)
	}
}
