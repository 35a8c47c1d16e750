package search

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// maxWord is the longest word that is indexed, in UTF-16 units, as JavaScript
// counts. What is longer is data, not language.
const maxWord = 40

// words yields the words of folded text: runs of letters, digits and the marks
// that fold keeps. Scripts written without spaces, and Korean, are yielded as
// overlapping pairs of characters.
func words(folded string, yield func(word string)) {
	for i := 0; i < len(folded); i++ {
		from := i
		for i < len(folded) && asciiLetter(folded[i]) {
			i++
		}
		if i < len(folded) && folded[i] >= utf8.RuneSelf {
			i = wideRun(folded, i)
			run(folded[from:i], yield)
			_, size := utf8.DecodeRuneInString(folded[i:])
			i += size - 1
		} else if from < i && i-from <= maxWord {
			yield(folded[from:i])
		}
	}
}

// wideRun gives where the run of letters ends that goes on at i.
func wideRun(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !letter(r) {
			break
		}
		i += size
	}
	return i
}

// run yields the words of an unbroken run of letters.
func run(s string, yield func(string)) {
	for s != "" {
		n := 0
		first, _ := utf8.DecodeRuneInString(s)
		dense := unspaced(first)
		for n < len(s) {
			r, size := utf8.DecodeRuneInString(s[n:])
			if unspaced(r) != dense {
				break
			}
			n += size
		}
		if dense {
			pairs(s[:n], yield)
		} else if units(s[:n]) <= maxWord {
			yield(s[:n])
		}
		s = s[n:]
	}
}

// pairs yields each two neighbouring characters, or the only one.
func pairs(s string, yield func(string)) {
	_, first := utf8.DecodeRuneInString(s)
	if first == len(s) {
		yield(s)
	}
	for first < len(s) {
		_, second := utf8.DecodeRuneInString(s[first:])
		yield(s[:first+second])
		s, first = s[first:], second
	}
}

// units gives the length of s in UTF-16 units, or less than maxWord+1 if it is short.
func units(s string) int {
	if len(s) <= maxWord {
		return len(s)
	}
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// humps gives the words that names such as "WeakHashMap" and "JSONParser" are
// made of, separated by spaces: a reader may type them apart.
func humps(s string) string {
	if len(s) == 0 || strings.IndexFunc(s[1:], unicode.IsUpper) < 0 {
		return ""
	}
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		letters, from := []rune(word), 0
		for i := 1; i < len(letters); i++ {
			if unicode.IsUpper(letters[i]) && (unicode.IsLower(letters[i-1]) || i+1 < len(letters) && unicode.IsLower(letters[i+1])) {
				b.WriteString(string(letters[from:i]) + " ")
				from = i
			}
		}
		if from > 0 {
			b.WriteString(string(letters[from:]) + " ")
		}
	}
	return b.String()
}

// joined gives the words that a hyphen parts, such as "re-render", as one,
// separated by spaces: a reader may type them so.
func joined(s string) string {
	if strings.IndexByte(s, '-') < 0 {
		return ""
	}
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) }) {
		if left, right, _ := strings.Cut(word, "-"); left != "" && right != "" && !strings.Contains(right, "-") {
			b.WriteString(left + right + " ")
		}
	}
	return b.String()
}

// letter reports whether a folded character is part of a word.
func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiLetter(byte(r))
	}
	return wideLetter(r)
}

func asciiLetter(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

func wideLetter(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M) }

// unspaced reports whether r belongs to a script whose words are not reliably
// separated by spaces: Thai, Lao, Myanmar, Khmer, Chinese, Japanese, Korean.
func unspaced(r rune) bool {
	switch {
	case r < 0x0e00:
		return false
	case r <= 0x0eff, 0x1000 <= r && r <= 0x109f, 0x1780 <= r && r <= 0x17ff,
		0x3040 <= r && r <= 0x30ff, 0x3400 <= r && r <= 0x9fff,
		0xac00 <= r && r <= 0xd7af, 0xf900 <= r && r <= 0xfaff, 0x20000 <= r && r <= 0x3ffff:
		return true
	}
	return false
}
