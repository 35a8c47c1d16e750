package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// speakerMark is how a line names its speaker: "Name: text", "(Name): text".
// Bold around the name is not in the text any more.
var speakerMark = regexp.MustCompile(`^\s*[(\[（]?\s*([\p{L}\p{M}][\p{L}\p{M}\p{N}.'’ _-]{0,39}?)\s*[)\]）]?\s*[:：]`)

// maxSpeaker bounds the bytes in which a line can name its speaker: forty
// letters of four bytes, and the signs around them.
const maxSpeaker = 200

// voice is what is known of one who may be a speaker.
type voice struct {
	name  string
	lines int
	asks  int // lines with a question mark
	bare  int // lines without text behind the name
	role  guide.Role
	at    guide.Pos
}

// stage is the cast of a chapter's dialogue.
type stage struct {
	voices map[string]*voice // by normalWord of the name
	order  []*voice
}

// speakerOf reads the name that a line begins with, and the bytes it takes.
func (r *recogniser) speakerOf(text string) (name string, size int) {
	if !mayName(text) {
		return "", 0 // most lines, spared the expression
	}
	m := speakerMark.FindStringSubmatchIndex(text)
	if m == nil {
		return "", 0
	}
	name = strings.TrimSpace(text[m[2]:m[3]])
	if len(strings.Fields(name)) > 4 || strings.HasPrefix(text[m[1]:], "//") {
		return "", 0
	}
	return name, m[1]
}

// mayName tells whether only what may stand around and in a speaker's name is
// before the first colon of a line.
func mayName(text string) bool {
	for i, r := range text[:min(len(text), maxSpeaker)] {
		switch {
		case r == ':' || r == '：':
			return i > 0
		case !isWordRune(r) && !strings.ContainsRune(" .'’_-()[]（）\t\n\f\r", r):
			return false
		}
	}
	return false
}

// findCast finds who speaks: the cast of the front matter, else names that take
// turns.
func (r *recogniser) findCast() {
	r.stage = stage{voices: map[string]*voice{}}
	heard := stage{voices: map[string]*voice{}}
	var turns []*voice
	r.eachLine(r.root, func(text string, n ast.Node) {
		if n == nil {
			turns = append(turns, nil)
		} else if v := r.hear(&heard, text, n); v != nil {
			turns = append(turns, v)
		}
	})
	if len(r.src.Meta.Cast) > 0 {
		r.castFromMeta(&heard)
		return
	}
	var chosen []*voice
	round := r.src.Meta.Kind == guide.KindMock || r.src.Meta.Kind == guide.KindScenario
	for _, v := range heard.order {
		if (v.lines >= 2 || round && roleWord(v.name) != "") && v.bare*2 <= v.lines {
			chosen = append(chosen, v)
		}
	}
	if !r.isDialogue(chosen, turns) {
		r.noteVoices(heard.order, chosen, turns)
		return
	}
	for _, v := range heard.order { // one with a part speaks even once
		if slices.Contains(chosen, v) || roleWord(v.name) != "" {
			r.stage.voices[normalWord(v.name)] = v
			r.stage.order = append(r.stage.order, v)
		}
	}
	giveRoles(r.stage.order)
	for _, v := range r.stage.order {
		r.chapter.Cast = append(r.chapter.Cast, guide.Cast{Name: v.name, Role: v.role})
	}
	r.reportSlips(&heard)
}

// noteVoices says what would decide whether two hold a conversation whose names
// are sides of an interview, or who take turns.
func (r *recogniser) noteVoices(heard, chosen, turns []*voice) {
	var asks, answers string
	for _, v := range heard {
		switch roleWord(v.name) {
		case guide.Interviewer:
			asks = cmp.Or(asks, v.name)
		case guide.Candidate:
			answers = cmp.Or(answers, v.name)
		}
	}
	if (asks == "" || answers == "") && len(chosen) == 2 && takeTurns(chosen, turns) {
		if one, other := chosen[0], chosen[1]; one.asks+other.asks > 0 && (one.lines+other.lines)*10 >= len(turns)*8 {
			asks, answers = one.name, other.name
		}
	}
	switch r.src.Meta.Kind {
	case "", guide.KindMock, guide.KindScenario:
		if asks != "" && answers != "" {
			r.note(r.src.Line, fmt.Sprintf("%q and %q seem to speak, which is too little to tell; cast: in the front matter would decide it", asks, answers))
		}
	}
}

// reportSlips reports names that are nearly that of one who speaks three times
// as often. Names that differ by their number are meant.
func (r *recogniser) reportSlips(heard *stage) {
	for _, v := range heard.order {
		var names []string
		for _, other := range r.stage.order {
			if other.lines >= 3*v.lines && unnumbered(other.name) != unnumbered(v.name) {
				names = append(names, other.name)
			}
		}
		r.reportNear(v, "speaks here, and one with nearly this name more often", names)
	}
}

// reportNear reports a speaker whose name is nearly one of names.
func (r *recogniser) reportNear(v *voice, what string, names []string) {
	if near := guide.Nearest(v.name, names); near != "" {
		r.problem(v.at, "dialogue-unknown-speaker", guide.Warning, fmt.Sprintf("%q %s", v.name, what),
			fmt.Sprintf("did you mean %q?", near))
	}
}

// unnumbered is a name as it is compared, without a number at its end.
func unnumbered(name string) string { return strings.TrimRight(normalWord(name), " 0123456789") }

