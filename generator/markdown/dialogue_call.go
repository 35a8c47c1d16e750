package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// Who is called without text behind a colon may be no speaker: "Pros:" and
// "Cons:", "Java" and "Python" take turns as well. So two have to be sides of an
// interview, or to call each other by name while one of them asks, or to ask and to
// answer by turns in a chapter that says that it is a conversation.

// callers gives the voices that are called again, by more than a letter, as the
// language C is; only sides of an interview, if there are two.
func callers(heard []*voice) (list []*voice) {
	for _, v := range heard {
		if v.calls >= 2 && !v.isLetter() {
			list = append(list, v)
		}
	}
	if sides(list) >= 2 {
		list = slices.DeleteFunc(list, func(v *voice) bool { return v.part == "" })
	}
	return list
}

// isCalled tells whether those who are called hold a conversation.
func (r *recogniser) isCalled(callers, calls []*voice) bool {
	switch r.src.Meta.Kind {
	case "", guide.KindMock, guide.KindScenario, guide.KindExperience:
	default:
		return false
	}
	lines := 0
	for _, v := range callers {
		lines += v.calls
	}
	alternate := len(callers) >= 2 && len(callers) <= 4 && takeTurns(callers, calls)
	return alternate && (sides(callers) >= 2 || lines >= 6 && lines*10 >= len(calls)*8 && r.addressed(callers))
}

// addressed tells whether those who are called call each other by name, but a side of
// an interview, and one asks in half of the lines or more.
func (r *recogniser) addressed(callers []*voice) bool {
	asks, named := r.heardBelow(callers)
	return !slices.ContainsFunc(callers, func(v *voice) bool { return !named[v] && v.part == "" }) &&
		slices.ContainsFunc(callers, func(v *voice) bool { return asks[v]*2 >= v.calls })
}

// interviews tells whether one of two asks and the other answers, turn by turn.
func (r *recogniser) interviews(callers, calls []*voice) bool {
	lines, changes := countTurns(callers, calls)
	if len(callers) != 2 || changes < lines-1 {
		return false
	}
	asks, _ := r.heardBelow(callers)
	asksOften := func(v *voice) bool { return asks[v]*2 >= v.calls }
	return asksOften(callers[0]) != asksOften(callers[1])
}

// heardBelow counts the turns of those who are called in which they ask, and tells
// who is called by another.
func (r *recogniser) heardBelow(callers []*voice) (asks map[*voice]int, named map[*voice]bool) {
	asks, named = map[*voice]int{}, map[*voice]bool{}
	var speaker *voice
	asked := false
	everything := func(ast.Node) bool { return true }
	r.eachLine(r.root, everything, func(text string, _ ast.Node) {
		c, _ := callOf(text)
		if i := slices.IndexFunc(callers, func(v *voice) bool { return v.name == c.name }); i >= 0 {
			speaker, asked = callers[i], false
			text = text[c.size:]
		}
		if speaker != nil && !asked && hasQuestionMark(text) {
			asked = true
			asks[speaker]++
		}
		for _, v := range callers {
			named[v] = named[v] || v != speaker && callsByName(text, v.name)
		}
	})
	return asks, named
}

// callsByName tells whether a line speaks to somebody: "Thank you, Ann. So ...".
// In "Ann, Bob and I" it only tells of them.
func callsByName(line, name string) bool {
	if strings.ToUpper(name) == name { // as a script has it
		line, name = strings.ToLower(line), strings.ToLower(name)
	}
	_, after, ok := strings.Cut(line, ", "+name)
	return ok && strings.IndexAny(after, ".!?") == 0
}

// callMark is how a line may call its speaker where no colon follows: "Name -
// text", "[Name] text", "NAME. text", or the name alone.
var callMark = regexp.MustCompile(`^\s*(?:(\p{Lu}[\p{Lu}\p{M}'’]{2,})\.\s+|([\p{L}\p{M}][\p{L}\p{M}\p{N}.'’ _\x{200c}\x{200d}]{0,39}?)(?:\s*[(（]([^()（）]+)[)）])?(?:\s+[-–—|→▸►➤»]\s+|\s*>\s+|\s*$)|[\[(（【]\s*(` + nameForm + `)\s*[)\]）】](?:\s*[-–—]\s+|\s+|$))`)

