package generator

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gen/generator/browsertest"
	"gen/generator/specimen"
	"gen/themes"

	"github.com/andybalholm/brotli"
)

var pagefind = flag.String("pagefind", "", "Pagefind's program, for BenchmarkBesidePagefind")

// BenchmarkBesidePagefind builds sites of made-up chapters and those of this
// repository's guide, has both indexed, asks both in Chromium and prints what
// that took. Pagefind finds pages, so that a right page counts for either.
func BenchmarkBesidePagefind(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if *pagefind == "" {
				b.Skip("-pagefind says where its program is")
			}
			dir := writeSite(b, n)
			if err := os.CopyFS(filepath.Join(dir, "chapters"), os.DirFS("../chapters")); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				public := indexed(b, dir)
				queries := append(specimenQueries(n, 20), judgedQueries(b, public, 6)...)
				for _, tool := range []asked{ours, theirs} {
					b.Log(tool.measure(b, public, queries))
				}
			}
		})
	}
}

// indexed builds a site without and with search, has Pagefind index it, and
// prints how long the indexes took and how large they are.
func indexed(b *testing.B, dir string) string {
	public := filepath.Join(dir, "public")
	took := func(search bool) time.Duration {
		write(b, filepath.Join(dir, "gen.yaml"), fmt.Sprintf("search: %v\n", search))
		os.RemoveAll(public)
		begun := time.Now()
		buildOnce(b, Config{Source: dir, Output: public, Themes: themes.FS(), Date: today, NoCache: true})
		return time.Since(begun)
	}
	took(true) // so that all builds find the machine alike
	plain, whole := took(false), took(true)
	begun := time.Now()
	if out, err := exec.Command(*pagefind, "--site", public).CombinedOutput(); err != nil {
		b.Fatalf("pagefind: %v\n%s", err, out)
	}
	theirs := time.Since(begun)
	b.Logf("index: gen %.2f s (build %.2f s), %s; Pagefind %.2f s, %s", (whole - plain).Seconds(), whole.Seconds(),
		weigh(b, filepath.Join(public, "search")), theirs.Seconds(), weigh(b, filepath.Join(public, "pagefind")))
	return public
}

// weigh tells how much is in a folder.
func weigh(b *testing.B, dir string) string {
	files, size := 0, int64(0)
	err := filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		files, size = files+1, size+info.Size()
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return fmt.Sprintf("%.1f MB in %d files", float64(size)/1e6, files)
}

// wanted is a query and the addresses of the pages that answer it.
type wanted struct {
	kind, query string
	pages       []string
}

var anchored = regexp.MustCompile(`\sid="?([a-z0-9-]+)[" >]`)

var specimenQuestion = regexp.MustCompile(`(?m)^### \d+\. \w+ \w+ (.*)\?$`)

// specimenQueries gives queries that are questions of specimen chapters
// without their first words.
func specimenQueries(chapters, n int) []wanted {
	r := rand.New(rand.NewPCG(5, 5))
	list := make([]wanted, n)
	for i := range list {
		name, text := specimen.Chapter(r.IntN(chapters))
		questions := specimenQuestion.FindAllStringSubmatch(text, -1)
		list[i] = wanted{"title", questions[r.IntN(len(questions))][1], []string{"/" + strings.TrimSuffix(name, ".md") + "/"}}
	}
	return list
}

// judgedQueries gives each nth paraphrase that search is judged by, with the
// pages of this repository's guide that hold the questions it may mean.
func judgedQueries(b *testing.B, public string, nth int) []wanted {
	data, err := os.ReadFile("search/testdata/paraphrases.txt")
	if err != nil {
		b.Fatal(err)
	}
	homes := map[string]string{}
	site := os.DirFS(public)
	pages, err := fs.Glob(site, "*/*/index.html")
	if err != nil {
		b.Fatal(err)
	}
	for _, page := range pages {
		if strings.HasPrefix(page, "part-") {
			continue // made up
		}
		text, err := fs.ReadFile(site, page)
		if err != nil {
			b.Fatal(err)
		}
		for _, m := range anchored.FindAllSubmatch(text, -1) {
			homes[string(m[1])] = "/" + path.Dir(page) + "/"
		}
	}
	var list []wanted
	all := 0
	for line := range strings.Lines(string(data)) {
		ids, query, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if !ok {
			continue
		}
		all++
		w := wanted{kind: "paraphrase", query: query}
		for id := range strings.FieldsSeq(ids) {
			if home := homes[id]; home != "" {
				w.pages = append(w.pages, home)
			}
		}
		if len(w.pages) > 0 { // the site calls a turn by the sentence that asks
			list = append(list, w)
		}
	}
	if missing := all - len(list); missing*20 > all {
		b.Fatalf("no page has the answers of %d queries of %d", missing, all)
	}
	few := list[:0]
	for i := 0; i < len(list); i += nth {
		few = append(few, list[i])
	}
	return few
}

// asked is how a tool is asked in a page: a script that gives a function from a
// query to {ms, urls}.
type asked struct{ name, ready, ask string }

