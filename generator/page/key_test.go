package page_test

import (
	"slices"
	"testing"
	"time"

	"gen/generator/guide"
)

// site builds what change makes of the chapters of a sample guide.
func site(change func(config *guide.Config, chapters []*guide.Chapter) []*guide.Chapter, day time.Time) *guide.Site {
	first := list(1, 3)
	first.Meta.Related, first.Meta.ReviewBy, first.Meta.Series = []string{"../part-0/002.md"}, today.AddDate(0, 0, 5), "A series"
	second := list(2, 3)
	second.Meta.Series = "A series"
	follow := asked("again", "A question with a follow-up", part(guide.FollowUp, "What does question 1 of chapter 2 ask?"))
	follow.Parts[0].Body = []guide.Block{&guide.Prose{HTML: "<ul><li>What does question 1 of chapter 2 ask?</li></ul>"}}
	third := chapter("chapters/part-1/030.md", "/part-1/030/", "Third", guide.KindArticle, follow,
		&guide.Prose{HTML: `<p><a href="">x</a></p>`, Refs: []guide.Ref{{Offset: 12, Kind: guide.RefLink, Target: "../part-0/001.md#q-1"}}})
	third.Links = []guide.Link{{Target: "../part-0/001.md#q-1"}}
	config := guide.Config{Title: "A guide", BaseURL: "https://example.org/", Search: true}
	chapters := []*guide.Chapter{first, second, third, list(41, 2)}
	if change != nil {
		chapters = change(&config, chapters)
	}
	return guide.NewSite(config, day, chapters, nil)
}

// TestKeysCoverPages changes a site in one place at a time: a page with other
// bytes must have another key.
func TestKeysCoverPages(t *testing.T) {
	type chapters = []*guide.Chapter
	before := emit(t, site(nil, today))
	for name, c := range map[string]struct {
		change func(*guide.Config, chapters) chapters
		days   int
		most   int // pages whose keys may change
	}{
		"nothing":         {func(_ *guide.Config, l chapters) chapters { return l }, 0, 0},
		"the text of one": {func(_ *guide.Config, l chapters) chapters { l[3] = list(41, 2); l[3].Digest = "other"; return l }, 0, 6},
		"a title": {func(_ *guide.Config, l chapters) chapters {
			l[1].Title, l[1].TitleHTML, l[1].Digest = "Other", inline("Other"), "other"
			return l
		}, 0, 99},
		"a question's title": {func(_ *guide.Config, l chapters) chapters {
			l[1].Entries[1].Title, l[1].Digest = "Something else", "other"
			return l
		}, 0, 99},
		"a chapter more":    {func(_ *guide.Config, l chapters) chapters { return append(l, list(42, 1)) }, 0, 99},
		"a chapter less":    {func(_ *guide.Config, l chapters) chapters { return l[1:] }, 0, 99},
		"the guide's title": {func(g *guide.Config, l chapters) chapters { g.Title = "Other"; return l }, 0, 99},
		"the base URL":      {func(g *guide.Config, l chapters) chapters { g.BaseURL = ""; return l }, 0, 99},
		"no search":         {func(g *guide.Config, l chapters) chapters { g.Search = false; return l }, 0, 99},
		"a day later":       {nil, 1, 0},
		"a review overdue":  {nil, 6, 3},
	} {
		after := emit(t, site(c.change, today.AddDate(0, 0, c.days)))
		changed := 0
		for path, f := range after {
			old, ok := before[path]
			if !ok {
				continue
			}
			if f.Key == "" {
				t.Errorf("%s has no key", path)
			}
			if f.Key != old.Key {
				changed++
			} else if render(t, f) != render(t, old) {
				t.Errorf("%s: %s has other bytes and the same key", name, path)
			}
		}
		if changed > c.most {
			t.Errorf("%s: %d keys changed, want at most %d", name, changed, c.most)
		}
	}
}

// TestPageSizeDoesNotGrow compares a chapter's page in guides of 300 and 900
// chapters.
func TestPageSizeDoesNotGrow(t *testing.T) {
	sizes := map[int]map[string]int{}
	for _, n := range []int{300, 900} {
		sizes[n] = map[string]int{}
		files := emit(t, book(n))
		for _, path := range []string{"part-1/030/index.html", "index.html", "search/index.html"} {
			sizes[n][path] = len(render(t, files[path]))
		}
	}
	for path, small := range sizes[300] {
		if large := sizes[900][path]; large > small+small/2 {
			t.Errorf("%s: %d bytes in a guide of 300 chapters, %d in one of 900", path, small, large)
		}
	}
}

func TestLargeGuidesAreSplit(t *testing.T) {
	large := book(450)
	large.Print = "always"
	files := emit(t, large)
	for _, path := range []string{"contents/index.html", "contents/2/index.html", "contents/3/index.html", "print/index.html", "print/1/index.html", "print/3/index.html", "topics/names/45/index.html"} {
		if _, ok := files[path]; !ok {
			t.Errorf("%s is missing", path)
		}
	}
	if _, ok := files["contents/4/index.html"]; ok {
		t.Error("there is a fourth page of contents")
	}
	for _, path := range []string{"index.html", "contents/2/index.html", "print/index.html", "print/2/index.html", "topics/names/2/index.html", "part-3/060/index.html", "part-3/index.html"} {
		if list := faults(render(t, files[path])); len(list) > 0 {
			t.Errorf("%s: %v", path, slices.Compact(list))
		}
	}
}
