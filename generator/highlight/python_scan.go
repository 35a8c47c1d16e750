package highlight

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// A pyState is a state of the Python scanner: one of the constants below, or
// pyString with the flags that describe the string.
type pyState uint8

const (
	pyRoot       pyState = iota
	pyFuncName           // after def
	pyClassName          // after class
	pyFromImport         // after from
	pyImport             // after import
	pyField              // in a replacement field of an f-string
	pyNested             // in brackets inside such a field
)

const (
	pyDouble pyState = 1 << iota // quoted by " rather than '
	pyTriple
	pyRaw
	pyFormat         // an f-string
	pyString pyState = 1 << 7
)

// A piece is a token that ends at byte end of the source; it starts where the
// piece before it ended.
type piece struct {
	kind chroma.TokenType
	end  int
}

// A pyScanner cuts Python source into the tokens of chroma's Python lexer. It
// looks at every byte a bounded number of times whatever the input, and
// allocates nothing but its state stack.
//
// src must be valid UTF-8 with LF line ends.
type pyScanner struct {
	src   string
	pos   int       // everything before it has been cut
	stack []pyState // enclosing states, innermost last; root is implied

	queue      [3]piece // what the last step produced
	head, tail int

	brackets search // next ']'
	braces   search // next '}' or line end
	dead     struct{ from, to int }
}

// next returns the next token as src[start:end]; ok is false at the end.
func (s *pyScanner) next() (kind chroma.TokenType, start, end int, ok bool) {
	for s.head == s.tail {
		if s.pos >= len(s.src) {
			return 0, s.pos, s.pos, false
		}
		s.head, s.tail = 0, 0
		start = s.pos
		s.step()
		if s.tail > 0 {
			s.head = 1
			return s.queue[0].kind, start, s.queue[0].end, true
		}
	}
	p := s.queue[s.head]
	start = s.queue[s.head-1].end
	s.head++
	return p.kind, start, p.end, true
}

// put cuts a token that ends at byte end.
func (s *pyScanner) put(kind chroma.TokenType, end int) {
	s.queue[s.tail] = piece{kind, end}
	s.tail++
	s.pos = end
}

// step applies the rules of the current state once: it cuts up to three
// tokens, or changes the state.
func (s *pyScanner) step() {
	state := pyRoot
	if len(s.stack) > 0 {
		state = s.stack[len(s.stack)-1]
	}
	switch {
	case state&pyString != 0:
		s.inString(state)
	case state == pyRoot:
		s.root()
	case state == pyField:
		s.inField()
	case state == pyNested:
		s.inBrackets()
	case state == pyFuncName:
		s.funcName()
	case state == pyClassName:
		s.className()
	case state == pyFromImport:
		s.fromImport()
	default:
		s.importNames()
	}
}

func (s *pyScanner) push(state pyState) { s.stack = append(s.stack, state) }

func (s *pyScanner) pop() { s.stack = s.stack[:len(s.stack)-1] }

// fail handles a character that no rule of the state takes. A newline sends
// the scanner back to the root state, so that an unclosed quote spoils one
// line only.
func (s *pyScanner) fail() {
	if s.src[s.pos] == '\n' {
		s.stack = s.stack[:0]
		return
	}
	s.put(chroma.Error, s.pos+runeLen(s.src, s.pos))
}

// root handles statements.
func (s *pyScanner) root() {
	switch c := s.src[s.pos]; c {
	case '\n':
		s.put(chroma.Text, s.pos+1)
	case '#':
		s.comment()
	case '\\':
		end := s.pos + 1
		if s.at(end) == '\n' {
			end++
		}
		s.put(chroma.Text, end)
	default:
		s.expression(true)
	}
}

func (s *pyScanner) comment() {
	end := lineEnd(s.src, s.pos)
	if s.pos == 0 && s.at(1) == '!' && end > 2 {
		s.put(chroma.CommentHashbang, end)
		return
	}
	s.put(chroma.CommentSingle, end)
}

// at returns the byte at i, or 0 past the end.
func (s *pyScanner) at(i int) byte {
	if i < len(s.src) {
		return s.src[i]
	}
	return 0
}

// lineEnd returns the index of the newline that ends the line of s[i], or
// len(s).
func lineEnd(s string, i int) int {
	if n := strings.IndexByte(s[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(s)
}

// A search remembers where the last search for a byte began and ended, so that
// looking for it again from any place in between is free. Without it a line
// of unclosed brackets would be searched to its end once for each of them.
type search struct{ from, found int }

// next returns the index of the first of the bytes a and b in s[i:], or
// len(s).
func (f *search) next(s string, i int, a, b byte) int {
	if f.from <= i && i <= f.found && f.found > 0 {
		return f.found
	}
	end := i
	for end < len(s) && s[end] != a && s[end] != b {
		end++
	}
	*f = search{i, end}
	return end
}
