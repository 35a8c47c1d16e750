package markdown

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"gen/generator/guide"
)

// conserve checks rule R0 on one chapter: the words of its source and those of
// its page are the same, as often, but for what the chapter lists as dropped.
// The two sides are told apart by simple means that share nothing with the
// parser: HTML is read by a tokenizer, Markdown by cutting out what is no text.
func conserve(t testing.TB, src *guide.Source, c *guide.Chapter) {
	t.Helper()
	body, err := c.Body()
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]int{}
	if c.Title != fileTitle(src) && c.Sole(body) == nil {
		count(shown, visible(string(c.TitleHTML.HTML)), 1)
	}
	for _, text := range blockTexts(body.Blocks) {
		count(shown, visible(text), 1)
	}
	diff := map[string]int{}
	count(diff, written(src.Text, dropped(c, src.Line)), 1)
	for word, n := range shown {
		diff[word] -= n
	}
	var lost, twice []string
	for word, n := range diff {
		switch {
		case n > 0:
			lost = append(lost, word)
		case n < 0:
			twice = append(twice, word)
		}
	}
	slices.Sort(lost)
	slices.Sort(twice)
	if len(lost)+len(twice) > 0 {
		t.Errorf("%s: lost %q, too often %q", src.Path, lost, twice)
	}
}

// dropped gives the lines, counted from 0 in the text, that a chapter lists.
func dropped(c *guide.Chapter, first int) map[int]bool {
	lines := map[int]bool{}
	for _, f := range c.Dropped {
		if !strings.HasPrefix(f.Text, "<") || strings.Contains(f.Text, "content") {
			lines[f.Line-first] = true
		}
	}
	return lines
}

// blockTexts gives the pieces of HTML of blocks and of all that they hold.
func blockTexts(blocks []guide.Block) []string {
	var all []string
	add := func(p guide.Prose) { all = append(all, string(p.HTML)) }
	for _, b := range blocks {
		switch b := b.(type) {
		case *guide.Prose:
			add(*b)
		case *guide.Heading:
			add(b.Title)
		case *guide.Part:
			add(b.Label)
			all = append(all, blockTexts(b.Body)...)
		case *guide.Dialogue:
			for _, turn := range b.Turns {
				all = append(all, html.EscapeString(turn.Speaker))
				add(turn.Stage)
				all = append(all, blockTexts(turn.Body)...)
			}
		case *guide.Question:
			all = append(all, html.EscapeString(b.Entry.Number))
			add(b.Title)
			all = append(all, blockTexts(b.Prompt)...)
			told := map[guide.Block]bool{} // what is said of several choices at once
			for _, choice := range b.Choices {
				all = append(all, strings.Trim(choice.Mark, digits)) // "ii"
				add(choice.Body)
				for _, why := range choice.Why {
					if !told[why] {
						all = append(all, blockTexts([]guide.Block{why})...)
					}
					told[why] = true
				}
			}
			for _, part := range b.Parts {
				all = append(all, blockTexts([]guide.Block{part})...)
			}
		}
	}
	return all
}

