package highlight

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// opener cuts def, class, from or import with the space after it and enters
// its state. Without space it is but a name.
func (s *pyScanner) opener(kind wordKind, end int) bool {
	space := s.joined(end)
	if space == end {
		return false
	}
	token, state := chroma.KeywordNamespace, pyImport
	switch kind {
	case wordDef:
		token, state = chroma.Keyword, pyFuncName
	case wordClass:
		token, state = chroma.Keyword, pyClassName
	case wordFrom:
		state = pyFromImport
	}
	s.put(token, end)
	s.put(chroma.Text, space)
	s.push(state)
	return true
}

// joined returns the end of the white space at i; each may have a backslash
// before it.
func (s *pyScanner) joined(i int) int {
	for {
		start := i
		if s.at(i) == '\\' {
			i++
		}
		n := classAt(s.src, i, isSpace)
		if n == 0 {
			return start
		}
		i += n
	}
}

// funcName handles what follows def. A special method leaves the state open.
func (s *pyScanner) funcName() {
	end := identEnd(s.src, s.pos)
	if end == s.pos {
		s.pop()
		return
	}
	if end := s.magicFunc(); end > 0 {
		s.put(chroma.NameFunctionMagic, end)
		return
	}
	s.put(chroma.NameFunction, end)
	s.pop()
}

// magicFunc returns the end of the special method name here, or 0.
func (s *pyScanner) magicFunc() int {
	end := s.pos
	for end < len(s.src) && s.src[end] < 0x80 && ascii[s.src[end]]&isWord != 0 {
		end++
	}
	if classAt(s.src, end, isWord) > 0 || lookupWord(s.src[s.pos:end]) != wordMagicFunc {
		return 0
	}
	return end
}

// className handles what follows class: nothing but a name will do.
func (s *pyScanner) className() {
	end := identEnd(s.src, s.pos)
	if end == s.pos {
		s.fail()
		return
	}
	s.put(chroma.NameClass, end)
	s.pop()
}

// fromImport handles what stands between from and import.
func (s *pyScanner) fromImport() {
	if space := run(s.src, s.pos, isSpace); space > s.pos && s.keywordAt(space, "import") {
		s.put(chroma.Text, space)
		s.put(chroma.KeywordNamespace, space+len("import"))
		s.pop()
		return
	}
	if s.keywordAt(s.pos, "None") {
		s.put(chroma.NameBuiltinPseudo, s.pos+len("None"))
		s.pop()
		return
	}
	s.dotted()
}

// importNames handles what follows import: names, dots, commas and aliases.
func (s *pyScanner) importNames() {
	space := run(s.src, s.pos, isSpace)
	if s.at(space) == ',' {
		s.put(chroma.Text, space)
		s.put(chroma.Operator, space+1)
		s.put(chroma.Text, run(s.src, space+1, isSpace))
		return
	}
	if space > s.pos && strings.HasPrefix(s.src[space:], "as") {
		as := space + len("as")
		if end := run(s.src, as, isSpace); end > as {
			s.put(chroma.Text, space)
			s.put(chroma.Keyword, as)
			s.put(chroma.Text, end)
			return
		}
	}
	s.dotted()
}

// dotted cuts one name or dot of a module's path, or leaves the state.
func (s *pyScanner) dotted() {
	end := identEnd(s.src, s.pos)
	if s.src[s.pos] == '.' {
		end++
	}
	if end == s.pos {
		s.pop()
		return
	}
	s.put(chroma.NameNamespace, end)
}

// keywordAt reports whether the word w stands at i and ends there.
func (s *pyScanner) keywordAt(i int, w string) bool {
	return strings.HasPrefix(s.src[i:], w) && classAt(s.src, i+len(w), isWord) == 0
}
