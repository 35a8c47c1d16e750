package themes_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gen/generator/specimen"
)

// Budgets in bytes, gzipped: what a browser loads to read a chapter.
const (
	scriptBudget = 7 << 10
	totalBudget  = 16 << 10
	pageBudget   = 28 << 10 // a chapter of 2,000 words and a dozen snippets with its style and script
	schemeBudget = 300      // as it is: it stands before the first paint
)

var (
	asset  = regexp.MustCompile(`assets/[\w.-]+\.(?:css|js)`)
	static = regexp.MustCompile(`(?:from|import)\s*"\./([\w.-]+\.js)"`) // an import that does not wait to be asked for
)

// TestPageBudget: so does a chapter of a usual size with all that reading it loads.
func TestPageBudget(t *testing.T) {
	path, text := specimen.Chapter(1)
	text = strings.Replace(text, "---\n", "---\nslug: usual\n", 1)
	folder := publishFiles(t, txtar.File{Name: path, Data: []byte(text)})
	pages, err := filepath.Glob(filepath.Join(folder, "*", "usual", "index.html"))
	if err != nil || len(pages) != 1 {
		t.Fatalf("%v %v", pages, err)
	}
	own := zipped(t, read(t, pages[0]))
	total := own
	for name := range reading(t, folder, pages[0]) {
		total += zipped(t, read(t, filepath.Join(folder, name)))
	}
	t.Logf("page %d, with style and script %d bytes gzipped", own, total)
	if total > pageBudget {
		t.Errorf("page %d, with style and script %d bytes gzipped; the budget is %d", own, total, pageBudget)
	}
}

// TestBudget: style and script of a chapter stay small, whatever is loaded on
// demand.
func TestBudget(t *testing.T) {
	folder := publish(t)
	loaded := reading(t, folder, filepath.Join(folder, "names", "index.html"))
	script, total := 0, 0
	for name := range loaded {
		size := zipped(t, read(t, filepath.Join(folder, name)))
		total += size
		if path.Ext(name) == ".js" {
			script += size
		}
	}
	if script == 0 || script == total {
		t.Fatalf("script %d of %d bytes: the page does not name its style and script", script, total)
	}
	t.Logf("script %d, style and script %d bytes gzipped", script, total)
	if script > scriptBudget || total > totalBudget {
		t.Errorf("script %d, with style %d bytes gzipped; the budget is %d and %d", script, total, scriptBudget, totalBudget)
	}
	for name := range loaded {
		if first, _ := filepath.Match("assets/scheme.*", name); first {
			if size := len(read(t, filepath.Join(folder, name))); size > schemeBudget {
				t.Errorf("%s has %d bytes, the budget is %d", name, size, schemeBudget)
			}
		}
	}
}

// reading gives the style and script that a browser loads to read a page.
func reading(t *testing.T, folder, page string) map[string]bool {
	t.Helper()
	loaded := map[string]bool{}
	for _, name := range asset.FindAllString(read(t, page), -1) {
		load(t, folder, name, loaded)
	}
	return loaded
}

// load adds a file and what it imports at once.
func load(t *testing.T, folder, name string, loaded map[string]bool) {
	if loaded[name] {
		return
	}
	loaded[name] = true
	if path.Ext(name) != ".js" {
		return
	}
	for _, m := range static.FindAllStringSubmatch(read(t, filepath.Join(folder, name)), -1) {
		load(t, folder, "assets/"+m[1], loaded)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func zipped(t *testing.T, text string) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
