package theme

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// locale is the words of the interface in one language.
type locale struct {
	tag    string
	lang   language.Tag
	texts  map[string]text
	parent *locale // where missing words are looked up; nil for English
}

// text is one phrase, or its plural forms by CLDR category. "other" is the
// form of a phrase that has no others.
type text map[string]string

// UnmarshalJSON reads "words" or {"one": "{n} word", "other": "{n} words"}.
func (t *text) UnmarshalJSON(data []byte) error {
	var plain string
	if json.Unmarshal(data, &plain) == nil {
		*t = text{"other": plain}
		return nil
	}
	forms := map[string]string{}
	err := json.Unmarshal(data, &forms)
	unknown := slices.ContainsFunc(slices.Collect(maps.Keys(forms)), func(form string) bool { return !slices.Contains(categories[:], form) })
	if _, complete := forms["other"]; err != nil || unknown || !complete {
		return errors.New("a phrase is a string, or an object of plural forms: other, and where the language has them zero, one, two, few, many")
	}
	*t = forms
	return nil
}

// readLocales reads locales/*.json, phrase by phrase from the last layer to the
// first: a layer changes the phrases that it has.
func (t *Theme) readLocales() error {
	t.locales = map[string]*locale{}
	var errs []error
	for _, name := range t.names {
		if role(name) != words {
			continue
		}
		l := &locale{tag: strings.TrimSuffix(path.Base(name), ".json")}
		var err error
		if l.lang, err = language.Parse(l.tag); err != nil {
			errs = append(errs, fmt.Errorf("%s: %q is no language tag", name, l.tag))
			continue
		}
		for _, data := range t.files.versions(name) {
			if err := json.Unmarshal(data, &l.texts); err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", place(name, data, err), err))
			}
		}
		t.locales[l.tag] = l
	}
	english := t.locales["en"]
	if english == nil {
		return errors.Join(append(errs, errors.New("locales/en.json is missing: the words of the interface are looked up there"))...)
	}
	for _, l := range t.locales {
		if l != english {
			l.parent = english
		}
	}
	return errors.Join(errs...)
}

// place gives the file and line of a JSON error; of a phrase that is none of
// its key, which the error does not say.
func place(name string, data []byte, err error) string {
	end := 0
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		end = min(int(syntax.Offset), len(data))
	} else {
		phrases := phrases(data)
		for _, key := range slices.Sorted(maps.Keys(phrases)) {
			if json.Unmarshal(phrases[key], &text{}) != nil {
				end = bytes.Index(data, []byte(strconv.Quote(key)))
				break
			}
		}
	}
	return name + ":" + strconv.Itoa(lineAt(data, end))
}

// phrases parts a locale file into its phrases: what is no object has none.
func phrases(data []byte) (byKey map[string]json.RawMessage) {
	_ = json.Unmarshal(data, &byKey)
	return byKey
}

func lineAt(data []byte, offset int) int { return 1 + bytes.Count(data[:max(0, offset)], []byte("\n")) }

// Key is a key of a locale file, and where it stands.
type Key struct {
	File string
	Line int
	Name string
}

// Unread gives the keys of locale files that no template asks for and the last
// layer does not have, and those that are read, one of which may have been meant.
func (t *Theme) Unread() (unread []Key, read []string) {
	last := len(t.files) - 1
	english, _ := fs.ReadFile(t.files[last], "locales/en.json")
	known := phrases(english)
	for _, name := range t.names {
		if role(name) != words {
			continue
		}
		for _, layer := range t.files[:last] {
			data, _ := fs.ReadFile(layer, name) // a layer need not have it
			for key := range phrases(data) {
				if known[key] == nil && !t.asked[key] {
					unread = append(unread, Key{name, lineAt(data, bytes.Index(data, []byte(strconv.Quote(key)))), key})
				}
			}
		}
	}
	return unread, slices.Sorted(maps.Keys(known))
}

