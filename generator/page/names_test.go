package page

import (
	"strings"
	"testing"
)

// TestNames finds the longest name that begins with a word, in any case.
func TestNames(t *testing.T) {
	var n names
	for _, name := range []string{"heap", "heap sort", "Kelvin", "straße", "&lt;div&gt;", "锁", "I/O"} {
		n.add(name)
	}
	for text, want := range map[string]string{
		"":                        "",
		"no term":                 "",
		"a Heap is":               "Heap",
		"Heap Sort, then heap":    "Heap Sort",
		"heap so":                 "heap",
		"cheap, heaps":            "heap",
		"snake_heap":              "",
		"\u212aelvin":             "\u212aelvin",
		"in der STRA\u1e9eE":      "STRA\u1e9eE",
		"a &lt;DIV&gt; element":   "&lt;DIV&gt;",
		"全局锁":                     "锁",
		"éi/o, or i/o":            "i/o",
		"\xff\xe9\x94 and a heap": "heap",
	} {
		from, to := find(&n, text, 0)
		if got := text[from:to]; got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
		if f, to2 := find(&n, []byte(text), 0); f != from || to2 != to {
			t.Errorf("%q as bytes: found %d to %d, not %d to %d", text, f, to2, from, to)
		}
	}
}

// BenchmarkNames looks for the names of a large glossary in texts of two scripts.
func BenchmarkNames(b *testing.B) {
	for script, first := range map[string]rune{"Latin": 'a', "Han": '一'} {
		var n names
		var text strings.Builder
		for i := range rune(3000) {
			word := string([]rune{first + i%26, first + i/26%26, first + i%7, 'z'})
			if first > 'z' {
				word = string([]rune{first + i, first + i/2})
			}
			n.add(word)
			text.WriteString(word[:len(word)-1] + " ")
		}
		b.Run(script, func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				for _, to := find(&n, text.String(), 0); to > 0; _, to = find(&n, text.String(), to) {
				}
			}
		})
	}
}
