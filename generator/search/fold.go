package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold makes spellings comparable: compatibility forms, case and diacritics
// are folded away, as are the marks that Arabic, Hebrew and Hindi writers leave
// out, joiners and soft hyphens. Marks that carry meaning, such as Hindi vowel
// signs, stay. client/tokens.js does the same; testdata/vectors.txt binds both.
func fold(s string) string {
	if ascii(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteByte(byte(r))
			continue
		}
		r = unicode.ToLower(r)
		if unicode.Is(dropped, r) {
			continue
		}
		if to, ok := respelled(r); ok {
			b.WriteString(to)
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// dropped holds what fold removes: combining diacritics, Hebrew points, Arabic
// vowel marks and tatweel, the Hindi nukta, and characters without a width.
var dropped = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x00ad, 0x00ad, 1}, {0x0300, 0x036f, 1}, {0x0591, 0x05bd, 1}, {0x05bf, 0x05bf, 1},
		{0x05c1, 0x05c2, 1}, {0x05c4, 0x05c5, 1}, {0x05c7, 0x05c7, 1}, {0x0640, 0x0640, 1},
		{0x064b, 0x065f, 1}, {0x0670, 0x0670, 1}, {0x093c, 0x093c, 1}, {0x1ab0, 0x1aff, 1},
		{0x1dc0, 0x1dff, 1}, {0x200b, 0x200f, 1}, {0x2060, 0x2060, 1}, {0x20d0, 0x20ff, 1},
		{0xfe00, 0xfe0f, 1}, {0xfeff, 0xfeff, 1},
	},
	LatinOffset: 1,
}

// respelled gives the usual spelling of letters that normalisation leaves alone.
func respelled(r rune) (string, bool) {
	switch r {
	case 'ß':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'ø':
		return "o", true
	case 'đ', 'ð':
		return "d", true
	case 'þ':
		return "th", true
	case 'ł':
		return "l", true
	case 'ħ':
		return "h", true
	case 'ı':
		return "i", true
	case 'ς':
		return "σ", true
	case 'ى', 'ی':
		return "ي", true
	case 'ة':
		return "ه", true
	case 'ٱ':
		return "ا", true
	case 'ک':
		return "ك", true
	case 'ँ':
		return "ं", true
	}
	return "", false
}
