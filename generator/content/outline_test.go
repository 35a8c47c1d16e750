package content

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestOrderOfAnOutline: the list that a guide has for another tool orders its
// chapters and is none.
func TestOrderOfAnOutline(t *testing.T) {
	chapters := map[string]string{"README.md": "x", "sets.md": "x", "lists.md": "x", "deep/a b (1).md": "x", "deep/README.md": "x", "new.md": "x"}
	with := func(name, text string) map[string]string {
		files := map[string]string{name: text}
		for name, text := range chapters {
			files[name] = text
		}
		return files
	}
	for _, c := range []struct {
		about string
		files map[string]string
		want  string
	}{
		{"mdBook", with("SUMMARY.md", "# Summary\n\n- [Home](README.md)\n- [Sets](./sets.md#top)\n  - [A b](<deep/a b (1).md>)\n- [Draft]()\n- [Web](https://example.org/lists.md)\n- [Lists](lists.md \"title\")\n- [Sets again](sets.md)\n"),
			"README.md 1, deep/README.md 0, deep/a b (1).md 3, lists.md 4, new.md 0, sets.md 2"},
		{"docsify", with("_sidebar.md", "* [Sets](/sets)\n* [Deep](/deep/)\n* [A b](/deep/a%20b%20(1).md)\n"),
			"README.md 0, deep/README.md 2, deep/a b (1).md 3, lists.md 0, new.md 0, sets.md 1"},
		{"MkDocs", with("mkdocs.yml", "site_name: Sets\nnav:\n  - Home: README.md\n  - 'Deep: down':\n      - 'deep/a b (1).md' # the first\n      - Lists: \"lists.md\"\n      - sets.md\n  - Web: https://example.org/new.md\nmarkdown_extensions:\n  - new\n  - toc: !!python/name:x.y\n"),
			"README.md 1, deep/README.md 0, deep/a b (1).md 2, lists.md 3, new.md 0, sets.md 4"},
		{"MkDocs, chapters in a folder", map[string]string{"mkdocs.yml": "docs_dir: text\nnav:\n- b.md\n- x/a.md\n", "README.md": "x", "text/b.md": "x", "text/x/a.md": "x", "zoo/b.md": "x"},
			"README.md 0, text/b.md 1, text/x/a.md 2, zoo/b.md 0"},
		{"Docusaurus", map[string]string{"site/sidebars.js": "module.exports = {\n  /* ['x/a'], */ // 'c'\n  all: ['b', {type: 'category', label: 'X', items: [\"x/a\"]}, 'c'],\n};\n", "README.md": "x", "site/docs/b.md": "x", "site/docs/c.mdx": "x", "site/docs/x/a.md": "x", "docs/b.md": "x"},
			"README.md 0, docs/b.md 0, site/docs/b.md 1, site/docs/c.mdx 3, site/docs/x/a.md 2"},
		{"a text", with("SUMMARY.md", "All of it. See [lists](lists.md).\n"),
			"README.md 0, SUMMARY.md 0, deep/README.md 0, deep/a b (1).md 0, lists.md 0, new.md 0, sets.md 0"},
		{"chapters of ours", map[string]string{"chapters/SUMMARY.md": "[a](a.md) [b](b.md)", "chapters/a.md": "x", "chapters/b.md": "x"},
			"chapters/SUMMARY.md 0, chapters/a.md 0, chapters/b.md 0"},
	} {
		var got []string
		for _, s := range load(t, Options{}, c.files).Sources {
			got = append(got, fmt.Sprintf("%s %d", s.Path, s.Meta.Listed))
		}
		if slices.Sort(got); strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got  %s\nwant %s", c.about, strings.Join(got, ", "), c.want)
		}
	}
}

// TestOutlineChanges: another order is seen though the chapters are the same.
func TestOutlineChanges(t *testing.T) {
	list := &fstest.MapFile{Data: []byte("[a](a.md) [b](b.md)")}
	fsys := fstest.MapFS{"SUMMARY.md": list, "a.md": {Data: []byte("x")}, "b.md": {Data: []byte("x")}}
	memory := &Memory{Stamp: stamp}
	order := func() (got string) {
		c, err := Load(context.Background(), fsys, Options{Memory: memory})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range c.Sources {
			got += fmt.Sprint(s.Path, s.Meta.Listed, " ")
		}
		return got
	}
	if got := order(); got != "a.md1 b.md2 " {
		t.Errorf("first %s", got)
	}
	list.Data, list.ModTime = []byte("[b](b.md) [a](a.md)"), time.Unix(9, 0)
	memory.Changed("SUMMARY.md")
	if got := order(); got != "a.md2 b.md1 " {
		t.Errorf("then %s", got)
	}
}
