package themes_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/rogpeppe/go-internal/txtar"

	"gen/generator"
	"gen/generator/browsertest"
	"gen/themes"
)

// reader is a browser that reads the small guide of testdata.
type reader struct {
	t          *testing.T
	ctx        context.Context
	url        string // of the guide's root, without the slash at the end
	folder     string // where the guide was written
	complaints func() []string
	still      bool // no script runs
}

// newReader builds the guide of testdata, serves it, and starts a browser.
func newReader(t *testing.T) *reader {
	t.Helper()
	return readerOf(t, publish(t))
}

// readerOf starts a browser that reads a published guide. Whatever the browser
// has against the pages fails the test at its end.
func readerOf(t *testing.T, folder string) *reader {
	t.Helper()
	r := &reader{t: t, folder: folder, ctx: browsertest.New(t), url: browsertest.Host(t, folder)}
	r.complaints = browsertest.Complaints(t, r.ctx)
	t.Cleanup(func() {
		for _, c := range r.complaints() {
			t.Errorf("the browser complains: %s", c)
		}
	})
	return r
}

// publish builds the guide of testdata and gives the folder it is in.
func publish(t *testing.T) string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/guide.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return publishFiles(t, archive.Files...)
}

// publishFiles builds a guide of files and gives the folder it is in.
func publishFiles(t *testing.T, files ...txtar.File) string {
	t.Helper()
	source := t.TempDir()
	for _, f := range files {
		path := filepath.Join(source, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return publishFolder(t, source)
}

// publishFolder builds the guide of a folder and gives the folder it is in. From
// here on the test runs beside others: most of its time it waits for a browser.
func publishFolder(t *testing.T, source string) string {
	t.Helper()
	t.Parallel()
	public := filepath.Join(t.TempDir(), "public")
	report, err := generator.Build(context.Background(), generator.Config{
		Source: source, Output: public, Themes: themes.FS(), NoCache: true,
		Date: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	})
	if err != nil || report.Failed() {
		t.Fatalf("build: %v %v", err, report.Problems)
	}
	return public
}

// open goes to a page and waits until its script has attached.
func (r *reader) open(path string) {
	r.t.Helper()
	r.settle()
	browsertest.Open(r.t, r.ctx, "about:blank")
	browsertest.Open(r.t, r.ctx, r.url+path)
	browsertest.Until(r.t, r.ctx, `!document.querySelector('[data-scheme-switch]')?.hidden`)
}

func (r *reader) reload() {
	r.t.Helper()
	r.settle()
	r.do(chromedp.Reload())
	browsertest.Until(r.t, r.ctx, `document.readyState === 'complete' && !document.querySelector('[data-scheme-switch]')?.hidden`)
}

func (r *reader) do(steps ...chromedp.Action[chromedp.Void]) {
	r.t.Helper()
	if err := chromedp.Do(r.ctx, steps...); err != nil {
		r.t.Fatal(err)
	}
}

func (r *reader) press(keys string) {
	r.t.Helper()
	r.settle()
	browsertest.Press(r.t, r.ctx, keys)
}

// click presses the mouse on the first element that matches, once there is one.
func (r *reader) click(selector string) {
	r.t.Helper()
	r.until(fmt.Sprintf(`document.querySelector(%q)`, selector))
	at := eval[[]float64](r, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2] })()`, selector))
	r.do(chromedp.MouseClickXY(at[0], at[1]))
}

// until waits for a condition of the page.
func (r *reader) until(condition string) {
	r.t.Helper()
	browsertest.Until(r.t, r.ctx, condition)
}

// media makes the page believe in a medium ("print") or a feature of one.
func (r *reader) media(medium string, features ...*emulation.MediaFeature) {
	r.t.Helper()
	params := emulation.SetEmulatedMediaParams{Media: medium, Features: features}
	if _, err := chromedp.Call(r.ctx, emulation.SetEmulatedMedia, params); err != nil {
		r.t.Fatal(err)
	}
}

// script turns script on or off for the pages opened from now on.
func (r *reader) script(on bool) {
	r.t.Helper()
	r.still = !on
	if _, err := chromedp.Call(r.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}); err != nil {
		r.t.Fatal(err)
	}
}

// before runs a script in every page before the page's own.
func (r *reader) before(source string) {
	r.t.Helper()
	if _, err := chromedp.Call(r.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source}); err != nil {
		r.t.Fatal(err)
	}
}

// settle waits until nothing more comes of what was done.
func (r *reader) settle() {
	r.t.Helper()
	if !r.still {
		browsertest.Settle(r.t, r.ctx)
	}
}

// eval gives the value of an expression in the page, once that has settled.
func eval[T any](r *reader, expression string) T {
	r.t.Helper()
	r.settle()
	return browsertest.Eval[T](r.t, r.ctx, expression)
}

// text gives the text of the first element that matches.
func (r *reader) text(selector string) string {
	r.t.Helper()
	return eval[string](r, fmt.Sprintf(`document.querySelector(%q)?.textContent.trim() ?? ''`, selector))
}

// visible tells whether words can be read on the page.
func (r *reader) visible(words string) bool {
	r.t.Helper()
	return eval[bool](r, shown(words))
}

// shown is a condition of the page: that words can be read on it.
func shown(words string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('main p, main li:not(:has(p))')].some(e => e.textContent.includes(%q) && e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))`, words)
}
