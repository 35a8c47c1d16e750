package search

import (
	"strings"
	"testing"
)

// TestFoldASCII folds each byte in each place of the eight that are read at once.
func TestFoldASCII(t *testing.T) {
	for c := range 256 {
		for at := range 18 {
			s := strings.Repeat("@", at) + string([]byte{byte(c)}) + strings.Repeat("[", 17-at)
			b := lowered([]byte(s))
			ascii, capitals := letters(s)
			want := s
			if 'A' <= c && c <= 'Z' {
				want = strings.ToLower(s)
			}
			if b != want || ascii != (c < 0x80) || ascii && capitals != (want != s) {
				t.Errorf("%q: %q, ascii %t, capitals %t", s, b, ascii, capitals)
			}
		}
	}
}

// TestLexicon finds each of many words again, also after the table has grown.
func TestLexicon(t *testing.T) {
	l := newLexicon()
	word := func(i int) string { return strings.Repeat("w", i%39) + string(rune('a'+i)) }
	for i := range 3000 {
		w, met := l.find(word(i))
		if met {
			t.Fatalf("%q was met before", word(i))
		}
		w.id = int32(i)
	}
	for i := range 3000 {
		if w, met := l.find(word(i)); !met || w.id != int32(i) {
			t.Fatalf("%q: found %+v, met %t", word(i), w, met)
		}
	}
}
