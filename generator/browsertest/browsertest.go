// Package browsertest gives tests a headless Chromium.
//
// Only tests import it. A machine without Chromium skips them, unless the
// environment says CI=true: there, a browser that is missing is a failure.
package browsertest

import (
	"context"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// limit is how long one test may use its browser.
const limit = 25 * time.Minute

// slower is how many times slower than this machine browsers and hosts are to
// be, to find what a test does not wait for: GEN_SLOWER in the environment.
var slower, _ = strconv.Atoi(os.Getenv("GEN_SLOWER"))

// New starts a browser with a profile of its own and gives a context for
// chromedp.Run. The browser ends with the test.
func New(t testing.TB) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(find(t)), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.WindowSize(1280, 800))
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	t.Cleanup(cancel)
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	ctx, _ = chromedp.NewContext(ctx)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	slowDown(t, ctx)
	t.Cleanup(func() { _ = chromedp.Cancel(ctx) }) // waits for its end, so that the profile can be removed
	return watched(t, ctx)
}

func find(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") == "" {
		t.Skip("no Chromium on this machine")
	}
	t.Fatal("no Chromium on this machine, and CI is set")
	return ""
}

func slowDown(t testing.TB, ctx context.Context) {
	t.Helper()
	if slower < 2 {
		return
	}
	rate := emulation.SetCPUThrottlingRateParams{Rate: float64(slower)}
	if _, err := chromedp.Call(ctx, emulation.SetCPUThrottlingRate, rate); err != nil {
		t.Fatal(err)
	}
}

// Tab opens a further tab in the browser of a context.
func Tab(t testing.TB, ctx context.Context) context.Context {
	t.Helper()
	tab, leave := chromedp.NewContext(ctx)
	t.Cleanup(leave)
	if err := chromedp.Do(tab); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	slowDown(t, tab)
	return watched(t, tab)
}

// Open goes to an address and waits until the page has loaded.
func Open(t testing.TB, ctx context.Context, url string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatalf("open %s: %v", url, err)
	}
}

// Before runs a script in every page that is opened from now on, before any of
// its own.
func Before(t testing.TB, ctx context.Context, script string) {
	t.Helper()
	params := page.AddScriptToEvaluateOnNewDocumentParams{Source: script}
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, params); err != nil {
		t.Fatalf("add a script: %v", err)
	}
}

// Eval gives the value of a JavaScript expression in the page, awaited if it
// is a promise. While it throws it is asked again: what it needs may be on its
// way.
func Eval[T any](t testing.TB, ctx context.Context, expression string) T {
	t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
		if err == nil {
			return value
		}
		if time.Now().After(deadline) {
			t.Fatalf("evaluate %s: %v", expression, err)
		}
	}
}

// patience is how long a test waits for a page: CI machines have slow minutes.
const patience = 30 * time.Second

// Until waits until a JavaScript expression is true. It holds across a reload
// of the page.
func Until(t testing.TB, ctx context.Context, expression string) {
	t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		if ok && err == nil {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("still not true: %s (%v)", expression, err)
		}
	}
}

// Press sends keys to what has the focus: letters, or a key of package
// chromedp/kb such as kb.Escape. A letter comes with its key, as a separate
// event it would reach a field that the key has opened on a slow machine.
func Press(t testing.TB, ctx context.Context, keys string) {
	t.Helper()
	for _, key := range keys {
		events := kb.Encode(key)
		down, up := events[0], events[len(events)-1]
		if letter := events[1]; letter != up {
			down.Text, down.UnmodifiedText = letter.Text, letter.UnmodifiedText
		}
		for _, event := range []*input.DispatchKeyEventParams{down, up} {
			if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, *event); err != nil {
				t.Fatalf("press %q: %v", keys, err)
			}
		}
	}
}

// Complaints collects what the browser has against a page from now on:
// uncaught exceptions, console errors and warnings, failed requests and
// violations of the Content-Security-Policy. The function it returns gives what
// has come so far.
func Complaints(t testing.TB, ctx context.Context) func() []string {
	t.Helper()
	var mu sync.Mutex
	var found []string
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.IsException() || m.Type == "error" || m.Type == "warning" {
				mu.Lock()
				found = append(found, m.String())
				mu.Unlock()
			}
		}
	}()
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return slices.Clone(found)
	}
}

// Screenshot gives what is in the window, as a PNG.
func Screenshot(t testing.TB, ctx context.Context) []byte {
	t.Helper()
	picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatalf("screenshot: %v", err)
	}
	return picture
}
