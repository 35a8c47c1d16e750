package search

import (
	"encoding/binary"
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
	switch ascii, capitals := letters(s); {
	case ascii && capitals:
		return strings.ToLower(s)
	case ascii:
		return s
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
		if dropped(r) {
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

// letters tells whether s is all ASCII, and if it is, whether it has capitals.
func letters(s string) (ascii, capitals bool) {
	var all, upper uint64
	for ; len(s) >= 8; s = s[8:] {
		x := eight(s)
		all |= x
		upper |= capitalsOf(x)
	}
	for i := range len(s) {
		all |= uint64(s[i])
		upper |= capitalsOf(uint64(s[i]))
	}
	return all&(each<<7) == 0, upper != 0
}

// each is a number with 1 in each byte.
const each = 0x0101010101010101

// capitalsOf gives eight bytes the highest bit of each that is a capital letter
// of ASCII.
func capitalsOf(x uint64) uint64 {
	low := x &^ (each << 7)
	return (low + each*(0x80-'A')) &^ (low + each*(0x7f-'Z')) &^ x & (each << 7)
}

// lowered gives a text, which it changes, with the letters of ASCII in lower case.
func lowered(text []byte) string {
	b := text
	for ; len(b) >= 8; b = b[8:] {
		x := binary.LittleEndian.Uint64(b)
		binary.LittleEndian.PutUint64(b, x|capitalsOf(x)>>2)
	}
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(text)
}

// dropped reports whether fold removes r: a mark that is put on a letter, a
// character without a width, or the Arabic tatweel. The marks of Indic and
// South-East Asian scripts and of kana are letters to their readers, all but
// the nukta.
func dropped(r rune) bool {
	switch {
	case r == 0x0640:
		return true
	case 0x0901 <= r && r <= 0x1aaf && r != 0x093c, r == 0x3099, r == 0x309a:
		return false
	}
	return unicode.In(r, unicode.Mn, unicode.Cf)
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
