package themes_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gen/generator/browsertest"
)

// TestScheme: the reader's colours are bound before anything is painted, on
// every page, and auto follows the system.
func TestScheme(t *testing.T) {
	r := newReader(t)
	r.media("", &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "light"})
	r.before(`window.first = new Promise((tell) => addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => tell(getComputedStyle(document.documentElement).backgroundColor))))`)
	r.open("/names/")
	light := eval[string](r, "first")
	r.click("[data-scheme-switch]")
	r.click("[data-scheme-switch]")
	r.until(`document.documentElement.dataset.theme === 'dark'`)
	r.open("/round/")
	dark := eval[string](r, "first")
	if dark == light {
		t.Errorf("the first frame is %s although dark was chosen", dark)
	}
	if now := eval[string](r, `getComputedStyle(document.documentElement).backgroundColor`); now != dark {
		t.Errorf("the page flashes: first %s, then %s", dark, now)
	}
	r.click("[data-scheme-switch]")
	r.until(`!document.documentElement.dataset.theme`)
	r.media("", &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"})
	if got := eval[string](r, `getComputedStyle(document.documentElement).backgroundColor`); got != dark {
		t.Errorf("auto does not follow the system: %s, want %s", got, dark)
	}
}

// TestNoSidewaysScroll: no page is wider than a phone of 320 pixels.
func TestNoSidewaysScroll(t *testing.T) {
	r := newReader(t)
	r.do(chromedp.EmulateViewport(320, 640))
	for _, path := range pages(t, r.folder) {
		r.open(path)
		if width := eval[int](r, `document.documentElement.scrollWidth`); width > 320 {
			t.Errorf("%s is %d pixels wide", path, width)
		}
	}
}

// pages lists the addresses of every page in a folder.
func pages(t *testing.T, folder string) (found []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(folder), ".", func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".html" {
			found = append(found, "/"+strings.TrimSuffix(path, "index.html"))
		}
		return err
	})
	if err != nil || len(found) < 5 {
		t.Fatalf("pages %v, error %v", found, err)
	}
	return found
}

// TestKeys: single letters act outside of fields only, are listed under "?",
// and can be switched off for good.
func TestKeys(t *testing.T) {
	r := newReader(t)
	r.open("/names/")
	r.press("j")
	r.until(`document.activeElement.id === 'binding'`)
	r.press("j")
	r.press("k")
	r.until(`document.activeElement.id === 'binding'`)
	r.press("]")
	r.until(`location.pathname === '/round/' && document.readyState === 'complete' && !document.querySelector('[data-help]').hidden`)
	r.press("[")
	r.until(`location.pathname === '/names/' && document.readyState === 'complete' && !document.querySelector('[data-help]').hidden`)
	for _, event := range []string{
		`{key: 'о', code: 'KeyJ'}`, // as a Russian keyboard has it
		`{key: 'j', altKey: true}`,
		`{key: 'π', code: 'KeyP', altKey: true}`,
	} {
		eval[bool](r, `document.body.dispatchEvent(new KeyboardEvent('keydown', `+strings.Replace(event, "{", "{bubbles: true, ", 1)+`))`)
	}
	if !eval[bool](r, `document.activeElement.id === 'binding' && !localStorage.getItem('gen:1:/:practice')`) {
		t.Error("the key at the place of j does not act, or a letter with Alt does")
	}
	eval[bool](r, `document.body.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, key: ']', ctrlKey: true, altKey: true}))`) // AltGr and 9, as a German keyboard has it
	r.until(`location.pathname === '/round/' && document.readyState === 'complete' && !document.querySelector('[data-help]').hidden`)
	r.open("/names/")

	r.press("?")
	r.until(`document.querySelector('.help[open]')`)
	for _, key := range []string{"/", "j", "k", "[", "]", "p", "t", "?"} {
		if !eval[bool](r, fmt.Sprintf(`[...document.querySelectorAll('.help kbd')].some(k => k.textContent === %q)`, key)) {
			t.Errorf("the help does not list %s", key)
		}
	}
	r.press("p")
	r.click(`.help input[type="checkbox"]`)
	r.press(kb.Escape)
	r.until(`!document.querySelector('.help[open]')`)
	r.press("p")
	r.reload()
	r.press("p")
	if eval[bool](r, `!!document.querySelector('.reveal')`) {
		t.Error("p acts in a dialog, or after keys were switched off")
	}
}

