package page_test

import (
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestPrintOfLargeGuides looks for the pages for print, and for the links to
// them, in guides on both sides of the limit.
func TestPrintOfLargeGuides(t *testing.T) {
	for _, c := range []struct {
		print string
		words int
		want  bool
	}{
		{"auto", 3_000, true}, {"auto", 30_001, false}, {"always", 30_001, true}, {"never", 3_000, false},
	} {
		files := emit(t, site(func(config *guide.Config, chapters []*guide.Chapter) []*guide.Chapter {
			config.Print = c.print
			for i := range 10 {
				more := list(50+i, 1)
				more.Words = c.words
				chapters = append(chapters, more)
			}
			return chapters
		}, today))
		_, made := files["print/index.html"]
		for _, path := range []string{"index.html", "contents/index.html"} {
			if linked := strings.Contains(render(t, files[path]), `href="`+strings.Repeat("../", strings.Count(path, "/"))+`print/"`); made != c.want || linked != c.want {
				t.Errorf("print: %s, 10 chapters of %d words: made %v, linked from %s %v, want %v", c.print, c.words, made, path, linked, c.want)
			}
		}
	}
}

// TestPrintSaysWhichLanguage: a chapter of another language than the guide's
// says so where both are on one page.
func TestPrintSaysWhichLanguage(t *testing.T) {
	var chapters []*guide.Chapter
	for _, language := range []string{"", "en", "ar"} {
		c := chapter("chapters/"+language+".md", "/"+language+"x/", "Names", guide.KindArticle, prose("Text."))
		c.Meta.Language = language
		chapters = append(chapters, c)
	}
	text := render(t, emit(t, guide.NewSite(guide.Config{Language: "en"}, today, chapters, nil))["print/index.html"])
	if n := strings.Count(text, `<article class="chapter" lang=`); n != 1 || !strings.Contains(text, `<article class="chapter" lang="ar" dir="rtl"`) {
		t.Errorf("%d chapters name a language, want the Arabic one:\n%s", n, text)
	}
}
