package generator

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gen/generator/watch"
	"gen/themes"
)

// mostBuilds bounds how often a site is built while hundreds of files change
// within some seconds, even on a busy machine.
const mostBuilds = 40

// TestLiveFollows changes the files of a served site as editors, people and git
// do. When that is over, what is served is what a clean build writes.
func TestLiveFollows(t *testing.T) {
	t.Parallel()
	dir := writeSite(t, 4)
	l := newLive(t, Config{Source: dir, Themes: themes.FS(), Date: today})
	changes, err := watch.Watch(t.Context(), watch.Options{Dirs: []string{dir}, Exclude: l.unwatched})
	if err != nil {
		t.Fatal(err)
	}
	built := make(chan error, 1000)
	l.told = func(_ *Report, err error) { built <- err }
	go l.run(t.Context(), changes)
	settle(t, "the start", built)

	rng, next := rand.New(rand.NewPCG(5, 6)), 4
	one, deep := filepath.Join(dir, "chapters/part-000/one.md"), filepath.Join(dir, "chapters/a/b/c/deep.md")
	some := func(do func(path string)) func() {
		return func() {
			for n := range 1000 {
				do(filepath.Join(dir, fmt.Sprintf("chapters/branch-%d/topic-%04d.md", n/50, n)))
			}
		}
	}
	steps := []struct {
		what string
		do   func()
	}{
		{"a new chapter", func() { write(t, one, "# One\n\n**Q:** Why?\n\n**A:** So.\n") }},
		{"a save by renaming", func() { write(t, one+".tmp", "# One\n\nOther.\n"); must(t, os.Rename(one+".tmp", one)) }},
		{"a link to it in a new nested folder", func() { write(t, deep, "# Deep\n\n[One](../../../part-000/one.md)\n") }},
		{"an edit there", func() { write(t, deep, "# Deep\n\n[It](../../../part-000/one.md)\n") }},
		{"a renamed folder", func() { must(t, os.Rename(filepath.Dir(deep), filepath.Join(dir, "chapters/a/b/d"))) }},
		{"a deleted folder", func() { must(t, os.RemoveAll(filepath.Join(dir, "chapters/a"))) }},
		{"a folder's defaults", func() { write(t, filepath.Join(dir, "chapters/part-000/_defaults.yaml"), "level: senior\n") }},
		{"settings", func() { write(t, filepath.Join(dir, "gen.yaml"), "title: A guide\n") }},
		{"200 saves", func() {
			for n := range 200 {
				write(t, one, fmt.Sprintf("# One\n\nSave %d.\n", n))
				time.Sleep(5 * time.Millisecond)
			}
		}},
		{"another branch", some(func(path string) { write(t, path, "# A topic\n\n**Q:** What?\n\n**A:** "+path[len(dir):]+"\n") })},
		{"and back", some(func(path string) { must(t, os.Remove(path)) })},
	}
	for range 8 {
		steps = append(steps, struct {
			what string
			do   func()
		}{"at random", func() { change(t, dir, rng, &next) }})
	}
	for _, step := range steps {
		step.do()
		if n := settle(t, step.what, built); n > mostBuilds {
			t.Errorf("%s: %d builds", step.what, n)
		}
		clean := build(t, dir, func(c *Config) { c.BaseURL = "" })
		same(t, step.what, served(t, l, clean), clean)
		if t.Failed() {
			return
		}
	}
}

// settle waits until nothing is built any more and counts the builds.
func settle(t *testing.T, what string, built <-chan error) (count int) {
	t.Helper()
	for wait := time.Minute; ; wait = 3 * time.Second {
		select {
		case err := <-built:
			if count++; err != nil {
				t.Fatalf("%s: %v", what, err)
			}
		case <-time.After(wait):
			if count == 0 {
				t.Fatalf("%s: nothing was built", what)
			}
			return count
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
