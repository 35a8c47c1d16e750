package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"gen/generator/specimen"
	"gen/themes"
)

// today is the build date of tests.
var today = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

// build makes the site in source, as a clean build into a new folder, and
// gives every file. It fails the test when the build does.
func build(t testing.TB, source string, change func(*Config)) map[string][]byte {
	t.Helper()
	c := Config{Source: source, Output: filepath.Join(t.TempDir(), "public"), Themes: themes.FS(), Date: today, BaseURL: "https://example.org/guide/", NoCache: true}
	if change != nil {
		change(&c)
	}
	report, err := Build(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	if report.Failed() {
		t.Fatalf("build failed: %v", report.Problems)
	}
	return files(t, c.Output)
}

// files gives the files below dir, dotfiles left out.
func files(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		found[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// same fails the test when two builds differ, and says where.
func same(t *testing.T, what string, got, want map[string][]byte) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if data, ok := got[name]; !ok {
			t.Errorf("%s: no %s", what, name)
		} else if !bytes.Equal(data, want[name]) {
			t.Errorf("%s: %s differs: %s", what, name, difference(data, want[name]))
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: %s is too many", what, name)
		}
	}
}

// difference shows two texts around the first byte in which they differ.
func difference(a, b []byte) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	around := func(s []byte) []byte { return s[max(0, i-40):min(len(s), i+40)] }
	return fmt.Sprintf("%q and %q", around(a), around(b))
}

// TestOurGuideBuildsTheSameEveryTime builds the guide of this repository in
// strict mode, on one core and on several.
func TestOurGuideBuildsTheSameEveryTime(t *testing.T) {
	want := build(t, "..", func(c *Config) { c.Strict = true })
	runtime.GOMAXPROCS(1 + runtime.GOMAXPROCS(0)%2)
	defer runtime.GOMAXPROCS(runtime.NumCPU())
	same(t, "second build", build(t, "..", nil), want)
}

// writeSite writes n chapters into a new folder.
func writeSite(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		path, text := specimen.Chapter(i)
		write(t, filepath.Join(dir, "chapters", path), text)
	}
	return dir
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestIncrementalEqualsClean makes random creates, edits, renames and deletes,
// builds on top of what is there, and compares with a clean build after each.
func TestIncrementalEqualsClean(t *testing.T) {
	dir := writeSite(t, 6)
	rng := rand.New(rand.NewPCG(1, 2))
	c := Config{Source: dir, Output: filepath.Join(dir, "public"), Themes: themes.FS(), Date: today}
	next := 6
	for step := range 25 {
		what := change(t, dir, rng, &next)
		if _, err := Build(context.Background(), c); err != nil {
			t.Fatal(err)
		}
		clean := build(t, dir, func(k *Config) { k.BaseURL = "" })
		same(t, fmt.Sprintf("step %d, %s", step, what), files(t, c.Output), clean)
		if t.Failed() {
			return
		}
	}
}

// TestSettingsReachTheCache changes what the terms of chapters depend on besides
// their text.
func TestSettingsReachTheCache(t *testing.T) {
	dir := writeSite(t, 3)
	c := Config{Source: dir, Output: filepath.Join(dir, "public"), Themes: themes.FS(), Date: today}
	for _, settings := range []string{"{}", "search: false", "language: de", "synonyms: {thread: [strand of work]}", "{}"} {
		write(t, filepath.Join(dir, "gen.yaml"), settings+"\n")
		if _, err := Build(context.Background(), c); err != nil {
			t.Fatal(err)
		}
		same(t, settings, files(t, c.Output), build(t, dir, func(k *Config) { k.BaseURL = "" }))
	}
}

// change makes one random change to the chapters in dir and says which.
func change(t *testing.T, dir string, rng *rand.Rand, next *int) string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "chapters", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	chapter := list[rng.IntN(len(list))]
	switch rng.IntN(7) {
	case 0:
		_, text := specimen.Chapter(*next)
		*next++
		path := filepath.Join(dir, "chapters", "part-001", fmt.Sprintf("more-%05d.md", *next))
		write(t, path, text)
		return "create " + path
	case 1:
		if len(list) < 3 {
			return "nothing"
		}
		if err := os.Remove(chapter); err != nil {
			t.Fatal(err)
		}
		return "delete " + chapter
	case 2:
		*next++
		to := filepath.Join(filepath.Dir(chapter), fmt.Sprintf("moved-%05d.md", *next))
		if err := os.Rename(chapter, to); err != nil {
			t.Fatal(err)
		}
		return "rename " + chapter
	case 3:
		return swap(t, chapter, list[rng.IntN(len(list))])
	}
	data, err := os.ReadFile(chapter)
	if err != nil {
		t.Fatal(err)
	}
	if rng.IntN(2) == 0 {
		return editUnseen(t, chapter, string(data))
	}
	*next++
	text := string(data)
	if rng.IntN(2) == 0 {
		text = strings.Replace(text, "title: \"", fmt.Sprintf("title: \"Edition %d: ", *next), 1)
	} else {
		text += fmt.Sprintf("\n### %d. What changed in step %d?\n\nThis.\n", 20+*next, *next)
	}
	write(t, chapter, text)
	return "edit " + chapter
}

// swap lets two chapters change places.
func swap(t *testing.T, a, b string) string {
	t.Helper()
	for _, step := range [][2]string{{a, a + "~"}, {b, a}, {a + "~", b}} {
		if err := os.Rename(step[0], step[1]); err != nil && a != b {
			t.Fatal(err)
		}
	}
	return "swap " + a + " and " + b
}

// editUnseen edits a chapter so that neither its size nor, where the system keeps
// another time beside it, the time of its modification tells.
func editUnseen(t *testing.T, chapter, text string) string {
	t.Helper()
	info, err := os.Stat(chapter)
	if err != nil {
		t.Fatal(err)
	}
	i := strings.LastIndexAny(text, "abcdefghijklmnopqrstuvwxy")
	write(t, chapter, text[:i]+string(text[i]+1)+text[i+1:])
	if runtime.GOOS == "linux" {
		if err := os.Chtimes(chapter, info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
	}
	return "edit unseen " + chapter
}
