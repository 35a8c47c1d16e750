package markdown

import (
	"fmt"
	"strings"
	"testing"

	"gen/generator/guide"
)

// chapterOf builds a chapter of about 2,000 words with a dozen pieces of code,
// the same one for the same number.
func chapterOf(n int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# Chapter %d\n\n", n)
	for q := range 24 {
		fmt.Fprintf(&b, "## %d. What does the function `f%d` return?\n\n", q+1, q)
		for p := range 3 {
			fmt.Fprintf(&b, "The **interpreter** evaluates the default only *once*, so every call of `f%d` sees [the same list](other-%d.md#why) and "+
				"appends to it; a reader who expects %d fresh lists is surprised by what the second and the third call give back.\n\n", q, p, p)
		}
		if q%2 == 0 {
			fmt.Fprintf(&b, "```python\ndef f%d(x, bag=[]):\n    bag.append(x)\n    return bag\n\nprint(f%d(1))\n```\n\n", q, q)
		}
		b.WriteString("**Key points**\n\n- One object per function, not per call.\n- Use `None` as the marker.\n\n")
	}
	return []byte(b.String())
}

// BenchmarkParse measures one chapter of 2,000 words on one processor, code
// not coloured; "prose" leaves recognition out.
func BenchmarkParse(b *testing.B) {
	text := chapterOf(1)
	b.Run("chapter", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			Parse(&guide.Source{Path: "a.md", Text: text, Line: 1}, Options{})
		}
	})
	b.Run("prose", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			d := newDocument(&guide.Source{Path: "a.md", Text: text, Line: 1}, Options{limits: limits{}.orDefault()})
			d.read()
			d.prose(children(d.root)...)
		}
	})
	b.Run("syntax", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			d := newDocument(&guide.Source{Path: "a.md", Text: text, Line: 1}, Options{limits: limits{}.orDefault()})
			d.read()
		}
	})
}
