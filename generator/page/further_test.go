package page_test

import (
	"fmt"
	"regexp"
	"testing"

	"gen/generator/guide"
)

// TestFurther: every chapter of a long part is listed exactly once on its page
// and those that carry it on, all of which are linked from each other; a part
// that is not long has none of them.
func TestFurther(t *testing.T) {
	var list []*guide.Chapter
	for i := range 450 {
		name := fmt.Sprintf("long/c%d", i)
		list = append(list, chapter("chapters/"+name+".md", "/"+name+"/", name, guide.KindArticle, prose("Text.")))
	}
	list = append(list, chapter("chapters/short/a.md", "/short/a/", "Alone", guide.KindArticle, prose("Text.")))
	files := emit(t, guide.NewSite(guide.Config{}, today, list, nil))

	pages := []string{"long/index.html", "contents/long/2/index.html", "contents/long/3/index.html"}
	listed := map[string]int{}
	for i, path := range pages {
		if files[path].Render == nil {
			t.Fatalf("no page %s", path)
		}
		text := render(t, files[path])
		text = text[regexp.MustCompile(`<main`).FindStringIndex(text)[0]:]
		for _, m := range regexp.MustCompile(`<li[^>]* data-chapter="(/long/c\d+/)"`).FindAllStringSubmatch(text, -1) {
			listed[m[1]]++
		}
		links := regexp.MustCompile(`(?s)<nav class="pages".*?</nav>`).FindString(text)
		if n := len(regexp.MustCompile(`<a `).FindAllString(links, -1)); n != len(pages) {
			t.Errorf("page %d links to %d pages of the part, want %d: %s", i+1, n, len(pages), links)
		}
	}
	for c, n := range listed {
		if n != 1 {
			t.Errorf("%s is listed %d times", c, n)
		}
	}
	if len(listed) != 450 {
		t.Errorf("%d chapters are listed, want 450", len(listed))
	}
	if _, ok := files["contents/short/2/index.html"]; ok {
		t.Error("a short part goes on")
	}
}
