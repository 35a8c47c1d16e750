package page_test

import (
	"regexp"
	"strings"
	"testing"

	"gen/generator/guide"
)

var current = regexp.MustCompile(`<a href="([^"]*)" aria-current="([^"]*)"`)

// TestCurrent: of the links on a page those to itself are marked, and no others.
func TestCurrent(t *testing.T) {
	site := everything()
	files := emit(t, site)
	for _, c := range site.Chapters {
		marked := current.FindAllStringSubmatch(render(t, files[c.URL[1:]+"index.html"]), -1)
		for _, m := range marked {
			if m[1] != "./" || m[2] != "page" {
				t.Errorf("%s marks %v", c.URL, m)
			}
		}
		if len(marked) == 0 {
			t.Errorf("%s marks nothing in the window of the book", c.URL)
		}
	}
}

// TestTypographyIsAsked: quotes of a page are set where the guide asks for that.
func TestTypographyIsAsked(t *testing.T) {
	for asked, want := range map[bool]string{false: `<p>&#34;Seems nice&#34;</p>`, true: `<p>“Seems nice”</p>`} {
		site := guide.NewSite(guide.Config{Typography: asked}, today, []*guide.Chapter{
			chapter("chapters/a.md", "/a/", "A", guide.KindArticle, prose(`"Seems nice"`)),
		}, nil)
		if got := render(t, emit(t, site)["a/index.html"]); !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// TestSetting: what the text states of an interview is shown, unless its author
// says it in front matter.
func TestSetting(t *testing.T) {
	c := chapter("chapters/a.md", "/a/", "A", guide.KindMock, conversation())
	c.Facts = []string{"45 minutes", "by video"}
	page := func() string {
		return render(t, emit(t, guide.NewSite(guide.Config{}, today, []*guide.Chapter{c}, nil))["a/index.html"])
	}
	if got := page(); !strings.Contains(got, "45 minutes") || !strings.Contains(got, "by video") {
		t.Errorf("the facts are not on the page:\n%s", got)
	}
	c.Meta.Setting = "At a whiteboard"
	if got := page(); !strings.Contains(got, "At a whiteboard") || strings.Contains(got, "45 minutes") {
		t.Errorf("the setting of front matter does not stand for the facts:\n%s", got)
	}
}

// TestNoEmptyLists: a guide without topics and levels has no pages for them, and
// nothing that leads there.
func TestNoEmptyLists(t *testing.T) {
	c := list(1, 3)
	c.Meta.Topics = nil
	for _, e := range c.Entries {
		e.Topics, e.Level = nil, ""
	}
	files := emit(t, guide.NewSite(guide.Config{}, today, []*guide.Chapter{c}, nil))
	for path, f := range files {
		if strings.HasPrefix(path, "topics/") || strings.HasPrefix(path, "levels/") {
			t.Errorf("there is %s", path)
		}
		if page := render(t, f); strings.Contains(page, "topics/") || strings.Contains(page, "levels/") {
			t.Errorf("%s leads to topics or levels", path)
		}
	}
}

// TestMarkedTopics: a question names the topics that its chapter does not have,
// in whatever spelling.
func TestMarkedTopics(t *testing.T) {
	c := list(1, 1)
	c.Meta.Topics, c.Entries[0].Topics = []string{"data types"}, []string{"Data-Types", "hashing"}
	page := render(t, emit(t, guide.NewSite(guide.Config{}, today, []*guide.Chapter{c}, nil))[c.URL[1:]+"index.html"])
	marks := page[strings.Index(page, `class="question`):]
	if !strings.Contains(marks, ">hashing<") || strings.Contains(marks, ">Data-Types<") {
		t.Errorf("the topics of the question are not those that its chapter lacks:\n%s", marks)
	}
}