// eachLine calls f for every line of text that may begin a turn, and with nil
// for a heading, which parts dialogues.
func (r *recogniser) eachLine(parent ast.Node, f func(string, ast.Node)) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			if text := r.scratchText(n); !bytes.ContainsRune(text, ':') && !bytes.ContainsRune(text, '：') {
				continue // most blocks name nobody
			}
			words := r.passage(n)
			for i := range words.size() {
				l := words.at(i)
				f(l.text, l.nodes[0])
			}
		case *ast.Heading:
			f("", nil)
		case *ast.Blockquote, *ast.List, *ast.ListItem, *detailsNode:
			r.eachLine(n, f)
		}
	}
}

// hear counts a line for the one who seems to speak it.
func (r *recogniser) hear(s *stage, text string, n ast.Node) *voice {
	name, size := r.speakerOf(text)
	key := normalWord(name)
	if name == "" || !mayBeName(name) || locales.lists["prose"].all[key] || locales.lists["question"].all[key] || locales.lists["section"].all[key] {
		return nil
	}
	if _, label := r.lookUpLabel(name); label {
		return nil
	}
	v := s.voices[key]
	if v == nil {
		v = &voice{name: name, at: r.pos(n)}
		s.voices[key] = v
		s.order = append(s.order, v)
	}
	v.lines++
	if hasQuestionMark(text[size:]) {
		v.asks++
	}
	if strings.TrimSpace(text[size:]) == "" {
		v.bare++
	}
	return v
}

// mayBeName tells a name from the start of a sentence: every word of it begins
// with a capital, in scripts that have them, and it is short in others.
func mayBeName(name string) bool {
	words := strings.Fields(name)
	for _, w := range words {
		c, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(c) {
			return false
		}
	}
	c, _ := utf8.DecodeRuneInString(name)
	return len(words) <= 3 && (unicode.IsUpper(c) || utf8.RuneCountInString(name) <= 12)
}

// isDialogue tells whether those who speak take turns: at least two of them,
// who make up most lines of the form, each often after another one.
func (r *recogniser) isDialogue(chosen, turns []*voice) bool {
	if len(chosen) < 2 || len(chosen) > 8 {
		return false
	}
	sides, lines := 0, 0
	for _, v := range chosen {
		lines += v.lines
		if roleWord(v.name) != "" {
			sides++
		}
	}
	kind := r.src.Meta.Kind
	staged := kind == guide.KindMock || kind == guide.KindScenario || sides >= 2
	if kind != "" && !staged && kind != guide.KindExperience {
		return false
	}
	return takeTurns(chosen, turns) && (staged || lines >= 6 && lines*10 >= len(turns)*8 && len(chosen) <= 4)
}

// takeTurns tells whether two of three lines of the chosen follow one of another
// voice.
func takeTurns(chosen, turns []*voice) bool {
	lines, changes := 0, 0
	for _, v := range chosen {
		lines += v.lines
	}
	var before *voice
	for _, v := range turns {
		if before != nil && v != before && slices.Contains(chosen, v) {
			changes++
		}
		before = v
	}
	return changes*3 >= (lines-1)*2
}

// giveRoles gives those a role whose name does not say it: who asks most is the
// interviewer.
func giveRoles(voices []*voice) {
	var asker *voice
	for _, v := range voices {
		v.role = roleWord(v.name)
		if v.role == guide.Interviewer {
			asker = v
		}
	}
	if asker == nil {
		for _, v := range voices {
			if v.role == "" && (asker == nil || v.asks*asker.lines > asker.asks*v.lines) {
				asker = v
			}
		}
		if asker != nil {
			asker.role = guide.Interviewer
		}
	}
	answering := false
	for _, v := range voices {
		answering = answering || v.role == guide.Candidate
	}
	for _, v := range voices {
		switch {
		case v.role != "":
		case !answering:
			v.role, answering = guide.Candidate, true
		default:
			v.role = guide.Observer
		}
	}
}

// roleWord gives the role that a name says itself, such as "Interviewer 2".
func roleWord(name string) guide.Role {
	key := unnumbered(name)
	for _, role := range []guide.Role{guide.Interviewer, guide.Candidate, guide.Observer} {
		if locales.lists[string(role)].all[key] {
			return role
		}
	}
	return ""
}

// castFromMeta takes the cast of the front matter, and reports names in the
// text that are nearly one of it.
func (r *recogniser) castFromMeta(heard *stage) {
	var names []string
	for _, c := range r.src.Meta.Cast {
		v := &voice{name: c.Name, role: c.Role}
		r.stage.voices[normalWord(c.Name)] = v
		r.stage.order = append(r.stage.order, v)
		names = append(names, c.Name)
	}
	for _, v := range heard.order {
		if r.stage.voices[normalWord(v.name)] != nil {
			continue
		}
		r.reportNear(v, "speaks here, and is not in the cast", names)
		if v.lines > 1 && v.bare == 0 && guide.Nearest(v.name, names) == "" {
			r.note(v.at.Line, fmt.Sprintf("%q seems to speak, and is not in the cast; one more line of cast: in the front matter would decide it", v.name))
		}
	}
}

// voiceOf finds who speaks a line.
func (r *recogniser) voiceOf(text string) (*voice, int) {
	if len(r.stage.voices) == 0 {
		return nil, 0
	}
	name, size := r.speakerOf(text)
	if name == "" {
		return nil, 0
	}
	return r.stage.voices[normalWord(name)], size
}

// speaks tells whether a line begins a turn.
func (r *recogniser) speaks(l line) bool {
	v, _ := r.voiceOf(l.text)
	return v != nil
}
