package page_test

import (
	"fmt"
	"io"
	"testing"

	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/page"
)

// book is a site of n list chapters of 20 questions.
func book(n int) *guide.Site {
	chapters := make([]*guide.Chapter, n)
	for i := range chapters {
		chapters[i] = list(i, 20)
	}
	return guide.NewSite(guide.Config{Title: "A guide", BaseURL: "https://example.org/", Search: true}, today, chapters, nil)
}

// BenchmarkEmit measures what it takes to know a site's pages and their keys,
// as an unchanged build does.
func BenchmarkEmit(b *testing.B) {
	theme := openTheme(b)
	for _, n := range []int{10, 100, 1000} {
		site := book(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				page.Emit(site, theme, page.Options{Static: static})
			}
		})
	}
}

// BenchmarkRender measures rendering every page on one core.
func BenchmarkRender(b *testing.B) {
	theme := openTheme(b)
	for _, n := range []int{10, 100, 1000} {
		site := book(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				for _, f := range page.Emit(site, theme, page.Options{Static: static}) {
					write(b, f)
				}
			}
		})
	}
}

func write(b *testing.B, f output.File) {
	w := &counter{}
	if err := f.Render(w); err != nil {
		b.Fatal(err)
	}
}

type counter struct{ n int }

func (c *counter) Write(p []byte) (int, error) { c.n += len(p); return len(p), nil }

var _ io.Writer = (*counter)(nil)
