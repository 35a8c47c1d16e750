package serve

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"gen/generator/browsertest"
	"gen/generator/output"
)

// file is a page or asset with the given words and their key.
func file(path, words string) output.File {
	return output.File{Path: path, Key: words, Source: "chapters/" + path, Render: func(w io.Writer) error {
		_, err := io.WriteString(w, words)
		return err
	}}
}

// chapter is a page long enough to scroll, with what a reader can change on it.
func chapter(extra string, questions ...string) output.File {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lists</title><link rel="stylesheet" href="/site.css"><link rel="icon" href="data:,"><noscript><p>x</p></noscript></head><body><nav><p>Contents</p><ul><li>lists</li></ul></nav><main>`)
	for i, q := range questions {
		fmt.Fprintf(&b, "<section id=\"q%d\"><h2>%s</h2>\n<details><summary>Answer</summary><p>It depends.</p></details><p><label><input type=\"radio\" name=\"q%[1]d\"> Yes</label></p><pre>code</pre></section>\n", i, q)
	}
	b.WriteString(extra + `</main><script type="module" src="/site.js"></script></body></html>`)
	return file("index.html", b.String())
}

var questions = strings.Fields("lists tuples sets dicts strings bytes ranges slices loops classes modules decorators generators threads tasks tests types errors files packages")

var assets = []output.File{
	file("site.css", "h2 { color: rgb(0, 0, 1) } section { min-height: 200px } nav { position: fixed; top: 0; right: 0 } * { overflow-anchor: none }"),
	// As themes do: it adds a button to each block of code, and may run again.
	file("site.js", `const attach = () => { for (const pre of document.querySelectorAll("pre:not(:has(button))")) { const b = document.createElement("button"); b.textContent = "Copy"; pre.append(b) } };
		document.documentElement.dataset.ran = "1"; window.mark = "same window"; document.addEventListener("gen:patched", attach); attach();`),
	file("404.html", "<!doctype html><title>Missing</title><h1>No such page</h1>"),
}

func published(files ...output.File) Build {
	return Build{Files: append(files, assets...)}
}

// opened gives a server with a published chapter, and a browser that shows it.
func opened(t *testing.T, first Build) (*Server, context.Context) {
	t.Helper()
	ctx := browsertest.New(t)
	complaints := browsertest.Complaints(t, ctx)
	s := New(Options{})
	s.Publish(first)
	server := httptest.NewServer(s)
	t.Cleanup(func() {
		server.CloseClientConnections()
		for _, c := range complaints() {
			if !strings.Contains(c, "Failed to load resource") {
				t.Errorf("the browser says: %s", c)
			}
		}
	})
	browsertest.Open(t, ctx, server.URL+"/")
	return s, ctx
}

func TestPatchKeepsTheReadersPlace(t *testing.T) {
	s, ctx := opened(t, published(chapter("", questions...)))
	browsertest.Until(t, ctx, `window.mark`)
	browsertest.Eval[bool](t, ctx, `document.querySelector("#q9 details").open = true`)
	browsertest.Eval[bool](t, ctx, `document.querySelector("#q9 input").checked = true`)
	browsertest.Eval[any](t, ctx, `void document.querySelector("#q9 h2").scrollIntoView(), document.querySelector("#q9 input").focus({preventScroll: true}), 0`)
	top := browsertest.Eval[float64](t, ctx, `document.querySelector("#q9 h2").getBoundingClientRect().top`)

	changed := append([]string{"a new first question", "and a second"}, questions...)
	changed[5] = "a changed question"
	var shifted []string // ids move with the questions: q9 becomes another, which the patch has to see through
	shifted = append(shifted, changed...)
	s.Publish(published(renumbered(shifted, 2, "<p id=end>The end</p>")))
	browsertest.Until(t, ctx, `document.querySelector("#end")`)

	for check, want := range map[string]string{
		`String(window.mark)`:                                                                                       "same window",
		`String(document.querySelector("#q9 details").open)`:                                                        "true",
		`String(document.querySelector("#q9 input").checked)`:                                                       "true",
		`String(document.activeElement === document.querySelector("#q9 input"))`:                                    "true",
		`[...document.querySelectorAll("h2")].map((h) => h.textContent).join()`:                                     strings.Join(changed, ","),
		`String(document.documentElement.dataset.ran)`:                                                              "1",
		`String(document.querySelectorAll("pre button").length)`:                                                    "22",
		`String(document.querySelectorAll("script[data-session]").length)`:                                          "1",
		fmt.Sprintf(`String(Math.abs(document.querySelector("#q9 h2").getBoundingClientRect().top - %f) < 2)`, top): "true",
	} {
		if got := browsertest.Eval[string](t, ctx, check); got != want {
			t.Errorf("%s\n got %s\nwant %s", check, got, want)
		}
	}
}

// renumbered is a chapter whose questions from the n-th on keep the ids they had
// without the first n.
func renumbered(questions []string, n int, extra string) output.File {
	text := render(chapter(extra, questions...))
	for i := range questions {
		id := fmt.Sprintf("%d", i-n)
		if i < n {
			id = fmt.Sprintf("new%d", i)
		}
		text = strings.Replace(text, fmt.Sprintf(`id="q%d"`, i), `id="Q`+id+`"`, 1)
		text = strings.Replace(text, fmt.Sprintf(`name="q%d"`, i), `name="Q`+id+`"`, 1)
	}
	return file("index.html", strings.NewReplacer(`id="Q`, `id="q`, `name="Q`, `name="q`).Replace(text))
}

func render(f output.File) string {
	var b strings.Builder
	_ = f.Render(&b)
	return b.String()
}

func TestStyleSheetAndScriptChanges(t *testing.T) {
	s, ctx := opened(t, published(chapter("", questions...)))
	browsertest.Until(t, ctx, `window.mark`)
	restore := assets[0]
	defer func() { assets[0] = restore }()
	assets[0] = file("site.css", "h2 { color: rgb(9, 9, 9) } section { min-height: 200px }")
	s.Publish(published(chapter("", questions...)))
	browsertest.Until(t, ctx, `getComputedStyle(document.querySelector("h2")).color === "rgb(9, 9, 9)"`)
	if !browsertest.Eval[bool](t, ctx, `window.mark === "same window"`) {
		t.Error("a style sheet cost the window")
	}
	renamed := file("index.html", strings.Replace(render(chapter("", questions...)), "/site.css", "/site.2.css", 1))
	s.Publish(published(renamed, file("site.2.css", "h2 { color: rgb(8, 8, 8) } section { min-height: 200px }")))
	browsertest.Until(t, ctx, `getComputedStyle(document.querySelector("h2")).color === "rgb(8, 8, 8)" && document.styleSheets.length === 1`)
	if !browsertest.Eval[bool](t, ctx, `window.mark === "same window"`) {
		t.Error("a renamed style sheet cost the window")
	}
	s.Publish(published(chapter("", questions...)))
	browsertest.Until(t, ctx, `getComputedStyle(document.querySelector("h2")).color === "rgb(9, 9, 9)" && document.styleSheets.length === 1`)
	browsertest.Eval[any](t, ctx, `void (window.mark = "old", document.querySelector("#q9 details").open = true, document.querySelector("#q9 input").checked = true, scrollTo(0, 1500)), 0`)
	script := assets[1]
	defer func() { assets[1] = script }()
	assets[1] = file("site.js", `window.mark = "new script"`)
	s.Publish(published(chapter("", questions...)))
	browsertest.Until(t, ctx, `window.mark === "new script" && scrollY === 1500`)
	browsertest.Until(t, ctx, `document.querySelector("#q9 details").open && document.querySelector("#q9 input").checked`)
}

func TestOverlayShowsAndClears(t *testing.T) {
	s, ctx := opened(t, published(chapter("", questions...)))
	browsertest.Until(t, ctx, `window.mark`)
	const shown = `(document.querySelector("gen-problems")?.shadowRoot.querySelector("section")?.innerText ?? "")`
	broken := Build{Problems: []Problem{
		{"chapters/03-lists.md", 41, 1, "error", "question has no answer", "write one below it"},
		{"chapters/03-lists.md", 50, 1, "warning", "only a warning", ""},
		{"gen.yaml", 0, 0, "error", "<b>unknown</b> theme", ""},
	}}
	s.Publish(broken)
	browsertest.Until(t, ctx, shown+`.includes("chapters/03-lists.md:41:1")`)
	text := browsertest.Eval[string](t, ctx, shown)
	for _, want := range []string{"2 problems", "question has no answer", "write one below it", "<b>unknown</b> theme"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	if strings.Contains(text, "only a warning") {
		t.Error("a warning is shown")
	}
	screenshot(t, ctx, "overlay")
	browsertest.Eval[any](t, ctx, `void document.querySelector("summary").click(), 0`)
	if !browsertest.Eval[bool](t, ctx, `document.querySelector("details").open && window.mark === "same window"`) {
		t.Error("the page is not usable")
	}
	browsertest.Press(t, ctx, kb.Escape)
	browsertest.Until(t, ctx, shown+` === ""`)
	broken.Problems[0].Line = 42
	s.Publish(broken)
	browsertest.Until(t, ctx, shown+`.includes("chapters/03-lists.md:42:1")`)
	s.Publish(published(chapter("<p id=fixed>fixed</p>", questions...)))
	browsertest.Until(t, ctx, shown+` === "" && document.querySelector("#fixed")`)
	if !browsertest.Eval[bool](t, ctx, `window.mark === "same window"`) {
		t.Error("mending the mistake cost the window")
	}
}

func TestFirstBuildFails(t *testing.T) {
	s, ctx := opened(t, Build{Problems: []Problem{{"chapters/a.md", 1, 2, "error", "nothing works", "try again"}}})
	if text := browsertest.Eval[string](t, ctx, `document.body.innerText`); !strings.Contains(text, "The guide does not build yet") || !strings.Contains(text, "chapters/a.md:1:2") {
		t.Errorf("the page says %q", text)
	}
	screenshot(t, ctx, "report")
	s.Publish(Build{Problems: []Problem{{"chapters/b.md", 1, 2, "error", "other", ""}}})
	browsertest.Until(t, ctx, `document.body.innerText.includes("chapters/b.md:1:2") && !document.querySelector("gen-problems")`)
	s.Publish(published(chapter("", questions...)))
	browsertest.Until(t, ctx, `document.title === "Lists" && window.mark`)
}

func TestPageComesAndGoes(t *testing.T) {
	s, ctx := opened(t, published(chapter("", questions...)))
	url := browsertest.Eval[string](t, ctx, `location.href`)
	browsertest.Open(t, ctx, url+"new/")
	browsertest.Until(t, ctx, `document.title === "Missing"`)
	s.Publish(published(chapter("", questions...), file("new/index.html", `<!doctype html><title>Here</title><link rel=icon href="data:,"><h1>Here</h1>`)))
	browsertest.Until(t, ctx, `document.title === "Here" && document.querySelector("h1").textContent === "Here"`)
	s.Publish(published(chapter("", questions...)))
	browsertest.Until(t, ctx, `document.title === "Missing"`)
}

// TestServerComesBack: the stream is opened again, and another run of the
// server is noticed.
func TestServerComesBack(t *testing.T) {
	ctx := browsertest.New(t)
	first := New(Options{})
	first.Publish(published(chapter("<p id=v>first</p>", questions...)))
	listeners, url, err := Listen("127.0.0.1", 0, true)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(first)
	server.Listener.Close()
	server.Listener = listeners[0]
	server.Start()
	browsertest.Open(t, ctx, url)
	browsertest.Until(t, ctx, `window.mark`)
	first.Publish(published(chapter("<p id=v>first, and live</p>", questions...)))
	browsertest.Until(t, ctx, `document.querySelector("#v").textContent === "first, and live"`)
	server.CloseClientConnections()
	server.Close()
	time.Sleep(100 * time.Millisecond)
	second := New(Options{})
	second.Publish(published(chapter("<p id=v>second</p>", questions...)))
	port := listeners[0].Addr().String()
	port = port[strings.LastIndexByte(port, ':')+1:]
	var number int
	fmt.Sscan(port, &number)
	if listeners, _, err = Listen("127.0.0.1", number, true); err != nil {
		t.Fatal(err)
	}
	server = httptest.NewUnstartedServer(second)
	server.Listener.Close()
	server.Listener = listeners[0]
	server.Start()
	defer server.Close()
	defer server.CloseClientConnections()
	browsertest.Until(t, ctx, `document.querySelector("#v").textContent === "second"`)
}

// TestTabsShareOneStream: with a stream for each, the seventh tab would not
// load.
func TestTabsShareOneStream(t *testing.T) {
	ctx := browsertest.New(t)
	s := New(Options{})
	s.Publish(published(chapter("<p id=v>first</p>", questions...)))
	var open, most atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/_gen/events" {
			most.Store(max(most.Load(), open.Add(1)))
			defer open.Add(-1)
		}
		s.ServeHTTP(w, r)
	}))
	defer server.Close()
	defer server.CloseClientConnections()
	tabs := []context.Context{ctx}
	for range 7 {
		tabs = append(tabs, browsertest.Tab(t, ctx))
	}
	for _, tab := range tabs {
		browsertest.Open(t, tab, server.URL)
		browsertest.Until(t, tab, `window.mark`)
	}
	s.Publish(published(chapter("<p id=v>second</p>", questions...)))
	for _, tab := range tabs {
		browsertest.Until(t, tab, `document.querySelector("#v").textContent === "second"`)
	}
	for _, tab := range tabs[1:] {
		browsertest.Open(t, tab, "about:blank")
	}
	s.Publish(published(chapter("<p id=v>third</p>", questions...)))
	browsertest.Until(t, ctx, `document.querySelector("#v").textContent === "third"`)
	if most.Load() != 1 {
		t.Errorf("%d streams", most.Load())
	}
	browsertest.Open(t, ctx, "about:blank")
	for deadline := time.Now().Add(30 * time.Second); open.Load() > 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the stream stays open without a page")
		}
	}
}

func TestWithoutSharedWorkers(t *testing.T) {
	ctx := browsertest.New(t)
	browsertest.Before(t, ctx, `delete window.SharedWorker`)
	s := New(Options{})
	s.Publish(published(chapter("<p id=v>first</p>", questions...)))
	server := httptest.NewServer(s)
	defer server.Close()
	defer server.CloseClientConnections()
	browsertest.Open(t, ctx, server.URL)
	browsertest.Until(t, ctx, `window.mark && !window.SharedWorker`)
	s.Publish(published(chapter("<p id=v>second</p>", questions...)))
	browsertest.Until(t, ctx, `document.querySelector("#v").textContent === "second"`)
}

// screenshot keeps a picture in the folder SCREENSHOTS, if there is one.
func screenshot(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	dir := os.Getenv("SCREENSHOTS")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), browsertest.Screenshot(t, ctx), 0o644); err != nil {
		t.Fatal(err)
	}
}
