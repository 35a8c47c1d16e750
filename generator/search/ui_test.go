package search

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"strconv"
	"strings"
	"sync"
	"testing"

	"gen/generator/browsertest"

	"github.com/chromedp/chromedp/kb"
	"github.com/evanw/esbuild/pkg/api"
)

// server publishes a guide and its search as a host would, under a folder and
// with a strict policy.
type server struct {
	sync.Mutex
	files map[string][]byte
	down  bool
	lacks string // a file that does not arrive
}

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.Lock()
	defer s.Unlock()
	name := strings.TrimPrefix(r.URL.Path, "/guide/")
	if strings.HasSuffix(name, "/") || name == "" {
		name += "index.html"
	}
	data, ok := s.files[name]
	if !ok || name == s.lacks || s.down && strings.HasPrefix(name, "search/") {
		http.NotFound(w, r)
		return
	}
	kinds := map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json"}
	if kind := kinds[path.Ext(name)]; kind != "" {
		w.Header().Set("Content-Type", kind)
	}
	w.Header().Set("Content-Security-Policy", policy)
	w.Write(data)
}

func (s *server) publish(t testing.TB, chapters ...*chapter) {
	t.Helper()
	files := map[string][]byte{}
	for _, f := range mustBuild(t, site(chapters...)) {
		files[f.path] = f.data
	}
	for _, c := range chapters {
		var b strings.Builder
		for _, d := range c.documents {
			fmt.Fprintf(&b, "<h2 id=%q>%s</h2><details><summary>Answer</summary><p>%s</p></details>", d.anchor, html.EscapeString(d.title), html.EscapeString(d.body))
		}
		files[strings.TrimPrefix(c.url, "/")+"index.html"] = page("../", b.String())
	}
	files["index.html"] = page("./", `<button id="open">Search</button>`)
	files["search/index.html"] = page("../", `<div id="page"><form role="search" action="./"><input name="q" aria-label="Search"></form><p id="static">Topics</p></div>`)
	bundle := api.Build(api.BuildOptions{
		EntryPoints: []string{"client/search.js"}, Bundle: true, Splitting: true, Format: api.FormatESModule,
		Outdir: "out", ChunkNames: "[name]", LogLevel: api.LogLevelSilent,
	})
	for _, f := range bundle.OutputFiles {
		files["assets/"+path.Base(f.Path)] = f.Contents
	}
	files["assets/site.js"] = []byte(`
		const root = document.documentElement.dataset.root;
		const m = await import('./search.js');
		window.problems = [];
		document.addEventListener('securitypolicyviolation', (e) => problems.push(e.violatedDirective));
		document.addEventListener('gen:reveal', (e) => { document.body.dataset.revealed = e.target.id; });
		document.getElementById('open')?.addEventListener('click', () => m.openDialog(root));
		const page = document.getElementById('page');
		if (page) m.mountPage(root, page);
		m.arrive();
		document.body.dataset.ready = '';
	`)
	s.Lock()
	defer s.Unlock()
	s.files = files
}

func page(root, body string) []byte {
	data, err := os.ReadFile("strings.txt")
	if err != nil {
		panic(err)
	}
	var words []string
	for line := range strings.Lines(string(data)) {
		if key, text, ok := strings.Cut(strings.TrimSpace(line), " = "); ok {
			words = append(words, fmt.Sprintf("%q: %q", key, text))
		}
	}
	return []byte(fmt.Sprintf(`<!DOCTYPE html><html lang="en" data-root=%q><meta charset="utf-8"><title>Guide</title>
		<script type="application/json" id="gen-strings">{%s}</script>
		<body><main>%s</main><script type="module" src="%sassets/site.js"></script></body></html>`, root, strings.Join(words, ","), body, root))
}

// visit is a reader's tab on a published guide.
type visit struct {
	t    *testing.T
	ctx  context.Context
	base string
	*server
}

// newVisit opens a tab on a small guide. From here on the test runs beside
// others: most of its time it waits for the browser.
func newVisit(t *testing.T) *visit {
	t.Parallel()
	s := &server{}
	s.publish(t, smallGuide()...)
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	return &visit{t, browsertest.New(t), web.URL + "/guide/", s}
}

func (v *visit) open(url string) {
	v.t.Helper()
	browsertest.Open(v.t, v.ctx, v.base+url)
	v.until(`"ready" in document.body.dataset`)
}

func (v *visit) until(expression string) {
	v.t.Helper()
	browsertest.Until(v.t, v.ctx, expression)
}

// do runs a statement in the page.
func (v *visit) do(statement string) {
	v.t.Helper()
	browsertest.Eval[any](v.t, v.ctx, "void ("+statement+"), 0")
}

// ask opens the dialog on the home page and asks a query.
func (v *visit) ask(query string) {
	v.t.Helper()
	v.open("")
	v.do(`document.getElementById("open").focus(), document.getElementById("open").click()`)
	v.until(`document.activeElement.matches("dialog input[role=combobox]")`)
	v.enter(query)
}

