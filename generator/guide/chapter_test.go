package guide

import (
	"errors"
	"io/fs"
	"testing"
	"time"
)

// TestIsQuestion: a chapter is a question when it has one, named as the chapter is.
func TestIsQuestion(t *testing.T) {
	why := &Entry{Title: "Why?"}
	for name, test := range map[string]struct {
		chapter Chapter
		want    bool
	}{
		"its title":      {Chapter{Title: "Why?", Entries: []*Entry{why}}, true},
		"behind a name":  {Chapter{Title: "Day 3: Why?", Entries: []*Entry{why}}, true},
		"another title":  {Chapter{Title: "Reasons", Entries: []*Entry{why}}, false},
		"two questions":  {Chapter{Title: "Why?", Entries: []*Entry{why, why}}, false},
		"without a name": {Chapter{Title: "Why?", Entries: []*Entry{{}}}, false},
	} {
		if got := test.chapter.IsQuestion(); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
		body := &Body{Blocks: []Block{&Question{Entry: why}}}
		if sole := test.chapter.Sole(body); (sole != nil) != test.want {
			t.Errorf("%s: the sole question is %v", name, sole)
		}
	}
	if sole := (&Chapter{Title: "Why?", Entries: []*Entry{why}}).Sole(&Body{}); sole != nil {
		t.Errorf("a body without blocks has %v", sole)
	}
}

func TestCount(t *testing.T) {
	c := &Chapter{Entries: []*Entry{{Type: Asked}, {Type: MultipleChoice}, {Type: Prompt}, {Type: AskingTurn}}}
	if questions, quizzes := c.Count(); questions != 3 || quizzes != 1 {
		t.Errorf("%d questions, %d quizzes", questions, quizzes)
	}
}

// TestDays: what an author says of a change counts before what git says, and
// either before the day of publication.
func TestDays(t *testing.T) {
	said, committed, published := time.Unix(3, 0), time.Unix(2, 0), time.Unix(1, 0)
	for _, test := range []struct {
		chapter        Chapter
		changed, dated time.Time
	}{
		{Chapter{Meta: Meta{Updated: said, Date: published}, Modified: committed}, said, said},
		{Chapter{Meta: Meta{Date: published}, Modified: committed}, committed, committed},
		{Chapter{Meta: Meta{Date: published}}, time.Time{}, published},
		{Chapter{}, time.Time{}, time.Time{}},
	} {
		if c := test.chapter; !c.Changed().Equal(test.changed) || !c.Dated().Equal(test.dated) {
			t.Errorf("changed %v, dated %v; want %v, %v", c.Changed(), c.Dated(), test.changed, test.dated)
		}
	}
}

// TestQuestionURL: a question has a page where it has an answer to show, at an
// address that a file can have and no chapter.
func TestQuestionURL(t *testing.T) {
	c, index := &Chapter{Path: "chapters/a.md", URL: "/a/", Title: "A"}, &Chapter{Path: "chapters/_index.md", URL: "/", Title: "Home", Index: true}
	one := &Chapter{Path: "chapters/one.md", URL: "/one/", Title: "Why?", Entries: []*Entry{{ID: "why", Title: "Why?", Type: Asked}}}
	taken := &Chapter{Path: "chapters/a/taken.md", URL: "/a/taken/"}
	chapters := []*Chapter{c, index, one, taken}
	site, without := NewSite(Config{Questions: true}, time.Time{}, chapters, nil), NewSite(Config{}, time.Time{}, chapters, nil)
	for _, test := range []struct {
		chapter *Chapter
		entry   Entry
		want    string
	}{
		{c, Entry{ID: "why", Type: Asked}, "/a/why/"},
		{c, Entry{ID: "why", Type: MultipleChoice}, "/a/why/"},
		{index, Entry{ID: "why", Type: Asked}, "/q/why/"},
		{c, Entry{ID: "why", Type: Prompt}, ""},
		{c, Entry{ID: "why", Type: AskingTurn}, ""},
		{c, Entry{ID: "a/b", Type: Asked}, ""},
		{c, Entry{ID: "taken", Type: Asked}, ""},
		{one, Entry{ID: "why", Type: Asked}, ""},
	} {
		if got := site.QuestionURL(test.chapter, &test.entry); got != test.want {
			t.Errorf("%s of %s is at %q, want %q", test.entry.ID, test.chapter.URL, got, test.want)
		}
		if got := without.QuestionURL(test.chapter, &test.entry); got != "" {
			t.Errorf("a site without such pages has %s", got)
		}
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string][2]string{ // slug and title
		"03-python-basics":  {"03-python-basics", "Python basics"},
		"snake_case":        {"snake-case", "Snake case"},
		"C++ and C#":        {"cplusplus-and-csharp", "C++ and C#"},
		"don't, or don’t":   {"dont-or-dont", "Don't, or don’t"},
		"3.11-news":         {"3-11-news", "3.11 news"},
		"2024":              {"2024", "2024"},
		"ar-EG":             {"ar-eg", "ar-EG"},
		"io-is":             {"io-is", "Io is"},
		" --Über  uns-- ":   {"über-uns", "Über uns"},
		"01_面试":             {"01-面试", "面试"},
		"04. Lists, tuples": {"04-lists-tuples", "Lists, tuples"},
	} {
		if slug, title := Slug(name), TitleFromName(name); slug != want[0] || title != want[1] {
			t.Errorf("%q: slug %q, title %q; want %q", name, slug, title, want)
		}
	}
}

func TestNavInside(t *testing.T) {
	for url, want := range map[string]bool{
		"lists/gil.md": true, "a.md#b:c": true, "a?b:c": true, "./a:b.md": true,
		"https://example.org/": false, "mailto:a@example.org": false, "/elsewhere/": false, "//example.org/": false,
	} {
		if got := (NavLink{URL: url}).Inside(); got != want {
			t.Errorf("%s: %v", url, got)
		}
	}
}

func TestAbsolute(t *testing.T) {
	site := &Site{Config: Config{BaseURL: "https://example.org/guide/"}}
	for url, want := range map[string]string{"/a b/": "https://example.org/guide/a%20b/", "/": "https://example.org/guide/", "": ""} {
		if got := site.Absolute(url); got != want {
			t.Errorf("%q is at %q, want %q", url, got, want)
		}
	}
	if got := (&Site{}).Absolute("/a/"); got != "" {
		t.Errorf("without a base URL: %q", got)
	}
}

// TestReason: a message of ours names operation and path better.
func TestReason(t *testing.T) {
	other := errors.New("other")
	for _, test := range []struct{ err, want error }{{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, fs.ErrPermission}, {other, other}} {
		if got := Reason(test.err); got != test.want {
			t.Errorf("the reason of %v is %v", test.err, got)
		}
	}
}
