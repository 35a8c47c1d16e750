package themes_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"gen/generator/browsertest"
)

// TestState: all that is remembered goes into one file and comes back from it,
// and the page shows at once what was loaded or forgotten.
func TestState(t *testing.T) {
	for name, before := range map[string]string{"stored": "", "blocked": blocked} {
		t.Run(name, func(t *testing.T) {
			r := newReader(t)
			r.before(before + `; URL.createObjectURL = (b) => { b.text().then(t => window.saved = t); return '#' }`)
			r.open("/names/")
			r.press("p")
			r.until(`document.querySelector('.reveal')`)
			r.press("?")
			r.until(`document.querySelector('.help[open]')`)
			r.click(".help .row .button:nth-of-type(1)")
			r.until(`window.saved`)
			saved := eval[string](r, "saved")
			if !strings.Contains(saved, `"practice": true`) {
				t.Errorf("the file does not hold what is remembered: %s", saved)
			}
			r.click(".help .row .button:nth-of-type(3)")
			r.until(`!document.querySelector('.reveal')`)
			r.load("no file of ours")
			r.until(`document.querySelector('.help output').textContent.includes('not')`)
			r.load(`{"format": "gen", "version": 1, "state": null}`)
			r.load(strings.Replace(saved, `"practice"`, `"scheme": "dark", "practice"`, 1))
			r.until(`document.querySelector('.reveal') && document.documentElement.dataset.theme === 'dark'`)
		})
	}
}

// load gives the help a file with what is to be remembered.
func (r *reader) load(text string) {
	r.t.Helper()
	eval[bool](r, fmt.Sprintf(`(i => { const d = new DataTransfer(); d.items.add(new File([%q], 'guide.json')); i.files = d.files; return i.dispatchEvent(new Event('change')) })(document.querySelector('.help input[type="file"]'))`, text))
}

// blocked is a script that takes storage away.
const blocked = `Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('blocked', 'SecurityError') }})`

// TestBlockedStorage: where the browser keeps nothing, everything still works
// as long as the page is open.
func TestBlockedStorage(t *testing.T) {
	r := newReader(t)
	r.before(blocked)
	r.open("/names/")
	r.press("p")
	r.until(`document.querySelectorAll('.reveal').length === 6`)
	r.click("[data-scheme-switch]")
	r.until(`document.documentElement.dataset.theme === 'light'`)
	r.press("p")
	r.until(`!document.querySelector('.reveal')`)
}

// TestStrangeState: whatever stands under the keys of the guide, each page
// works as if it were not there.
func TestStrangeState(t *testing.T) {
	r := newReader(t)
	r.open("/names/")
	for _, value := range []string{`5`, `null`, `"x"`, `[]`, `{"hash": 5, "binding": null}`, `{`} {
		for _, key := range []string{"scheme", "practice", "keys", "outline", "above", "notes", "last", "seen:/names/", "marks:/names/", "quiz:/quiz/"} {
			eval[bool](r, fmt.Sprintf(`(localStorage.setItem('gen:1:/:%s', %q), true)`, key, value))
		}
		r.open("/")
		r.open("/quiz/")
		r.until(`document.querySelectorAll('.question--quiz.scripted').length === 3`)
		r.open("/round/")
		r.until(`document.querySelector('[data-rehearse]')`)
		r.open("/names/")
		r.press("p")
		r.until(`document.querySelectorAll('.reveal').length === 6`)
	}
}

// TestOtherTab: what is chosen in one tab holds in the others, and neither
// loses what the other remembers.
func TestOtherTab(t *testing.T) {
	r := newReader(t)
	r.open("/quiz/")
	tab := browsertest.Tab(t, r.ctx)
	other := &reader{t: t, ctx: tab, url: r.url}
	other.open("/quiz/")
	other.click("[data-scheme-switch]")
	r.until(`document.documentElement.dataset.theme === 'light' && document.querySelector('[data-scheme-switch]').textContent.includes('Light')`)
	for at, id := range map[*reader]string{r: "hash", other: "bool"} {
		at.click("#" + id + ` [data-choice="B"] label`)
		at.click("#" + id + " .quiz-check")
	}
	for _, at := range []*reader{r, other} {
		at.until(`document.querySelector('#hash.is-checked:not(.is-passed)') && document.querySelector('#bool.is-passed')`)
		at.until(`document.querySelector('.score output').textContent.includes('1 of 3')`)
	}
	other.open("/names/")
	other.press("p")
	other.until(`document.querySelector('.reveal')`)
	r.open("/names/")
	other.press("p")
	r.until(`!document.querySelector('.reveal') && document.querySelector('#binding .reply-body').checkVisibility()`)
}

// TestBack: a page that the browser kept as it was shows what has been chosen
// since.
func TestBack(t *testing.T) {
	r := newReader(t)
	r.open("/names/")
	eval[bool](r, `(addEventListener('pageshow', (e) => window.kept = e.persisted), true)`)
	r.do(chromedp.Navigate(r.url + "/quiz/"))
	r.until(`!document.querySelector('[data-scheme-switch]').hidden`)
	r.click("[data-scheme-switch]")
	r.press("?")
	r.until(`document.querySelector('.help[open]')`)
	r.load(`{"format": "gen", "version": 1, "state": {"practice": true, "marks:/names/": {"closure": {"grade": "hard", "at": 1}}}}`)
	r.until(`localStorage['gen:1:/:practice']`)
	eval[bool](r, `(history.back(), true)`)
	r.until(`location.pathname === '/names/' && document.querySelectorAll('.reveal').length === 6 && document.documentElement.dataset.theme === 'light'`)
	if !eval[bool](r, `window.kept === true`) {
		t.Error("the browser did not keep the page: something on it prevents that")
	}
	if !eval[bool](r, `document.querySelector('#closure .grades [value="hard"][aria-pressed="true"]') !== null`) {
		t.Error("the mark given meanwhile is not shown")
	}
}

// TestOutline: the outline is as the reader left it, beside the text and above
// it, from page to page, and nothing moves because of it.
func TestOutline(t *testing.T) {
	const open = `document.querySelector('#outline details').open`
	for _, at := range []struct {
		width int64
		open  bool
	}{{1400, true}, {1280, false}, {800, false}} {
		t.Run(fmt.Sprint(at.width), func(t *testing.T) {
			r := newReader(t)
			r.before(`window.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.moved += e.value)).observe({type: 'layout-shift', buffered: true})`)
			r.do(chromedp.EmulateViewport(at.width, 800))
			r.open("/names/")
			r.until(fmt.Sprintf(`%s === %t`, open, at.open))
			r.click("#outline summary")
			r.until(fmt.Sprintf(`%s !== %t && Object.keys(localStorage).some(k => /outline|above/.test(k))`, open, at.open))
			r.reload()
			r.until(fmt.Sprintf(`%s !== %t`, open, at.open))
			if moved := eval[float64](r, `new Promise(f => setTimeout(() => f(moved), 300))`); moved > 0.001 {
				t.Errorf("the page moves by %v when it comes with the outline as it was left", moved)
			}
			r.press("t")
			r.until(fmt.Sprintf(`%s === %t`, open, at.open))
			r.reload()
			r.until(fmt.Sprintf(`%s === %t`, open, at.open))
		})
	}
}
