package markdown

import (
	"embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gen/generator/guide"
)

// Locale packs: the words by which guides of many languages call things. They
// are all in force at once, since guides mix languages.
//
//go:embed data/*.txt
var localeFiles embed.FS

// vocabulary is what words mean in a guide.
type vocabulary struct {
	labels      map[string]guide.PartKind
	words       map[string]map[string]bool // list name -> phrases, lower case
	longest     map[string]int             // list name -> words of the longest phrase
	contain     []string                   // interview words of scripts without spaces
	containWeak []string
}

var locales = mustLoadLocales()

func mustLoadLocales() *vocabulary {
	v := &vocabulary{labels: map[string]guide.PartKind{}, words: map[string]map[string]bool{}, longest: map[string]int{}}
	entries, err := localeFiles.ReadDir("data")
	if err != nil {
		panic(err) // the files are part of the program
	}
	for _, e := range entries {
		data, err := localeFiles.ReadFile("data/" + e.Name())
		if err != nil {
			panic(err)
		}
		for n, line := range strings.Split(string(data), "\n") {
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			name, phrases, ok := strings.Cut(line, ":")
			if !ok {
				panic(fmt.Sprintf("data/%s:%d: no colon", e.Name(), n+1))
			}
			v.add(name, strings.Split(phrases, "|"))
		}
	}
	return v
}

// partKinds are the names of lists whose words begin a part.
var partKinds = []guide.PartKind{
	guide.Answer, guide.Hint, guide.KeyPoints, guide.CommonMistakes, guide.FollowUp, guide.Example, guide.Output,
	guide.Explanation, guide.Note, guide.References, guide.Star, guide.Situation, guide.Task, guide.Action, guide.Outcome,
	guide.Reflection, guide.RedFlags, guide.GreenFlags, guide.Setup, guide.JobRequirement, guide.Setting, guide.Feedback,
	guide.Tips, guide.Summary,
}

func (v *vocabulary) add(name string, phrases []string) {
	for _, p := range phrases {
		p = strings.TrimSpace(p)
		switch name {
		case "contain":
			v.contain = append(v.contain, p)
			continue
		case "containweak":
			v.containWeak = append(v.containWeak, p)
			continue
		}
		p = normalWord(p)
		if kind := guide.PartKind(name); isPartKind(kind) {
			if _, taken := v.labels[p]; !taken {
				v.labels[p] = kind
			}
			continue
		}
		if v.words[name] == nil {
			v.words[name] = map[string]bool{}
		}
		v.words[name][p] = true
		v.longest[name] = max(v.longest[name], len(strings.Fields(p)))
	}
}

func isPartKind(k guide.PartKind) bool {
	for _, known := range partKinds {
		if k == known {
			return true
		}
	}
	return false
}

// normalWord gives a phrase without case, surrounding marks and extra space,
// with hyphens and typographic apostrophes made plain.
func normalWord(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return !isWordRune(r) })
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	s = strings.ReplaceAll(s, "-", " ")
	return strings.Join(strings.Fields(s), " ")
}

// isWordRune tells whether words are made of r: letters, digits and marks.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// is tells whether a whole phrase is in a list.
func (v *vocabulary) is(list, phrase string) bool { return v.words[list][normalWord(phrase)] }

// begins tells whether text begins with a phrase of a list, at a word's end.
func (v *vocabulary) begins(list, text string) bool {
	words := firstWords(text, v.longest[list])
	for n := len(words); n > 0; n-- {
		if v.words[list][strings.Join(words[:n], " ")] {
			return true
		}
	}
	return false
}

// firstWords gives the first n words of text, normalised.
func firstWords(text string, n int) []string {
	var words []string
	for len(words) < n {
		text = strings.TrimLeftFunc(text, func(r rune) bool { return !isWordRune(r) })
		end := strings.IndexFunc(text, func(r rune) bool { return !isWordRune(r) && r != '\'' && r != '’' && r != '.' })
		if end < 0 {
			end = len(text)
		}
		if end == 0 {
			break
		}
		words = append(words, normalWord(text[:end]))
		text = text[end:]
	}
	return words
}
