package page_test

import (
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestSoleQuestion: below a question that is its chapter, headings follow the
// heading of the page.
func TestSoleQuestion(t *testing.T) {
	q := asked("gil", "What is the GIL?", part(guide.Answer, "A lock."))
	q.Parts[0].Body = append(q.Parts[0].Body, &guide.Heading{ID: "why", Level: 3, Title: inline("Why")})
	files := emit(t, guide.NewSite(guide.Config{}, today, []*guide.Chapter{chapter("chapters/a.md", "/a/", "What is the GIL?", guide.KindList, q)}, nil))
	for path, want := range map[string]string{"a/index.html": `<h2 id="why">Why</h2>`, "print/index.html": `<h3 id="c1-why">Why</h3>`} {
		if got := render(t, files[path]); !strings.Contains(got, want) {
			t.Errorf("%s lacks %s:\n%s", path, want, tidy(got))
		}
	}
}

// TestQuestionPages: where a site asks for it, a question with an answer has a
// page of its own, whose heading is the question.
func TestQuestionPages(t *testing.T) {
	deep := asked("gil", "What is the GIL?", part(guide.Answer, "A lock."))
	deep.Level = 4
	deep.Parts[0].Body = append(deep.Parts[0].Body, &guide.Heading{ID: "why", Level: 5, Title: inline("Why")},
		&guide.Prose{HTML: `<p><a href="#why">here</a> <a href="#fn-1">note</a></p>`})
	again := asked("lock", "Which lock?", part(guide.Answer, "The GIL."))
	again.Entry.SameAs = "gil"
	taken := asked("taken", "Is the address free?", part(guide.Answer, "No."))
	prompt := asked("tell", "Tell me more")
	prompt.Entry.Type = guide.Prompt
	c := chapter("chapters/a.md", "/a/", "A", guide.KindList, deep, again, taken, prompt)
	index := chapter("chapters/_index.md", "/", "Home", guide.KindList, asked("first", "First?", part(guide.Answer, "Yes.")))
	index.Index = true
	other := chapter("chapters/taken.md", "/a/taken/", "Taken", guide.KindArticle, prose("Text."))
	config := guide.Config{BaseURL: "https://example.org/", Questions: true}
	files := emit(t, guide.NewSite(config, today, []*guide.Chapter{c, index, other}, nil))

	got := render(t, files["a/gil/index.html"])
	for _, want := range []string{
		`<h1 class="question-title">`, `<div class="question" id="gil"`, `<h2 id="why">Why</h2>`, `<a href="#why">here</a> <a href="../#fn-1">note</a>`,
		`<link rel="canonical" href="https://example.org/a/gil/">`, `data-chapter="/a/"`, `rel="next" href="../lock/"`,
		`<a href="../" aria-current="true"`, `content="A lock."`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page of a question lacks %s:\n%s", want, tidy(got))
		}
	}
	if got := render(t, files["a/lock/index.html"]); !strings.Contains(got, `<link rel="canonical" href="https://example.org/a/gil/">`) {
		t.Error("a question that another answers is its own canonical page")
	}
	if _, ok := files["a/tell/index.html"]; ok {
		t.Error("a prompt has a page")
	}
	if got := render(t, files["a/taken/index.html"]); strings.Contains(got, "question-page") {
		t.Error("a question has taken a chapter's address")
	}
	if got := render(t, files["a/index.html"]); !strings.Contains(got, `<a href="gil/">On its own page</a>`) || strings.Contains(got, `<a href="taken/">On its`) {
		t.Error("the chapter does not link the pages of its questions")
	}
	if _, ok := files["q/first/index.html"]; !ok {
		t.Error("a question of the home page has no page")
	}

	config.Questions = false
	if _, ok := emit(t, guide.NewSite(config, today, []*guide.Chapter{c}, nil))["a/gil/index.html"]; ok {
		t.Error("nobody asked for pages of questions")
	}
}
