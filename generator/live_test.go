package generator

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gen/generator/output"
	"gen/generator/watch"
	"gen/themes"
)

// TestLiveEqualsClean changes a served site in ways that need the text of
// chapters that did not change: what is served is what a clean build writes.
func TestLiveEqualsClean(t *testing.T) {
	dir := writeSite(t, 3)
	config, defaults := filepath.Join(dir, "gen.yaml"), filepath.Join(dir, "chapters/part-000/_defaults.yaml")
	chapter := filepath.Join(dir, "chapters/part-000/own.md")
	l := newLive(t, Config{Source: dir, Themes: themes.FS(), Date: today})
	for _, step := range []struct {
		what, file string
		do         func()
	}{
		{"nothing", config, func() {}},
		{"other labels", config, func() { write(t, config, "title: A guide\nlabels:\n  hint: [Pointer]\n") }},
		{"no search", config, func() { write(t, config, "title: A guide\nsearch: false\n") }},
		{"a new chapter", chapter, func() { write(t, chapter, "# Own\n\n**Q:** Why?\n\n**A:** So.\n") }},
		{"an empty chapter", chapter, func() { write(t, chapter, "") }},
		{"a lost cache", config, func() { os.RemoveAll(filepath.Join(dir, cacheName)); write(t, config, "title: Other\n") }},
		{"front matter", chapter, func() { write(t, chapter, "---\ntitle: Own\n---\n\nText.\n") }},
		{"other defaults", defaults, func() { write(t, defaults, "level: senior\n") }},
	} {
		step.do()
		l.changed(watch.Batch{Paths: []string{step.file}})
		l.publish(context.Background())
		if len(l.problems) > 0 {
			t.Fatalf("%s: %v", step.what, l.problems)
		}
		same(t, step.what, served(t, l), early(build(t, dir, func(c *Config) { c.BaseURL = "" })))
	}
}

// served gives the files that a live site would answer with.
func served(t *testing.T, l *live) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	for _, f := range l.early {
		data, err := output.Bytes(f, true)
		if err != nil {
			t.Fatal(f.Path, err)
		}
		found[f.Path] = bytes.Clone(data)
	}
	return found
}

// early leaves out the files that a live site makes later.
func early(files map[string][]byte) map[string][]byte {
	maps.DeleteFunc(files, func(name string, _ []byte) bool {
		return strings.HasPrefix(name, "search/") && name != "search/index.html"
	})
	return files
}
