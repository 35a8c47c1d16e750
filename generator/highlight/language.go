package highlight

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// A language is what the first word of a fence may name.
type language struct {
	label string
	lexer chroma.Lexer // nil if it is plain text; a nativeLexer needs no limits
	hasty bool         // the lexer gives matches up early, see patient
}

// plainText and session are the languages that chroma does not decide.
var (
	plainText = &language{label: "Text"}
	session   = &language{label: "Python console", lexer: console}
)

// ownNames are names that chroma does not know or gives to another language.
var ownNames = map[string]*language{
	"pycon":          session,
	"python-console": session,
	"python-repl":    session,
	"doctest":        session,
	"none":           plainText,
	"output":         {label: "Output"},
	"stdout":         {label: "Output"},
}

// ownAliases are further names for languages of chroma.
var ownAliases = map[string]string{
	"jinja2": "jinja",
	"psql":   "postgres",
	"node":   "js",
	"bashrc": "bash",
}

// labels says what to call a language whose name in chroma is not for readers.
var labels = map[string]string{
	"Bash Session":           "Console",
	"markdown":               "Markdown",
	"plaintext":              "Text",
	"PostgreSQL SQL dialect": "PostgreSQL",
	"react":                  "JSX",
}

// languages holds every language by each of its names, in lower case: names,
// aliases and file extensions, in chroma's order of precedence. Chroma's own
// lookup takes five milliseconds for a name that it does not know.
var languages = sync.OnceValue(func() map[string]*language {
	table := map[string]*language{}
	all := chromaLanguages()
	for _, names := range []func(*chroma.Config) []string{
		func(c *chroma.Config) []string { return []string{c.Name} },
		func(c *chroma.Config) []string { return c.Aliases },
		func(c *chroma.Config) []string { return extensions(c.Filenames) },
		func(c *chroma.Config) []string { return extensions(c.AliasFilenames) },
	} {
		for _, l := range all {
			for _, name := range names(l.lexer.Config()) {
				if name = strings.ToLower(name); table[name] == nil {
					table[name] = l.language
				}
			}
		}
	}
	for alias, name := range ownAliases {
		table[alias] = table[name]
	}
	for name, l := range ownNames {
		table[name] = l
	}
	return table
})

// A chromaLanguage is a language and the lexer that names it.
type chromaLanguage struct {
	*language
	lexer chroma.Lexer
}

// chromaLanguages returns the languages of chroma, those of higher priority
// first.
func chromaLanguages() []chromaLanguage {
	registry := chroma.NewLexerRegistry()
	var all []chromaLanguage
	for _, lexer := range lexers.GlobalLexerRegistry.Lexers {
		config := lexer.Config()
		l := &language{label: cmp.Or(labels[config.Name], config.Name)}
		switch config.Name {
		case "plaintext":
		case "Python":
			l.lexer = nativeLexer{config, scanPython}
		default:
			l.lexer, l.hasty = patient(lexer)
		}
		if l.lexer != nil {
			registry.Register(l.lexer) // for the languages that embed it
		}
		all = append(all, chromaLanguage{l, lexer})
	}
	slices.SortStableFunc(all, func(a, b chromaLanguage) int {
		return cmp.Compare(priority(b.lexer), priority(a.lexer))
	})
	return all
}

// priority returns the priority of a lexer; chroma writes 1 as 0.
func priority(l chroma.Lexer) float32 { return cmp.Or(l.Config().Priority, 1) }

// extensions returns what patterns of file names say without a wildcard, the
// leading "*." left out.
func extensions(patterns []string) (names []string) {
	for _, p := range patterns {
		if p = strings.TrimPrefix(p, "*."); !strings.ContainsAny(p, "*?[") {
			names = append(names, p)
		}
	}
	return names
}

// find returns the language of that name, or nil.
func find(lang string) *language {
	return languages()[strings.ToLower(lang)]
}

// Name returns what to call the language on the page: "Python" for "py". For
// an unknown language it is lang itself.
func Name(lang string) string {
	if l := find(lang); l != nil {
		return l.label
	}
	return lang
}
