package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// saying is a line that begins with a name.
type saying struct {
	voice      *voice
	line, said string
	note       string // of the name
	headings   int    // above it
	rules      int    // above it
	turn       int    // which of those with a colon it is, or -1
	listed     bool
	heads      bool // a list or a table follows right below
}

// headsRows tells whether a list or a table follows the block of a line.
func headsRows(n ast.Node) bool {
	next := n.Parent().NextSibling()
	return next != nil && (next.Kind() == ast.KindList || next.Kind() == extension.KindTable)
}

// inList tells whether a line is in a list.
func inList(n ast.Node) bool {
	block := n.Parent()
	return block != nil && block.Parent() != nil && block.Parent().Kind() == ast.KindListItem
}

// readLegend finds the lines above a conversation that only tell who is who,
// "Interviewer: Ann", and gives those who speak the sides that these name.
func (s *stage) readLegend() {
	for _, l := range s.listedCast() {
		s.silence(l)
	}
	var sides []saying
	for _, l := range s.said {
		if roleWord(l.voice.name) != "" && !s.legend[l.line] {
			sides = append(sides, l)
		}
	}
	first := introduced(sides)
	for i, l := range sides {
		if l.heads && l.voice.lines == 1 && l.line == s.said[0].line {
			s.silence(l) // "Panel:", above their names
			continue
		}
		if l.turn < 0 {
			continue // a heading, or a name without a colon
		}
		told := false
		for _, name := range append(l.saysNames(), l.saysName()) {
			if named := s.whoIs(name, l.voice); named != nil {
				named.part, told = l.voice.part, true
			}
		}
		if told || i < first {
			s.silence(l)
		}
	}
}

// whoIs finds who speaks by a name that a side is said to have, or by a word of it
// where that side is never heard again: "Ann", in "Interviewer: Ann Lee".
func (s *stage) whoIs(name string, side *voice) *voice {
	names := []string{name}
	if words := strings.Fields(name); len(words) > 1 && max(side.lines, side.calls) == 1 {
		names = append(names, words[0], words[len(words)-1])
	}
	for _, name := range names {
		v := s.voices[normalWord(name)]
		if v != nil && v != side && (v.part == "" || v.part == side.part) && max(v.lines, v.calls) >= 2 {
			return v
		}
	}
	return nil
}

// silence takes a line that tells who somebody is from what that one says.
func (s *stage) silence(l saying) {
	s.legend[l.line] = true
	l.voice.lines--
	l.voice.calls--
}

// listedCast gives the items of lists that tell of those who speak between them,
// where nobody speaks in a list: who they are, "- Ann: staff engineer", "- Bob:
// candidate", and below a heading or a rule what they think of it, "- Ann: hire".
func (s *stage) listedCast() []saying {
	all := slices.DeleteFunc(slices.Clone(s.said), func(l saying) bool { return l.turn < 0 })
	listed := func(l saying) bool { return l.listed }
	above := slices.IndexFunc(all, func(l saying) bool { return !l.listed })
	if above < 0 {
		return nil
	}
	said := all[above:]
	for len(said) > 0 && said[len(said)-1].listed {
		said = said[:len(said)-1]
	}
	if slices.ContainsFunc(said, listed) {
		return nil
	}
	last, below := said[len(said)-1], all[above+len(said):]
	if len(below) > 0 && last.headings == below[0].headings && last.rules == below[0].rules {
		below = nil
	}
	var cast []saying
	for _, part := range []struct {
		list  []saying
		marks string
	}{{all[:above], ".?!。？！؟"}, {below, "?？؟"}} {
		if namesEach(part.list, part.marks) && len(said) >= 2*len(part.list) {
			cast = append(cast, part.list...)
		}
	}
	return cast
}

// namesEach tells whether two lines or more have the name each of one who speaks
// elsewhere, too, and none of the marks behind it.
func namesEach(list []saying, marks string) bool {
	names := map[*voice]bool{}
	for _, l := range list {
		if names[l.voice] || max(l.voice.lines, l.voice.calls) < 2 || strings.ContainsAny(l.said, marks) {
			return false
		}
		names[l.voice] = true
	}
	return len(list) >= 2
}

// saysName gives what a line says, without what may be told of a name behind it.
func (l saying) saysName() string {
	name := strings.TrimSpace(l.said)
	if end := strings.IndexAny(name, "(（,，–—"); end >= 0 {
		name = strings.TrimSpace(name[:end])
	}
	return name
}

// remark is what may be told of a name in parentheses, and between is what parts names.
var (
	remark  = regexp.MustCompile(`\s*[(（][^()（）]*[)）]`)
	between = regexp.MustCompile(`\s*[,，、;&]\s*|\s+and\s+`)
)

