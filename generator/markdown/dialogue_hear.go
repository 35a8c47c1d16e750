package markdown

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// voice is what is known of one who may be a speaker.
type voice struct {
	name  string
	lines int        // with a colon behind the name
	asks  int        // those that ask, with a question mark or without
	timed int        // those with the time at which they were said
	calls int        // lines with the name in any form
	label bool       // the name is a label too, a letter: "A: ..."
	part  guide.Role // that the text gives the voice, or ""
	role  guide.Role
	at    guide.Pos
}

// stage is the cast of a chapter's dialogue.
type stage struct {
	voices map[string]*voice // by normalWord of the name
	order  []*voice
	called bool // a name needs no colon

	headings []string // between the lines

	said    []saying
	legend  map[string]bool // lines that only tell who is who: "Interviewer: Ann"
	counted bool            // the names of sides are numbered by turns: "Interviewer 3"
	named   map[string]bool // who has a side and its name: "Interviewer (Ann): ...", then "Ann: ..."

	letter  string            // that may have stood for a question before the last line
	letters map[string]*asker // by what they are
	replies map[string]bool   // letters that stood for an answer behind such a line
}

// asker counts the lines before which a letter that may stand for a question
// stands, those of them that ask and are answered in the next such line, and
// those that ask and have the next number: "P 1: ...".
type asker struct{ lines, answered, counted int }

// pair counts a line that begins with a letter, or with the label of an answer.
func (r *recogniser) pair(s *stage, c call, text string) {
	kind, _ := r.lookUpLabel(c.name)
	reply := s.letter != "" && s.letter != c.name && locales.is("reply", c.name)
	if s.letter != "" && (reply || kind == guide.Answer) {
		s.letters[s.letter].answered++
	}
	s.letter = ""
	if reply { // what stands for a question in one language, for an answer in another
		s.replies[c.name] = true
		return
	}
	name, number := numberBehind(c.name)
	if !locales.is("letter", name) || !locales.is("question", name) {
		return
	}
	l := s.letters[name]
	if l == nil {
		l = &asker{}
		s.letters[name] = l
	}
	l.lines++
	if asksPlainly(strings.TrimSpace(text[c.size:])) {
		s.letter = name
		if number == itoa(l.counted+1) {
			l.counted++
		}
	}
}

// questionLetters gives the letters most of whose lines ask, and are answered or
// count.
func (s *stage) questionLetters() (all string) {
	for name, l := range s.letters {
		if n := max(l.answered, l.counted-1); n >= 2 && n*10 >= l.lines*8 {
			all += name
		}
	}
	return all
}

// asking tells whether most of the headings between the lines ask.
func (s *stage) asking() bool {
	asking := 0
	for _, text := range s.headings {
		if _, counts := questionWord(text); !counts && ask(text).like == strongly {
			asking++
		}
	}
	return asking*2 > len(s.headings)
}

// spoken gives the voices with a colon behind their name.
func (s *stage) spoken() []*voice {
	return slices.DeleteFunc(slices.Clone(s.order), func(v *voice) bool { return v.lines == 0 })
}

// initials tells whether two voices that are letters take part, "A: ..." and
// "S: ...", of which one asks that does not stand for a question.
func (s *stage) initials() bool {
	letters, asking := 0, 0
	for _, v := range s.order {
		if v.lines > 0 && v.isLetter() {
			letters++
			if v.asks*2 >= v.lines && !locales.is("question", v.name) {
				asking++
			}
		}
	}
	return letters == 2 && asking == 1
}

// listen hears all lines, and gives whose name each line has: those with a
// colon, with nil for a heading between them, and those of any form.
func (r *recogniser) listen(heard *stage) (turns, calls []*voice) {
	rules := 0
	r.eachLine(r.root, r.mayCall, func(text string, n ast.Node) {
		if text == r.chapter.Title {
			return // "Mock interview: a baker", as copied above the page and on it
		}
		c, plain := callOf(text)
		v := r.hear(heard, c, n)
		if plain {
			r.pair(heard, c, text)
		}
		if v != nil {
			v.calls++
			heard.said = append(heard.said, saying{v, text, text[c.size:], text[c.note[0]:c.note[1]], len(heard.headings), rules, -1, inList(n), c.size == len(text) && headsRows(n)})
			calls = append(calls, v)
		}
		switch {
		case n.Kind() == ast.KindThematicBreak:
			rules++
		case n.Kind() == ast.KindHeading:
			turns = append(turns, nil)
			heard.headings = append(heard.headings, text)
		case v != nil && plain:
			v.says(text[c.size:])
			if strings.Contains(text[c.note[0]:c.note[1]], ":") {
				v.timed++
			}
			heard.said[len(calls)-1].turn = len(turns)
			turns = append(turns, v)
		}
	})
	turns, calls = heard.sort(turns, calls)
	if !heard.initials() {
		asking := heard.questionLetters()
		isLabel := func(v *voice) bool {
			return v != nil && (v.label || asking != "" && (heard.replies[v.name] || strings.Contains(asking, v.name)))
		}
		heard.order = slices.DeleteFunc(heard.order, isLabel)
		turns, calls = slices.DeleteFunc(turns, isLabel), slices.DeleteFunc(calls, isLabel)
		heard.said = slices.DeleteFunc(heard.said, func(l saying) bool { return isLabel(l.voice) })
	}
	return turns, calls
}

