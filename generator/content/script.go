package content

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"io"
	"io/fs"
	"math/bits"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scripts are those that tell a language, or nearly: for a reader's browser, the
// most spoken language of a script is a better guess than English.
var scripts = []struct {
	table    *unicode.RangeTable
	language string
	weight   int // of a letter, against one of Latin: what a syllable or a word is in one sign, counts more
}{
	{unicode.Cyrillic, "ru", 1}, {unicode.Han, "zh", 3}, {unicode.Hangul, "ko", 2}, {unicode.Hiragana, "ja", 3}, {unicode.Katakana, "ja", 3},
	{unicode.Arabic, "ar", 1}, {unicode.Hebrew, "he", 1}, {unicode.Greek, "el", 1}, {unicode.Devanagari, "hi", 1}, {unicode.Bengali, "bn", 1},
	{unicode.Thai, "th", 1}, {unicode.Tamil, "ta", 1}, {unicode.Telugu, "te", 1}, {unicode.Georgian, "ka", 1}, {unicode.Armenian, "hy", 1},
	{unicode.Khmer, "km", 1},
}

// marks are letters that one language of a script has and its others have not.
// The first of the list that a text has decides.
var marks = []struct{ language, letters, means string }{
	{"zh", "們這個來說時會為樣後發麼還對過實應問題", "zh-Hant"},
	{"ru", "ў", "be"}, {"ru", "їєґі", "uk"}, {"ru", "ђћџјљњ", "sr"}, {"ru", "ңғқәұ", "kk"}, {"ru", "ыэё", "ru"}, {"ru", "ъ", "bg"},
	{"ar", "پچژگ", "fa"}, {"ar", "ٹڈے", "ur"},
}

// looked is how many bytes of a text are looked at.
const looked = 16 << 10

// termed is how many Latin letters a line of another script may have for each of
// its own, and how many count as one where none of the words is a common one:
// names and terms of the field. A line in two languages, "What is a list? Что такое
// список?", has words of English, too.
const termed = 3

// scriptLanguage gives the language that the script of a text tells, or "" where
// lines in Latin letters have more of them than the script has. Code does not
// count.
func scriptLanguage(text []byte) string {
	if near := text[:min(len(text), looked)]; few(near) {
		return ""
	}
	latin, counts, letters := 0, map[string]int{}, map[rune]int{}
	for line := range bytes.Lines(prose(text)) {
		own, others := 0, 0
		for _, r := range string(line) {
			switch {
			case r < utf8.RuneSelf:
				if 'a' <= r|0x20 && r|0x20 <= 'z' {
					own++
				}
			case unicode.Is(unicode.Latin, r):
				own++
			case unicode.IsLetter(r) || unicode.IsMark(r):
				letters[unicode.ToLower(r)]++
				for _, s := range scripts {
					if unicode.Is(s.table, r) {
						counts[s.language] += s.weight
						others += s.weight
						break
					}
				}
			}
		}
		switch {
		case common(line):
			latin += own
		case others*termed < own:
			latin += own / termed
		}
	}
	best := ""
	for _, s := range scripts {
		if counts[s.language] > counts[best] {
			best = s.language
		}
	}
	if counts["ja"]*10 > counts["zh"] && counts["ja"] > 0 && best == "zh" {
		best = "ja" // which writes Han signs between its own
	}
	if counts[best] < latin {
		return ""
	}
	return told(best, letters)
}

// common tells whether a line has one of the commonest words of a language in Latin
// letters, or the "in" that several have.
func common(line []byte) bool {
	for word := range bytes.FieldsFuncSeq(bytes.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if string(word) == "in" || commonest[string(word)] != nil {
			return true
		}
	}
	return false
}

// chapterLanguage gives the language of a chapter that does not say, "" for that
// of its guide. Latin letters are of the language that the path names or the
// commonest words tell, else English among chapters of another script.
func chapterLanguage(name string, text []byte, guide string) string {
	told := cmp.Or(scriptLanguage(text), pathLanguage(name), wordLanguage(text))
	if told == "" && !slices.Contains(worded, guide) {
		return "en"
	}
	if told == guide {
		return ""
	}
	return told
}

// named finds the language in the path of a translation: README.fr.md, README-es.md,
// de-DE/README.md, pt-BR.mdx, i18n/pt-BR/arrays.md.
var named = regexp.MustCompile(`(?:(?i:(?:^|/)(?:readme|index|_index)[._-])([A-Za-z]{2})(?:[_-][A-Za-z]{2,4})?\.\w+$|(?:^|/)([a-z]{2})[_-][A-Z]{2}[/.]|(?:^|/)(?:i18n|translations|locales)/([a-z]{2})[/.])`)

// latin are the languages in Latin letters that paths name. Letters that mean
// more often something else, as "cs" and "it" do among programmers, are none.
const latin = " bs ca da de es et eu fi fr hr hu id is lt lv ms nl pl pt ro sk sl sq sv tl tr uz vi "

// pathLanguage gives the language in Latin letters that a path names, or "".
func pathLanguage(name string) string {
	m := named.FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	if tag := strings.ToLower(cmp.Or(m[1:]...)); strings.Contains(latin, " "+tag+" ") {
		return tag
	}
	return ""
}

// told gives the language of a script that the letters of a text are of: one in
// a hundred must be a mark of it.
func told(language string, letters map[rune]int) string {
	all := 0
	for _, n := range letters {
		all += n
	}
	for _, m := range marks {
		n := 0
		for _, r := range m.letters {
			n += letters[r]
		}
		if m.language == language && n*100 > all {
			return m.means
		}
	}
	return language
}

// few tells whether hardly any byte is of a letter beyond ASCII: most of a text
// may be code.
func few(text []byte) bool {
	n, rest := 0, text
	for ; len(rest) >= 8; rest = rest[8:] { // at once: the marks of all bytes beyond ASCII
		n += bits.OnesCount64(binary.LittleEndian.Uint64(rest) & 0x8080808080808080)
	}
	for _, b := range rest {
		n += int(b >> 7)
	}
	return n*30 < len(text)
}

// unspoken is what has no language within a line: code, tags, and addresses.
var unspoken = regexp.MustCompile("`[^`]*`|\\]\\([^)]*\\)|https?://\\S+|<[^>]*>")

// prose gives the lines of the first bytes of a text that are not in fences,
// without what has no language.
func prose(text []byte) []byte {
	var out []byte
	code := false
	for line := range bytes.Lines(text[:min(len(text), looked)]) {
		if bytes.HasPrefix(bytes.TrimLeft(line, " \t>"), []byte("```")) {
			code = !code
		} else if !code {
			out = append(out, line...)
		}
	}
	return unspoken.ReplaceAll(out, []byte(" "))
}

// sampled is how many chapters tell the language of a guide that does not say.
const sampled = 8

// guideLanguage gives the language of a guide whose author does not say: that of
// chapters spread over it, if all that tell one tell the same, else "en".
func guideLanguage(fsys fs.FS, chapters []string) string {
	language := ""
	for i := range min(sampled, len(chapters)) {
		text := begin(fsys, chapters[i*len(chapters)/min(sampled, len(chapters))])
		told := cmp.Or(scriptLanguage(text), wordLanguage(text))
		if told != "" && language != "" && told != language {
			return "en"
		}
		language = cmp.Or(told, language)
	}
	return cmp.Or(language, "en")
}

// begin gives what is looked at of a file, nothing of one that cannot be read:
// that is reported where all of it is.
func begin(fsys fs.FS, name string) []byte {
	f, err := fsys.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	text, _ := io.ReadAll(io.LimitReader(f, looked))
	return text
}
