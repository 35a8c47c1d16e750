package search

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed stems.txt
var stemData string

// language is how words of one language are stemmed.
type language struct {
	name        string
	first, last rune // range of the first letter of its words
	stop        map[string]bool
	steps       []step
	source      []string // the lines of stems.txt, for the client
}

// step is rules of which the first that fits is applied.
type step struct {
	last  uint64 // a bit for the last byte of what they look for, which other bytes have, too
	rules []rule
}

// rule replaces an affix of a word.
type rule struct {
	affix, replacement string
	keep               int // characters that must remain beside the affix
	prefix             bool
}

// languages gives every language of stems.txt.
var languages = sync.OnceValue(func() []*language { return parseLanguages(stemData) })

// stemmer stems words by the languages of a site. Scripts tell Arabic, Hindi
// and Russian apart; of the languages in Latin script it knows one.
type stemmer []*language

// newStemmer gives the stemmer for words of a BCP 47 language, English when
// tag is "". What has no rules in stems.txt is not stemmed.
func newStemmer(tag string) stemmer {
	name := latinLanguage(baseLanguage(tag))
	var s stemmer
	for _, l := range languages() {
		if !l.latin() || l.name == name {
			s = append(s, l)
		}
	}
	return s
}

// baseLanguage gives the language of stems.txt, or "", that a tag stands for.
func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if base == "" {
		return "en"
	}
	if findLanguage(base) == nil {
		return ""
	}
	return base
}

// latinLanguage gives the language that words in Latin script belong to in
// chapters of a language: in another script, terms of the field are English.
func latinLanguage(name string) string {
	if l := findLanguage(name); l != nil && !l.latin() {
		return "en"
	}
	return name
}

// findLanguage gives a language of stems.txt, or nil.
func findLanguage(name string) *language {
	if i := slices.IndexFunc(languages(), func(l *language) bool { return l.name == name }); i >= 0 {
		return languages()[i]
	}
	return nil
}

// latin reports whether words of a language are told apart from those of others
// by what a chapter says of itself, not by their script.
func (l *language) latin() bool { return l.first == 'a' }

// Titles that are looked at to tell a language by, and how many stop words of
// it must be among them.
const (
	tellingTitles = 40
	tellingWords  = 4
)

// speakers gives the languages in Latin script that a stop word is of.
var speakers = sync.OnceValue(func() map[string][]*language {
	list := map[string][]*language{}
	for _, l := range languages() {
		if l.latin() {
			for word := range l.stop {
				list[word] = append(list[word], l)
			}
		}
	}
	return list
})

// speaks gives the language that most stop words of titles belong to, unless the
// declared one comes near: authors forget to say that a guide is not English.
func speaks(documents []document, declared string) string {
	counts, speakers := map[*language]int{}, speakers()
	for _, d := range documents[:min(len(documents), tellingTitles)] {
		words(fold(d.title), func(w string) {
			for _, l := range speakers[w] {
				counts[l]++
			}
		})
	}
	most := findLanguage(baseLanguage(declared))
	least := max(tellingWords, 2*counts[most])
	for _, l := range languages() {
		if n := counts[l]; n >= least && n > counts[most] {
			most = l
		}
	}
	if most == nil || most.name == baseLanguage(declared) {
		return declared
	}
	return most.name
}

// of gives the language whose script a folded word is in, or nil.
func (s stemmer) of(word string) *language {
	first, _ := utf8.DecodeRuneInString(word)
	for _, l := range s {
		if l.first <= first && first <= l.last {
			return l
		}
	}
	return nil
}

// stem gives the stem of a folded word.
func (s stemmer) stem(word string) string {
	if l := s.of(word); l != nil {
		return l.stem(word)
	}
	return word
}

// stopword reports whether a folded word is too common to search for.
func (s stemmer) stopword(word string) bool {
	l := s.of(word)
	return l != nil && l.stop[word]
}

// rules gives what the client needs to stem in the same way: the stop words,
// then a line for each step.
func (l *language) rules() rules { return rules{string(l.first), string(l.last), l.source} }

func (l *language) stem(word string) string {
	for i := range l.steps {
		if word == "" || l.steps[i].last>>(word[len(word)-1]&63)&1 == 0 {
			continue // as nearly always
		}
		for _, r := range l.steps[i].rules {
			if stem, ok := r.apply(word); ok {
				word = stem
				break
			}
		}
	}
	return word
}

func (r *rule) apply(word string) (string, bool) {
	if r.prefix {
		rest, ok := strings.CutPrefix(word, r.affix)
		return r.replacement + rest, ok && utf8.RuneCountInString(rest) >= r.keep
	}
	rest, ok := strings.CutSuffix(word, r.affix)
	if !ok || utf8.RuneCountInString(rest) < r.keep {
		return word, false
	}
	return rest + r.replacement, true
}

// parseLanguages reads the format that stems.txt describes. The file is part
// of the program, so a mistake in it is a panic that every test meets.
func parseLanguages(data string) []*language {
	var list []*language
	for line := range strings.Lines(data) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || fields[0] == "#" || strings.HasPrefix(line, "#"):
		case len(fields) == 2 && strings.Contains(fields[1], "-"):
			from, to, _ := strings.Cut(fields[1], "-")
			list = append(list, &language{name: fields[0], first: codePoint(from), last: codePoint(to), stop: map[string]bool{}})
		default:
			list[len(list)-1].add(strings.TrimSpace(line), fields)
		}
	}
	return list
}

func (l *language) add(line string, fields []string) {
	l.source = append(l.source, strings.TrimPrefix(line, "stop "))
	if fields[0] == "stop" {
		for _, word := range fields[1:] {
			l.stop[word] = true
		}
		return
	}
	var s step
	for _, field := range fields {
		part := strings.Split(field, "/")
		keep, err := strconv.Atoi(part[2])
		if err != nil {
			panic("stems.txt: " + field)
		}
		affix, prefix := strings.CutPrefix(part[0], "^")
		s.rules = append(s.rules, rule{affix: affix, replacement: part[1], keep: keep, prefix: prefix})
		if prefix {
			s.last = math.MaxUint64
		} else {
			s.last |= 1 << (affix[len(affix)-1] & 63)
		}
	}
	l.steps = append(l.steps, s)
}

func codePoint(s string) rune {
	n, err := strconv.ParseInt(s, 16, 32)
	if err != nil {
		panic("stems.txt: " + s)
	}
	return rune(n)
}