// enter puts a query into the field.
func (v *visit) enter(query string) {
	v.t.Helper()
	v.do(fmt.Sprintf(`(() => { const i = document.querySelector("[role=combobox]"); i.value = %s; i.dispatchEvent(new Event("input")); })()`, strconv.Quote(query)))
}

const (
	active = `document.getElementById(document.querySelector("[role=combobox]").getAttribute("aria-activedescendant"))`
	status = `document.querySelector("[role=status]").textContent`
)

func TestDialog(t *testing.T) {
	v := newVisit(t)
	v.open("")
	v.do(`document.getElementById("open").focus(), document.getElementById("open").click()`)
	v.until(`document.querySelector(".search-empty").innerText.includes("Random question")`)
	v.until(`[...document.querySelectorAll(".search-chip")].some((b) => b.textContent === "functools")`)
	v.enter("cache")
	v.until(status + `.startsWith("3 results")`)
	v.until(`document.querySelector("[role=combobox]").getAttribute("aria-expanded") === "true"`)
	v.until(`document.querySelectorAll("[role=listbox] [role=group]").length === 1`)
	v.until(active + `.querySelector(".search-title").textContent === "Design an LRU cache"`)
	v.until(active + `.querySelector("mark").textContent === "cache"`)
	browsertest.Press(t, v.ctx, kb.ArrowDown)
	v.until(active + `.getAttribute("aria-selected") === "true" && !` + active + `.innerText.includes("Design")`)
	browsertest.Press(t, v.ctx, kb.ArrowUp)
	v.until(active + `.innerText.includes("Design")`)
	browsertest.Press(t, v.ctx, kb.Escape)
	v.until(`!document.querySelector("dialog").open && document.activeElement.id === "open"`)
	v.until(`problems.length === 0`)
}

func TestArrives(t *testing.T) {
	v := newVisit(t)
	v.ask("lru_cache")
	v.until(active + `.innerText.includes("lru_cache")`)
	browsertest.Press(t, v.ctx, kb.Enter)
	v.until(`location.pathname.endsWith("/guide/caching/") && location.hash === "#how-does-functools-lru-cache-work"`)
	v.until(`document.querySelectorAll("details[open]").length === 1`)
	v.until(`document.querySelector("mark.search-mark")?.textContent === "lru_cache"`)
	v.until(`document.body.dataset.revealed === "how-does-functools-lru-cache-work"`)

	v.ask("binds")
	v.until(active + `.innerText.includes("Quiz question")`)
	browsertest.Press(t, v.ctx, kb.Enter)
	v.until(`location.hash === "#walrus" && document.querySelector("mark.search-mark")`)
	v.until(`!document.querySelector("details[open]") && !document.body.dataset.revealed`)
	v.open("")
	v.do(`document.getElementById("open").click()`)
	v.until(`document.querySelector(".search-empty").innerText.includes("lru_cache")`)
}

// TestArrivesInHaste opens a result before the rest of the script has come.
func TestArrivesInHaste(t *testing.T) {
	v := newVisit(t)
	v.lacks = "assets/later.js"
	v.ask("lru_cache")
	v.until(active + `.innerText.includes("lru_cache")`)
	v.Lock()
	v.lacks = ""
	v.Unlock()
	browsertest.Press(t, v.ctx, kb.Enter)
	v.until(`document.querySelector("mark.search-mark")?.textContent === "lru_cache"`)
	v.until(`document.body.dataset.revealed === "how-does-functools-lru-cache-work"`)
	v.open("")
	v.do(`document.getElementById("open").click()`)
	v.until(`document.querySelector(".search-empty").innerText.includes("lru_cache")`)
}

func TestFilters(t *testing.T) {
	v := newVisit(t)
	v.ask("cache")
	v.until(`document.querySelector(".search-toggle")`)
	v.do(`document.querySelector(".search-toggle").click()`)
	v.until(`document.querySelector(".search-filters").innerText.includes("Senior 1")`)
	v.do(`[...document.querySelectorAll(".search-chip")].find((b) => b.textContent === "Senior 1").click()`)
	v.until(`document.querySelector("[role=combobox]").value === "cache level:senior"`)
	v.until(status + `.startsWith("1 result") && document.querySelector("[aria-pressed=true]").textContent === "Senior 1"`)
	v.do(`document.querySelector("[aria-pressed=true]").click()`)
	v.until(`document.querySelector("[role=combobox]").value === "cache"`)
	v.enter("cache identity")
	v.until(`document.querySelector(".search-filters").innerText.includes("Operators 1")`)
	v.do(`[...document.querySelectorAll(".search-chip")].find((b) => b.textContent === "Operators 1").click()`)
	v.until(`document.querySelector("[role=combobox]").value === "cache identity chapter:operators"`)
	v.until(status + `.startsWith("1 result") && document.querySelector("[aria-pressed=true]").textContent === "Operators 1"`)
	v.enter("xyzzyqq")
	v.until(status + `.startsWith("Nothing found") && !document.querySelector(".search-facet")`)
}

