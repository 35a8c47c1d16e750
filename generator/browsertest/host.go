package browsertest

import (
	"bufio"
	"compress/gzip"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Host serves a published folder as a static host does: compressed, with the
// headers that the folder's _headers asks for, and 404.html for what is not
// there. It gives the address of the root without the slash at its end.
func Host(t testing.TB, folder string) string {
	t.Helper()
	rules := headerRules(t, filepath.Join(folder, "_headers"))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(time.Duration(slower) * 25 * time.Millisecond)
		for _, rule := range rules {
			if ok, _ := path.Match(rule.pattern, r.URL.Path); ok || rule.pattern == "/*" {
				w.Header().Set(rule.key, rule.value)
			}
		}
		name, status := filepath.Join(folder, filepath.FromSlash(path.Clean(r.URL.Path))), http.StatusOK
		if strings.HasSuffix(r.URL.Path, "/") {
			name = filepath.Join(name, "index.html")
		}
		data, err := os.ReadFile(name)
		if err != nil {
			name, status = filepath.Join(folder, "404.html"), http.StatusNotFound
			data, _ = os.ReadFile(name)
		}
		send(w, r, filepath.Ext(name), status, data)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// packed lists the kinds of files that hosts do not compress: they are small already.
var packed = map[string]bool{".png": true, ".jpg": true, ".jpeg": true, ".webp": true, ".gif": true, ".avif": true}

func send(w http.ResponseWriter, r *http.Request, ext string, status int, data []byte) {
	w.Header().Set("Content-Type", mime.TypeByExtension(ext))
	if packed[ext] || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.WriteHeader(status)
		_, _ = w.Write(data)
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	w.WriteHeader(status)
	z := gzip.NewWriter(w)
	_, _ = z.Write(data)
	_ = z.Close()
}

// headerRule is one header of _headers: the paths it goes with, and itself.
type headerRule struct{ pattern, key, value string }

// headerRules reads a _headers file: lines with a path, each followed by
// indented lines with a header.
func headerRules(t testing.TB, name string) (rules []headerRule) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	pattern := ""
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		if strings.HasPrefix(line, "/") {
			pattern = line
		} else if key, value, ok := strings.Cut(line, ": "); ok {
			rules = append(rules, headerRule{pattern, key, value})
		}
	}
	return rules
}
