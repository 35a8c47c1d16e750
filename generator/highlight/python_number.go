package highlight

import "github.com/alecthomas/chroma/v2"

// number handles a literal that begins with a digit, or with a dot before one.
func (s *pyScanner) number() {
	whole := digits(s.src, s.pos)
	if s.at(whole) == '.' {
		end := digits(s.src, whole+1)
		s.put(chroma.LiteralNumberFloat, exponent(s.src, end))
		return
	}
	if end := exponent(s.src, whole); end > whole {
		if s.at(end) == 'j' {
			end++
		}
		s.put(chroma.LiteralNumberFloat, end)
		return
	}
	if kind, end := s.radix(); end > 0 {
		s.put(kind, end)
		return
	}
	s.put(chroma.LiteralNumberInteger, whole)
}

// radix recognises 0o17, 0b11 and 0xff; end is 0 if there is none.
func (s *pyScanner) radix() (kind chroma.TokenType, end int) {
	if s.src[s.pos] != '0' {
		return 0, 0
	}
	var digit func(byte) bool
	switch s.at(s.pos+1) | 0x20 {
	case 'o':
		kind, digit = chroma.LiteralNumberOct, isOctal
	case 'b':
		kind, digit = chroma.LiteralNumberBin, isBinary
	case 'x':
		kind, digit = chroma.LiteralNumberHex, isHex
	default:
		return 0, 0
	}
	start := s.pos + 2
	end = start
	for {
		next := end
		if s.at(next) == '_' {
			next++
		}
		if !digit(s.at(next)) {
			break
		}
		end = next + 1
	}
	if end == start {
		return 0, 0
	}
	return kind, end
}

// exponent returns the end of the exponent at i, or i if there is none.
func exponent(s string, i int) int {
	if i >= len(s) || s[i]|0x20 != 'e' {
		return i
	}
	start := i + 1
	if start < len(s) && (s[start] == '+' || s[start] == '-') {
		start++
	}
	if end := digits(s, start); end > start {
		return end
	}
	return i
}

// digits returns the end of the digits at i, single underscores between them.
func digits(s string, i int) int {
	n := classAt(s, i, isDigit)
	for n > 0 {
		i += n
		n = classAt(s, i, isDigit)
		if n == 0 && i < len(s) && s[i] == '_' {
			if n = classAt(s, i+1, isDigit); n > 0 {
				n++
			}
		}
	}
	return i
}
