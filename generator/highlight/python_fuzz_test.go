package highlight

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

// FuzzPython compares the lexers on any text. Chroma is quadratic or worse in
// places, hence the cap.
func FuzzPython(f *testing.F) {
	files, err := filepath.Glob("testdata/python/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		for _, text := range readCases(f, file) {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4<<10 || strings.Contains(text, "{,2}") {
			return // too slow for chroma, or its literal {,2}
		}
		if diff := difference(text); diff != "" {
			t.Error(diff)
		}
	})
}

// fragments are what random Python is made of: the beginnings, middles and ends
// of everything that the rules of the lexers tell apart.
var fragments = strings.Split("' \" ''' \"\"\" f' rb\" Rf''' u' \\ \\\\ \\' \\n \\N{ \\x4 \\u12ab \\07 { } {{ }} ( ) [ ] : ; , . .. ... "+
	"= == != ! !r !s} := <> << ** @ @a @a.b % %d %(x)s %-0.3f %% {0} {x!r:>8} {a.b[0]} {a[ x] :.2f} 0 0x 0xF 1_0 1. .5 1e5 1e 2j 0b1 0o "+
	"def class from import as in is not None True self cls print int ValueError __init__ __name__ lambda if else for async await yield return match "+
	"x foo _ é ü² Ⅷ ٣ \u0301 \u200d \u00a0 \u2028 # #! $ ? ` ~ \x00 \xff \t \v \f \r", " ")

// TestRandomPython compares the lexers on random sequences of fragments, the
// same ones every time.
func TestRandomPython(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	gaps := []string{"", "", "", " ", " ", "\n", "  ", "\n    "}
	for range 5_000 {
		var text strings.Builder
		for range 1 + random.IntN(40) {
			text.WriteString(fragments[random.IntN(len(fragments))])
			text.WriteString(gaps[random.IntN(len(gaps))])
		}
		if diff := difference(text.String()); diff != "" {
			t.Fatalf("%q: %s", text.String(), diff)
		}
	}
}

// TestDifferences shows the two places where our lexer departs from chroma's
// on purpose. A change of chroma that makes one of them disappear fails here.
func TestDifferences(t *testing.T) {
	const literal = "literal repetition"
	for _, test := range []struct {
		name, text string
		want       chroma.TokenType // of the first token that is not empty
	}{
		{literal, `r{,2}"""doc"""`, chroma.Name},
		{"long number", strings.Repeat("1", 50_000), chroma.LiteralNumberInteger},
	} {
		ours, _ := lexersToCompare()
		tokens, err := chroma.Tokenise(ours, nil, test.text)
		if err != nil || tokens[0].Type != test.want {
			t.Errorf("%s: have %v (%v), want %s first", test.name, tokens, err, test.want)
		}
		if difference(test.text) == "" {
			t.Errorf("%s: chroma agrees now: take it off the list", test.name)
		}
	}
}
