package markdown

import (
	"strings"
	"testing"
)

// TestWeb says what becomes of addresses that a page cannot hold as they are
// written, and which lead nowhere.
func TestWeb(t *testing.T) {
	for written, want := range map[string]string{
		"https://example.org/a?b=c#d":  "https://example.org/a?b=c#d",
		"http://someone@example.org":   "mailto:someone@example.org",
		"http://someone@example.org/":  "mailto:someone@example.org",
		"https://me@example.org/x.git": "https://example.org/x.git",
		"https://me:word@example.org/": "https://example.org/",
		"https://example.org/@a":       "https://example.org/@a",
		"https://example.org/a#b#c":    "https://example.org/a#b%23c",
		"http://localhost:8080/":       "http://localhost:8080/",
		"http://127.0.0.1:80":          "http://127.0.0.1:80",
		"http://[::1]:80/":             "http://[::1]:80/",
		"https://пример.example/путь":  "https://пример.example/путь",
		"https://%E4%BE%8B.example/":   "https://%E4%BE%8B.example/",
		"https://example.org./":        "https://example.org./",
		"mailto:a@b@c":                 "mailto:a@b@c",
		"http://":                      "",
		"https://:80/":                 "",
		"http://a b/c":                 "",
		"http://a%20b/c":               "",
		"http://me%5Bat%5Dexample.org": "",
		"http://www.%1example.org":     "",
		"http://<host>/":               "",
		"http://[::1":                  "",
		"http://localhost:port/":       "",
		"http://localhost:99999/":      "",
		"http://256.1.1.1/":            "",
		"http://1.2.3.4.5/":            "",
		"https://example..org/":        "",
	} {
		if got := web(written); got != want {
			t.Errorf("%s: got %q, want %q", written, got, want)
		}
	}
}

// TestNowhere: the words of a link that leads nowhere stay, and its author
// hears of it.
func TestNowhere(t *testing.T) {
	for _, text := range []string{"[x](<http://a b/>)", `<a href="http://localhost:PORT/">x</a>`, "![x](https://host:port/x.png)", `a <img src="http://:80" alt="x">`} {
		got, c := rendered(t, text)
		if !strings.HasSuffix(strings.TrimSpace(got), "x</p>") || len(c.Problems) != 1 {
			t.Errorf("%s: got %s, problems %v", text, got, c.Problems)
		}
	}
}
