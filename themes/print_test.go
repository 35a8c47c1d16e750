package themes_test

import "testing"

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
