package page_test

import (
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestAlsoAsked finds the same question in other chapters, by its text or by
// what the author says, and not where a text says too little.
func TestAlsoAsked(t *testing.T) {
	item := quizItem("item")
	item.Entry.Title = "What is the GIL?"
	pointing := asked("mine", "Why do threads not help here?", part(guide.Answer, "See there."))
	pointing.Entry.SameAs = "gil"
	follow := asked("deep", "How deep is a copy?", part(guide.FollowUp, ""))
	follow.Parts[0].Body = []guide.Block{&guide.Prose{HTML: "<ul>\n<li>What is the <code>GIL</code>?</li>\n<li>And <a href=\"x\">this</a>?</li>\n<li>Something new?</li>\n</ul>"}}
	words := chapter("chapters/glossary.md", "/glossary/", "Words", guide.KindArticle, &guide.Prose{HTML: "<dl><dt>new</dt><dd>Not old.</dd></dl>"})
	site := guide.NewSite(guide.Config{}, today, []*guide.Chapter{
		words,
		chapter("chapters/a.md", "/a/", "A", guide.KindList, asked("gil", "What is the GIL?", part(guide.Answer, "A lock."))),
		chapter("chapters/b.md", "/b/", "B", guide.KindList, asked("q", "What is “the GIL”", part(guide.Answer, "A lock.")), pointing, follow),
		chapter("chapters/c.md", "/c/", "C", guide.KindQuiz, item, asked("r1", "What does it print?"), asked("r2", "What does it print?")),
		chapter("chapters/d.md", "/d/", "D", guide.KindList, asked("r", "What does it print?")),
	}, nil)
	files := emit(t, site)
	a, b := render(t, files["a/index.html"]), render(t, files["b/index.html"])
	for _, want := range []string{`Also asked in <a href="../b/#mine">B</a>`} {
		if !strings.Contains(a, want) {
			t.Errorf("a lacks %s", want)
		}
	}
	for _, want := range []string{
		`Also asked in <a href="../a/#gil">A</a></p>`,
		`<li><a class="asks" href="#q">What is the <code>GIL</code>?</a></li>`,
		`<li>And <a href="x">this</a>?</li>`, `<li>Something new?</li>`,
	} {
		if !strings.Contains(b, want) {
			t.Errorf("b lacks %s:\n%s", want, tidy(b))
		}
	}
	if strings.Count(b, `Also asked in <a href="../a/#gil">A</a>`) != 2 {
		t.Error("same_as is not followed")
	}
	for _, path := range []string{"c/index.html", "d/index.html"} {
		if strings.Contains(render(t, files[path]), "Also asked") {
			t.Errorf("%s: a text that says little is taken for a question", path)
		}
	}
}
