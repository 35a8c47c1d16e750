package page_test

import (
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestQuestionsSayWhatDiffers: the page of a chapter says once what its
// questions have alike.
func TestQuestionsSayWhatDiffers(t *testing.T) {
	c := list(1, 6)
	c.Meta.Level, c.Meta.Topics = "mid", []string{"names"}
	c.Entries[1].Level, c.Entries[2].Topics = "senior", []string{"names", "scope"}
	files := emit(t, guide.NewSite(guide.Config{Title: "A guide"}, today, []*guide.Chapter{c}, nil))
	page := string(render(t, files["part-0/001/index.html"]))
	for _, want := range []string{
		`<article class="chapter" data-chapter="/part-0/001/" data-title="Chapter number 1" data-kind="list" data-minutes="5" data-answers="open" data-level="mid" data-topics="names">`,
		`<li><a href="#q-0">`, `<li data-level="senior"><a href="#q-1">`, `<li data-topics="names scope"><a href="#q-2">`,
		`id="q-1" data-entry="question" data-level="senior" data-lines`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}

// TestReasonsOfSeveralChoicesStandOnce: what is said of two choices in one
// sentence is not repeated for each.
func TestReasonsOfSeveralChoicesStandOnce(t *testing.T) {
	q := quizItem("q")
	q.Choices[2].Why, q.Choices[1].Why = q.Choices[0].Why, []guide.Block{prose("So it is.")}
	c := chapter("chapters/a.md", "/a/", "A quiz", guide.KindQuiz, q)
	page := string(render(t, emit(t, guide.NewSite(guide.Config{Title: "A guide"}, today, []*guide.Chapter{c}, nil))["a/index.html"]))
	if strings.Count(page, "It gives a new list.") != 1 || !strings.Contains(page, `<p class="label">A, C</p>`) || !strings.Contains(page, `<p class="label">B</p>`) {
		t.Errorf("the reasons are not said once each:\n%s", page)
	}
}