// TestTyping: letters typed into a field are text.
func TestTyping(t *testing.T) {
	r := newReader(t)
	r.open("/search/")
	r.click(`[name="q"]`)
	r.press("jp?t")
	r.until(`document.querySelector('[name="q"]').value === 'jp?t'`)
	if eval[bool](r, `!!document.querySelector('.help')`) {
		t.Error("a letter typed into a field opened the help")
	}
}

// TestSearchOpens: "/" opens search anywhere, Escape gives the focus back.
func TestSearchOpens(t *testing.T) {
	r := newReader(t)
	r.open("/names/")
	r.press("j")
	r.press("/")
	r.until(`document.querySelector('dialog[open] input') === document.activeElement`)
	r.press("closure")
	r.until(`document.querySelector('dialog[open] a[href*="#closure"]')`)
	r.press(kb.Escape)
	r.until(`!document.querySelector('dialog[open]') && document.activeElement.id === 'binding'`)
}

// TestFilters: filters hide questions and keep their numbers; what has been
// seen is counted.
func TestFilters(t *testing.T) {
	r := newReader(t)
	r.open("/names/")
	r.until(`document.querySelector('.filters select')`)
	eval[bool](r, `(s => { s.value = 'senior'; return s.dispatchEvent(new Event('change', {bubbles: true})) })(document.querySelector('.filters [name="level"]'))`)
	if got := eval[string](r, `[...document.querySelectorAll('.question')].filter(q => q.checkVisibility()).map(q => q.querySelector('.number').textContent).join()`); got != "4,6" {
		t.Errorf("senior questions are %s, want 4,6", got)
	}
	if got := eval[string](r, `[...document.querySelectorAll('.filters option')].map(o => o.textContent).join()`); got != "All,Junior,Mid-level,Senior,All,functions,names,scope,scope of names" {
		t.Errorf("the filters offer %s", got)
	}
	eval[bool](r, `(document.querySelector('#order').scrollIntoView(), true)`)
	r.until(`localStorage.getItem('gen:1:/:seen:/names/') === '["order"]'`)
	if got := r.text(".index output"); !strings.HasPrefix(got, "2 ") {
		t.Errorf("the count says %q, want 2 of 6", got)
	}
	eval[string](r, `location.hash = '#binding'`)
	r.until(`document.querySelector('#binding').checkVisibility()`)
	r.until(`document.querySelectorAll('.index-list .is-seen').length === 2`)
	if got := r.text(".index output"); !strings.HasPrefix(got, "2 ") {
		t.Errorf("the count says %q, want two seen", got)
	}
}

// TestContinue: the home page leads back to where the reader stopped, and says
// how much of a chapter has been seen.
func TestContinue(t *testing.T) {
	r := newReader(t)
	r.open("/")
	if eval[bool](r, `document.querySelector('[data-continue]').checkVisibility()`) {
		t.Error("a new reader is told to continue")
	}
	r.open("/names/#closure")
	r.until(`localStorage.getItem('gen:1:/:last')?.includes('closure')`)
	r.open("/")
	r.until(`document.querySelector('[data-continue] a')`)
	if got := eval[string](r, `document.querySelector('[data-continue] a').getAttribute('href')`); got != "/names/#closure" {
		t.Errorf("continue leads to %s", got)
	}
	for _, url := range []string{"javascript:alert(1)", "//evil.example.org/", `/\\\\evil.example.org/`} { // from a file that was loaded
		eval[bool](r, `(localStorage.setItem('gen:1:/:last', '{"url": "`+url+`", "title": "x"}'), true)`)
		r.open("/")
		r.until(`!document.querySelector('[data-random-start]').hidden`)
		if eval[bool](r, `document.querySelector('[data-continue]').checkVisibility()`) {
			t.Errorf("continue leads to %s", url)
		}
	}
}

// painted comes once a page whose scripts are held back has been drawn. What
// stood in the way of parts that came late has moved by then, and does not count.
const painted = `new Promise(tell => {
	const look = () => document.readyState !== 'loading' && performance.getEntriesByName('first-paint').length
		? requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { moved = []; tell(true) }, 50)))
		: setTimeout(look, 10);
	look();
})`

