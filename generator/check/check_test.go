package check

import (
	"slices"
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
)

func chapter(path, url string, links ...string) *guide.Chapter {
	c := &guide.Chapter{Path: path, URL: url, Title: path, Anchors: guide.NewAnchors(map[string]string{"gil": "gil", "the-gil": "gil"})}
	for i, target := range links {
		c.Links = append(c.Links, guide.Link{Target: target, Image: strings.HasSuffix(target, ".png"), Pos: guide.Pos{File: path, Line: i + 3, Col: 1}})
	}
	return c
}

func found(chapters ...*guide.Chapter) string {
	site := guide.NewSite(guide.Config{}, time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), chapters,
		map[string]guide.Asset{"assets/logo.png": {URL: "/assets/logo.1.png"}})
	var b strings.Builder
	errors := Errors(site)
	for _, p := range Site(site) {
		if p.Severity == guide.Error && !slices.Contains(errors, p) {
			b.WriteString("not among the errors: ")
		}
		b.WriteString(p.String() + " | " + p.Hint + "\n")
	}
	return b.String()
}

func TestLinks(t *testing.T) {
	got := found(
		chapter("chapters/a.md", "/a/", "b.md", "./b.md#gil", "b.md#GIL", "#the-gil", "/b/", "../assets/logo.png", "/logo.png", "/assets/logo.png",
			"bb.md", "b.md#gli", "../assets/lgo.png", "nothing-like-it.md", "TOP-30.MD", "top-30.html", "c.png"),
		chapter("chapters/b.md", "/b/"), chapter("chapters/Top-30.md", "/top-30/"), chapter("chapters/c.png.md", "/c.png/"))
	want := `chapters/a.md:11:1: warning: there is no chapter or file bb.md | did you mean b.md?
chapters/a.md:12:1: warning: chapters/b.md has no heading #gli | did you mean #gil?
chapters/a.md:13:1: warning: there is no image ../assets/lgo.png | did you mean ../assets/logo.png?
chapters/a.md:14:1: warning: there is no chapter or file nothing-like-it.md | 
chapters/a.md:15:1: warning: there is no chapter or file TOP-30.MD | did you mean Top-30.md?
chapters/a.md:16:1: warning: there is no chapter or file top-30.html | did you mean Top-30.md?
chapters/a.md:17:1: warning: there is no image c.png | 
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestMovedFiles: a suggestion can be pasted, wherever the file lies.
func TestMovedFiles(t *testing.T) {
	got := found(chapter("chapters/lists/a.md", "/lists/a/", "gil.md", "logo.png"), chapter("chapters/rounds/gil.md", "/rounds/gil/"))
	want := `chapters/lists/a.md:3:1: warning: there is no chapter or file gil.md | did you mean ../rounds/gil.md?
chapters/lists/a.md:4:1: warning: there is no image logo.png | did you mean ../../assets/logo.png?
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRelated(t *testing.T) {
	c := chapter("chapters/a.md", "/a/")
	c.Meta.Related, c.Meta.RelatedAt = []string{"b.md#gil", "https://example.org/", "bb.md"}, guide.Pos{File: c.Path, Line: 2, Col: 10}
	want := "chapters/a.md:2:10: warning: there is no chapter or file bb.md | did you mean b.md?\n"
	if got := found(c, chapter("chapters/b.md", "/b/")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestConfiguration(t *testing.T) {
	problems := func(c guide.Config) string {
		site := guide.NewSite(c, time.Time{}, []*guide.Chapter{chapter("chapters/a.md", "/a/")}, map[string]guide.Asset{"assets/logo.png": {URL: "/assets/logo.1.png"}})
		var b strings.Builder
		for _, p := range Site(site) {
			b.WriteString(p.String() + "\n")
		}
		return b.String()
	}
	good := []guide.NavLink{{Title: "A", URL: "chapters/a.md"}, {Title: "B", URL: "https://example.org/"}, {Title: "C", URL: "/elsewhere/"}, {Title: "D", URL: "mailto:a@example.org"}}
	if got := problems(guide.Config{Logo: "/logo.png", Nav: good}); got != "" {
		t.Errorf("got\n%s", got)
	}
	places := map[string]guide.Pos{"logo": {File: "gen.yaml", Line: 2, Col: 7}}
	got := problems(guide.Config{Logo: "log.png", Nav: []guide.NavLink{{Title: "A", URL: "aa.md"}}, Places: places})
	want := "gen.yaml: warning: nav: there is no chapter or file aa.md; the link is left out\ngen.yaml:2:7: warning: there is no image log.png for the logo\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestUnanswered(t *testing.T) {
	asks := func(kinds ...guide.EntryType) *guide.Chapter {
		c := chapter("chapters/a.md", "/a/")
		for i, k := range kinds {
			c.Entries = append(c.Entries, &guide.Entry{Type: k, Pos: guide.Pos{File: c.Path, Line: i + 1, Col: 1}})
		}
		return c
	}
	if got, want := found(asks(guide.Asked, guide.Prompt, guide.Asked, guide.MultipleChoice)),
		"chapters/a.md:2:1: warning: question has no answer | write it below the question, up to the next one\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for code, line := range map[string]int{"mcq-no-key": 10, "mcq-key-unknown": 14} {
		keyless := asks(guide.Asked, guide.Prompt, guide.Asked, guide.Asked)
		for i, e := range keyless.Entries {
			e.Pos.Line = i * 10
		}
		keyless.Problems = []guide.Problem{{Pos: guide.Pos{File: keyless.Path, Line: line, Col: 1}, Code: code, Severity: guide.Warning, Message: "no key"}}
		if got := found(keyless); strings.Contains(got, "no answer") {
			t.Errorf("%s: a quiz without a key is reported once, but got\n%s", code, got)
		}
	}
	for place, other := range map[string]guide.Problem{
		"above":      {Pos: guide.Pos{Line: 9}, Code: "mcq-no-key"},
		"below":      {Pos: guide.Pos{Line: 20}, Code: "mcq-no-key"},
		"of another": {Pos: guide.Pos{Line: 12}, Code: "link-page"},
	} {
		c := asks(guide.Asked, guide.Prompt, guide.Asked, guide.Asked)
		for i, e := range c.Entries {
			e.Pos.Line = i * 10
		}
		c.Problems = []guide.Problem{other}
		if got := found(c); !strings.Contains(got, "no answer") {
			t.Errorf("a problem %s hides that there is no answer:\n%s", place, got)
		}
	}
	if got := found(asks(guide.Asked, guide.Prompt, guide.Prompt, guide.Asked)); got != "" {
		t.Errorf("many questions without an answer are prompts, but got\n%s", got)
	}
}

func TestAddresses(t *testing.T) {
	old := chapter("chapters/old.md", "/old/")
	old.Meta.Aliases = []string{"/a/", "/old/", "/before/"}
	got := found(chapter("chapters/01-a.md", "/a/"), chapter("chapters/02-a.md", "/a/"), chapter("chapters/A.md", "/A/"),
		chapter("chapters/x/e\u0301.md", "/x/e\u0301/"), chapter("chapters/x/é.md", "/x/é/"), old)
	for _, want := range []string{
		"chapters/02-a.md:1: error: this chapter and chapters/01-a.md have one address, /a/",
		"chapters/A.md:1: error: this chapter and chapters/01-a.md have addresses that differ only by case or Unicode form, /a/ and /A/",
		"chapters/x/é.md:1: error: this chapter and chapters/x/e\u0301.md have addresses that differ only by case or Unicode form",
		"chapters/old.md:1: error: alias /a/ is the address of chapters/01-a.md",
		"chapters/old.md:1: error: alias /old/ is the chapter's own address",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "/before/") {
		t.Errorf("a good alias is reported:\n%s", got)
	}
}

// TestRequired: a chapter has what the kind that its author gave it asks for.
func TestRequired(t *testing.T) {
	cast := []guide.Cast{{Role: guide.Interviewer}, {Role: guide.Candidate}}
	question, quiz := []*guide.Entry{{Type: guide.Asked}}, []*guide.Entry{{Type: guide.MultipleChoice}}
	for _, test := range []struct {
		kind    guide.Kind
		chapter guide.Chapter
		missing string
	}{
		{guide.KindList, guide.Chapter{}, "at least one question"},
		{guide.KindList, guide.Chapter{Entries: question}, ""},
		{guide.KindPrompts, guide.Chapter{}, "at least one prompt"},
		{guide.KindPrompts, guide.Chapter{Entries: question}, ""},
		{guide.KindQuiz, guide.Chapter{Entries: question}, "at least one question with options and a key"},
		{guide.KindQuiz, guide.Chapter{Entries: quiz}, ""},
		{guide.KindMock, guide.Chapter{Cast: cast, Turns: 1}, "at least two turns"},
		{guide.KindMock, guide.Chapter{Cast: cast[:1], Turns: 2}, "an interviewer and a candidate (cast: in front matter)"},
		{guide.KindMock, guide.Chapter{Cast: []guide.Cast{{Role: guide.Candidate}, {Role: guide.Observer}}, Turns: 2}, "an interviewer and a candidate (cast: in front matter)"},
		{guide.KindMock, guide.Chapter{Cast: cast, Turns: 2}, ""},
		{guide.KindExperience, guide.Chapter{}, "a date"},
		{guide.KindExperience, guide.Chapter{Meta: guide.Meta{Date: time.Unix(1, 0)}}, ""},
		{guide.KindArticle, guide.Chapter{}, ""},
	} {
		test.chapter.Meta.Kind = test.kind
		if got := strings.Join(missing(&test.chapter), ", "); got != test.missing {
			t.Errorf("%s lacks %q, want %q", test.kind, got, test.missing)
		}
	}
}

func TestRequiredAndStale(t *testing.T) {
	c := chapter("chapters/a.md", "/a/")
	c.Kind, c.Meta.Kind = guide.KindMock, guide.KindMock
	c.Meta.ReviewBy = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	want := `chapters/a.md:1: warning: kind mock needs an interviewer and a candidate (cast: in front matter) | add it, or give the chapter another kind
chapters/a.md:1: warning: kind mock needs at least two turns | add it, or give the chapter another kind
chapters/a.md:1: warning: the review was due on 2026-11-20 | check the chapter, then set reviewed and review_by
`
	if got := found(c); got != want {
		t.Errorf("got\n%s", got)
	}
	c.Meta = guide.Meta{ReviewBy: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	if got := found(c); got != "" {
		t.Errorf("a review that is due tomorrow: %s", got)
	}
}
