package page_test

import (
	"regexp"
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestSeries: chapters of a series lead to each other in reading order, rounds of
// interviews in a folder by their number, and others to none.
func TestSeries(t *testing.T) {
	var chapters []*guide.Chapter
	for name, meta := range map[string]guide.Meta{
		"a-last": {Round: 2}, "b-first": {Round: 1}, "c-none": {}, "d-part": {Series: "S"}, "e-part": {Series: "S", Round: 3}, "f-other": {Series: "Other"},
	} {
		c := chapter("chapters/rounds/"+name+".md", "/rounds/"+name+"/", name, guide.KindMock, prose("Text."))
		c.Meta = meta
		chapters = append(chapters, c)
	}
	files := emit(t, guide.NewSite(guide.Config{}, today, chapters, nil))
	link := regexp.MustCompile(`<li><a href="[^"]*"( aria-current="page")?>([^<]*)`)
	for name, want := range map[string]string{
		"a-last": "b-first *a-last e-part", "b-first": "*b-first a-last e-part", "c-none": "", "d-part": "*d-part e-part", "e-part": "d-part *e-part", "f-other": "",
	} {
		_, list, _ := strings.Cut(render(t, files["rounds/"+name+"/index.html"]), `<section class="series">`)
		list, _, _ = strings.Cut(list, "</section>")
		var got []string
		for _, m := range link.FindAllStringSubmatch(list, -1) {
			got = append(got, strings.Repeat("*", min(1, len(m[1])))+m[2])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s leads to %v, want %s", name, got, want)
		}
	}
}
