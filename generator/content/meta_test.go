package content

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gen/generator/guide"
)

// TestValues: each way to write a value gives what it means.
func TestValues(t *testing.T) {
	for _, test := range []struct {
		text string
		get  func(guide.Meta) any
		want string
	}{
		{"pass: 0", func(m guide.Meta) any { return *m.Pass }, "0"},
		{"pass: 100", func(m guide.Meta) any { return *m.Pass }, "100"},
		{"weight: -3", func(m guide.Meta) any { return *m.Weight }, "-3"},
		{"draft: Yes", func(m guide.Meta) any { return m.Draft }, "true"},
		{"published: false", func(m guide.Meta) any { return m.Draft }, "true"},
		{"publish: true", func(m guide.Meta) any { return m.Draft }, "false"},
		{"published: 2026-01-01", func(m guide.Meta) any { return m.Draft }, "false"},
		{"comments: off", func(m guide.Meta) any { return *m.Comments }, "false"},
		{"recognise: true", func(m guide.Meta) any { return m.Recognise }, ""},
		{"recognise: off", func(m guide.Meta) any { return m.Recognise }, "off"},
		{"toc: true", func(m guide.Meta) any { return m.TOC }, ""},
		{"toc: false", func(m guide.Meta) any { return m.TOC }, "off"},
		{"toc: keep", func(m guide.Meta) any { return m.TOC }, "keep"},
		{"title: 404", func(m guide.Meta) any { return m.Title }, "404"},
		{"title: ~", func(m guide.Meta) any { return m.Title }, ""},
		{"topics: Lists, SQL ,", func(m guide.Meta) any { return m.Topics }, "[lists sql]"},
		{"topics: [Lists, '', SQL]", func(m guide.Meta) any { return m.Topics }, "[lists sql]"},
		{"tags: Lists", func(m guide.Meta) any { return m.Topics }, "[lists]"},
		{"authors: {name: Mina, url: x}", func(m guide.Meta) any { return m.Authors }, "[Mina]"},
		{"authors: [{url: x, name: Mina}, Ravi]", func(m guide.Meta) any { return m.Authors }, "[Mina Ravi]"},
		{"series: [First, second]", func(m guide.Meta) any { return m.Series }, "First"},
		{"duration: 45", func(m guide.Meta) any { return m.Duration }, "45m0s"},
		{"duration: 1 hour 30 minutes", func(m guide.Meta) any { return m.Duration }, "1h30m0s"},
		{"date: 2 January 2026", func(m guide.Meta) any { return m.Date.Format(time.DateOnly) }, "2026-01-02"},
		{"date: 2026-01-02T23:30:00-05:00", func(m guide.Meta) any { return m.Date.Format(time.RFC3339) }, "2026-01-03T04:30:00Z"},
		{"level: Jr", func(m guide.Meta) any { return m.Level }, "junior"},
		{"kind: QUIZ", func(m guide.Meta) any { return m.Kind }, "quiz"},
		{"job: Python developer", func(m guide.Meta) any { return m.Job.Role }, "Python developer"},
		{"job: {role: dev, location: Oslo}", func(m guide.Meta) any { return m.Job.Locations }, "[Oslo]"},
		{"cast: [Mina, {name: Ravi, role: Candidate}]", func(m guide.Meta) any { return m.Cast }, "[{Mina  } {Ravi candidate }]"},
		{"aliases: [Recomposition, Gradle Build System, /Old/, 面试, old-name]", func(m guide.Meta) any { return fmt.Sprint(m.Aliases, m.Keywords) }, "[/Old/ 面试 old-name] [Recomposition Gradle Build System]"},
		{"aliases: [/old/]", func(m guide.Meta) any { return m.Aliases }, "[/old/]"},
		{"slug: A/B C", func(m guide.Meta) any { return m.Slug }, "a/b-c"},
	} {
		c := load(t, Options{Drafts: true}, map[string]string{"chapters/a.md": "---\n" + test.text + "\n---\n"})
		for _, p := range c.Sources[0].Problems {
			if p.Severity == guide.Error {
				t.Errorf("%s: %v", test.text, p)
			}
		}
		if got := fmt.Sprint(test.get(c.Sources[0].Meta)); got != test.want {
			t.Errorf("%s gives %q, want %q", test.text, got, test.want)
		}
	}
}

