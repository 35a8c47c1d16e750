package markdown

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestBareTags holds what is found in simple HTML against what the tokenizer
// finds.
func TestBareTags(t *testing.T) {
	pieces := []string{"<", ">", "</", "/", "details", "summary", "DETAILS", "b", "br", " ", "\n", "open", " open", "x", "=", "\"", "'", "!", "--", "?", "script", "title", "1", "&amp;",
		"<details>", "</details>", "<summary>", "</summary>", "<p>", "<details open>", "\x00", "é"}
	rng := rand.New(rand.NewPCG(5, 6))
	bare := 0
	for range 100_000 {
		text := ""
		for range 1 + rng.IntN(12) {
			text += pieces[rng.IntN(len(pieces))]
		}
		got, ok := bareTags([]byte(text))
		if !ok {
			continue
		}
		bare++
		if want := tokenTags([]byte(text)); !slices.Equal(got, want) {
			t.Fatalf("%q: %v, want %v", text, got, want)
		}
	}
	if bare < 1000 {
		t.Errorf("only %d texts were read", bare)
	}
}
