package generator

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
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

// BenchmarkBesidePagefind builds sites of made-up chapters, has both indexed,
// asks both for questions in Chromium and prints what that took. Pagefind finds
// pages, so that a right page counts for either.
func BenchmarkBesidePagefind(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if *pagefind == "" {
				b.Skip("-pagefind says where its program is")
			}
			dir := writeSite(b, n)
			for b.Loop() {
				public := indexed(b, dir)
				queries := specimenQueries(n, 10)
				for _, tool := range []asked{ours, theirs} {
					b.Log(tool.measure(b, public, queries))
				}
			}
		})
	}
}

// indexed builds a site without and with search, has Pagefind index it, and
// prints how long the indexes took.
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
	b.Logf("index: gen %.2f s (build %.2f s), Pagefind %.2f s", (whole - plain).Seconds(), whole.Seconds(), time.Since(begun).Seconds())
	return public
}

// wanted is a query and the address of the page that answers it.
type wanted struct{ query, page string }

var specimenQuestion = regexp.MustCompile(`(?m)^### \d+\. \w+ \w+ (.*)\?$`)

// specimenQueries gives queries that are questions of specimen chapters
// without their first words.
func specimenQueries(chapters, n int) []wanted {
	r := rand.New(rand.NewPCG(5, 5))
	list := make([]wanted, n)
	for i := range list {
		name, text := specimen.Chapter(r.IntN(chapters))
		questions := specimenQuestion.FindAllStringSubmatch(text, -1)
		list[i] = wanted{questions[r.IntN(len(questions))][1], "/" + strings.TrimSuffix(name, ".md") + "/"}
	}
	return list
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
		await enter("", () => !options().length);
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

// measure asks each query in a browser of its own, then all of them once more
// in one browser.
func (a asked) measure(b *testing.B, public string, queries []wanted) string {
	host := &counted{dir: public, sent: map[string][]byte{}}
	web := httptest.NewServer(host)
	defer web.Close()
	var size, requests, cold, warm []float64
	first, three := 0, 0
	open := func() context.Context {
		ctx := browsertest.New(b)
		browsertest.Open(b, ctx, web.URL+"/")
		host.reset()
		browsertest.Press(b, ctx, "/")
		browsertest.Until(b, ctx, a.ready)
		return ctx
	}
	var ctx context.Context
	for _, q := range queries {
		ctx = open()
		urls, ms := a.question(b, ctx, q.query)
		n, bytes := host.reset()
		size, requests, cold = append(size, bytes/1e3), append(requests, n), append(cold, ms)
		switch slices.Index(urls, q.page) {
		case 0:
			first, three = first+1, three+1
		case 1, 2:
			three++
		}
	}
	for range 3 {
		for _, q := range queries {
			_, ms := a.question(b, ctx, q.query)
			warm = append(warm, ms)
		}
	}
	warm = warm[len(queries):] // all pieces are there from the second time on
	return fmt.Sprintf("%-9s cold: %3.0f kB (worst %.0f), %2.0f requests (%.0f), %4.0f ms; warm: %5.1f ms (worst %.1f); right page first %d, in three %d of %d",
		a.name, middle(size), slices.Max(size), middle(requests), slices.Max(requests), middle(cold), middle(warm), slices.Max(warm), first, three, len(queries))
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

func middle(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}

// counted serves a folder compressed by brotli, and counts.
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
	w.Write(data)
}
