package content

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gen/generator/guide"
)

// load reads a site given as path -> text.
func load(t *testing.T, o Options, files map[string]string) *Content {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	c, err := Load(context.Background(), fsys, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// problems gives everything that is wrong, as printed, hints left out.
func problems(c *Content) string {
	all := slices.Clone(c.Problems)
	for _, s := range c.Sources {
		all = append(all, s.Problems...)
	}
	guide.SortProblems(all)
	var b strings.Builder
	for _, p := range all {
		fmt.Fprintln(&b, p)
	}
	return strings.TrimSpace(b.String())
}

func TestMessages(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"no front matter", "# Hello\n", ""},
		{"unknown key", "---\ntitel: x\n---\n", `chapters/a.md:2:1: warning: unknown key "titel"`},
		{"unknown key in TOML", "+++\ntitle = \"x\"\ntitel = \"x\"\n+++\n", `chapters/a.md:3:1: warning: unknown key "titel"`},
		{"unknown key in JSON", "---json\n{\n\t\"titel\": \"x\"\n}\n---\n", `chapters/a.md:3:2: warning: unknown key "titel"`},
		{"keys of other generators", "---\nlayout: post\npermalink: /x\nsidebar_position: 3\nsidebar_label: X\n---\n", ""},
		{"wrong type", "---\nweight: heavy\n---\n", `chapters/a.md:2:9: error: weight: expected a whole number, found "heavy"`},
		{"wrong word", "---\nkind: lists\n---\n", `chapters/a.md:2:7: error: kind: "lists" is none of list, mock, scenario, quiz, prompts, experience, article, index; did you mean list?`},
		{"wrong date", "---\ndate: soon\n---\n", `chapters/a.md:2:7: error: date: expected a date such as 2026-11-21, found "soon"`},
		{"list for a text", "---\ntitle: [a, b]\n---\n", `chapters/a.md:2:8: error: title: expected a text, found a list`},
		{"twice", "---\ntitle: a\ntitle: b\n---\n", `chapters/a.md:3:1: error: title stands twice; it is on line 2 too`},
		{"unterminated", "---\ntitle: a\n\ntext\n", "chapters/a.md:1:1: error: the front matter that begins with --- has no end"},
		{"tab", "---\njob:\n\trole: x\n---\n", "chapters/a.md:3:1: error: a tab indents this line, and YAML allows spaces only"},
		{"broken YAML", "---\ntitle: \"a\nweight: 1\n---\n", "chapters/a.md:4:1: error: the front matter is no YAML: a quotation mark is opened and not closed"},
		{"open list", "---\ntopics: [a\nweight: 1\n---\n", "chapters/a.md:2:1: error: the front matter is no YAML: a list in brackets is not closed, or lacks a comma"},
		{"second colon", "---\ntitle: Python: names\n---\n", "chapters/a.md:2:1: error: the front matter is no YAML: a second colon stands in the value"},
		{"sign", "---\ntitle: @home\n---\n", "chapters/a.md:2:1: error: the front matter is no YAML: a value begins with a character that has a meaning in YAML, such as @, ` or %"},
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
		{"percent", "---\npass: 120\n---\n", `chapters/a.md:2:7: error: pass: expected a percentage from 0 to 100, found "120"`},
		{"NUL", "text\nmo\x00re\n", "chapters/a.md:2:3: error: the file has a NUL byte"},
		{"Latin-1", "text\ncaf\xe9\n", "chapters/a.md:2:4: error: byte 0xe9 is not UTF-8"},
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
	for _, text := range []string{"---\nA sentence\n---\nmore\n", "---\n\nA: sentence\n", "---\n", "{\"a\": 1}\n", "\n---\ntitle: x\n---\n"} {
		c := load(t, Options{}, map[string]string{"chapters/a.md": text})
		if string(c.Sources[0].Text) != text || problems(c) != "" {
			t.Errorf("%q became %q, %s", text, c.Sources[0].Text, problems(c))
		}
	}
}

func TestAddresses(t *testing.T) {
	c := load(t, Options{}, map[string]string{
		"chapters/_index.md": "home", "chapters/02-lists/03-gil.md": "x", "chapters/02-lists/README.md": "x", "chapters/2024.md": "x",
		"chapters/con.md": "x", "chapters/C++ & C#.md": "x", "chapters/Über uns.md": "x", "chapters/a/slugged.md": "---\nslug: other\n---\n", "chapters/a/steps.md": "---\nslug: /x/y/\n---\n",
		"chapters/02-lists/img/a b.png": "x", "assets/logo.svg": "x", "chapters/.hidden.md": "x", "chapters/面试/问题.md": "x",
	})
	got := map[string]string{}
	for _, s := range c.Sources {
		got[s.Path] = s.URL
	}
	for _, f := range c.Files {
		got[f.Path] = f.URL
	}
	want := map[string]string{
		"chapters/_index.md": "/", "chapters/02-lists/03-gil.md": "/lists/gil/", "chapters/02-lists/README.md": "/lists/", "chapters/2024.md": "/2024/",
		"chapters/con.md": "/con-page/", "chapters/C++ & C#.md": "/cplusplus-csharp/", "chapters/Über uns.md": "/über-uns/", "chapters/a/slugged.md": "/a/other/", "chapters/a/steps.md": "/x/y/",
		"chapters/02-lists/img/a b.png": "/lists/img/a b.png", "assets/logo.svg": "/assets/logo.svg", "chapters/面试/问题.md": "/面试/问题/",
	}
	for path, url := range want {
		if got[path] != url {
			t.Errorf("%s is at %s, want %s", path, got[path], url)
		}
		delete(got, path)
	}
	if len(got) > 0 {
		t.Errorf("and %v", got)
	}
}

// TestSiteByItsMarkdown reads a repository that nobody made for us.
func TestSiteByItsMarkdown(t *testing.T) {
	c := load(t, Options{Exclude: []string{"out"}}, map[string]string{
		"README.md": "# Guide", "LICENSE.md": "x", "CONTRIBUTING.md": "x", ".github/x.md": "x", "node_modules/y/README.md": "x", "out/z.md": "x",
		"docs/README.md": "x", "docs/01-basics.md": "x", "img/a.png": "x", "main.go": "x", "public/old.md": "x",
	})
	var got []string
	for _, s := range c.Sources {
		got = append(got, s.URL)
	}
	if want := []string{"/", "/docs/basics/", "/docs/"}; !slices.Equal(got, want) {
		t.Errorf("chapters at %v, want %v", got, want)
	}
	if len(c.Files) != 1 || c.Files[0].Path != "img/a.png" {
		t.Errorf("files are %v", c.Files)
	}
}

func TestDatesHideChapters(t *testing.T) {
	files := map[string]string{
		"chapters/draft.md": "---\ndraft: true\n---\n", "chapters/future.md": "---\ndate: 2027-01-01\n---\n",
		"chapters/expired.md": "---\nexpires: 2025-01-01\n---\n", "chapters/now.md": "x",
	}
	today := time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	for want, o := range map[string]Options{
		"now":              {Date: today},
		"draft now":        {Date: today, Drafts: true},
		"draft future now": {Date: today, Drafts: true, Future: true},
	} {
		var got []string
		for _, s := range load(t, o, files).Sources {
			got = append(got, strings.TrimSuffix(strings.TrimPrefix(s.Path, "chapters/"), ".md"))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
}

func TestFolderDefaults(t *testing.T) {
	c := load(t, Options{}, map[string]string{
		"chapters/_defaults.yaml": "level: mid\ntopics: [a]\n", "chapters/deep/_defaults.yaml": "topics: [b]\nbad: 1\n",
		"chapters/deep/x.md": "---\ndifficulty: hard\n---\n", "chapters/y.md": "---\nlevel: junior\n---\n",
	})
	if m := c.Sources[0].Meta; m.Level != "mid" || m.Topics[0] != "b" || m.Difficulty != "hard" {
		t.Errorf("meta is %+v", m)
	}
	if m := c.Sources[1].Meta; m.Level != "junior" || m.Topics[0] != "a" {
		t.Errorf("meta is %+v", m)
	}
	if p := problems(c); p != `chapters/deep/_defaults.yaml:2:1: warning: unknown key "bad"` {
		t.Error(p)
	}
}

// barred is a file system with a file that may not be read.
type barred struct{ fstest.MapFS }

func (b barred) Open(name string) (fs.File, error) {
	if name == "chapters/barred.md" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.Open(name)
}

func (b barred) ReadFile(name string) ([]byte, error) {
	f, err := b.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func TestUnreadableFile(t *testing.T) {
	c, err := Load(context.Background(), barred{fstest.MapFS{"chapters/a.md": {}, "chapters/barred.md": {}}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := problems(c); got != "chapters/barred.md: error: cannot be read: permission denied" {
		t.Errorf("got %s", got)
	}
}

// TestMemory reads a file again when it, its folder's defaults or its part in
// the folder changed, and only then.
func TestMemory(t *testing.T) {
	fsys := fstest.MapFS{"chapters/a.md": {Data: []byte("one")}, "chapters/README.md": {Data: []byte("x")}}
	memory := &Memory{}
	load := func() *guide.Source {
		c, err := Load(context.Background(), fsys, Options{Memory: memory})
		if err != nil {
			t.Fatal(err)
		}
		return c.Sources[len(c.Sources)-1]
	}
	first := load()
	if load() != first {
		t.Error("an unchanged file was read again")
	}
	fsys["chapters/a.md"] = &fstest.MapFile{Data: []byte("two"), ModTime: time.Unix(9, 0)}
	second := load()
	if string(second.Text) != "two" {
		t.Error("a changed file was not read again")
	}
	fsys["chapters/_defaults.yaml"] = &fstest.MapFile{Data: []byte("level: mid")}
	if load().Meta.Level != "mid" {
		t.Error("changed defaults do not hold")
	}
	fsys["chapters/a.md"].Data = []byte("six")
	memory.Forget("chapters/a.md")
	if string(load().Text) != "six" {
		t.Error("a forgotten file was not read again")
	}
}

// TestMemoryIsTold looks at nothing but what is said to have changed, as long
// as that explains itself.
func TestMemoryIsTold(t *testing.T) {
	fsys := fstest.MapFS{"chapters/a.md": {Data: []byte("one")}, "chapters/b.md": {Data: []byte("one")}}
	memory := &Memory{}
	load := func() (all string) {
		t.Helper()
		handed := ""
		begin := func(guide.Config, int) func(*guide.Source) {
			return func(s *guide.Source) { handed += string(s.Text) }
		}
		c, err := Load(context.Background(), fsys, Options{Memory: memory, Begin: begin})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range c.Sources {
			all += s.Path[len("chapters/"):] + " "
		}
		for _, p := range c.Problems {
			all += p.Code + " "
		}
		return all + handed
	}
	write := func(name, text string) {
		fsys[name] = &fstest.MapFile{Data: []byte(text), ModTime: time.Unix(int64(len(text)), 0)}
	}
	load()
	for _, step := range []struct {
		what string
		do   func()
		say  []string
		want string
	}{
		{"an edit", func() { write("chapters/a.md", "two") }, []string{"chapters/a.md"}, "a.md b.md two"},
		{"an edit that is not told of", func() { write("chapters/b.md", "other") }, nil, "a.md b.md "},
		{"the same, told of", func() {}, []string{"chapters/b.md"}, "a.md b.md other"},
		{"what is no file any more", func() { delete(fsys, "chapters/b.md") }, []string{"chapters/b.md"}, "a.md "},
		{"a new chapter", func() { write("chapters/c.md", "new") }, []string{"chapters/c.md"}, "a.md c.md new"},
		{"what is no text", func() { write("chapters/c.md", "\xff\x00") }, []string{"chapters/c.md"}, "a.md encoding "},
		{"an edit of another", func() { write("chapters/a.md", "three") }, []string{"chapters/a.md"}, "a.md encoding three"},
		{"defaults", func() { write("chapters/_defaults.yaml", "lev: mid") }, []string{"chapters/_defaults.yaml"}, "a.md fm-unknown encoding three"},
		{"an edit below them", func() { write("chapters/a.md", "four") }, []string{"chapters/a.md"}, "a.md fm-unknown encoding four"},
	} {
		step.do()
		memory.Changed(step.say...)
		if got := load(); got != step.want {
			t.Errorf("%s: got %q, want %q", step.what, got, step.want)
		}
	}
}

func TestConfig(t *testing.T) {
	c := load(t, Options{}, map[string]string{"chapters/a.md": "x", "gen.yaml": `
title: Guide
base_url: https://example.org/guide
accent: "#0B6E4F"
nav: [{title: Home, url: /}]
labels: {answer: [Soluzione]}
search: no
them: x
social: sometimes
`})
	if c.Config.BaseURL != "https://example.org/guide/" || c.Config.Accent != "#0b6e4f" || c.Config.Search || c.Config.Labels["answer"][0] != "Soluzione" {
		t.Errorf("config is %+v", c.Config)
	}
	want := `gen.yaml:8:1: warning: unknown key "them"
gen.yaml:9:9: error: social: "sometimes" is none of site, chapters, off`
	if p := problems(c); p != want {
		t.Errorf("got\n%s", p)
	}
}

func TestSchemaHasEveryKey(t *testing.T) {
	data, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range append(keyNames(configKeys(&guide.Config{})), keyNames(metaKeys(&guide.Meta{}))...) {
		if !strings.Contains(string(data), `"`+k+`"`) {
			t.Errorf("no %s", k)
		}
	}
}

// FuzzFrontMatter looks for panics, and for positions outside the file.
func FuzzFrontMatter(f *testing.F) {
	for _, seed := range []string{"---\ntitle: a\n---\n", "+++\na=1\n+++\n", "{\n}\n\n", "---json\n{}\n---", "---\n- a\n---", "---\n? a\n: b\n---\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		plain, problem := decodeText("a.md", []byte(text))
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
