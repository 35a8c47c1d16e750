package page

import (
	"cmp"
	"html"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gen/generator/guide"
	"gen/generator/theme"
)

// glossary is the terms that a chapter of the guide defines.
type glossary struct {
	chapter  *guide.Chapter
	language string // of the chapter, without its region
	terms    []term
	byName   map[string]int // index in terms, by the name as folded gives it
	names    names          // as text has them
}

// term is one entry of a glossary.
type term struct {
	id      string // fragment on the page of the glossary
	meaning string // first sentences of the definition, plain
}

// mostMeaning is the length in bytes of a definition that is shown beside a
// term; the glossary has the whole.
const mostMeaning = 400

var (
	defined  = regexp.MustCompile(`(?s)<dt>(.*?)</dt>`)
	meant    = regexp.MustCompile(`(?s)<dd>\s*(?:<p>)?(.*?)(?:</p>|</dd>|<ul>|<ol>|<div|<pre)`)
	led      = regexp.MustCompile(`(?s)<li>\s*(?:<p>)?<strong>([^<]*(?:<code>[^<]*</code>[^<]*)?)</strong>(.*?)(?:</p>|</li>|<ul>|<ol>|<div|<pre)`)
	divided  = regexp.MustCompile(`^\s*(?::|—|–|-|：)\s*`)
	spelled  = regexp.MustCompile(`^(.+?)\s*[(（]([^()（）]+)[)）]$`)
	unparted = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai} // written without spaces
)

// glossaryOf finds the chapter whose address ends in the word for a glossary,
// in English or the guide's language, and reads the terms from it: those of its
// definition lists, and list entries that begin with a bold term and a colon
// or dash. It is nil when there are none.
func (b *book) glossaryOf() *glossary {
	word := guide.Slug(b.theme.Edition(cmp.Or(b.site.Language, "en")).Text("glossary.title"))
	for _, c := range b.site.Pages() {
		if last := path.Base(c.URL); last != "glossary" && last != word {
			continue
		}
		language, _, _ := strings.Cut(b.languageOf(c), "-")
		g := &glossary{chapter: c, language: language, byName: map[string]int{}}
		if body, err := c.Body(); err == nil {
			g.read(body.Blocks)
		}
		if len(g.terms) > 0 {
			return g
		}
	}
	return nil
}

// read takes the terms out of running text, below headings or not.
func (g *glossary) read(blocks []guide.Block) {
	for _, block := range blocks {
		p, ok := block.(*guide.Prose)
		if !ok {
			continue
		}
		text := string(p.HTML)
		for _, m := range defined.FindAllStringSubmatchIndex(text, -1) {
			if def := meant.FindStringSubmatch(text[m[1]:]); def != nil {
				g.add(text[m[2]:m[3]], def[1])
			}
		}
		for _, m := range led.FindAllStringSubmatch(text, -1) {
			if name, meaning, ok := parted(m[1], m[2]); ok {
				g.add(name, meaning)
			}
		}
	}
}

// parted takes the mark between a bold term and its meaning off either.
func parted(name, meaning string) (string, string, bool) {
	if short, ok := strings.CutSuffix(strings.TrimSpace(name), ":"); ok {
		return short, meaning, true
	}
	mark := divided.FindString(meaning)
	return name, meaning[len(mark):], mark != ""
}

// add takes a term under all its names: "REST (representational state
// transfer)" has two.
func (g *glossary) add(name, meaning string) {
	name, meaning = plain(theme.HTML(name)), plain(theme.HTML(meaning))
	if name == "" || meaning == "" {
		return
	}
	names := spellings(name)
	for _, n := range append(names, plurals(names, g.language)...) {
		if _, known := g.byName[folded(n)]; !known && utf8.RuneCountInString(n) > 1 {
			g.byName[folded(n)] = len(g.terms)
			g.names.add(html.EscapeString(folded(n)))
		}
	}
	g.terms = append(g.terms, term{id: termID(names[0]), meaning: shorten(meaning, mostMeaning)})
}

// spellings gives the names that a term has: with an abbreviation and what it
// stands for, in either order.
func spellings(name string) []string {
	if m := spelled.FindStringSubmatch(name); m != nil {
		return m[1:]
	}
	return []string{name}
}

// plurals gives the regular plurals of names, in languages that have them in
// writing: a name of several words has one in English only.
func plurals(names []string, language string) (list []string) {
	for _, name := range names {
		last, _ := utf8.DecodeLastRuneInString(name)
		vowel := strings.ContainsRune("aeiouáéíóúê", unicode.ToLower(last))
		switch {
		case !unicode.IsLetter(last) || strings.ContainsRune("sxzSXZ", last) || language != "en" && strings.Contains(name, " "):
		case language == "en" && last == 'y' && !strings.ContainsAny(name[max(0, len(name)-2):], "aeou"):
			list = append(list, name[:len(name)-1]+"ies")
		case language == "en" && (strings.HasSuffix(name, "ch") || strings.HasSuffix(name, "sh")):
			list = append(list, name+"es")
		case language == "en", language == "fr", (language == "es" || language == "pt") && vowel:
			list = append(list, name+"s")
		}
	}
	return list
}

// termID gives the fragment of a term. Its colon keeps it apart from ids that
// are made of headings.
func termID(name string) string { return "term:" + guide.Slug(name) }

// folded gives a name as it is looked up: an acronym, or several of one, has to
// be written as the glossary does, any other word may begin a sentence.
func folded(name string) string {
	one := strings.TrimSuffix(name, "s")
	if strings.ToUpper(name) == name || len(one) > 1 && strings.ToUpper(one) == one {
		return name
	}
	return strings.ToLower(name)
}

// glossary adds the terms that a page may explain; g may be nil.
func (k *key) glossary(g *glossary) {
	if g == nil {
		return
	}
	k.add(g.chapter.URL, g.chapter.Title)
	k.add(slices.Sorted(maps.Keys(g.byName))...)
	for _, t := range g.terms {
		k.add(t.id, t.meaning)
	}
}

// named gives the term that a text at a place of a longer one is, or -1: whole
// words only, not a part of a name such as io.open.
func (g *glossary) named(text string, from, to int) int {
	i, ok := g.byName[folded(html.UnescapeString(text[from:to]))]
	if !ok {
		return -1
	}
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	first, _ := utf8.DecodeRuneInString(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	after, size := utf8.DecodeRuneInString(text[to:])
	beyond, _ := utf8.DecodeRuneInString(text[to+size*min(1, len(text)-to):])
	if joined(before, first) || joined(last, after) || strings.ContainsRune("._/@#", before) && from > 0 || after == '.' && unicode.IsLetter(beyond) {
		return -1
	}
	return i
}

// joined tells whether two neighbours belong to one word.
func joined(a, b rune) bool {
	word := func(r rune) bool {
		return r == '_' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
	}
	return word(a) && word(b) && !unicode.In(a, unparted...) && !unicode.In(b, unparted...)
}
