package themes_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestQuizByKeyboard: letters choose, Enter checks and goes on; the score is
// kept, and the wrong ones can be tried again.
func TestQuizByKeyboard(t *testing.T) {
	r := newReader(t)
	r.open("/quiz/")
	r.until(`document.querySelectorAll('.question--quiz.scripted').length === 3`)
	r.press("j")
	r.press("c")
	r.until(`document.querySelector('#leaves input[value="C"]').checked`)
	r.press(kb.Enter)
	r.until(`document.querySelector('#leaves.is-checked')`)
	if got := r.text("#leaves .quiz-row output"); !strings.Contains(got, "B") {
		t.Errorf("the verdict %q does not name the right answer", got)
	}
	for choice, want := range map[string]string{"B": "is-missed", "C": "is-wrong"} {
		if !eval[bool](r, `document.querySelector('#leaves [data-choice="`+choice+`"].`+want+` .verdict').textContent !== ''`) {
			t.Errorf("option %s is not told in words", choice)
		}
	}
	if !r.visible("builds a new list") || !r.visible("change the list in place") {
		t.Error("the explanation and the reasons are not shown after checking")
	}
	r.press(kb.Enter)
	r.until(`document.activeElement.closest('#hash')`)
	r.press("a")
	r.press("c")
	r.press(kb.Enter)
	r.until(`document.querySelector('#hash.is-passed')`)
	r.press(kb.Enter)
	r.press("b")
	r.press(kb.Enter)
	r.until(`document.querySelector('#bool.is-passed')`)
	if got := r.text(".score output"); !strings.Contains(got, "2 of 3") || !strings.Contains(got, "60") {
		t.Errorf("the score says %q, want 2 of 3 and what passes", got)
	}

	r.reload()
	r.until(`document.querySelector('#bool.is-passed')`)
	if got := r.text(".score output"); !strings.Contains(got, "2 of 3") {
		t.Errorf("after a reload the score says %q", got)
	}
	r.click(".quiz-retry")
	r.until(`!document.querySelector('#leaves').classList.contains('is-checked')`)
	if !eval[bool](r, `document.querySelector('#hash.is-passed') !== null`) {
		t.Error("retry takes back what was right")
	}
	r.press("b")
	r.press(kb.Enter)
	r.until(`document.querySelector('.score output').textContent.includes('3 of 3')`)
}

// TestQuizByMouse: a click on an option and on the button is enough, arrows
// move between options, and nothing tells the answer before.
func TestQuizByMouse(t *testing.T) {
	r := newReader(t)
	r.open("/quiz/")
	r.until(`document.querySelectorAll('.question--quiz.scripted').length === 3`)
	if r.visible("builds a new list") || eval[bool](r, `document.querySelector('.key').checkVisibility()`) {
		t.Error("the key can be seen before checking")
	}
	if got := eval[int](r, `new Set([...document.querySelectorAll('#leaves .option')].map(o => o.className + o.querySelector('input').attributes.length)).size`); got != 1 {
		t.Error("options differ before checking")
	}
	r.click("#leaves .quiz-check")
	r.until(`document.querySelector('#leaves .quiz-row output').textContent !== ''`)
	if eval[bool](r, `document.querySelector('#leaves').classList.contains('is-checked')`) {
		t.Error("checking works without an answer")
	}
	r.click(`#leaves [data-choice="A"] .option-body`)
	r.until(`document.querySelector('#leaves input[value="A"]').checked`)
	r.press(kb.ArrowDown)
	r.until(`document.querySelector('#leaves input[value="B"]').checked`)
	r.click("#leaves .quiz-check")
	r.until(`document.querySelector('#leaves.is-passed')`)
	if got := eval[string](r, `document.querySelector('#leaves .quiz-row output').computedRole ?? document.querySelector('#leaves .quiz-row output').tagName`); got != "status" && got != "OUTPUT" {
		t.Errorf("the verdict has the role %q and is not announced", got)
	}
}

// TestRehearse: the candidate's side is hidden, Space shows it and goes on,
// the clock runs, and the end gives everything back.
func TestRehearse(t *testing.T) {
	r := newReader(t)
	r.open("/round/")
	r.until(`document.querySelector('[data-rehearse]')`)
	r.click("[data-rehearse]")
	r.until(`document.activeElement.matches('.reveal')`)
	if r.visible("The name is resolved") || r.visible("With the plan of the database.") {
		t.Error("the candidate's answers are shown")
	}
	if !r.visible("Good morning. Please.") || !r.visible("How do you find a slow query?") {
		t.Error("what is no answer is hidden")
	}
	if got := r.text(".rehearse-panel output"); !strings.Contains(got, "1 of 3") || !strings.Contains(got, "0:0") {
		t.Errorf("the panel says %q, want the question and a clock", got)
	}
	r.press(" ")
	r.until(`!document.querySelector('.turn.is-now + .turn[data-waiting]')`)
	if !r.visible("The name is resolved") || r.visible("At the edge, with a percentile.") {
		t.Error("Space must show one answer")
	}
	for range 3 {
		r.press(" ")
	}
	r.until(`document.querySelector('.rehearse-panel output').textContent.includes('3 of 3')`)
	r.press(" ")
	r.press(" ")
	r.until(`!document.documentElement.classList.contains('rehearsing')`)
	if !r.visible("With the plan of the database.") {
		t.Error("the round is not whole after the rehearsal")
	}
	r.click("[data-rehearse]")
	r.until(`document.activeElement.matches('.reveal')`)
	r.press("j")
	r.press("j")
	r.press(kb.Enter)
	r.until(`document.querySelectorAll('.turn[data-waiting]').length === 2`)
	if r.visible("The name is resolved") || !r.visible("With the plan of the database.") {
		t.Error("Enter must show the answer to the question that the reader has gone to")
	}
	r.click("[data-rehearse]")
	r.click("[data-notes]")
	r.until(`document.documentElement.classList.contains('no-notes')`)
	if r.visible("Draw the path first") {
		t.Error("coaching notes cannot be hidden")
	}
}
