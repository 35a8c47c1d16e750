package markdown

import (
	"math/rand/v2"
	"testing"
)

// TestMayName lets every line through that names a speaker.
func TestMayName(t *testing.T) {
	pieces := []string{"A", "Ravi", " ", ":", "：", "(", "）", "]", "[", "'", "’", "-", "_", "1", ".", "\n", "é", "面", "!", ",", "`", "\u0301"}
	rng := rand.New(rand.NewPCG(7, 8))
	named := 0
	for range 50_000 {
		text := ""
		for range 1 + rng.IntN(8) {
			text += pieces[rng.IntN(len(pieces))]
		}
		if speakerMark.MatchString(text) {
			if named++; !mayName(text) {
				t.Fatalf("%q names a speaker", text)
			}
		}
	}
	if named < 1000 || mayName("What is `x`, and why: say") {
		t.Errorf("%d lines name a speaker", named)
	}
}
