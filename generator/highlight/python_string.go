package highlight

import "github.com/alecthomas/chroma/v2"

// prefixed opens a string whose prefix ends at the quote s.src[quote], and
// reports false if the word before the quote is not a prefix.
func (s *pyScanner) prefixed(quote int) bool {
	flags, ok := prefixFlags(s.src[s.pos:quote])
	if ok {
		s.openString(quote, flags)
	}
	return ok
}

// prefixFlags returns what a string prefix says of the string.
func prefixFlags(prefix string) (pyState, bool) {
	const lower = 0x20
	switch len(prefix) {
	case 1:
		switch prefix[0] | lower {
		case 'r':
			return pyRaw, true
		case 'f':
			return pyFormat, true
		case 'b', 'u':
			return 0, true
		}
	case 2:
		a, b := prefix[0]|lower, prefix[1]|lower
		switch {
		case a == 'r' && b == 'f', a == 'f' && b == 'r':
			return pyRaw | pyFormat, true
		case a == 'r' && b == 'b', a == 'b' && b == 'r':
			return pyRaw, true
		}
	}
	return 0, false
}

// openString cuts the prefix, which may be empty, and the opening quote.
func (s *pyScanner) openString(quote int, flags pyState) {
	state := pyString | flags
	if s.src[quote] == '"' {
		state |= pyDouble
	}
	end := quote + 1
	if s.tripled(quote) {
		state |= pyTriple
		end = quote + 3
	}
	s.put(chroma.LiteralStringAffix, quote)
	s.put(stringKind(state), end)
	s.push(state)
}

// tripled reports whether the quote at i is the first of three.
func (s *pyScanner) tripled(i int) bool {
	q := s.src[i]
	return s.at(i+1) == q && s.at(i+2) == q
}

func stringKind(state pyState) chroma.TokenType {
	if state&pyDouble != 0 {
		return chroma.LiteralStringDouble
	}
	return chroma.LiteralStringSingle
}

// inString handles the inside of a string, one token at a time.
func (s *pyScanner) inString(state pyState) {
	kind := stringKind(state)
	switch c := s.src[s.pos]; {
	case c == '\n':
		if state&pyTriple == 0 {
			s.fail()
			return
		}
		s.put(kind, s.pos+1)
	case c == '\\':
		s.backslash(state, kind)
	case c == '"' || c == '\'':
		s.quote(state, kind)
	case c == '{' && state&pyFormat != 0:
		if s.brace('{') {
			s.push(pyField)
		}
	case c == '}' && state&pyFormat != 0:
		s.brace('}')
	case c == '{':
		s.replacement(kind)
	case c == '%' && state&pyFormat == 0:
		s.directive(kind)
	default:
		s.put(kind, s.plain(state))
	}
}

// plain returns the end of the characters that mean nothing but themselves.
func (s *pyScanner) plain(state pyState) int {
	stop := byte('%')
	if state&pyFormat != 0 {
		stop = '}'
	}
	for i := s.pos + 1; i < len(s.src); i++ {
		switch c := s.src[i]; c {
		case '\\', '\'', '"', '{', '\n', stop:
			return i
		}
	}
	return len(s.src)
}

// quote handles a quote inside a string, which may close it.
func (s *pyScanner) quote(state pyState, kind chroma.TokenType) {
	own := (s.src[s.pos] == '"') == (state&pyDouble != 0)
	switch {
	case own && state&pyTriple == 0:
		s.put(kind, s.pos+1)
		s.pop()
	case own && s.tripled(s.pos):
		s.put(kind, s.pos+3)
		s.pop()
	default:
		s.put(kind, s.pos+1)
	}
}

// brace handles a brace in an f-string: doubled it is an escape and brace
// returns false.
func (s *pyScanner) brace(c byte) bool {
	if s.at(s.pos+1) == c {
		s.put(chroma.LiteralStringEscape, s.pos+2)
		return false
	}
	s.put(chroma.LiteralStringInterpol, s.pos+1)
	return true
}

// backslash handles an escape sequence, or a backslash that begins none.
func (s *pyScanner) backslash(state pyState, kind chroma.TokenType) {
	if end := s.escape(state); end > 0 {
		s.put(chroma.LiteralStringEscape, end)
		return
	}
	s.put(kind, s.pos+1)
}

// escape returns the end of the escape sequence here, or 0. In raw strings of
// one line a backslash still guards the quote, itself and the line's end.
func (s *pyScanner) escape(state pyState) int {
	i := s.pos + 1
	c := s.at(i)
	if state&pyRaw != 0 {
		own := c == '"' && state&pyDouble != 0 || c == '\'' && state&pyDouble == 0
		if state&pyTriple == 0 && i < len(s.src) && (own || c == '\\' || c == '\n') {
			return i + 1
		}
		return 0
	}
	switch c {
	case '\\', 'a', 'b', 'f', 'n', 'r', 't', 'v', '"', '\'', '\n':
		return i + 1
	case 'N':
		return s.namedEscape(i + 1)
	case 'u':
		return s.hexEscape(i+1, 4)
	case 'U':
		return s.hexEscape(i+1, 8)
	case 'x':
		return s.hexEscape(i+1, 2)
	}
	end := i
	for end < i+3 && isOctal(s.at(end)) {
		end++
	}
	if end == i {
		return 0
	}
	return end
}

// namedEscape returns the end of {NAME} at i, or 0.
func (s *pyScanner) namedEscape(i int) int {
	if s.at(i) != '{' {
		return 0
	}
	end := s.braces.next(s.src, i+1, '}', '\n')
	if s.at(end) != '}' {
		return 0
	}
	return end + 1
}

// hexEscape returns the end of n hexadecimal digits at i, or 0.
func (s *pyScanner) hexEscape(i, n int) int {
	for end := i + n; i < end; i++ {
		if !isHex(s.at(i)) {
			return 0
		}
	}
	return i
}
