package highlight

import (
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
)

// expression handles what may stand in an expression. Statement tells whether
// it is one of its own or stands in the field of an f-string, where fewer
// words are keywords.
func (s *pyScanner) expression(statement bool) {
	c := s.src[s.pos]
	if c >= utf8.RuneSelf {
		s.foreign()
		return
	}
	switch {
	case ascii[c]&isStart != 0:
		s.word(statement)
		return
	case ascii[c]&isDigit != 0, c == '.' && classAt(s.src, s.pos+1, isDigit) > 0:
		s.number()
		return
	case ascii[c]&isSpace != 0 && c != '\n':
		s.put(chroma.Text, s.blanks(s.pos))
		return
	}
	switch c {
	case '"', '\'':
		s.openString(s.pos, 0)
	case '!', '=', '<', '>', ':':
		s.comparison(c)
	case '-', '~', '+', '/', '*', '%', '&', '^', '|', '.':
		s.put(chroma.Operator, s.pos+1)
	case '[', ']', '{', '}', '(', ')', ',', ';':
		s.put(chroma.Punctuation, s.pos+1)
	case '@':
		s.decorator()
	default:
		s.fail()
	}
}

// foreign handles a character beyond ASCII.
func (s *pyScanner) foreign() {
	switch {
	case classAt(s.src, s.pos, isSpace) > 0:
		s.put(chroma.Text, s.blanks(s.pos))
	case classAt(s.src, s.pos, isDigit) > 0:
		s.number()
	case classAt(s.src, s.pos, isStart) > 0:
		s.put(chroma.Name, identEnd(s.src, s.pos))
	default:
		s.fail()
	}
}

// blanks returns the end of the white space at i, on its line.
func (s *pyScanner) blanks(i int) int {
	for i < len(s.src) && s.src[i] != '\n' {
		n := classAt(s.src, i, isSpace)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// comparison handles the characters that may begin an operator of two:
// != == << >> :=
func (s *pyScanner) comparison(c byte) {
	next := s.at(s.pos + 1)
	switch {
	case next == '=' && (c == '!' || c == '=' || c == ':'),
		next == c && (c == '<' || c == '>'):
		s.put(chroma.Operator, s.pos+2)
	case c == '!':
		s.fail()
	case c == ':':
		s.put(chroma.Punctuation, s.pos+1)
	default:
		s.put(chroma.Operator, s.pos+1)
	}
}

// decorator handles @name.name, where the dots may have space around them,
// even newlines; a lone @ is an operator.
func (s *pyScanner) decorator() {
	end := identEnd(s.src, s.pos+1)
	if end == s.pos+1 {
		s.put(chroma.Operator, end)
		return
	}
	for {
		dot := run(s.src, end, isSpace)
		if s.at(dot) != '.' {
			break
		}
		name := run(s.src, dot+1, isSpace)
		next := identEnd(s.src, name)
		if next == name {
			break
		}
		end = next
	}
	s.put(chroma.NameDecorator, end)
}

// word handles a word that begins with an ASCII letter or underscore.
func (s *pyScanner) word(statement bool) {
	end := s.pos + 1
	for end < len(s.src) && s.src[end] < utf8.RuneSelf && ascii[s.src[end]]&isWord != 0 {
		end++
	}
	if q := s.at(end); (q == '"' || q == '\'') && s.prefixed(end) {
		return
	}
	kind := wordName
	if classAt(s.src, end, isWord) == 0 {
		kind = lookupWord(s.src[s.pos:end])
	}
	if kind != wordName && s.known(kind, end, statement) {
		return
	}
	s.put(chroma.Name, identRest(s.src, end))
}

// known cuts the word of the given kind that ends at end, and reports false if
// it is but a name here.
func (s *pyScanner) known(kind wordKind, end int, statement bool) bool {
	switch kind {
	case wordStatement:
		if !statement {
			return s.keywordPair("async for")
		}
		s.put(chroma.Keyword, end)
	case wordKeyword:
		if !s.keywordPair("yield from") {
			s.put(chroma.Keyword, end)
		}
	case wordConstant:
		s.put(chroma.KeywordConstant, end)
	case wordOperator:
		s.put(chroma.OperatorWord, end)
	case wordMagicFunc:
		s.put(chroma.NameFunctionMagic, end)
	case wordMagicVar:
		s.put(chroma.NameVariableMagic, end)
	case wordBuiltin, wordPseudo, wordException:
		if s.pos > 0 && s.src[s.pos-1] == '.' {
			return false
		}
		s.put(globalName(kind), end)
	default:
		return statement && s.opener(kind, end)
	}
	return true
}

// keywordPair cuts two keywords as one if both of them come next.
func (s *pyScanner) keywordPair(pair string) bool {
	stop := s.pos + len(pair)
	if stop > len(s.src) || s.src[s.pos:stop] != pair || classAt(s.src, stop, isWord) > 0 {
		return false
	}
	s.put(chroma.Keyword, stop)
	return true
}

// globalName returns the token type of a name that every module has.
func globalName(kind wordKind) chroma.TokenType {
	switch kind {
	case wordBuiltin:
		return chroma.NameBuiltin
	case wordPseudo:
		return chroma.NameBuiltinPseudo
	}
	return chroma.NameException
}

// runeLen returns the width of the character at s[i].
func runeLen(s string, i int) int {
	if s[i] < utf8.RuneSelf {
		return 1
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return n
}
