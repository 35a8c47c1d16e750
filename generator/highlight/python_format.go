package highlight

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// directive handles a percent sign in a string: %(name)-08.3f and the like.
func (s *pyScanner) directive(kind chroma.TokenType) {
	if end := s.directiveEnd(); end > 0 {
		s.put(chroma.LiteralStringInterpol, end)
		return
	}
	s.put(kind, s.pos+1)
}

// directiveEnd returns the end of the directive
// %(\(\w+\))?[-#0 +]*([0-9]+|[*])?(\.([0-9]+|[*]))?[hlL]?[E-GXc-giorsaux%]
// here, or 0. No part can begin with what the part before it may end with, so
// there is nothing to backtrack for.
func (s *pyScanner) directiveEnd() int {
	i := s.pos + 1
	if s.at(i) == '(' {
		end := run(s.src, i+1, isWord)
		if end == i+1 || s.at(end) != ')' {
			return 0
		}
		i = end + 1
	}
	for strings.IndexByte("-#0 +", s.at(i)) >= 0 {
		i++
	}
	i = s.width(i)
	if s.at(i) == '.' {
		end := s.width(i + 1)
		if end == i+1 {
			return 0
		}
		i = end
	}
	if c := s.at(i); c == 'h' || c == 'l' || c == 'L' {
		i++
	}
	if strings.IndexByte("EFGXcdefgiorsaux%", s.at(i)) < 0 {
		return 0
	}
	return i + 1
}

// width returns the end of the ASCII number or the asterisk at i, or i.
func (s *pyScanner) width(i int) int {
	if s.at(i) == '*' {
		return i + 1
	}
	for c := s.at(i); '0' <= c && c <= '9'; c = s.at(i) {
		i++
	}
	return i
}

// replacement handles a brace in a string: {name.attr[0]!r:>8.2f} for
// str.format, else one or two plain braces.
func (s *pyScanner) replacement(kind chroma.TokenType) {
	if end := s.replacementEnd(); end > 0 {
		s.put(chroma.LiteralStringInterpol, end)
		return
	}
	end := s.pos + 1
	if s.at(end) == '{' {
		end++
	}
	s.put(kind, end)
}

// replacementEnd returns the end of the replacement field
// \{((\w+)((\.\w+)|(\[[^\]]+\]))*)?(\![sra])?(\:FORMAT)?\}
// here, or 0.
func (s *pyScanner) replacementEnd() int {
	i := run(s.src, s.pos+1, isWord)
	from, to := 0, 0
	if i > s.pos+1 {
		if i, from, to = s.path(i); i == 0 {
			return 0
		}
	}
	end := s.closeField(i)
	if end == 0 && to > 0 {
		s.dead.from, s.dead.to = from, to
	}
	return end
}

// path follows .name and [index] from i and returns where they end, and the
// first and last closing bracket on the way.
//
// An index may hold anything, even other fields, so that a hostile text can
// make the fields overlap. But what follows a closing bracket does not depend
// on how it was reached: once one path has failed, every other that comes to
// one of its brackets fails too (and then path returns 0). Each bracket is
// thus followed once.
func (s *pyScanner) path(i int) (end, from, to int) {
	for {
		next := i
		switch s.at(i) {
		case '.':
			if next = run(s.src, i+1, isWord); next == i+1 {
				return i, from, to
			}
		case '[':
			next = s.brackets.next(s.src, i+1, ']', ']')
			if next == i+1 || next == len(s.src) {
				return i, from, to
			}
			if s.dead.from <= next && next <= s.dead.to {
				return 0, 0, 0
			}
			if from == 0 {
				from = next
			}
			to = next
			next++
		default:
			return i, from, to
		}
		i = next
	}
}

// closeField returns the end of (\![sra])?(\:FORMAT)?\} at i, or 0.
func (s *pyScanner) closeField(i int) int {
	if s.at(i) == '!' && i+1 < len(s.src) && strings.IndexByte("sra", s.src[i+1]) >= 0 {
		i += 2
	}
	if s.at(i) == ':' {
		i = s.formatSpec(i + 1)
	}
	if s.at(i) != '}' {
		return 0
	}
	return i + 1
}

// formatSpec returns the end of the format
// (.?[<>=\^])?[-+ ]?#?0?(\d+)?,?(\.\d+)?[E-GXb-gnosx%]?
// at i.
func (s *pyScanner) formatSpec(i int) int {
	i = s.alignment(i)
	for _, optional := range [...]string{"-+ ", "#", "0"} {
		if i < len(s.src) && strings.IndexByte(optional, s.src[i]) >= 0 {
			i++
		}
	}
	i = run(s.src, i, isDigit)
	if s.at(i) == ',' {
		i++
	}
	if s.at(i) == '.' {
		if end := run(s.src, i+1, isDigit); end > i+1 {
			i = end
		}
	}
	if i < len(s.src) && strings.IndexByte("EFGXbcdefgnosx%", s.src[i]) >= 0 {
		i++
	}
	return i
}

// alignment returns the end of (.?[<>=\^])? at i.
func (s *pyScanner) alignment(i int) int {
	if i >= len(s.src) {
		return i
	}
	const marks = "<>=^"
	if n := runeLen(s.src, i); s.src[i] != '\n' && i+n < len(s.src) && strings.IndexByte(marks, s.src[i+n]) >= 0 {
		return i + n + 1
	}
	if strings.IndexByte(marks, s.src[i]) >= 0 {
		return i + 1
	}
	return i
}