func TestPage(t *testing.T) {
	v := newVisit(t)
	v.open("search/?q=walrus%20%3A%3D")
	v.until(active + `.innerText.includes("What does := do?") && document.getElementById("static").hidden`)
	v.enter("lru")
	v.until(`location.search === "?q=lru"`)
	v.enter("")
	v.until(`location.search === "" && !document.getElementById("static").hidden`)
}

func TestPhrase(t *testing.T) {
	v := newVisit(t)
	v.ask(`"linked list"`)
	v.until(status + `.startsWith("1 result")`)
	v.enter(`"list linked"`)
	v.until(status + `.startsWith("Nothing found")`)
}

// TestPhraseFarDown looks for a phrase in a question that many others outrank
// by the same words.
func TestPhraseFarDown(t *testing.T) {
	v := newVisit(t)
	c := &chapter{url: "/far/", title: "Far", kind: "list", language: "en"}
	for i := range 40 {
		c.documents = append(c.documents, document{title: fmt.Sprint("List of linked things ", i), anchor: fmt.Sprint("q", i), kind: "question"})
	}
	c.documents = append(c.documents, document{title: "Where is it?", anchor: "here", kind: "question",
		body: strings.Repeat("Nothing of note stands here. ", 8) + "Then a doubly linked list appears."})
	v.publish(t, c)
	v.ask(`"linked list"`)
	v.until(status + `.startsWith("1 result") && ` + active + `.hash === "#here"`)
	v.ask(`"linked things"`)
	v.until(status + `.startsWith("40 results")`)
}

// TestPhraseOnManyPages says that there may be more than the pages it read hold.
func TestPhraseOnManyPages(t *testing.T) {
	v := newVisit(t)
	var chapters []*chapter
	for i := range 40 {
		chapters = append(chapters, &chapter{url: fmt.Sprintf("/many-%d/", i), title: fmt.Sprint("Chapter ", i), kind: "list", language: "en", documents: []document{
			{title: fmt.Sprint("Where is it in ", i, "?"), anchor: "here", kind: "question", body: strings.Repeat("Nothing of note stands here. ", 8) + "Then a doubly linked list appears."},
		}})
	}
	v.publish(t, chapters...)
	v.ask(`"linked list"`)
	v.until(`/^2\d\+ results/.test(` + status + `)`)
}

// TestBlocked has a browser without storage, and one that is offline.
func TestBlocked(t *testing.T) {
	v := newVisit(t)
	v.open("")
	v.do(`["localStorage", "sessionStorage"].forEach((name) => Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } }))`)
	v.do(`document.getElementById("open").click()`)
	v.until(`document.querySelector("dialog[open] .search-random")`)
	v.enter("binds")
	v.until(active + `.innerText.includes(":=")`)
	browsertest.Press(t, v.ctx, kb.Enter)
	v.until(`location.hash === "#walrus"`)

	v.open("")
	v.Lock()
	v.down = true
	v.Unlock()
	v.do(`Object.defineProperty(navigator, "onLine", { value: false })`)
	v.do(`document.getElementById("open").click()`)
	v.enter("lru")
	v.until(status + ` === "You are offline."`)
	v.Lock()
	v.down = false
	v.Unlock()
	v.enter("lru cache")
	v.until(active + `.innerText.includes("cache")`)
}

// TestLoneSurrogate types half a character where the address follows the field.
func TestLoneSurrogate(t *testing.T) {
	v := newVisit(t)
	v.open("search/")
	v.do(`(() => { const i = document.querySelector("[role=combobox]"); i.value = "lru \ud83d"; i.dispatchEvent(new Event("input")); })()`)
	v.until(active + `.innerText.includes("cache")`)
}

// TestDeploy has a new version of the guide published while a reader searches,
// and then the network fail.
func TestDeploy(t *testing.T) {
	v := newVisit(t)
	v.ask("")
	v.until(`document.querySelector(".search-random")`)
	v.publish(t, append(smallGuide(), &chapter{url: "/news/", title: "News", kind: "list", language: "en", documents: []document{
		{title: "News", kind: "chapter"}, {anchor: "cached", title: "What is a cached property?", kind: "question"},
	}})...)
	v.enter("cached property")
	v.until(active + `.innerText.includes("cached property")`)
	v.Lock()
	v.down = true
	v.Unlock()
	v.ask("walrus")
	v.until(status + ` === "The search could not be loaded."`)
}

// TestHostile asks what no reader types. Nothing of it may become markup.
func TestHostile(t *testing.T) {
	v := newVisit(t)
	for _, query := range hostile {
		v.ask(query)
		v.until(status + ` !== "" && ` + status + ` !== "The search could not be loaded."`)
		v.until(`!document.querySelector("dialog img, dialog script") && problems.length === 0`)
	}
	v.open("search/?q=" + url.QueryEscape(hostile[0]))
	v.until(status + ` !== "" && !document.querySelector("#page img")`)
}
