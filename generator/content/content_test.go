package content

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
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
		"README.md": "# Guide", "LICENSE.md": "x", "CONTRIBUTING.md": "x", "CODE_OF_CONDUCT.md": "x", ".github/x.md": "x", "_sidebar.md": "x", "node_modules/y/README.md": "x", "out/z.md": "x",
		"SECURITY.md": "x", "AGENTS.md": "x", "tools/SKILL.md": "x", "go.mod": "x",
		"docs/README.md": "x", "docs/01-basics.md": "x", "docs/go.md": "x", "docs/security.md": "x", "docs/agents.md": "x", "img/a.png": "x", "docs/.gitbook/assets/b c.png": "x", "main.go": "x", "public/old.md": "x",
	})
	var got []string
	for _, s := range c.Sources {
		got = append(got, s.URL)
	}
	if want := []string{"/", "/docs/basics/", "/docs/", "/docs/agents/", "/docs/go/", "/docs/security/"}; !slices.Equal(got, want) {
		t.Errorf("chapters at %v, want %v", got, want)
	}
	if len(c.Files) != 2 || c.Files[0].URL != "/docs/gitbook/assets/b c.png" || c.Files[1].Path != "img/a.png" {
		t.Errorf("files are %v", c.Files)
	}
}

// TestConcerns: a log that is written into the site is no reason to build it again.
func TestConcerns(t *testing.T) {
	file := &fstest.MapFile{}
	for _, test := range []struct {
		site fstest.MapFS
		want string // of the paths that do not concern it, in order
	}{
		{fstest.MapFS{"chapters/a.md": file}, "log log.md docs/x.md docs"},
		{fstest.MapFS{"a.md": file, "log": file, "log.md": file, "docs/x.md": file}, "log"},
	} {
		var got []string
		for _, name := range []string{"log", "log.md", "docs/x.md", "docs", "gen.yaml", "gen.yml", "chapters/x.txt", "chapters", "assets/a.css", "themes/css/custom.css"} {
			if !Concerns(test.site, name) {
				got = append(got, name)
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("got %v, want %s", got, test.want)
		}
	}
}

func TestDatesHideChapters(t *testing.T) {
	files := map[string]string{
		"chapters/draft.md": "---\ndraft: true\n---\n", "chapters/future.md": "---\ndate: 2027-01-01\n---\n",
		"chapters/expired.md": "---\nexpires: 2025-01-01\n---\n", "chapters/now.md": "---\nexpires: 2027-01-01\n---\n",
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

// A file of keys says what it is in each message; one that holds something else
// is not passed over.
func TestFilesOfKeys(t *testing.T) {
	for text, want := range map[string]string{
		"\ufefflevel: mid\r\n":   "",
		"":                       "",
		"- level\n":              ":1:1: error: NAME holds no keys",
		"level: [a\nweight: 1\n": ":1:1: error: NAME is no YAML: a list in brackets is not closed, or lacks a comma",
		"level: caf\xe9\n":       ":1:11: error: byte 0xe9 is not UTF-8",
	} {
		for name, base := range map[string]string{"chapters/_defaults.yaml": "_defaults.yaml", "gen.yaml": "gen.yaml"} {
			line := text
			if base == "gen.yaml" {
				line = strings.Replace(text, "level", "title", 1)
			}
			expected := strings.Replace(want, "NAME", base, 1)
			if expected != "" {
				expected = name + expected
			}
			if got := problems(load(t, Options{}, map[string]string{"chapters/a.md": "x", name: line})); got != expected {
				t.Errorf("%s %q: got %q, want %q", name, text, got, expected)
			}
		}
	}
}

// barred is a file system with a file that may not be read.
type barred struct{ fstest.MapFS }

func (b barred) Open(name string) (fs.File, error) {
	if path.Base(name) == "barred.md" || name == configName {
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
	c, err := Load(context.Background(), barred{fstest.MapFS{"chapters/a.md": {}, "chapters/barred.md": {}, "gen.yaml": {}}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "chapters/barred.md: error: cannot be read: permission denied\ngen.yaml: error: cannot be read: permission denied"
	if got := problems(c); got != want {
		t.Errorf("got %s", got)
	}
}

// stamp stands for a file by its size and time.
func stamp(info fs.FileInfo) string { return fmt.Sprint(info.Size(), info.ModTime()) }

// TestMemory reads a file again when it, its folder's defaults or its part in
// the folder changed, and only then.
func TestMemory(t *testing.T) {
	fsys := fstest.MapFS{"chapters/a.md": {Data: []byte("one")}, "chapters/README.md": {Data: []byte("x")}}
	memory := &Memory{Stamp: stamp}
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
	memory := &Memory{Stamp: stamp}
	load := func() (all string) {
		t.Helper()
		var mu sync.Mutex
		handed := ""
		begin := func(guide.Config, []File, int) func(*guide.Source) {
			return func(s *guide.Source) {
				mu.Lock()
				defer mu.Unlock()
				handed += string(s.Text)
			}
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

// TestUrgent holds every chapter back until the one that is asked for is read.
func TestUrgent(t *testing.T) {
	fsys := fstest.MapFS{}
	for n := range 50 {
		fsys[fmt.Sprintf("chapters/part/%02d-name-%02d.md", n, n)] = &fstest.MapFile{Data: []byte("x")}
	}
	urgent, read := make(chan string, 2), make(chan bool)
	urgent <- "/nothing/"
	urgent <- "/part/name-47/"
	begin := func(guide.Config, []File, int) func(*guide.Source) {
		return func(s *guide.Source) {
			if s.URL == "/part/name-47/" {
				close(read)
				return
			}
			select {
			case <-read:
			case <-time.After(time.Minute):
				t.Error(s.Path, "is read before the one that is asked for")
			}
		}
	}
	if _, err := Load(context.Background(), fsys, Options{Urgent: urgent, Begin: begin}); err != nil {
		t.Fatal(err)
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

// TestConfigValues are those that would do nothing, or harm, without a word.
func TestConfigValues(t *testing.T) {
	for line, want := range map[string]string{
		`image_hosts: [img.example.org, "*.example.org", "localhost:80"]`: "",
		`image_hosts: "a b"`:                            `gen.yaml:1:14: error: image_hosts: expected hosts such as images.example.org, found "a b"`,
		`frame_hosts: ["x\nX-Evil: 1"]`:                 `gen.yaml:1:14: error: frame_hosts: expected hosts such as images.example.org, found "x\nx-evil: 1"`,
		`edit: javascript:alert(1)//{path}`:             `gen.yaml:1:7: error: edit: expected an address such as https://example.org/edit/{path}, found "javascript:alert(1)//{path}"`,
		`edit: https://example.org/edit`:                `gen.yaml:1:7: error: edit: expected an address such as https://example.org/edit/{path}, found "https://example.org/edit"`,
		`nav: [{title: A, url: "javascript:alert(1)"}]`: `gen.yaml:1:6: error: nav: expected the path of a file, or an address of http, https, mailto or tel, found "javascript:alert(1)"`,
		`nav: [{title: A, url: "MailTo:a@example.org"}, {title: B, url: "/a:b"}, {title: C, url: "#a:b"}]`: "",
		`base_url: https://example.org//a/`:      `gen.yaml:1:11: error: base_url: "https://example.org//a/" is no address such as https://example.org/guide/`,
		`accent: green`:                          `gen.yaml:1:9: error: accent: expected a colour such as "#0b6e4f", found "green"`,
		`accent: ""`:                             "",
		`markers: {"[E]": hardish}`:              `gen.yaml:1:10: error: markers: "[E]" means a level (junior, mid, senior, any) or a difficulty (easy, medium, hard), not "hardish"`,
		`markers: {"[E]": Easy, "*": Mid-Level}`: "",
		`labels: {anser: [Soluzione]}`:           `gen.yaml:1:9: error: labels: "anser" is no part of an answer (did you mean answer?); the parts are answer, hint`,
	} {
		if got := problems(load(t, Options{}, map[string]string{"chapters/a.md": "x", "gen.yaml": line + "\n"})); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s: got\n%s\nwant\n%s", line, got, want)
		}
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
