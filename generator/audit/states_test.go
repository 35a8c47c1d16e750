package audit

import (
	"gen/generator/browsertest"
)

// states are what a page becomes under a reader's hands.
var states = []struct {
	name, address string
	reach         func(*auditor)
}{
	{"search open", "/lists/top-30/", func(a *auditor) { a.press("/"); a.until(`document.querySelector('dialog[open] .search-random')`) }},
	{"search with results", "/lists/top-30/", func(a *auditor) {
		a.press("/")
		a.until(`document.activeElement.matches('dialog[open] input')`)
		a.press("list")
		a.until(`document.querySelector('dialog[open] [role="option"]')`)
	}},
	{"search filters", "/lists/top-30/", func(a *auditor) {
		a.press("/")
		a.until(`document.activeElement.matches('dialog[open] input')`)
		a.press("list")
		a.until(`document.querySelector('dialog[open] [role="option"]')`)
		a.until(`document.querySelector('.search-toggle')`)
		a.eval(`document.querySelector('.search-toggle').click(), true`)
		a.until(`document.querySelector('.search-facet')`)
	}},
	{"search without results", "/lists/top-30/", func(a *auditor) {
		a.press("/")
		a.until(`document.activeElement.matches('dialog[open] input')`)
		a.press("zzqqxxyy")
		a.until(`document.querySelector('dialog[open]').innerText.includes('Nothing found')`)
	}},
	{"help", "/lists/top-30/", func(a *auditor) { a.press("?"); a.until(`document.querySelector('.help[open]')`) }},
	{"practice", "/lists/top-30/", func(a *auditor) {
		a.press("p")
		a.until(`document.querySelector('.reveal')`)
		a.press("j")
		a.press("\r")
		a.until(`document.querySelector('.question.is-open')`)
	}},
	{"filtered", "/lists/top-30/", func(a *auditor) {
		a.until(`document.querySelector('.filters select')`)
		a.eval(`(s => { s.selectedIndex = 1; return s.dispatchEvent(new Event('change', {bubbles: true})) })(document.querySelector('.filters select'))`)
	}},
	{"outline", "/lists/top-30/", func(a *auditor) { a.press("t") }},
	{"rehearsal", "/mock-rounds/first-round/", func(a *auditor) {
		a.until(`document.querySelector('[data-rehearse]')`)
		a.press("p")
		a.until(`document.querySelector('.rehearse-panel')`)
	}},
	{"quiz checked", "/practice/quiz/", func(a *auditor) {
		a.until(`document.querySelector('.quiz-check')`)
		a.eval(`[...document.querySelectorAll('.question--quiz')].slice(0, 4).forEach((q, i) => { q.querySelectorAll('.option input')[i % 2].click(); q.querySelector('.quiz-check').click() }), true`)
		a.until(`document.querySelectorAll('.question--quiz.is-checked, .question--quiz:has(output:not(:empty))').length > 1`)
	}},
	{"key at the end", printed, func(a *auditor) {
		a.until(`document.querySelector('[data-answer-key]:not([hidden])')`)
		a.eval(`document.querySelector('[data-answer-key]').click(), true`)
		a.until(`document.querySelector('.answer-key')`)
	}},
}

func (a *auditor) press(keys string) {
	a.t.Helper()
	browsertest.Settle(a.t, a.ctx)
	browsertest.Press(a.t, a.ctx, keys)
}

func (a *auditor) until(condition string) {
	a.t.Helper()
	browsertest.Until(a.t, a.ctx, condition)
}

func (a *auditor) eval(expression string) bool {
	a.t.Helper()
	browsertest.Settle(a.t, a.ctx)
	return browsertest.Eval[bool](a.t, a.ctx, expression)
}
