package highlight

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

// A hostileText is made of a unit n times over that a careless scanner
// would read in quadratic time.
type hostileText struct{ before, unit, after string }

var hostile = map[string]hostileText{
	"statements":          {"", "x = f(1, 'a')\n", ""},
	"one line":            {"", "x + ", ""},
	"open strings":        {"", "'", ""},
	"open triple":         {`"""`, "a ", ""},
	"open brackets":       {"", "([{", ""},
	"open fields":         {"f'", "{", ""},
	"nested f-strings":    {"", `f"{`, ""},
	"open index":          {"'", "{a[", ""},
	"shared index":        {"'", "{a[", "]"},
	"index chain":         {"'", "{a[x][", ""},
	"overlapping chains":  {"'", "{a[x]", ""},
	"chain after fields":  {"'{a[{a[{a[{a[", "x][y]", "'"},
	"fields then chain":   {"'" + strings.Repeat("{a[", 1000) + "x]", "[y]", "'"},
	"open named escape":   {"'", `\N{`, ""},
	"percent":             {"'", "%(a", ""},
	"percent flags":       {"'", "%-0", ""},
	"blank lines":         {"", "  \n", ""},
	"blanks after field":  {"f'{a=", " ", ""},
	"decorator blanks":    {"", "@a   ", ""},
	"decorator newlines":  {"@a", "\n", ""},
	"import blanks":       {"import a", " \n", ""},
	"import commas":       {"import ", " , ", ""},
	"from blanks":         {"from a", " \n", ""},
	"def blanks":          {"def", " \\\n", ""},
	"digits":              {"", "1", ""},
	"underscored digits":  {"", "1_", ""},
	"exponents":           {"", "1e+", ""},
	"underscores":         {"", "_", ""},
	"bytes":               {"", "\xff\x00", ""},
	"combining marks":     {"if", "\u0301", ""},
	"backslashes":         {"'", `\`, ""},
	"replacement formats": {"'", "{:0", ""},
}

// TestHostileText reads a megabyte of each hostile text and checks that the
// tokens make up the text. A scanner that went quadratic would need minutes for
// one of them, and run into the time limit of go test.
func TestHostileText(t *testing.T) {
	ours, _ := lexersToCompare()
	for name, h := range hostile {
		text := h.text(1 << 20)
		it, err := ours.Tokenise(nil, text)
		if err != nil {
			t.Fatal(err)
		}
		rest := validUTF8(text)
		for token := it(); token != chroma.EOF; token = it() {
			var ok bool
			if rest, ok = strings.CutPrefix(rest, token.Value); !ok {
				t.Fatalf("%s: token %q is not in the text", name, token.Value)
			}
		}
		if rest != "" {
			t.Errorf("%s: %d bytes are in no token", name, len(rest))
		}
	}
}

// TestHugeBlocks renders blocks far beyond what chroma can do.
func TestHugeBlocks(t *testing.T) {
	for name, code := range map[string]string{
		"100,000 lines":    strings.Repeat("x = f(1)\n", 100_000),
		"a line of 10 MB":  strings.Repeat("x = f(1); ", 1<<20),
		"an open string":   `"""` + strings.Repeat("x\n", 1<<20),
		"100,000 prompts":  strings.Repeat(">>> f(1)\n1\n", 100_000),
		"a long statement": ">>> f(\n" + strings.Repeat("... 1,\n", 100_000),
	} {
		html, outcome := Append(nil, code, Options{Lang: "python", LineNumbers: true, Highlight: []Range{{5, 1 << 30}}})
		if outcome != Highlighted || len(html) < len(code) {
			t.Errorf("%s: %s, %d bytes", name, outcome, len(html))
		}
	}
}

// BenchmarkHostile shows the same speed at every size.
func BenchmarkHostile(b *testing.B) {
	ours, _ := lexersToCompare()
	for _, name := range slices.Sorted(maps.Keys(hostile)) {
		for _, size := range []int{10_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(name, " ", "_"), size), func(b *testing.B) {
				text := hostile[name].text(size)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					drain(b, ours, text)
				}
			})
		}
	}
}

// text repeats the unit to make size bytes.
func (h hostileText) text(size int) string {
	return h.before + strings.Repeat(h.unit, size/len(h.unit)) + h.after
}
