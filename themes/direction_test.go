package themes_test

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestRightToLeft: an Arabic guide is a mirror image, but for its code.
func TestRightToLeft(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/guide.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range archive.Files {
		if f.Name == "gen.yaml" {
			archive.Files[i].Data = append(f.Data, "language: ar\n"...)
		}
	}
	r := readerOf(t, publishFiles(t, archive.Files...))
	r.do(chromedp.EmulateViewport(1440, 900))
	r.open("/names/")
	r.picture("rtl-1440")
	for what, condition := range map[string]string{
		"chapters stand at the right of the text": `left('#chapters') > left('main')`,
		"the outline stands at its left":          `left('#outline') < left('.body')`,
		"numbers hang at the right":               `left('.question .number') > left('.question .title')`,
		"labels stand at the right":               `left('.part > .label') > left('.part > .part-body')`,
		"code runs from left to right":            `getComputedStyle(document.querySelector('pre')).direction === 'ltr' && getComputedStyle(document.querySelector('pre code')).textAlign !== 'right'`,
		"the page does not scroll sideways":       `document.documentElement.scrollWidth === document.documentElement.clientWidth`,
	} {
		if !eval[bool](r, `(left => `+condition+`)(s => document.querySelector(s).getBoundingClientRect().left)`) {
			t.Errorf("not so: %s", what)
		}
	}
	r.do(chromedp.EmulateViewport(360, 780))
	r.open("/round/")
	r.picture("rtl-360")
	if !eval[bool](r, `document.documentElement.scrollWidth <= 360 && parseFloat(getComputedStyle(document.querySelector('.turn--candidate')).paddingRight) > 0`) {
		t.Error("the candidate's side is not set in from the right")
	}
}

// TestStill: who asks for less motion gets none.
func TestStill(t *testing.T) {
	r := newReader(t)
	const moving = `[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return parseFloat(s.transitionDuration) > 0 || parseFloat(s.animationDuration) > 0 || s.scrollBehavior === 'smooth' }).length`
	r.media("", &emulation.MediaFeature{Name: "prefers-reduced-motion", Value: "reduce"})
	r.open("/quiz/")
	if got := eval[int](r, moving); got > 0 {
		t.Errorf("%d elements move although motion is not wanted", got)
	}
	r.media("")
	if got := eval[int](r, moving); got == 0 {
		t.Error("nothing moves anyway: this test tests nothing")
	}
}

// TestForcedColours: where the system binds the colours, what is chosen, right
// or in view can still be told from the rest.
func TestForcedColours(t *testing.T) {
	r := newReader(t)
	r.media("", &emulation.MediaFeature{Name: "forced-colors", Value: "active"})
	r.open("/quiz/")
	r.click(`#leaves [data-choice="A"] .option-body`)
	r.until(`document.querySelector('#leaves input[value="A"]').checked`)
	r.picture("forced-quiz")
	const looks = `(e => { const s = getComputedStyle(e); return [s.backgroundColor, s.borderTopColor, s.borderTopWidth, s.color, s.outlineStyle, s.fontWeight].join() })`
	if eval[bool](r, looks+`(document.querySelector('#leaves [data-choice="A"] .letter')) === `+looks+`(document.querySelector('#leaves [data-choice="B"] .letter'))`) {
		t.Error("the option that was chosen looks like the others")
	}
	r.click("#leaves .quiz-check")
	r.until(`document.querySelector('#leaves.is-checked, #leaves.is-failed, #leaves .quiz-row output:not(:empty)')`)
	r.picture("forced-checked")
	if eval[string](r, `document.querySelector('#leaves .quiz-row output').textContent`) == "" {
		t.Error("the verdict is told by colour alone")
	}
}