// visible gives the text of HTML as a reader sees it, descriptions of images
// included. What the author did not write is left out: captions of code, titles
// of alerts, back links of notes, and names that stand for images.
func visible(markup string) string {
	markup = added.ReplaceAllString(markup, " ")
	var b strings.Builder
	code := 0 // elements of code that we are inside of
	z := html.NewTokenizer(strings.NewReader(markup))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind == html.TextToken {
			text := string(z.Text())
			if code == 0 {
				text = wordTags.ReplaceAllStringFunc(text, notText)
			}
			b.WriteString(text)
			continue
		}
		t := z.Token()
		switch {
		case t.Data != "code" && t.Data != "pre":
		case kind == html.StartTagToken:
			code++
		case kind == html.EndTagToken:
			code--
		}
		if t.Data == "img" {
			b.WriteString(" " + attribute(t, "alt"))
		}
		if !within(t.Data) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// added is what rendering adds to the author's words.
var added = regexp.MustCompile(`<figcaption>[^<]*</figcaption>|<p class="alert-title">[^<]*</p>|<a class="unnamed"[^>]*>[^<]*</a>|<span class="unnamed[^>]*>[^<]*</span>|<sup id="fnref[^>]*><a[^>]*>\d+</a></sup>`)

// What is no text of a Markdown source.
var (
	comments     = regexp.MustCompile(`(?s)<!--.*?(-->|\z)|<\?.*?\?>`)
	fences       = regexp.MustCompile("(?m)^[ \t>]*(?:(?:[-*+]|[0-9]+[.)])[ \t]+)*(```+|~~~+)[^`\n]*$")
	markupTags   = regexp.MustCompile(`(?s)</?[a-zA-Z][a-zA-Z0-9-]*(\s+[^<>]*)?/?>`)
	wordTags     = regexp.MustCompile(`<[a-zA-Z][a-zA-Z0-9]*>`) // shown, when nothing ends them
	definitions  = regexp.MustCompile(`(?m)^ {0,3}\[[^\]\n]+\]:.*$`)
	destinations = regexp.MustCompile(`\]\((<[^>\n]*>|[^()\s]*(\([^()\s]*\)[^()\s]*)*)(\s+("[^"]*"|'[^']*'))?\s*\)`)
	images       = regexp.MustCompile(`<img\b[^>]*?\balt=("[^"]*"|'[^']*')[^>]*>`)
	notes        = regexp.MustCompile(`(?m)^\[\^[^\]\n]+\]:|\[\^[^\]\n]+\]`)
	references   = regexp.MustCompile(`\]\[[^\]\n]*\]`)
	numbers      = regexp.MustCompile(`(?m)^([ \t>]*([-*+][ \t]+)*)\d{1,9}(?:[.)]([ \t]+|$)|/ )`)
	markers      = regexp.MustCompile(`(?m)^[ \t>]*([-*+][ \t]+)?\[[ xX]\][ \t]`)
	alerts       = regexp.MustCompile(`(?m)^[ \t>]*\[!(?i:note|tip|important|warning|caution)\][ \t]*$`)
	titled       = regexp.MustCompile(`(?m)^([ \t>]*)(?:\[![\pL|-]+\][-+]?|(?:!!!|\?\?\?\+?) *[\pL-]+|:{3,} *[\pL-]*)([ \t]+["\pL]|\[|$)`)
	sizes        = regexp.MustCompile(`(!\[\[[^\[\]|\n]+)\|\d+(?:x\d+)?\]\]`)
	pictureNames = regexp.MustCompile(`!\[\[[^\[\]|\n]+\|`)
	inWord       = regexp.MustCompile(`(\pL)\*{1,3}(\pL)`) // part of a word, or a word of a script without spaces
	shorts       = regexp.MustCompile(`:[a-z0-9_+-]+:`)
)

// written gives the text of a Markdown source. Code keeps all but its fences;
// elsewhere tags, addresses and the numbers of lists go.
func written(source []byte, dropped map[int]bool) string {
	lines := strings.Split(string(source), "\n")
	for i := range lines {
		if dropped[i] {
			lines[i] = ""
		}
	}
	var b strings.Builder
	text := comments.ReplaceAllString(strings.Join(lines, "\n"), "")
	code := false
	for {
		at := fences.FindStringIndex(text)
		if at == nil {
			break
		}
		b.WriteString(part(text[:at[0]], code) + "\n")
		code = !code
		text = text[at[1]:]
	}
	b.WriteString(part(text, code))
	return b.String()
}

// part gives the text of a run of lines that are code or not.
func part(text string, code bool) string {
	if code {
		return text
	}
	for _, none := range []*regexp.Regexp{notes, alerts, markers, definitions, destinations, references, numbers} {
		text = none.ReplaceAllString(text, " ")
	}
	text = pictureNames.ReplaceAllString(sizes.ReplaceAllString(text, "$1"), " ") // as of other images
	text = inWord.ReplaceAllString(text, "$1$2")
	text = titled.ReplaceAllString(text, "$1 $2")
	var b strings.Builder
	for i, span := range strings.Split(text, "`") {
		if i%2 == 0 {
			span = strings.ReplaceAll(shorts.ReplaceAllString(span, " "), `\&`, "&amp;")
			span = images.ReplaceAllString(span, " $1 ")
			span = html.UnescapeString(markupTags.ReplaceAllStringFunc(span, notText))
			span = wordTags.ReplaceAllStringFunc(strings.NewReplacer(`\<`, "<", `\>`, ">").Replace(span), notText)
		}
		b.WriteString(span)
	}
	return b.String()
}

// notText cuts out a tag, but not what only looks like one.
func notText(tag string) string {
	if foreign([]byte(tag), tagName([]byte(tag))) {
		return tag
	}
	if within(tagName([]byte(tag))) {
		return ""
	}
	return " "
}

// within tells whether an element stands within a line, and maybe a word.
func within(name string) bool {
	return strings.Contains(" a b i em strong code span sub sup kbd mark del ins u s small abbr q var samp ", " "+name+" ")
}

// count adds the words of text: runs of letters, with the signs of their vowels,
// and digits; the digits of a number that is a picture, "1️⃣0️⃣", are one.
func count(words map[string]int, text string, by int) {
	text = strings.NewReplacer("\ufe0f", "", keycap, "").Replace(text)
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && (r < 0x300 || r >= 0xfe00 && r <= 0xfe0f || !unicode.Is(unicode.M, r))
	}) {
		words[word] += by
	}
}