// locale finds the locale of a tag, or of the least it is a case of: "pt-BR"
// is "pt" when there is no more.
func (t *Theme) locale(tag string) *locale {
	for tag != "" {
		if l := t.locales[tag]; l != nil {
			return l
		}
		parsed, err := language.Parse(tag)
		if base, _ := parsed.Base(); err == nil && t.locales[base.String()] != nil {
			return t.locales[base.String()]
		}
		tag = tag[:max(0, strings.LastIndexByte(tag, '-'))]
	}
	return t.locales["en"]
}

// find gives the phrase of a key in this language, else in English.
func (l *locale) find(key string) (text, bool) {
	for ; l != nil; l = l.parent {
		if t, ok := l.texts[key]; ok {
			return t, true
		}
	}
	return nil, false
}

// Text gives the phrase of a key, or the key itself when no locale has it.
// Each pair of args replaces "{name}" by a value.
func (l *locale) Text(key string, args ...any) string {
	t, ok := l.find(key)
	if !ok {
		return key
	}
	return fillIn(t["other"], args)
}

// Count gives the phrase of a key in the plural form of n, which replaces
// "{n}" as the language groups its digits.
func (l *locale) Count(key string, n int) string {
	t, ok := l.find(key)
	if !ok {
		return key
	}
	form := "other"
	if category := l.category(n); t[category] != "" {
		form = category
	}
	return strings.ReplaceAll(t[form], "{n}", l.number(n))
}

// number writes n in the digits that dates have too. Spanish leaves four of them
// in one piece (minimumGroupingDigits of CLDR, which x/text does not know).
func (l *locale) number(n int) string {
	if base, _ := l.lang.Base(); n < 1000 || n < 10_000 && base.String() == "es" {
		return strconv.Itoa(n)
	}
	latin, _ := l.lang.SetTypeForKey("nu", "latn")
	return message.NewPrinter(latin).Sprint(n)
}

// categories are the plural forms by their number in x/text.
var categories = [...]string{plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}

// category names the plural form of n (unicode.org/reports/tr35, plural rules).
func (l *locale) category(n int) string {
	return categories[plural.Cardinal.MatchPlural(l.lang, n, 0, 0, 0, 0)]
}

// Date gives a day in words, as the locale's "date" phrase orders them.
func (l *locale) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return l.Text("date", "d", t.Day(), "month", l.Text("month."+strconv.Itoa(int(t.Month()))), "y", t.Year())
}

// Duration gives a time in minutes or hours and minutes, in words.
func (l *locale) Duration(d time.Duration) string {
	minutes := int((d + time.Minute - 1) / time.Minute)
	hours := minutes / 60
	switch {
	case hours == 0 || minutes == 90:
		return l.Count("minutes", minutes)
	case minutes%60 == 0:
		return l.Count("hours", hours)
	}
	return l.Count("hours", hours) + " " + l.Count("minutes", minutes%60)
}

// Tag is the language that the words are in.
func (l *locale) Tag() string { return l.tag }

// Script gives the phrases of a group that scripts use, as JSON without the
// prefix "script.GROUP.": what a script imports as "gen:strings/GROUP".
func (l *locale) Script(group string) ([]byte, error) {
	prefix := "script." + group + "."
	out := map[string]any{}
	for base := l; base != nil; base = base.parent {
		for _, key := range slices.Sorted(maps.Keys(base.texts)) {
			name, ok := strings.CutPrefix(key, prefix)
			if _, taken := out[name]; !ok || taken {
				continue
			}
			out[name] = base.texts[key].forScript()
		}
	}
	return json.Marshal(out)
}

// forScript gives a phrase without plural forms as a string.
func (t text) forScript() any {
	if len(t) == 1 {
		return t["other"]
	}
	return map[string]string(t)
}

// fillIn replaces each "{name}" by the value that follows name in args.
func fillIn(s string, args []any) string {
	for i := 0; i+1 < len(args); i += 2 {
		s = strings.ReplaceAll(s, "{"+fmt.Sprint(args[i])+"}", fmt.Sprint(args[i+1]))
	}
	return s
}

// funcs are the functions of templates: t gives a phrase, n a phrase for a
// number.
func (l *locale) funcs() template.FuncMap {
	return template.FuncMap{"t": l.Text, "n": l.Count}
}
