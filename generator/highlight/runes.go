package highlight

import (
	"unicode"
	"unicode/utf8"
)

// The character classes below are those of the regular expressions that
// chroma's Python lexer is made of: \s, \d, \w (and the \b built on it), and
// the identifier class [_\p{L}][_\p{L}\p{N}]*. Each is answered from a table
// for ASCII and from package unicode for everything else.
const (
	isSpace byte = 1 << iota // \s
	isDigit                  // \d
	isStart                  // [_\p{L}]
	isWord                   // \w
)

// ascii holds the classes of every ASCII character.
var ascii = func() (t [utf8.RuneSelf]byte) {
	for _, c := range "\t\n\v\f\r " {
		t[c] = isSpace
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = isDigit | isWord
	}
	for c := 'a'; c <= 'z'; c++ {
		t[c] = isStart | isWord
		t[c-'a'+'A'] = isStart | isWord
	}
	t['_'] = isStart | isWord
	return t
}()

// run returns the end of the longest run of characters of class in s[i:].
func run(s string, i int, class byte) int {
	for i < len(s) {
		n := classAt(s, i, class)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// classAt returns the width in bytes of the character at s[i] if it is of
// class, else 0. Past the end it returns 0.
func classAt(s string, i int, class byte) int {
	if i >= len(s) {
		return 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		if ascii[c]&class != 0 {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if !runeIs(r, class) {
		return 0
	}
	return n
}

// runeIs reports whether r, not an ASCII character, is of class.
func runeIs(r rune, class byte) bool {
	switch class {
	case isSpace:
		return unicode.IsSpace(r)
	case isDigit:
		return unicode.Is(unicode.Nd, r)
	case isStart:
		return unicode.IsLetter(r)
	default:
		return unicode.In(r, unicode.L, unicode.Mn, unicode.Nd, unicode.Pc) || r == '\u200c' || r == '\u200d'
	}
}

// identEnd returns the end of the identifier [_\p{L}][_\p{L}\p{N}]* at s[i],
// or i if there is none.
func identEnd(s string, i int) int {
	n := classAt(s, i, isStart)
	if n == 0 {
		return i
	}
	return identRest(s, i+n)
}

// identRest returns the end of the run [_\p{L}\p{N}]* at s[i].
func identRest(s string, i int) int {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if ascii[c]&isWord == 0 {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			return i
		}
		i += n
	}
	return i
}

// isHex reports whether c is a hexadecimal digit.
func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

// isOctal reports whether c is an octal digit.
func isOctal(c byte) bool { return '0' <= c && c <= '7' }

// isBinary reports whether c is a binary digit.
func isBinary(c byte) bool { return c == '0' || c == '1' }
