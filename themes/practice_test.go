package themes_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const answer = "It binds a name to an object." // of the question "binding"

// TestPracticeByKeyboard: answers are hidden, opened, marked and remembered
// without touching the mouse.
func TestPracticeByKeyboard(t *testing.T) {
	r := newReader(t)
	r.open("/names/")
	if !r.visible(answer) {
		t.Fatal("the answer is not shown before practice")
	}
	r.press("p")
	r.until(`document.querySelectorAll('.reveal').length === 6`)
	if r.visible(answer) {
		t.Error("practice does not hide the answer")
	}
	r.press("j")
	r.until(`document.activeElement.id === 'binding'`)
	r.press(kb.Enter)
	r.until(`document.querySelector('#binding.is-open')`)
	if !r.visible(answer) {
		t.Error("Enter does not show the answer")
	}
	r.press("3")
	r.until(`document.activeElement.id === 'default'`)
	r.press(" ")
	r.until(`document.querySelector('#default.is-open')`)

	r.reload()
	r.until(`document.querySelectorAll('.reveal').length === 6`)
	if got := eval[string](r, `document.querySelector('#binding .grades [aria-pressed="true"]').value`); got != "good" {
		t.Errorf("the mark remembered is %q, want good", got)
	}
	if got := r.text(".practice-panel output"); !strings.HasPrefix(got, "1 ") {
		t.Errorf("the panel says %q, want one marked", got)
	}
	r.press("p")
	r.until(`!document.querySelector('.reveal')`)
	r.until(shown(answer))
}

// TestPracticeByMouse: the same with clicks, and answers that the author
// closed are closed again afterwards.
func TestPracticeByMouse(t *testing.T) {
	r := newReader(t)
	r.open("/closed/")
	if r.visible("Your name.") {
		t.Error("an answer that the author closed is open")
	}
	r.click("[data-practice]")
	r.until(`document.querySelectorAll('.reveal').length === 3`)
	r.click("#first .reveal")
	r.until(`document.querySelector('#first.is-open')`)
	if !r.visible("Your name.") || r.visible("Where you come from.") {
		t.Error("one click must show one answer")
	}
	r.click(`#first .grades [value="again"]`)
	r.until(`document.querySelector('#first .grades [value="again"][aria-pressed="true"]')`)
	r.click("[data-practice]")
	r.until(`!document.querySelector('.reveal')`)
	if r.visible("Your name.") {
		t.Error("an answer that the author closed stays open after practice")
	}
}

// TestPracticeOpens: find-in-page, a deep link, a search result and print
// open what practice hides.
func TestPracticeOpens(t *testing.T) {
	r := newReader(t)
	r.open("/names/")
	r.press("p")
	r.until(`document.querySelector('.reveal')`)

	r.open("/names/#default")
	r.until(`document.querySelector('#default.is-open')`)
	if r.visible(answer) {
		t.Error("a deep link opens other answers too")
	}
	r.click(`.index-list a[href="#order"]`)
	r.until(`location.hash === '#order'`)
	if r.visible("Local, enclosing, global") {
		t.Error("a link of the index opens the answer")
	}
	eval[string](r, `location.hash = '#global'`) // as one types it
	r.until(`document.querySelector('#global.is-open')`)
	eval[string](r, `location.hash = '#%E0%A4%A'`) // which is no text
	if got := eval[string](r, `document.querySelector('#binding .reply-body').getAttribute('hidden')`); got != "until-found" {
		t.Errorf("hidden=%q: find-in-page does not reach it", got)
	}
	eval[bool](r, `document.querySelector('#binding .reply-body').dispatchEvent(new Event('beforematch', {bubbles: true}))`)
	r.until(`document.querySelector('#binding.is-open')`)
	eval[bool](r, `document.querySelector('#closure').dispatchEvent(new CustomEvent('gen:reveal', {bubbles: true}))`)
	r.until(`document.querySelector('#closure.is-open')`)

	if r.visible("The names that are found last.") {
		t.Fatal("an answer that nothing opened is open")
	}
	r.media("print")
	r.until(shown("The names that are found last.")) // print shows what is hidden
	if r.visible("Show the answer") || eval[bool](r, `document.querySelector('.reveal').checkVisibility()`) {
		t.Error("print shows a button")
	}
}

// TestWithoutScript: every answer can be reached on a page without script.
func TestWithoutScript(t *testing.T) {
	r := newReader(t)
	r.script(false)
	r.do(chromedp.Navigate(r.url + "/names/"))
	for _, words := range []string{answer, "In a cell that both functions hold.", "Names are bound, objects are not copied."} {
		if !r.visible(words) {
			t.Errorf("%q cannot be read", words)
		}
	}
	r.do(chromedp.Navigate(r.url + "/closed/"))
	r.click("#first summary")
	if !r.visible("Your name.") {
		t.Error("the disclosure of a closed answer does not open")
	}
	r.do(chromedp.Navigate(r.url + "/quiz/"))
	if r.visible("builds a new list") {
		t.Error("the explanation is shown before it is asked for")
	}
	r.click("#leaves summary")
	if !r.visible("builds a new list") {
		t.Error("the explanation of a quiz cannot be reached")
	}
	r.do(chromedp.Navigate(r.url + "/round/"))
	if !r.visible("The name is resolved") || !r.visible("Draw the path first") {
		t.Error("the round is not complete")
	}
	for _, control := range []string{"[data-practice]", "[data-scheme-switch]", "[data-help]"} {
		if eval[bool](r, `document.querySelector('`+control+`')?.checkVisibility() ?? false`) {
			t.Errorf("%s is shown although it can do nothing", control)
		}
	}
}