// callOf reads the name that a line begins with in any form; plain tells
// whether that is the form of speakerOf.
func callOf(text string) (c call, plain bool) {
	if c = speakerOf(text); c.size > 0 {
		return c, true
	}
	if mayTime(text) {
		if c = timed(timeBehind, text); c.size > 0 {
			return c, false
		}
	}
	if digitAt(text, 0) {
		if m := timeBefore.FindStringSubmatchIndex(text); m != nil && !digitAt(text, m[1]) {
			c, plain = callOf(text[m[1]:])
			return behindCount(c, m), plain
		}
	}
	if m := countBefore(text); m != nil {
		c, plain = callOf(text[m[1]:])
		return behindCount(c, m), plain
	}
	from := 0
	if sign, rest, ok := strings.Cut(text, " "); ok && isMark(sign) {
		from = len(text) - len(rest) // an emoji
		if c = speakerOf(rest); c.size > 0 {
			return c.behind(from), false
		}
	}
	if !mayCallWithout(text[from:]) {
		return call{}, false // most lines
	}
	m := nameAlone(text[from:])
	if m == nil {
		m = callMark.FindStringSubmatchIndex(text[from:])
	}
	switch {
	case m == nil:
		return call{}, false
	case m[8] >= 0:
		m[4], m[5] = m[8], m[9]
	case m[2] >= 0:
		m[4], m[5] = m[2], m[3]
	}
	c = call{name: text[from+m[4] : from+m[5]], size: from + m[1]}
	c.cutVerb(from + m[4])
	if m[6] >= 0 {
		c.part = roleWord(text[from+m[6] : from+m[7]])
	}
	return c, false
}

// mayCallWithout tells whether only a name, in brackets or not, is before what
// may follow it in a line without a colon behind it.
func mayCallWithout(text string) bool {
	n := 0 // characters of the name and the spaces around it
	text = strings.TrimLeft(text, asciiSpace)
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf && isLatin(byte(r)) && n < 40: // as most
		case n == 0 && strings.ContainsRune("[(（【", r):
			return true
		case strings.ContainsRune("(（-–—|→>▸►➤»", r):
			return n > 0
		case r == '.' && n > 1 && strings.ToUpper(text[:i]) == text[:i]:
			return true
		case strings.ContainsRune("\t\n\f\r ", r):
		case n >= 40 || !isWordRune(r) && !strings.ContainsRune(".'’_\u200c\u200d", r):
			return false
		}
		n++
	}
	return n > 0
}

// nameAlone gives what callMark finds in a line of nothing but a name, as most are
// that may call somebody, or nil.
func nameAlone(text string) []int {
	name := strings.Trim(text, asciiSpace)
	if first, _ := utf8.DecodeRuneInString(name); !unicode.In(first, unicode.L, unicode.M) {
		return nil
	}
	n := 0
	for _, r := range name {
		if n++; n > 40 || r != ' ' && !isWordRune(r) {
			return nil
		}
	}
	from := strings.Index(text, name)
	return []int{0, len(text), -1, -1, from, from + len(name), -1, -1, -1, -1}
}

// behindName are signs that may stand between a name and what is said.
var behindName = [...][]byte{[]byte(" - "), []byte(" – "), []byte(" — "), []byte(" | "), []byte(" → "), []byte("> "), []byte(" ▸ "), []byte(" ► "), []byte(" ➤ "), []byte(" » ")}

// mayCall tells whether a line of a block may begin with the name of one who
// speaks: before a colon, or at the start of the block in bold or a line of its
// own, in brackets or before a sign. Most blocks name nobody.
func (r *recogniser) mayCall(block ast.Node) bool {
	first := block.FirstChild()
	if first != nil && first.NextSibling() != nil && r.isSign(first) {
		first = first.NextSibling()
	}
	if first == nil {
		return false
	}
	text := r.scratchText(block)
	near := text[:min(len(text), 60)]
	parts := func(sign []byte) bool { return bytes.Contains(near, sign) }
	if bytes.IndexByte(text, ':') >= 0 || bytes.Contains(text, []byte("：")) || bytes.HasPrefix(near, []byte("[")) || bytes.HasPrefix(near, []byte("(")) || isCapitals(near) ||
		isBold(first) && len(text) < 60 || slices.ContainsFunc(behindName[:], parts) {
		return true
	}
	size := 0
	for n := first; n != nil && size < 60; n = n.NextSibling() {
		size += r.plainSize(n)
		if r.breaks(n) {
			return size < 60
		}
	}
	return false
}

// isCapitals tells whether a line is a name in capitals, as a script has it, alone or
// before a full stop.
func isCapitals(line []byte) bool {
	end := bytes.IndexAny(line, ".\n")
	if end < 0 {
		end = len(line)
	}
	name := line[:min(end, 40)]
	small := func(r rune) bool { return unicode.ToUpper(r) != r }
	capital := func(r rune) bool { return unicode.ToLower(r) != r }
	return len(name) > 1 && !bytes.ContainsFunc(name, small) && bytes.ContainsFunc(name, capital)
}
