package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxName is the longest code name that is indexed, in UTF-16 units.
const maxName = 40

// names yields the code names of folded text, each as one exact token:
// "functools.lru_cache" and within it "lru_cache", "__init__", "*args",
// "@property", "c++", "c#", "3.11", "o(n log n)" without its spaces, "[::-1]",
// and operators that stand alone, such as ":=" and "==", then what calls yields.
// A plain word is no code name.
func names(folded string, yield func(name string)) {
	s := scanner{s: folded, yield: yield}
	for s.plain(); s.i < len(folded); s.plain() {
		if !(s.order() || s.name() || s.version() || s.slice() || s.operator()) {
			_, size := utf8.DecodeRuneInString(folded[s.i:])
			s.i += size
		}
	}
	s.calls()
}

// calls yields words before empty parentheses: "map()" asks for the function
// and not for any map.
func (s *scanner) calls() {
	for part, rest, found := strings.Cut(s.s, "()"); found; part, rest, found = strings.Cut(rest, "()") {
		before := strings.TrimRightFunc(part, letter)
		if len(before) < len(part) && !strings.HasSuffix(before, "_") {
			s.emit(part[len(before):] + "()")
		}
	}
}

// scanner finds code names from position i on. Each method either consumes
// what it recognises and reports true, or leaves i alone.
type scanner struct {
	s     string
	i     int
	yield func(string)
}

func (s *scanner) emit(name string) {
	if units(name) <= maxName {
		s.yield(name)
	}
}

// plain skips words that nothing beside them makes names, and punctuation that
// begins nothing: most of a text, at little cost.
func (s *scanner) plain() {
	for {
		from, end := s.i, s.i
		for end < len(s.s) && classes[s.s[end]]&(small|edge) != 0 {
			end++
		}
		s.i = end
		for s.i > from && classes[s.s[s.i-1]]&small != 0 {
			s.i--
		}
		switch last, rest := s.s[s.i:end], s.s[end:]; {
		case last != "" && (joins(rest) || last == "o" && strings.HasPrefix(rest, "(")):
			return
		case end == 0 || rest == "" || classes[rest[0]]&loose == 0 || classes[s.s[end-1]]&(edge|bracket) != 0:
			s.i = end
			return
		}
		s.i = end + 1
	}
}

// joins reports whether what begins a text may belong to the letters before it.
func joins(s string) bool {
	if s == "" || classes[s[0]]&joint == 0 {
		return false
	}
	switch s[0] {
	case '.':
		return startsWord(s[1:])
	case ':', '-', '+':
		return len(s) > 1 && strings.IndexByte(":>+", s[1]) >= 0
	}
	return true
}

// order recognises a growth rate: O(1), O(n log n).
func (s *scanner) order() bool {
	if !strings.HasPrefix(s.s[s.i:], "o(") || s.afterWord() {
		return false
	}
	inner := s.s[s.i+2:]
	end := strings.IndexAny(inner, "()\n")
	if end < 1 || end > 20 || inner[end] != ')' || !printable(inner[:end]) {
		return false
	}
	s.emit("o(" + strings.ReplaceAll(inner[:end], " ", "") + ")")
	s.i += 2 + end + 1
	return true
}