// sort takes out of those listened to who is only named, and joins who is
// counted.
func (s *stage) sort(turns, calls []*voice) ([]*voice, []*voice) {
	s.readLegend()
	gone := &voice{}
	for i, l := range s.said {
		if l.turn >= 0 && s.legend[l.line] {
			turns[l.turn], calls[i] = gone, gone
		}
	}
	s.nameSides(turns, calls)
	joined := s.joinCounted()
	s.counted = len(joined) > 0
	join := func(list []*voice) (out []*voice) {
		for _, v := range list {
			if one := joined[v]; one != nil {
				v = one
			}
			if v != gone {
				out = append(out, v)
			}
		}
		return out
	}
	turns, calls = join(turns), join(calls)
	if s.counted {
		s.order = uniqueVoices(join(s.order))
	}
	for i, l := range s.said {
		if one := joined[l.voice]; one != nil {
			s.said[i].voice = one
		}
	}
	s.said = slices.DeleteFunc(s.said, func(l saying) bool { return s.legend[l.line] })
	return turns, calls
}

// eachLine calls f for every line of those blocks of text that are wanted, and
// for every heading, which may begin a turn too and else parts dialogues, and every
// rule, without text.
func (r *recogniser) eachLine(parent ast.Node, wanted func(ast.Node) bool, f func(string, ast.Node)) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			if !wanted(n) {
				continue
			}
			words := r.passage(n)
			for i := range words.size() {
				l := words.at(i)
				f(l.text, l.nodes[0])
			}
		case *ast.Heading, *extension.DefinitionTerm, *ast.ThematicBreak:
			f(r.plain(n), n)
		case *detailsNode:
			if n.summary != nil {
				f(r.plain(n.summary), n)
			}
			r.eachLine(n, wanted, f)
		case *ast.Blockquote, *ast.List, *ast.ListItem, *extension.DefinitionList, *extension.DefinitionDescription:
			r.eachLine(n, wanted, f)
		}
	}
}

// hear finds the voice that a name may be of, nil when it is no name.
func (r *recogniser) hear(s *stage, c call, n ast.Node) *voice {
	if c.size == 0 {
		return nil
	}
	key := normalWord(c.name)
	if _, counts := questionWord(c.name); counts && !locales.is("letter", key) || !mayBeName(c.name) || namesThing(key) {
		return nil
	}
	v := s.voices[key]
	if v == nil {
		v = &voice{name: c.name, part: cmp.Or(roleWord(c.name), c.part), at: r.pos(n)}
		_, v.label = r.lookUpLabel(c.name)
		if v.label && !v.isLetter() || wordedLetter(c.name+":") != "" {
			return nil
		}
		s.voices[key] = v
		s.order = append(s.order, v)
	}
	return v
}

// namesThing tells whether a normalised word names rather what follows it than who
// says that: "Note:", "Overview:", "Score:".
func namesThing(key string) bool {
	return slices.ContainsFunc([]string{"prose", "section", "closing"}, func(list string) bool { return locales.lists[list].all[key] })
}

// says counts a line with a colon behind the name, and text behind that.
func (v *voice) says(text string) {
	v.lines++
	if asksFor(text) {
		v.asks++
	}
}

// asksFor tells whether what is said has a question or a request in it.
func asksFor(text string) bool { return hasQuestionMark(text) || lastAsked(normalSpace(text)) != "" }

// takeTurns tells whether two of three lines of the chosen follow one of another
// voice.
func takeTurns(chosen, turns []*voice) bool {
	lines, changes := countTurns(chosen, turns)
	return changes*3 >= (lines-1)*2
}

// countTurns counts the lines of the chosen, and those that follow one of another
// voice.
func countTurns(chosen, turns []*voice) (lines, changes int) {
	var before *voice
	for _, v := range turns {
		if slices.Contains(chosen, v) {
			lines++
			if before != nil && v != before {
				changes++
			}
		}
		before = v
	}
	return lines, changes
}

// isLetter tells whether a voice has but a letter for a name, which is no word.
func (v *voice) isLetter() bool {
	r, size := utf8.DecodeRuneInString(v.name)
	return size == len(v.name) && !unicode.In(r, unicode.Han, unicode.Hangul)
}
