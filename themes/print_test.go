package themes_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestAnswersAtEnd: on the print page the answers stand below their questions,
// and at the end, as a key, when the reader or the address says so.
func TestAnswersAtEnd(t *testing.T) {
	r := newReader(t)
	r.open("/print/")
	r.until(`!document.querySelector('[data-answer-key]').hidden`)
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
	quiz := "---\nkind: quiz\n---\n# A quiz\n\n## 1. Which list is empty?\n\nA. `[]`\nB. `[0]`\n\nCorrect answer: %s\n\nExplanation: It has no elements.\n"
	folder := publishFiles(t,
		txtar.File{Name: "chapters/letter.md", Data: fmt.Appendf(nil, quiz, "A")},
		txtar.File{Name: "chapters/words.md", Data: fmt.Appendf(nil, quiz, "A, always")})
	for name, want := range map[string]int{"letter": 0, "words": 1} {
		page := read(t, filepath.Join(folder, name, "index.html"))
		if !strings.Contains(page, `data-key="A"`) {
			t.Fatalf("%s: the key was not recognised", name)
		}
		if got := strings.Count(page, "part--answer"); got != want {
			t.Errorf("%s: %d answers beside the key, want %d", name, got, want)
		}
	}
}