// printable reports whether s is printable ASCII.
func printable(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// name recognises an identifier with what belongs to it.
func (s *scanner) name() bool {
	from := s.i
	s.sigils()
	begin := s.i
	var few [4]string // so that hardly any name needs an allocation
	pieces, steps := s.path(few[:0])
	if steps == 0 {
		s.i = from
		return false
	}
	end := s.i
	s.suffix()
	if begin == from && steps == 1 && len(pieces) == 0 && s.i == end {
		return true // a plain word
	}
	whole := s.s[from:s.i]
	s.emit(whole)
	if bare := s.s[begin:end]; bare != whole && strings.ContainsAny(bare, "._") {
		s.emit(bare)
		whole = bare
	}
	for i, piece := range pieces {
		if piece != whole && !slices.Contains(pieces[:i], piece) {
			s.emit(piece)
		}
	}
	return true
}

// sigils consumes up to two of *, @ and $ before an identifier.
func (s *scanner) sigils() {
	from := s.i
	if s.afterWord() || from > 0 && (s.s[from-1] == ')' || s.s[from-1] == ']') {
		return
	}
	for s.i-from < 2 && s.i < len(s.s) && classes[s.s[s.i]]&sigil != 0 {
		s.i++
	}
}

// path consumes identifiers with separators between them. It appends those that
// hold "_", and gives how many there are in all.
func (s *scanner) path(pieces []string) (appended []string, steps int) {
	end := s.i
	for {
		from := s.i
		if !s.identifier() {
			s.i = end
			return pieces, steps
		}
		steps++
		if piece := s.s[from:s.i]; strings.Contains(piece, "_") {
			pieces = append(pieces, piece)
		}
		end = s.i
		if s.i += s.separator(); s.i == end {
			return pieces, steps
		}
	}
}

// identifier consumes a run of letters, digits and "_" that does not begin
// with a digit.
func (s *scanner) identifier() bool {
	from := s.i
	if from == len(s.s) || digit(s.s[from]) {
		return false
	}
	for s.i < len(s.s) {
		if c := s.s[s.i]; c < utf8.RuneSelf {
			if classes[c]&wordly == 0 {
				break
			}
			s.i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.s[s.i:])
		if !wideLetter(r) {
			break
		}
		s.i += size
	}
	return s.i > from
}

// separator gives the length of ".", "::" or "->" at i, or 0.
func (s *scanner) separator() int {
	rest := s.s[s.i:]
	switch {
	case strings.HasPrefix(rest, "."):
		return 1
	case strings.HasPrefix(rest, "::"), strings.HasPrefix(rest, "->"):
		return 2
	}
	return 0
}

// suffix consumes the "++" and "#" of language names.
func (s *scanner) suffix() {
	rest := s.s[s.i:]
	n := 0
	switch {
	case strings.HasPrefix(rest, "++"):
		n = 2
	case strings.HasPrefix(rest, "#"):
		n = 1
	}
	if n > 0 && !startsWord(rest[n:]) {
		s.i += n
	}
}

// version recognises numbers with dots: 3.11, 2.7.18.
func (s *scanner) version() bool {
	end, dots := s.i, 0
	for end < len(s.s) && (digit(s.s[end]) || s.s[end] == '.' && end > s.i && end+1 < len(s.s) && digit(s.s[end+1])) {
		if s.s[end] == '.' {
			dots++
		}
		end++
	}
	if end == s.i {
		return false
	}
	if dots > 0 {
		s.emit(s.s[s.i:end])
	}
	s.i = end
	return true
}

// slice recognises a slice of numbers in brackets: [:], [::-1], [1:3].
func (s *scanner) slice() bool {
	if s.s[s.i] != '[' {
		return false
	}
	end, colon := s.i+1, false
	for end < len(s.s) && (digit(s.s[end]) || s.s[end] == '-' || s.s[end] == ':') {
		colon = colon || s.s[end] == ':'
		end++
	}
	if !colon || end == len(s.s) || s.s[end] != ']' {
		return false
	}
	s.emit(s.s[s.i : end+1])
	s.i = end + 1
	return true
}

// operator recognises one to three operator characters that stand alone, or in
// brackets, a full stop or question mark after them left out, and pairs of
// brackets. A single character that is also punctuation of prose is none.
func (s *scanner) operator() bool {
	end := s.i
	for end < len(s.s) && end-s.i < 5 && classes[s.s[end]]&operative != 0 {
		end++
	}
	op := s.s[s.i:end]
	if op == "" {
		return s.pair()
	}
	if !s.between(s.i, end, edge|bracket) {
		return false
	}
	if last := len(op) - 1; last > 0 && (op[last] == '?' || op[last] == '.') && op != "..." && op != "?." && op != "??" {
		op = op[:last]
	}
	if len(op) > 3 {
		return false
	}
	if len(op) > 1 || strings.IndexByte("-:?!.\\#$", op[0]) < 0 {
		s.emit(op)
	}
	s.i = end
	return true
}

// pair recognises (), [] and {}.
func (s *scanner) pair() bool {
	rest := s.s[s.i:]
	if !strings.HasPrefix(rest, "()") && !strings.HasPrefix(rest, "[]") && !strings.HasPrefix(rest, "{}") || !s.between(s.i, s.i+2, edge) {
		return false
	}
	s.emit(rest[:2])
	s.i += 2
	return true
}

// between reports whether what stands beside a stretch of the text is of some
// classes.
func (s *scanner) between(from, to int, fit uint8) bool {
	return (from == 0 || classes[s.s[from-1]]&fit != 0) && (to == len(s.s) || classes[s.s[to]]&fit != 0)
}

// Classes of bytes.
const (
	small     = 1 << iota // a to z
	edge                  // may stand beside an operator
	bracket               // as may these
	loose                 // begins nothing unless an edge or a bracket stands before it
	joint                 // may go on with a word
	wordly                // a letter, digit or "_"
	sigil                 // may stand before a name
	operative             // of operators
)

// classes are those of each byte.
var classes = classify(map[uint8]string{
	small: "abcdefghijklmnopqrstuvwxyz", edge: " \t\n\v\f\r`'\",;", bracket: "()[]{}", loose: ".():=-", joint: "_#.:-+0123456789",
	wordly: "_0123456789abcdefghijklmnopqrstuvwxyz", sigil: "*@$", operative: "-+*/%=<>!&|^~:?.@$#\\",
})

func classify(members map[uint8]string) (table [256]uint8) {
	for class, bytes := range members {
		for i := range len(bytes) {
			table[bytes[i]] |= class
		}
	}
	for c := utf8.RuneSelf; c < len(table); c++ {
		table[c] |= joint
	}
	return table
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// afterWord reports whether a letter, digit or "_" stands before i.
func (s *scanner) afterWord() bool {
	if s.i == 0 {
		return false
	}
	if c := s.s[s.i-1]; c < utf8.RuneSelf {
		return classes[c]&wordly != 0
	}
	r, _ := utf8.DecodeLastRuneInString(s.s[:s.i])
	return wideLetter(r)
}

func startsWord(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return classes[s[0]]&wordly != 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return wideLetter(r)
}