var (
	ours = asked{"gen", `document.querySelector("dialog[open] input")`, `async (query) => {
		const dialog = document.querySelector("dialog"), input = dialog.querySelector("input");
		const enter = async (text, done) => {
			input.value = text;
			input.dispatchEvent(new Event("input", { bubbles: true }));
			while (!done()) await new Promise((r) => setTimeout(r, 0));
		};
		const options = () => [...dialog.querySelectorAll("[role=option]")];
		if (input.value) await enter("", () => !options().length);
		const from = performance.now();
		await enter(query, () => options().length);
		return { ms: performance.now() - from, urls: options().map((o) => o.pathname) };
	}`}
	theirs = asked{"Pagefind", `true`, `async (query) => {
		const from = performance.now();
		const pagefind = await import("/pagefind/pagefind.js");
		const { results } = await pagefind.search(query);
		const pages = await Promise.all(results.slice(0, 5).map((r) => r.data()));
		return { ms: performance.now() - from, urls: pages.map((p) => p.url) };
	}`}
)

// measure asks each query on a page that was just opened, of which nothing is
// kept, then all of them once more on one page.
func (a asked) measure(b *testing.B, public string, queries []wanted) string {
	host := &counted{dir: public, sent: map[string][]byte{}}
	web := httptest.NewServer(host)
	defer web.Close()
	ctx := browsertest.New(b)
	var size, requests, cold, warm []float64
	right := marks{}
	for _, q := range queries {
		var urls []string
		var n, bytes, ms float64
		for range 2 { // the host compresses what it is asked for first; a real one has done that
			browsertest.Open(b, ctx, web.URL+"/")
			browsertest.Settle(b, ctx) // the page's own scripts are not the search's
			host.reset()
			browsertest.Press(b, ctx, "/")
			browsertest.Until(b, ctx, a.ready)
			urls, ms = a.question(b, ctx, q.query)
			n, bytes = host.reset()
		}
		size, requests, cold = append(size, bytes/1e3), append(requests, n), append(cold, ms)
		right.add(q, urls)
	}
	for range 3 {
		for _, q := range queries {
			_, ms := a.question(b, ctx, q.query)
			warm = append(warm, ms)
		}
	}
	warm = warm[len(queries):] // all pieces are there from the second time on
	return fmt.Sprintf("%-9s cold: %3.0f kB (worst %.0f), %2.0f requests (%.0f), %4.0f ms; warm: %5.1f ms (p95 %.1f); right page first / in three: %v",
		a.name, middle(size), slices.Max(size), middle(requests), slices.Max(requests), middle(cold), middle(warm), percentile(warm, 95), right)
}

// marks says of each kind of queries for how many of all the first result was
// right, and for how many one of the first three.
type marks map[string]struct{ first, three, all int }

func (m marks) add(q wanted, urls []string) {
	mark := m[q.kind]
	at := slices.IndexFunc(urls, func(u string) bool { return slices.Contains(q.pages, u) })
	if at == 0 {
		mark.first++
	}
	if 0 <= at && at < 3 {
		mark.three++
	}
	mark.all++
	m[q.kind] = mark
}

func (m marks) String() string {
	var list []string
	for _, kind := range slices.Sorted(maps.Keys(m)) {
		list = append(list, fmt.Sprintf("%d / %d of %d %ss", m[kind].first, m[kind].three, m[kind].all, kind))
	}
	return strings.Join(list, ", ")
}

// question asks one query and gives the pages found and the milliseconds taken.
func (a asked) question(b *testing.B, ctx context.Context, query string) ([]string, float64) {
	text, _ := json.Marshal(query)
	answer := browsertest.Eval[struct {
		MS   float64
		URLs []string
	}](b, ctx, fmt.Sprintf("(%s)(%s)", a.ask, text))
	return answer.URLs, answer.MS
}

func middle(list []float64) float64 { return percentile(list, 50) }

// percentile gives what p percent of a list do not exceed.
func percentile(list []float64, p int) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[min(len(sorted)*p/100, len(sorted)-1)]
}

// counted serves a folder compressed by brotli for browsers that keep nothing,
// and counts.
type counted struct {
	dir string
	sync.Mutex
	sent     map[string][]byte
	requests float64
	bytes    float64
}

func (c *counted) reset() (requests, bytes float64) {
	c.Lock()
	defer c.Unlock()
	requests, bytes = c.requests, c.bytes
	c.requests, c.bytes = 0, 0
	return requests, bytes
}

func (c *counted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	c.Lock()
	defer c.Unlock()
	data, known := c.sent[name]
	if !known {
		plain, err := os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(name)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		var b bytes.Buffer
		z := brotli.NewWriterLevel(&b, brotli.BestCompression)
		z.Write(plain)
		z.Close()
		data = b.Bytes()
		c.sent[name] = data
	}
	c.requests++
	c.bytes += float64(len(data))
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		w.Header().Set("Content-Type", kind)
	}
	w.Header().Set("Content-Encoding", "br")
	w.Header().Set("Cache-Control", "no-store")
	w.Write(data)
}