// TestConservation holds on every case of rendering: without recognition the
// page has the words of its source.
func TestConservation(t *testing.T) {
	for _, file := range archives(t, "testdata/render/*.txt") {
		for _, test := range file.cases {
			t.Run(test.name, func(t *testing.T) {
				src := &guide.Source{Path: "chapters/case.md", URL: "/case/", Text: []byte(test.in), Line: 1, Meta: guide.Meta{Recognise: "off"}}
				conserve(t, src, parsed(t, src))
			})
		}
	}
}

// TestRecognitionConserves holds on our own guide and on the guides of a folder
// that GEN_GUIDES names: recognition neither loses nor doubles a word. The
// cases of recognition are checked in the same way where they are run.
func TestRecognitionConserves(t *testing.T) {
	for _, root := range []string{"../../chapters", os.Getenv("GEN_GUIDES")} {
		if root == "" {
			continue
		}
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) != ".md" {
				return err
			}
			data, err := os.ReadFile(name)
			text := frontMatter.ReplaceAll(data, nil)
			t.Run(filepath.ToSlash(name), func(t *testing.T) { conserveRecognised(t, text, guide.Meta{}) })
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// frontMatter is cut off before this package sees a chapter.
var frontMatter = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)

// parsed parses a chapter, in which nothing may go wrong inside.
func parsed(t testing.TB, src *guide.Source) *guide.Chapter {
	t.Helper()
	c := Parse(src, Options{})
	for _, p := range c.Problems {
		if p.Code == "internal" {
			t.Errorf("%s", p)
		}
	}
	return c
}

// conserveRecognised compares the words of a chapter with those that it has
// without recognition. Only what the chapter lists as dropped may be missing,
// and marks that became facts: Q prefixes, levels, letters of options.
func conserveRecognised(t testing.TB, text []byte, meta guide.Meta) {
	t.Helper()
	text = norm.NFC.Bytes(text)
	src := &guide.Source{Path: "chapters/case.md", URL: "/case/", Text: text, Line: 1, Meta: meta}
	c := parsed(t, src)
	diff := shownWords(t, c)
	plain := *src
	plain.Meta.Recognise = "off"
	for word, n := range shownWords(t, parsed(t, &plain)) {
		diff[word] -= n
	}
	listed := map[string]int{}
	lines := strings.Split(string(text), "\n")
	for _, f := range c.Dropped {
		if f.Text == wordBefore {
			title := strings.TrimLeft(lines[f.Line-1], "#>*_-+ ")
			count(listed, title[:ask(title).prefix], 1) // of its line only the mark
			continue
		}
		gone, shown := []byte(strings.Join(lines[min(f.Line-1, len(lines)):min(f.End, len(lines))], "\n")), map[string]int{}
		plain.Text = gone
		words := shownWords(t, parsed(t, &plain))
		count(shown, written(gone, nil), 1)
		for word, n := range shown {
			words[word] = max(words[word], n)
		}
		for word, n := range words {
			listed[word] += n
		}
	}
	for word, n := range diff {
		switch {
		case n < 0 && -n > listed[word] && !mark(word):
			t.Errorf("%q is lost %d times", word, -n)
		case n > 0 && strings.Trim(word, "0123456789") != "" && !locales.is("true", word) && !locales.is("false", word): // numbers of lists, the choices of a statement
			t.Errorf("%q is shown %d times too often", word, n)
		}
	}
}

// mark tells whether a word stands for a fact: a letter, a Q with its number, or
// the part that a speaker has.
func mark(word string) bool {
	for phrase := range locales.lists["question"].all {
		if slices.Contains(strings.Fields(phrase), normalWord(word)) {
			return true // of several words
		}
	}
	return roleWord(word) != "" || word == "الف" || chinesePlace.MatchString(word) || utf8.RuneCountInString(strings.TrimSuffix(word, "ـ")) == 1 || locales.is("question", strings.TrimRight(word, "0123456789"))
}

// shownWords counts the words that readers see of a chapter.
func shownWords(t testing.TB, c *guide.Chapter) map[string]int {
	t.Helper()
	body, err := c.Body()
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]int{}
	if c.Title != "Case" && c.Sole(body) == nil { // the file's name is no text
		count(shown, visible(string(c.TitleHTML.HTML)), 1)
	}
	for _, text := range blockTexts(body.Blocks) {
		count(shown, visible(text), 1)
	}
	return shown
}
