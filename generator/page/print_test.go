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