// saysNames gives the names that a line says, which are all it says: "Ann (lead), Bob
// and Eve".
func (l saying) saysNames() []string {
	if len(l.said) > maxSpeaker {
		return nil
	}
	names := between.Split(strings.TrimSpace(remark.ReplaceAllString(l.said, "")), -1)
	if slices.ContainsFunc(names, func(name string) bool { return !isTitled(name) }) {
		return nil
	}
	return names
}

// introduced gives how many of the first lines of the sides say but a name each, of
// both, above the heading or the rule that parts them from what these say, or above
// the names beside the sides: "Interviewer (Ann): ...".
func introduced(sides []saying) int {
	parts := map[guide.Role]bool{}
	seen := map[*voice]bool{}
	for i, l := range sides {
		if i > 0 && (l.headings > sides[0].headings || l.rules > sides[0].rules || strings.Contains(l.line, "("+sides[0].saysName()+")")) {
			if len(parts) < 2 || len(sides) < 2*i {
				return 0
			}
			return i
		}
		name := l.saysName()
		if l.turn < 0 || seen[l.voice] || name == "" || !mayBeName(name) || strings.ContainsAny(remark.ReplaceAllString(l.said, ""), ".?!。？！؟") {
			return 0
		}
		seen[l.voice], parts[l.voice.part] = true, true
	}
	return 0
}

// nameSides gives the lines of a side with a name in parentheses, "Interviewer (Ann):
// ...", to who has that name, if that one speaks by it elsewhere.
func (s *stage) nameSides(turns, calls []*voice) {
	for i, l := range s.said {
		side, v := l.voice, s.voices[normalWord(l.note)]
		if l.turn < 0 || v == nil || v.lines == 0 || roleWord(side.name) == "" || v.part != "" && v.part != side.part {
			continue
		}
		side.lines--
		side.calls--
		if asksFor(l.said) {
			side.asks--
		}
		v.part = side.part
		v.calls++
		v.says(l.said)
		turns[l.turn], calls[i], s.said[i].voice = v, v, v
		s.named[normalWord(v.name)] = true
	}
}

// joinCounted makes one voice of the sides of an interview whose names count
// their turns, "Interviewer 1", "Interviewer 2", and tells of which.
func (s *stage) joinCounted() map[*voice]*voice {
	count := map[string]int{} // turns that are counted, by the name without its number
	for _, l := range s.said {
		name := normalWord(withoutNumber(l.voice.name))
		switch {
		case l.voice.part == "" || name == normalWord(l.voice.name):
		case normalWord(l.voice.name) == name+" "+itoa(count[name]+1):
			count[name]++
		default:
			count[name] = -len(s.said) // a second one has the number, or one is left out
		}
	}
	joined := map[*voice]*voice{}
	for _, v := range s.order {
		name := withoutNumber(v.name)
		key := normalWord(name)
		if v.part == "" || name == v.name || count[key] < 3 {
			continue
		}
		one := s.voices[key]
		if one == nil {
			one = &voice{name: name, part: v.part, at: v.at}
			s.voices[key] = one
		}
		one.lines, one.asks, one.calls = one.lines+v.lines, one.asks+v.asks, one.calls+v.calls
		joined[v] = one
	}
	return joined
}

// inPart finds the two who speak in a part of a chapter only: those that follow
// each other most, and all that is said from their first line to their last, but
// in lists. A part whose heading asks is an answer that quotes a conversation.
func (s *stage) inPart() (two, said []*voice) {
	lines := slices.DeleteFunc(slices.Clone(s.said), func(l saying) bool { return l.listed || l.turn < 0 })
	follows := map[[2]*voice]int{}
	var best [2]*voice
	for i := range lines[min(1, len(lines)):] {
		a, b := lines[i].voice, lines[i+1].voice
		if a.name > b.name {
			a, b = b, a
		}
		if follows[[2]*voice{a, b}]++; a != b && follows[[2]*voice{a, b}] > follows[best] {
			best = [2]*voice{a, b}
		}
	}
	if follows[best] < 4 {
		return nil, nil
	}
	isOne := func(l saying) bool { return l.voice == best[0] || l.voice == best[1] }
	first := slices.IndexFunc(lines, isOne)
	last, own := first, 0
	for i, l := range lines {
		if isOne(l) {
			last, own = i, own+1
		}
		if i >= first {
			said = append(said, l.voice)
		}
	}
	if own < 6 || own*10 < (best[0].lines+best[1].lines)*8 {
		return nil, nil // names of other things, too
	}
	for _, heading := range s.headings[max(0, lines[first].headings-1):lines[last].headings] {
		if ask(heading).like == strongly {
			return nil, nil
		}
	}
	return best[:], said[:last-first+1]
}

// uniqueVoices gives each voice once, where it is first.
func uniqueVoices(list []*voice) (out []*voice) {
	seen := map[*voice]bool{}
	for _, v := range list {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}
