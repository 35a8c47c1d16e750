package highlight

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// inField handles the replacement field of an f-string: an expression that
// ends at a closing brace or at the colon before a format.
func (s *pyScanner) inField() {
	switch c := s.src[s.pos]; {
	case c == '{' || c == '(' || c == '[':
		s.put(chroma.Punctuation, s.pos+1)
		s.push(pyNested)
	case c == '=' || c == '!' || c == '}' || c == ':':
		if end := s.fieldEnd(); end > 0 {
			s.put(chroma.LiteralStringInterpol, end)
			s.pop()
			return
		}
		s.expression(false)
	default:
		s.fieldExpression()
	}
}

// fieldEnd returns the end of (=\s*)?(\![sraf])?[:}] here, or 0.
func (s *pyScanner) fieldEnd() int {
	i := s.pos
	if s.src[i] == '=' {
		i = run(s.src, i+1, isSpace)
	}
	if s.at(i) == '!' && i+1 < len(s.src) && strings.IndexByte("sraf", s.src[i+1]) >= 0 {
		i += 2
	}
	if c := s.at(i); c != '}' && c != ':' {
		return 0
	}
	return i + 1
}

// inBrackets handles brackets inside a field, where braces and colons belong
// to the expression.
func (s *pyScanner) inBrackets() {
	switch s.src[s.pos] {
	case '{', '(', '[':
		s.put(chroma.Punctuation, s.pos+1)
		s.push(pyNested)
	case ']', ')', '}':
		s.put(chroma.Punctuation, s.pos+1)
		s.pop()
	default:
		s.fieldExpression()
	}
}

// fieldExpression handles an expression that may go over several lines.
func (s *pyScanner) fieldExpression() {
	if space := run(s.src, s.pos, isSpace); space > s.pos {
		s.put(chroma.Text, space)
		return
	}
	s.expression(false)
}
