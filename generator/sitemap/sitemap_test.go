package sitemap

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
	"gen/generator/output"
)

func render(t *testing.T, files []output.File) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		out[f.Path] = b.String()
	}
	return out
}

func site(baseURL string, chapters int) *guide.Site {
	day := time.Date(2026, 11, 5, 0, 0, 0, 0, time.UTC)
	list := []*guide.Chapter{
		{Path: "chapters/x/a.md", URL: "/x/a/", Modified: day, Entries: []*guide.Entry{{ID: "q", Topics: []string{"GIL"}}}},
		{Path: "chapters/x/hidden.md", URL: "/x/hidden/", Meta: guide.Meta{NoIndex: true}},
		{Path: "chapters/x/unlisted.md", URL: "/x/unlisted/", Meta: guide.Meta{Unlisted: true}},
		{Path: "chapters/hidden-part/_index.md", URL: "/hidden-part/", Index: true, Meta: guide.Meta{NoIndex: true}},
	}
	for i := range chapters {
		list = append(list, &guide.Chapter{Path: fmt.Sprintf("chapters/%d.md", i), URL: fmt.Sprintf("/%d/", i)})
	}
	return guide.NewSite(guide.Config{BaseURL: baseURL}, day, list, nil)
}

func TestSitemap(t *testing.T) {
	files := render(t, Emit(site("https://example.org/", 0), false))
	got := files["sitemap.xml"]
	for _, want := range []string{"<loc>https://example.org/</loc>", "<loc>https://example.org/x/a/</loc><lastmod>2026-11-05</lastmod>", "/x/</loc>", "/topics/gil/</loc>"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if strings.Contains(got, "hidden") || strings.Contains(got, "unlisted") {
		t.Errorf("lists what it should not: %s", got)
	}
	if want := "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"; files["robots.txt"] != want {
		t.Errorf("robots.txt is %q", files["robots.txt"])
	}
}

// TestQuestionPages: pages of questions are listed, except those that name
// another as the one to index.
func TestQuestionPages(t *testing.T) {
	c := &guide.Chapter{Path: "chapters/a.md", URL: "/a/", Entries: []*guide.Entry{{ID: "one", Type: guide.Asked}, {ID: "two", Type: guide.Asked, SameAs: "one"}}}
	hidden := &guide.Chapter{Path: "chapters/b.md", URL: "/b/", Entries: []*guide.Entry{{ID: "three", Type: guide.Asked}, {ID: "four", Type: guide.Asked}}, Meta: guide.Meta{NoIndex: true}}
	s := guide.NewSite(guide.Config{BaseURL: "https://example.org/", Questions: true}, time.Time{}, []*guide.Chapter{c, hidden}, nil)
	got := render(t, Emit(s, false))["sitemap.xml"]
	if !strings.Contains(got, "<loc>https://example.org/a/one/</loc>") || strings.Contains(got, "/a/two/") || strings.Contains(got, "/b/") {
		t.Error(got)
	}
}

func TestPreviewAndNoBaseURL(t *testing.T) {
	if files := render(t, Emit(site("https://example.org/", 0), true)); files["robots.txt"] != "User-agent: *\nDisallow: /\n" || len(files) != 1 {
		t.Errorf("a preview has %v", files)
	}
	if files := render(t, Emit(site("", 0), false)); files["robots.txt"] != "User-agent: *\nAllow: /\n" || len(files) != 1 {
		t.Errorf("without an address there is %v", files)
	}
}

func TestLargeSitemapIsSplit(t *testing.T) {
	files := render(t, Emit(site("https://example.org/", most), false))
	if n := strings.Count(files["sitemap-1.xml"], "<url>"); n != most {
		t.Errorf("the first has %d addresses", n)
	}
	if !strings.Contains(files["sitemap.xml"], "<sitemap><loc>https://example.org/sitemap-2.xml</loc></sitemap>") {
		t.Errorf("the index is %s", files["sitemap.xml"])
	}
}
