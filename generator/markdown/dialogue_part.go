package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// saying is a line that begins with a name.
type saying struct {
	voice      *voice
	line, said string
	note       string // of the name
	headings   int    // above it
	turn       int    // which of those with a colon it is, or -1
	listed     bool
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
		if l.turn >= 0 && roleWord(l.voice.name) != "" && !s.legend[l.line] {
			sides = append(sides, l)
		}
	}
	for i, l := range sides {
		told := false
		for _, name := range append(l.saysNames(), l.saysName()) {
			named := s.voices[normalWord(name)]
			if named != nil && named != l.voice && (named.part == "" || named.part == l.voice.part) && max(named.lines, named.calls) >= 2 {
				named.part, told = l.voice.part, true
			}
		}
		switch {
		case told:
		case i > 1 || !introduced(sides):
			continue
		}
		s.silence(l)
	}
}

// silence takes a line that tells who somebody is from what that one says.
func (s *stage) silence(l saying) {
	s.legend[l.line] = true
	l.voice.lines--
	l.voice.calls--
}

// listedCast gives the items of a list that tell who those are who speak below it,
// where nobody speaks in a list: "- Ann: staff engineer", "- Bob: candidate". They
// are no sentences, and have a name each.
func (s *stage) listedCast() []saying {
	all := slices.DeleteFunc(slices.Clone(s.said), func(l saying) bool { return l.turn < 0 })
	names := map[*voice]bool{}
	for i, l := range all {
		switch {
		case !l.listed:
			if i < 2 || len(all) < 3*i || slices.ContainsFunc(all[i:], func(l saying) bool { return l.listed }) {
				return nil
			}
			return all[:i]
		case names[l.voice], max(l.voice.lines, l.voice.calls) < 2, strings.ContainsAny(l.said, ".?!。？！؟"):
			return nil
		}
		names[l.voice] = true
	}
	return nil
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

// introduced tells whether the first two lines of the sides are of both, above the
// heading of what these say or beside their names, "Interviewer (Ann): ...", and
// say a name each.
func introduced(sides []saying) bool {
	if len(sides) < 4 {
		return false
	}
	one, other, next := sides[0], sides[1], sides[2]
	for _, l := range sides[:2] {
		if name := l.saysName(); name == "" || !mayBeName(name) || strings.ContainsAny(l.said, ".?!。？！؟") {
			return false
		}
	}
	return one.voice.part != other.voice.part && one.headings == other.headings &&
		(other.headings < next.headings || strings.Contains(next.line, "("+one.saysName()+")"))
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
