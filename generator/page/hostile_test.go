package page_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gen/generator/guide"
)

// nasty is text that would break out of markup, attributes, scripts and URLs.
const nasty = `"><script>alert(1)</script></title><!-- ' & {{.X}} </script> ` + "\u202e\u0000"

// hostile is a site whose every text is nasty.
func hostile() *guide.Site {
	long := strings.Repeat("A title of three hundred letters ", 10)
	word := strings.Repeat("w", 200)
	q := asked("q", nasty, part(guide.Answer, nasty), part(guide.FollowUp, nasty), part(guide.Hint, nasty))
	q.Entry.Topics, q.Entry.Companies, q.Entry.AsOf, q.Entry.Level, q.Entry.Number = []string{nasty, "c++"}, []string{nasty}, nasty, nasty, nasty
	c := chapter("chapters/a.md", "/a/", nasty, guide.KindMock, q, conversation())
	m := &c.Meta
	m.Kicker, m.Collection, m.Chapter, m.Series, m.Setting, m.Company, m.Outcome, m.License, m.Source, m.Disclosure = nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty
	m.Description, m.Level, m.Difficulty, m.Topics, m.Authors, m.AppliesTo, m.Related, m.Edit, m.Language = nasty, nasty, nasty, []string{nasty}, []string{nasty}, []string{nasty}, []string{nasty, "https://example.org/" + nasty}, "javascript:alert(1)//"+nasty, "en-"+nasty
	m.Answers = "closed"
	c.Job = &guide.Job{Role: nasty, Locations: []string{nasty}, Mandatory: []string{nasty}, Duties: []string{nasty}, Apply: nasty}
	c.Cast = []guide.Cast{{Name: nasty, Role: guide.Role(nasty), About: nasty}}
	c.Facts = []string{nasty}
	config := guide.Config{Title: nasty, Description: nasty, Language: "ar", EditLink: nasty, Nav: []guide.NavLink{{Title: nasty, URL: "javascript:alert(1)"}}, Search: true}
	return guide.NewSite(config, today, []*guide.Chapter{
		c, chapter("chapters/b.md", "/b/", long+word, guide.KindList, asked("x", long+word, part(guide.Answer, word)), asked("y", "😀 שלום", part(guide.Answer, "مرحبا"))),
		chapter("chapters/c.md", "/c/", "", guide.KindList),
	}, nil)
}

// TestNothingBreaksOut renders a site of hostile texts: no script, handler,
// style or scheme that its pages do not have on their own.
func TestNothingBreaksOut(t *testing.T) {
	for path, f := range emit(t, hostile()) {
		page := render(t, f)
		for _, fault := range faults(page) {
			t.Errorf("%s: %s", path, fault)
		}
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && n.Data == "script" && n.FirstChild != nil && strings.Contains(n.FirstChild.Data, "alert(1)<") {
				t.Errorf("%s: a script broke out", path)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
					t.Errorf("%s: %s=%q", path, a.Key, a.Val)
				}
			}
			if n.Type == html.ElementNode && n.Data == "script" && len(n.Attr) == 0 {
				t.Errorf("%s: a script without attributes", path)
			}
		}
	}
}

// TestManyQuestions holds the markup together for a chapter of 400 questions,
// whose index starts folded.
func TestManyQuestions(t *testing.T) {
	files := emit(t, guide.NewSite(guide.Config{}, today, []*guide.Chapter{list(1, 400), list(2, 1)}, nil))
	page := render(t, files["part-0/001/index.html"])
	if n := strings.Count(page, `<section class="question"`); n != 400 {
		t.Errorf("%d questions", n)
	}
	if regexp.MustCompile(`<nav class="index"[^>]*><details open`).MatchString(page) {
		t.Error("an index of 400 stands before the text")
	}
	if strings.Contains(render(t, files["part-0/002/index.html"]), `class="index"`) {
		t.Error("one question has an index")
	}
}

// TestQuizKeepsItsSecret checks that nothing outside the disclosure tells the
// right options from the others.
func TestQuizKeepsItsSecret(t *testing.T) {
	page := render(t, emit(t, everything())["quiz/index.html"])
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var shapes []string
	for n := range root.Descendants() {
		if n.Data == "div" && slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Val == "option" }) {
			shape := ""
			for d := range n.Descendants() {
				shape += fmt.Sprint(d.Data, len(d.Attr), " ")
			}
			shapes = append(shapes, regexp.MustCompile(`sorted.*?\d|xs\.sort.*?\d|[ABC]0`).ReplaceAllString(shape, "_"))
		}
	}
	if len(shapes) != 4 || shapes[0] != shapes[1] {
		t.Errorf("options differ: %q", shapes)
	}
	before, _, _ := strings.Cut(page[strings.Index(page, "<fieldset"):], "<details")
	if strings.Contains(before, "orrect") || strings.Contains(before, "data-key") {
		t.Errorf("the key shows: %s", before)
	}
}