// TestBadAliases: an alias is an address that a page can have.
func TestBadAliases(t *testing.T) {
	for _, alias := range []string{"/a//b/", "/", "../a/", "/.git/", "/a?b/", "/a#b/", `/a\b/`, "/a /b/", "/con/", "/a/nul.html"} {
		if badAlias(alias) == "" {
			t.Errorf("%q is taken for an address", alias)
		}
	}
	for _, alias := range []string{"/a/", "a", "/2024/01/x.html", "/面试/", "/console/"} {
		if why := badAlias(alias); why != "" {
			t.Errorf("%q %s", alias, why)
		}
	}
}

// TestIndexBesideItsFolder: a folder without a file of its own that speaks for it
// has the one that is called after it.
func TestIndexBesideItsFolder(t *testing.T) {
	c := load(t, Options{}, map[string]string{
		"chapters/02-a.md": "x", "chapters/02-a/b.md": "x", "chapters/02-a/b/c/d.md": "x", "chapters/e.md": "x", "chapters/e/README.md": "x",
		"chapters/f.md": "---\nslug: g\n---\n", "chapters/f/h.md": "x", "chapters/i.md": "x", "chapters/i/j.png": "x",
	})
	var got []string
	for _, s := range c.Sources {
		if s.Index {
			got = append(got, s.Path+" "+s.URL+" "+s.Folder)
		}
	}
	if want := "chapters/02-a.md /a/ /a/, chapters/02-a/b.md /a/b/ /a/b/, chapters/e/README.md /e/ /e/"; strings.Join(got, ", ") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, ", "), want)
	}
}

// TestIndexFiles: one file speaks for a folder, and the others of that meaning
// are chapters.
func TestIndexFiles(t *testing.T) {
	c := load(t, Options{}, map[string]string{"chapters/a/_index.md": "x", "chapters/a/README.md": "x", "chapters/b/README.md": "x", "chapters/b/index.md": "x", "chapters/c/ReadMe.MD": "x", "chapters/c/Index.md": "x", "chapters/!.md": "x"})
	var got []string
	for _, s := range c.Sources {
		got = append(got, fmt.Sprint(s.Path, " ", s.Index, " ", s.URL))
	}
	want := "chapters/!.md false /page/, chapters/a/README.md false /a/readme/, chapters/a/_index.md true /a/, chapters/b/README.md true /b/, chapters/b/index.md false /b/index/, " +
		"chapters/c/Index.md false /c/index/, chapters/c/ReadMe.MD true /c/"
	if strings.Join(got, ", ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), want)
	}
}

// TestReload gives the text of a file that is what it was, and no other.
func TestReload(t *testing.T) {
	fsys := fstest.MapFS{"chapters/a.md": {Data: []byte("---\ntitle: A\n---\n\nText.\n")}}
	s := load(t, Options{}, map[string]string{"chapters/a.md": "---\ntitle: A\n---\n\nText.\n"}).Sources[0]
	s.Text = nil
	again, err := Reload(fsys, s)
	if err != nil || string(again.Text) != "\nText.\n" || again.Line != 4 || again.Meta.Title != "A" || s.Text != nil {
		t.Errorf("%q from line %d, %v", again.Text, again.Line, err)
	}
	fsys["chapters/a.md"].Data = append(fsys["chapters/a.md"].Data, "More.\n"...)
	if _, err := Reload(fsys, s); err == nil || !strings.Contains(err.Error(), "changed while the site was built") {
		t.Errorf("a file that changed: %v", err)
	}
	delete(fsys, "chapters/a.md")
	if _, err := Reload(fsys, s); err == nil {
		t.Error("a file that is gone can be read")
	}
}
