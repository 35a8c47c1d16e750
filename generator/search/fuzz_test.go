package search

import (
	"fmt"
	"strings"
	"testing"
)

// FuzzRoundTrip builds an index of made-up titles and asks for each of them.
func FuzzRoundTrip(f *testing.F) {
	f.Add("What is a closure?\nHow does `lru_cache` work?\nis vs ==")
	f.Add("日本語のリスト\nкак работает словарь\nما هي القائمة\nहिन्दी में सूची")
	f.Add("a b\nb a\n=\n@level:x\n+x y\nx=y")
	f.Add("\x00\n\xff\n\U0001F9F5 thread\n" + strings.Repeat("z", 60))
	f.Fuzz(func(t *testing.T, text string) {
		titles := strings.Split(strings.ToValidUTF8(text, ""), "\n")
		if len(text) > 2000 || len(titles) > 40 {
			return
		}
		c := &chapter{url: "/f/", title: "Fuzz", kind: "list", language: "en"}
		for i, title := range titles {
			c.documents = append(c.documents, document{title: title, anchor: fmt.Sprint("q", i), kind: "question", body: title})
		}
		b := newBrowser(t, mustBuild(t, site(c)))
		for i, title := range titles {
			if len(contentWords(title)) == 0 || len(title) > 100 || strings.ContainsAny(title, `:"`) {
				continue // nothing to search for, or cut short, or read as a filter or a phrase
			}
			found := b.ask(t, title, len(titles))
			anchor := fmt.Sprint("#q", i)
			if found.Total == 0 {
				t.Fatalf("%q finds nothing", title)
			}
			for _, s := range found.Shown {
				if strings.HasSuffix(s.URL, anchor) || fold(s.Title) == fold(title) {
					anchor = ""
				}
			}
			if anchor != "" {
				t.Fatalf("%q does not find itself among %d", title, found.Total)
			}
		}
	})
}
