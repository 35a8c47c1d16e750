package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
)

// TestSyntaxHints: what to do about front matter that is no YAML.
func TestSyntaxHints(t *testing.T) {
	for text, want := range map[string]string{
		"title: a\n  level: mid": "begin each key at the start of its line; what belongs to it goes below, two spaces in",
		"\ttitle: x":             "begin each key at the start of its line; what belongs to it goes below, two spaces in",
		"title: Python: names":   `put the value in quotation marks: title: "Python: names"`,
		"title: @home":           `put the value in quotation marks: title: "Python: names"`,
		"topics: [a":             "close it where the value ends",
		"x: " + strings.Repeat("[", 30) + strings.Repeat("]", 30): "keep it to the keys that gen schema lists; what readers are to see goes into the text of a chapter",
		"title: a\nlevel": "front matter is YAML; quote values that hold : or #",
	} {
		c := load(t, Options{}, map[string]string{"chapters/a.md": "---\n" + text + "\n---\n"})
		if p := c.Sources[0].Problems; len(p) != 1 || p[0].Hint != want {
			t.Errorf("%q: got %v, want the hint %q", text, p, want)
		}
	}
}

func TestMessages(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"no front matter", "# Hello\n", ""},
		{"unknown key", "---\ntitel: x\n---\n", `chapters/a.md:2:1: warning: unknown key "titel"`},
		{"unknown key above three dots", "---\ntitel: x\n...\n\nText.\n\n---\n", `chapters/a.md:2:1: warning: unknown key "titel"`},
		{"three dots in a text below", "---\ntitle: x\n---\n\n...\n", ""},
		{"three dots in a text between rules", "---\n\nText: it goes\n\n...\n\nText.\n\n---\n", ""},
		{"unknown key in TOML", "+++\ntitle = \"x\"\ntitel = \"x\"\n+++\n", `chapters/a.md:3:1: warning: unknown key "titel"`},
		{"unknown key in JSON", "---json\n{\n\t\"titel\": \"x\"\n}\n---\n", `chapters/a.md:3:2: warning: unknown key "titel"`},
		{"keys of other generators", "---\nlayout: post\npermalink: /x\nsidebar_position: 3\nsidebar_label: X\n---\n", ""},
		{"wrong type", "---\nweight: heavy\n---\n", `chapters/a.md:2:9: error: weight: expected a whole number, found "heavy"`},
		{"wrong word", "---\nkind: lists\n---\n", `chapters/a.md:2:7: error: kind: "lists" is none of list, mock, scenario, quiz, prompts, experience, article, index; did you mean list?`},
		{"wrong date", "---\ndate: soon\n---\n", `chapters/a.md:2:7: error: date: expected a date such as 2026-11-21, found "soon"`},
		{"list for a text", "---\ntitle: [a, b]\n---\n", `chapters/a.md:2:8: error: title: expected a text, found a list`},
		{"twice", "---\ntitle: a\ntitle: b\n---\n", `chapters/a.md:3:1: error: title stands twice; it is on line 2 too`},
		{"a comment first, and a key in one", "---\n# about the page\ntitle: a\n---\n", ""},
		{"a comment alone that is a key", "---\n# title: a\n---\n", ""},
		{"two front matters", "---\ntitle: a\n---\n\n---\nlevel: mid\n---\n", "chapters/a.md:5:1: warning: a second front matter begins here, and is shown as text"},
		{"text between rules below front matter", "---\ntitle: a\n---\n---\nNote: this\n---\n", ""},
		{"a rule below front matter", "---\ntitle: a\n---\n---\nText.\n", ""},
		{"twice in TOML", "+++\ntitle = \"a\"\ntitle = \"b\"\n+++\n", `chapters/a.md:3:1: error: title stands twice`},
		{"unterminated", "---\ntitle: a\n\ntext\n", "chapters/a.md:1:1: error: the front matter that begins with --- has no end"},
		{"tab", "---\njob:\n\trole: x\n---\n", "chapters/a.md:3:1: error: a tab indents this line, and YAML allows spaces only"},
		{"broken YAML", "---\ntitle: \"a\nweight: 1\n---\n", "chapters/a.md:2:1: error: the front matter is no YAML: a quotation mark is opened and not closed"},
		{"open list", "---\ntopics: [a\nweight: 1\n---\n", "chapters/a.md:2:1: error: the front matter is no YAML: a list in brackets is not closed, or lacks a comma"},
		{"second colon", "---\ntitle: Python: names\n---\n", "chapters/a.md:2:1: warning: the front matter is no YAML: a second colon stands in the value; it is read as a text"},
		{"words behind quotes", "---\ntitle: \"self\" in Python\nlevel: mid\n---\n", "chapters/a.md:2:1: warning: the front matter is no YAML: a line is neither a key with its value nor part of a list; it is read as a text"},
		{"words behind brackets", "---\ntitle: [Easy] Two sums\n---\n", "chapters/a.md:2:1: warning: the front matter is no YAML: a line is neither a key with its value nor part of a list; it is read as a text"},
		{"a series as a list, people as mappings, a switch for a chapter", "---\nseries: [a, b]\nauthors: [{name: Mina, url: x}, Ravi]\nchapter: true\n---\n", ""},
		{"indented", "---\ntitle: a\n  level: mid\n---\n", "chapters/a.md:3:1: error: the front matter is no YAML: this line is indented as if it belonged to the one above"},
		{"tab in the first line", "---\n\ttitle: x\n---\n", "chapters/a.md:2:1: error: a tab indents this line, and YAML allows spaces only"},
		{"words of other guides", "---\nlevel: Mid-Level\ndifficulty: beginner\n---\n", ""},
		{"wrong level", "---\nlevel: high\n---\n", `chapters/a.md:2:8: error: level: "high" is none of junior, mid, senior, any`},
		{"sign", "---\ntitle: @home\n---\n", "chapters/a.md:2:1: warning: the front matter is no YAML: a value begins with a character that has a meaning in YAML, such as @, `, * or %; it is read as a text"},
		{"star", "---\ntitle: *args and **kwargs\n---\n", "chapters/a.md:2:1: warning: the front matter is no YAML: a value begins with a character that has a meaning in YAML, such as @, `, * or %; it is read as a text"},
		{"keys without values", "---\ntitle:\ndate:\nweight: ~\ncast: null\njob:\ndraft:\n---\n", ""},
		{"byte order marks of joined files", "\ufeff\ufeff---\ntitel: x\n---\n", `chapters/a.md:2:1: warning: unknown key "titel"`},
		{"deep TOML", "+++\ntitle = \"a\"\n[" + strings.Repeat("a.", 16000) + "a]\n+++\n", "chapters/a.md:3:1: error: the front matter is nested deeper than 20 levels"},
		{"no colon", "---\ntitle: a\nweight\n---\n", "chapters/a.md:3:1: error: the front matter is no YAML: a line has no colon after its key"},
		{"language of code", "---\nlang: Python\n---\n", `chapters/a.md:2:7: warning: lang: expected a language tag such as en or pt-BR, found "Python"`},
		{"language", "---\nlanguage: zh-Hant-TW\n---\n", ""},
		{"control characters", "te\bxt\n\x1b[31m\u0085\f\t\n", "chapters/a.md:1:3: warning: control character U+0008, taken for a space"},
		{"broken TOML", "+++\ntitle = \n+++\n", "chapters/a.md:2:1: error: the front matter is no TOML: expected value but found '\\n' instead"},
		{"broken JSON", "{\n\"title\": }\n}\n\n", "chapters/a.md:2:1: error: the front matter is no JSON: invalid character '}' looking for beginning of value"},
		{"cast without name", "---\ncast: [{role: candidate}]\n---\n", "chapters/a.md:2:7: error: cast: expected a name for each speaker"},
		{"cast role", "---\ncast: [{name: A, role: boss}]\n---\n", `chapters/a.md:2:7: error: cast: role: "boss" is none of interviewer, candidate, observer`},
		{"slug leaves", "---\nslug: ../up\n---\n", `chapters/a.md:2:7: error: slug "../up" leads out of its folder`},
		{"slug that is untidy", "---\nslug: My Slug\n---\n", `chapters/a.md:2:7: warning: slug "My Slug" has characters that do not belong in an address; it becomes "my-slug"`},
		{"slug with steps", "---\nslug: coding/algorithms/\n---\n", ""},
		{"slug of a home page", "---\nslug: /\n---\n", ""},
		{"slug reserved", "---\nslug: con\n---\n", `chapters/a.md:2:7: error: slug "con" is a reserved name on Windows`},
		{"alias leaves", "---\naliases: [/../x]\n---\n", `chapters/a.md:2:10: error: alias "/../x" leads out of the site`},
		{"address to edit at", "---\nedit: javascript:alert(1)\n---\n", `chapters/a.md:2:7: error: edit: expected an address such as https://example.org/edit/a.md, or off, found "javascript:alert(1)"`},
		{"no address to edit at", "---\nedit: false\n---\n", ""},
		{"percent", "---\npass: 120\n---\n", `chapters/a.md:2:7: error: pass: expected a percentage from 0 to 100, found "120"`},
		{"NUL", "text\nmo\x00re\n", "chapters/a.md:2:3: error: the file has a NUL byte"},
		{"Latin-1", "text\ncaf\xe9\n", "chapters/a.md:2:4: error: byte 0xe9 is not UTF-8"},
		{"UTF-16 without a mark", "a\x00b\x00", "chapters/a.md:1:1: error: the file is UTF-16 (little endian), not UTF-8"},
		{"UTF-16 without a mark, big endian", "\x00a\x00b", "chapters/a.md:1:1: error: the file is UTF-16 (big endian), not UTF-8"},
		{"UTF-16", "\xff\xfe#\x00 \x00a\x00", "chapters/a.md:1:1: error: the file is UTF-16 (little endian), not UTF-8"},
		{"too large", "---\ntitle: " + strings.Repeat("x", 70<<10) + "\n---\n", "chapters/a.md:1:1: error: the front matter has 70 KB; the limit is 64 KB"},
		{"alias bomb", "---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\ntopics: *c\n---\n",
			"chapters/a.md:2:1: warning: unknown key \"a\"\nchapters/a.md:3:1: warning: unknown key \"b\"\nchapters/a.md:4:1: warning: unknown key \"c\"\nchapters/a.md:5:9: error: topics: expected a list of texts, found a list in it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := problems(load(t, Options{}, map[string]string{"chapters/a.md": test.text, "chapters/ok.md": "x"}))
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestPlaces keeps the place of what front matter says, and of what comes from
// the defaults of a folder, which chapters share.
func TestPlaces(t *testing.T) {
	c := load(t, Options{}, map[string]string{
		"chapters/_defaults.yaml": "job: {role: x}\nrelated: [b.md]\n", "chapters/a.md": "---\ntitle: A\naliases: [/x/]\n---\n",
	})
	m := c.Sources[0].Meta
	got := fmt.Sprint(m.Job.Pos, " ", m.RelatedAt, " ", m.AliasesAt)
	if want := "chapters/_defaults.yaml:1:6 chapters/_defaults.yaml:2:10 chapters/a.md:3:10"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestBlankControls leaves every other byte where it was.
func TestBlankControls(t *testing.T) {
	text := "a\bé\x1b[0m\u0085\f\t\n\x7f\u00a0"
	got, _ := blankControls("a.md", []byte(text))
	if want := "a é [0m  \f\t\n \u00a0"; string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestCutBlock cuts front matter of lengths around that of what is read first,
// with and without anything behind it.
func TestCutBlock(t *testing.T) {
	for n := nearby - 20; n < nearby+4; n++ {
		head := "---\ndescription: " + strings.Repeat("x", n-21) + "\n---"
		for _, rest := range []string{"", "\n", "\n---\ntext\n", "\r\ntext\n---\n"} {
			s := guide.Source{Path: "a.md", Text: []byte(head + rest)}
			splitFrontMatter(&s)
			_, want, _ := strings.Cut(rest, "\n")
			if len(s.Meta.Description) != n-21 || string(s.Text) != want {
				t.Errorf("%d bytes, then %q: description of %d, text %q", n, rest, len(s.Meta.Description), s.Text)
			}
		}
	}
}

// TestDeep keeps a nest of lists from reaching the decoders of values.
func TestDeep(t *testing.T) {
	text := "---\ntopics: " + strings.Repeat("[", 30) + strings.Repeat("]", 30) + "\n---\n"
	want := "chapters/a.md:2:1: error: the front matter is nested deeper than 20 levels"
	var bomb strings.Builder
	bomb.WriteString("---\na: &a0 [x]\n")
	for i := range 30 {
		fmt.Fprintf(&bomb, "a%d: &a%d [*a%d,*a%d,*a%d,*a%d]\n", i+1, i+1, i, i, i, i)
	}
	load(t, Options{}, map[string]string{"chapters/a.md": bomb.String() + "---\n"})
	if got := problems(load(t, Options{}, map[string]string{"chapters/a.md": text, "chapters/b.md": "x"})); got != want {
		t.Errorf("got %s", got)
	}
}

func TestFrontMatterForms(t *testing.T) {
	for name, text := range map[string]string{
		"yaml":   "---\ntitle: 404\ntopics: [GIL, b]\nduration: 45 min\n---\nbody\n",
		"crlf":   "\ufeff---\r\ntitle: 404\r\ntopics: [GIL, b]\r\nduration: 45 min\r\n---\r\nbody\r\n",
		"cr":     "---\rtitle: 404\rtopics: GIL, b\rduration: 45\r---\rbody\r",
		"toml":   "+++\ntitle = \"404\"\ntags = [\"GIL\", \"b\"]\nduration = \"45m\"\n+++\nbody\n",
		"json":   "{\n\t\"title\": \"404\",\n\t\"topics\": [\"GIL\", \"b\"], \"duration\": 45\n}\nbody\n",
		"json 2": ";;;\n{\"title\": 404, \"topics\": [\"GIL\", \"b\"], \"duration\": \"0h45m\"}\n;;;\nbody\n",
	} {
		t.Run(name, func(t *testing.T) {
			c := load(t, Options{}, map[string]string{"chapters/a.md": text})
			if p := problems(c); p != "" {
				t.Error(p)
			}
			s := c.Sources[0]
			if s.Meta.Title != "404" || !slices.Equal(s.Meta.Topics, []string{"gil", "b"}) || s.Meta.Duration != 45*time.Minute {
				t.Errorf("meta is %+v", s.Meta)
			}
			if string(s.Text) != "body\n" {
				t.Errorf("text is %q", s.Text)
			}
			if lines := strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n"); s.Line != lines {
				t.Errorf("text begins on line %d, want %d", s.Line, lines)
			}
		})
	}
}

// TestRulesAreText keeps what stands between two rules on the page.
func TestRulesAreText(t *testing.T) {
	for _, text := range []string{"---\nA sentence\n---\nmore\n", "---\n\nA: sentence\n", "---\n", "{\"a\": 1}\n",
		"---\n# Ten questions\n---\n", "---\n# Ten questions\n\n## 1. Why?\n\nA sum: one.\n\n---\n", "---\n\n# Ten\n\nA sum: one.\n---\nmore\n",
		"\n---\ntitle: x\n---\n"} {
		c := load(t, Options{}, map[string]string{"chapters/a.md": text})
		if string(c.Sources[0].Text) != text || problems(c) != "" {
			t.Errorf("%q became %q, %s", text, c.Sources[0].Text, problems(c))
		}
	}
}

func FuzzFrontMatter(f *testing.F) {
	for _, seed := range []string{"---\ntitle: a\n---\n", "+++\na=1\n+++\n", "{\n}\n\n", "---json\n{}\n---", "---\n- a\n---", "---\n? a\n: b\n---\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		plain, problem := decodeText("a.md", []byte(text), false)
		if problem != nil {
			return
		}
		s := &guide.Source{Path: "a.md", Text: plain, Line: 1}
		splitFrontMatter(s)
		lines := strings.Count(string(plain), "\n") + 1
		for _, p := range s.Problems {
			if p.Line < 1 || p.Line > lines {
				t.Errorf("%s: line %d of %d", p, p.Line, lines)
			}
		}
		if !strings.HasSuffix(string(plain), string(s.Text)) {
			t.Errorf("the text changed")
		}
	})
}

// TestMendedFrontMatter takes values that lack quotation marks as they are meant.
func TestMendedFrontMatter(t *testing.T) {
	c := load(t, Options{}, map[string]string{
		"chapters/a.md": "---\ntitle: Names: what's in them?\nlevel: mid\ntopics: [a, b]\n---\n# X\n",
		"chapters/b.md": "---\nseries: [x, y]\nauthors: [{name: Mina, url: x}, Ravi]\nchapter: true\n---\n",
	})
	a, b := c.Sources[0], c.Sources[1].Meta
	if a.Meta.Title != "Names: what's in them?" || a.Meta.Level != "mid" || len(a.Meta.Topics) != 2 || a.Line != 6 {
		t.Errorf("got %q, level %q, topics %q, text from line %d", a.Meta.Title, a.Meta.Level, a.Meta.Topics, a.Line)
	}
	if b.Series != "x" || !slices.Equal(b.Authors, []string{"Mina", "Ravi"}) || b.Chapter != "" {
		t.Errorf("got series %q, authors %q, chapter %q", b.Series, b.Authors, b.Chapter)
	}
}