// TestNothingMoves: nothing on a page moves when its scripts come, however late,
// on a phone or beside, with practice on or off.
func TestNothingMoves(t *testing.T) {
	r := newReader(t)
	scripts := r.holdScripts()
	r.before(`window.moved = []; new PerformanceObserver(l => l.getEntries().forEach(e => moved.push(e.value + ' ' + e.sources.map(s => s.node?.className)))).observe({type: 'layout-shift', buffered: true})`)
	for _, practice := range []string{"false", "true"} {
		r.before(`localStorage.setItem('gen:1:/:practice', ` + practice + `)`)
		for _, width := range []int64{360, 1280, 1400} {
			r.do(chromedp.EmulateViewport(width, 800))
			for _, path := range []string{"/", "/names/", "/round/", "/quiz/", "/search/", "/contents/", "/print/"} {
				scripts.Lock()
				if _, err := chromedp.Call(r.ctx, page.Navigate, page.NavigateParams{URL: r.url + path}); err != nil {
					t.Fatal(err)
				}
				browsertest.Eval[bool](t, r.ctx, painted)
				scripts.Unlock()
				r.until(`!document.querySelector('[data-scheme-switch]')?.hidden`)
				if moved := eval[[]string](r, `new Promise(f => setTimeout(() => f(moved), 200))`); len(moved) > 0 {
					t.Errorf("%s at %d pixels, practice %s: %v", path, width, practice, moved)
				}
			}
		}
	}
}

// holdScripts puts a gate before the scripts that pages do not wait for: they
// come when it is not locked, and anew for every page.
func (r *reader) holdScripts() *sync.RWMutex {
	r.t.Helper()
	behind, err := url.Parse(r.url)
	if err != nil {
		r.t.Fatal(err)
	}
	gate, proxy := new(sync.RWMutex), httputil.NewSingleHostReverseProxy(behind)
	proxy.ModifyResponse = func(answer *http.Response) error {
		answer.Header.Set("Cache-Control", "no-store")
		return nil
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, asked *http.Request) {
		if strings.HasSuffix(asked.URL.Path, ".js") && !strings.HasPrefix(path.Base(asked.URL.Path), "scheme.") {
			gate.RLock()
			defer gate.RUnlock()
		}
		proxy.ServeHTTP(w, asked)
	}))
	r.t.Cleanup(server.Close)
	r.url = server.URL
	return gate
}

// TestRandom: home leads to a question by chance, with the keyboard on it.
func TestRandom(t *testing.T) {
	r := newReader(t)
	r.open("/")
	r.until(`!document.querySelector('[data-random-start]').hidden`)
	r.click("[data-random-start]")
	r.until(`location.hash === '#random' && document.activeElement?.dataset.entry`)
}

// TestPatchKeepsOutline: the outline that a reader has opened stays open when
// the page changes under it.
func TestPatchKeepsOutline(t *testing.T) {
	r := newReader(t)
	r.do(chromedp.EmulateViewport(900, 800))
	r.open("/names/")
	r.click("#outline summary")
	r.until(`document.querySelector('#outline details').open`)
	if !eval[bool](r, `document.dispatchEvent(new CustomEvent('gen:patched')) && document.querySelector('#outline details').open`) {
		t.Error("the outline was closed")
	}
}

// TestMissing: the page for a wrong address asks for the words of it.
func TestMissing(t *testing.T) {
	r := newReader(t)
	page, err := os.ReadFile(filepath.Join(r.folder, "404.html"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(r.folder, "lists", "mutable-default"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(r.folder, "lists", "mutable-default", "index.html"), page, 0o644); err != nil {
		t.Fatal(err)
	}
	r.open("/lists/mutable-default/")
	r.until(`document.querySelector('[name="q"]').value === 'lists mutable default'`)
}

// TestPatched: after live reload has patched the document, what is new gets
// its tools and what is old has them once.
func TestPatched(t *testing.T) {
	r := newReader(t)
	r.open("/names/")
	r.until(`document.querySelector('.filters')`)
	eval[bool](r, `(f => { const n = f.cloneNode(true); n.querySelector('.code-tools').remove(); f.after(n); return document.dispatchEvent(new Event('gen:patched')) })(document.querySelector('#binding figure.code'))`)
	r.until(`[...document.querySelectorAll('figure.code')].every(f => f.querySelectorAll('.code-tools').length === 1)`)
	if got := eval[int](r, `document.querySelectorAll('.filters, .progress').length`); got != 2 {
		t.Errorf("%d filters and progress bars after a patch, want one of each", got)
	}
}

// TestDrawer: on a phone the chapters open over the page, without script too.
func TestDrawer(t *testing.T) {
	r := newReader(t)
	r.script(false)
	r.do(chromedp.EmulateViewport(360, 640), chromedp.Navigate(r.url+"/names/"))
	if eval[bool](r, `document.querySelector('#chapters').checkVisibility()`) {
		t.Fatal("the drawer is open")
	}
	r.click(".tool-chapters")
	browsertest.Until(t, r.ctx, `document.querySelector('#chapters').checkVisibility()`)
	r.press(kb.Escape)
	browsertest.Until(t, r.ctx, `!document.querySelector('#chapters').checkVisibility()`)
}
