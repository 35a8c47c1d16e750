package generator

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"gen/themes"
)

// TestUnchangedIsNotMadeAgain builds a site again and again: as long as nothing
// changed, with the same report and without making it; after any change anew,
// with the result of a clean build.
func TestUnchangedIsNotMadeAgain(t *testing.T) {
	dir := writeSite(t, 3)
	write(t, filepath.Join(dir, "gen.yaml"), "title: One\n")
	write(t, filepath.Join(dir, "assets/a.txt"), "one")
	write(t, filepath.Join(dir, "chapters/warned.md"), "# Warned\n\n[gone](gone.md)\n")
	c := Config{Source: dir, Output: filepath.Join(dir, "public"), Themes: themes.FS(), Date: today}
	again := func(what string, want bool) *Report {
		t.Helper()
		time.Sleep(30 * time.Millisecond) // so that the times of what was written are in the past
		report, err := Build(context.Background(), c)
		if err != nil || report.Failed() {
			t.Fatal(what, err, report.Problems)
		}
		if got := len(report.Stages) == 1; got != want {
			t.Errorf("%s: taken as unchanged: %v, want %v", what, got, want)
		}
		return report
	}
	first := again("first build", false)
	second := again("nothing", true)
	if len(first.Problems) == 0 || !reflect.DeepEqual(first.Problems, second.Problems) || first.Questions != second.Questions ||
		second.Unchanged != first.Files || second.Written != 0 || first.Bytes != second.Bytes {
		t.Errorf("reports differ:\n%+v\n%+v", first, second)
	}
	page := filepath.Join(dir, "public/warned/index.html")
	for _, change := range []struct {
		what string
		do   func()
	}{
		{"a chapter of the same size", func() { write(t, filepath.Join(dir, "chapters/warned.md"), "# Warmed\n\n[gone](gone.md)\n") }},
		{"gen.yaml", func() { write(t, filepath.Join(dir, "gen.yaml"), "title: Two\n") }},
		{"an asset", func() { write(t, filepath.Join(dir, "assets/a.txt"), "two") }},
		{"a file of the theme", func() { write(t, filepath.Join(dir, "themes/css/tokens.css"), ":root{--x:1}") }},
		{"an edited page", func() { write(t, page, "mine") }},
		{"an option", func() { c.BaseURL = "https://example.org/" }},
		{"a new chapter", func() { write(t, filepath.Join(dir, "chapters/new.md"), "# New\n") }},
		{"a chapter less", func() { os.Remove(filepath.Join(dir, "chapters/new.md")) }},
		{"the day", func() { c.Date = c.Date.AddDate(0, 0, 1) }},
	} {
		change.do()
		again(change.what, false)
		base := c.BaseURL
		same(t, change.what, files(t, c.Output), build(t, dir, func(clean *Config) { clean.BaseURL, clean.Date = base, c.Date }))
		again("after "+change.what, true)
	}
	write(t, filepath.Join(dir, "public/theirs.txt"), "x")
	if r := again("a foreign file", true); strings.Join(r.Kept, " ") != "theirs.txt" {
		t.Errorf("kept %v", r.Kept)
	}
}
