package highlight

import (
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
			t.Skip("too slow for chroma, or its literal {,2}")
		}
		if diff := difference(text); diff != "" {
			t.Error(diff)
		}
	})
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
