package themes_test

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestPrintToPDF: what practice, rehearsal and closed answers hide is on paper.
func TestPrintToPDF(t *testing.T) {
	r := newReader(t)
	r.open("/names/")
	r.press("p")
	r.until(`document.querySelector('.reveal')`)
	if r.visible(answer) {
		t.Fatal("practice does not hide the answer")
	}
	r.holds(r.pdf("names"), answer, "The names that are found last.", "Names are bound, objects are not copied.")
	r.open("/closed/") // printed while the script of practice is still on its way, and once it is there
	r.holds(r.pdf("closed"), "Your name.", "Where you come from.")
	r.until(`document.querySelector('.reveal')`)
	r.holds(r.pdf("closed"), "Your name.", "Where you come from.")
	r.press("p")
	r.until(`!document.querySelector('.reveal')`)
	r.holds(r.pdf("closed"), "Your name.", "Where you come from.")
	r.open("/quiz/")
	r.holds(r.pdf("quiz"), "builds a new list")
	r.open("/round/")
	r.until(`document.querySelector('[data-rehearse]')`)
	r.click("[data-rehearse]")
	r.until(`document.activeElement.matches('.reveal')`)
	r.holds(r.pdf("round"), "The name is resolved", "At the edge, with a percentile.")
	r.open("/print/?answers=end")
	r.until(`document.querySelector('.answer-key')`)
	r.holds(r.pdf("key"), answer, "Your name.", "builds a new list", "The name is resolved")
}

// pdf prints the page and gives the words on paper. The file is kept with the
// pictures.
func (r *reader) pdf(name string) string {
	r.t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil && os.Getenv("CI") != "true" {
		r.t.Skip("pdftotext is not installed; Debian has it in poppler-utils")
	} else if err != nil {
		r.t.Fatal(err)
	}
	printed, err := chromedp.Call(r.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
	if err != nil {
		r.t.Fatal(err)
	}
	file := filepath.Join(cmp.Or(os.Getenv("GEN_PICTURES"), r.t.TempDir()), "print-"+name+".pdf")
	if err := os.WriteFile(file, printed.Data, 0o644); err != nil {
		r.t.Fatal(err)
	}
	text, err := exec.Command(tool, file, "-").Output()
	if err != nil {
		r.t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}

func (r *reader) holds(text string, words ...string) {
	r.t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			r.t.Errorf("%q is not on paper:\n%s", w, text)
		}
	}
}

// TestAnswersAtEnd: on the print page the answers stand below their questions,
// and at the end, as a key, when the reader or the address says so.
func TestAnswersAtEnd(t *testing.T) {
	r := newReader(t)
	const ready = `document.querySelector('.question--quiz button') && document.querySelector('.code-wrap:not([hidden])')` // what comes last
	r.open("/print/")
	r.until(`!document.querySelector('[data-answer-key]').hidden`)
	r.until(ready)
	replies := eval[int](r, `document.querySelectorAll('.question .reply-body').length`)
	words := eval[string](r, `document.querySelector('main').innerText`)
	button := r.text("[data-answer-key]")

	r.click("[data-answer-key]")
	r.until(`document.querySelector('.answer-key')`)
	if left := eval[int](r, `document.querySelectorAll('.question .reply-body').length`); left > 0 || replies == 0 {
		t.Errorf("%d of %d answers stayed where they were", left, replies)
	}
	if quizzes := eval[int](r, `document.querySelectorAll('.question--quiz').length`); eval[int](r, `document.querySelectorAll('.key-entry').length`) != replies+quizzes || quizzes == 0 {
		t.Errorf("the key does not hold %d answers and %d quizzes", replies, quizzes)
	}
	if stray := eval[string](r, `[...document.querySelectorAll('.key-question a')].map(a => a.getAttribute('href')).filter(h => !document.querySelector(h + '.question')).join()`); stray != "" {
		t.Errorf("entries of the key lead nowhere: %s", stray)
	}
	if twice := eval[int](r, `(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))`); twice > 0 {
		t.Errorf("%d ids occur twice", twice)
	}
	if eval[bool](r, `!!document.querySelector('.rehearse-panel')`) {
		t.Error("one round of many on a page for print is to be rehearsed")
	}
	if number := eval[string](r, `(n => { const at = n.getBoundingClientRect(), beside = n.parentElement.getBoundingClientRect(); return at.bottom < beside.top || at.top > beside.bottom || at.right < 0 ? JSON.stringify(at) : '' })(document.querySelector('.key-question .number'))`); number != "" {
		t.Errorf("a number of the key is at %s, not beside its question", number)
	}
	r.media("print")
	if eval[bool](r, `[...document.querySelectorAll('.question .solution')].some(e => e.checkVisibility())`) {
		t.Error("solutions of quizzes are printed twice")
	}
	r.media("")

	r.click(".key-question a")
	r.until(`location.hash.length > 1`)
	r.reload()
	r.until(`document.querySelector('.answer-key')`)
	if r.text("[data-answer-key]") == button {
		t.Error("the button does not say what it does now")
	}
	r.click("[data-answer-key]")
	r.until(`!document.querySelector('.answer-key')`)
	r.until(ready)
	if got := eval[string](r, `document.querySelector('main').innerText`); got != words {
		t.Errorf("the page is not what it was:\n--- got\n%s\n--- want\n%s", got, words)
	}
	if eval[string](r, `location.search`) != "" {
		t.Error("the address still asks for the key")
	}
}

// TestKeyOnce: an answer that only repeats the key is not shown beside it; one
// with words of its own is.
func TestKeyOnce(t *testing.T) {
	quiz := "---\nkind: quiz\n---\n# A quiz\n\n## 1. Which is empty?\n\nA. A new list\nB. `[0]`\n\nCorrect answer: %s\n\nExplanation: It has no elements.\n"
	folder := publishFiles(t,
		txtar.File{Name: "chapters/letter.md", Data: fmt.Appendf(nil, quiz, "A")},
		txtar.File{Name: "chapters/text.md", Data: fmt.Appendf(nil, quiz, "a new list.")},
		txtar.File{Name: "chapters/both.md", Data: fmt.Appendf(nil, quiz, "A) A new list")},
		txtar.File{Name: "chapters/words.md", Data: fmt.Appendf(nil, quiz, "A, always")})
	for name, want := range map[string]int{"letter": 0, "text": 0, "both": 0, "words": 1} {
		page := read(t, filepath.Join(folder, name, "index.html"))
		if !strings.Contains(page, `data-key="A"`) {
			t.Fatalf("%s: the key was not recognised", name)
		}
		if got := strings.Count(page, "part--answer"); got != want {
			t.Errorf("%s: %d answers beside the key, want %d", name, got, want)
		}
	}
}
