package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"gen/themes"
)

// TestBadCache builds with caches that were tampered with, that cannot be
// written, or that another version left: the site is that of a clean build.
func TestBadCache(t *testing.T) {
	dir := writeSite(t, 3)
	cache := filepath.Join(dir, cacheName)
	want := build(t, dir, func(c *Config) { c.BaseURL = "" })
	c := Config{Source: dir, Output: filepath.Join(dir, "public"), Themes: themes.FS(), Date: today}
	buildOnce(t, c)
	for _, bad := range []struct {
		what string
		do   func() error
	}{
		{"flipped bytes", func() error { return rewrite(cache, func(data []byte) []byte { data[len(data)/2] ^= 1; return data }) }},
		{"bytes flipped at the end", func() error { return rewrite(cache, func(data []byte) []byte { data[len(data)-1] ^= 1; return data }) }},
		{"cut files", func() error { return rewrite(cache, func(data []byte) []byte { return data[:len(data)/3] }) }},
		{"empty files", func() error { return rewrite(cache, func([]byte) []byte { return nil }) }},
		{"each the bytes of another", func() error {
			var last []byte
			return rewrite(cache, func(data []byte) []byte { data, last = last, data; return data })
		}},
		{"another version", func() error {
			versions, err := filepath.Glob(filepath.Join(cache, "chapters-*"))
			if err != nil || len(versions) != 1 {
				return fmt.Errorf("%v, %w", versions, err)
			}
			return os.Rename(versions[0], filepath.Join(cache, "chapters-0123456789abcdef"))
		}},
		{"folders for files", func() error {
			for _, name := range []string{lastNote, lateNote, sourcesNote} {
				if err := errors.Join(os.Remove(filepath.Join(cache, name)), os.MkdirAll(filepath.Join(cache, name, "x"), 0o755)); err != nil {
					return err
				}
			}
			return nil
		}},
		{"nothing can be kept", func() error { os.RemoveAll(cache); return os.WriteFile(cache, []byte("x"), 0o644) }},
		{"a link that leads nowhere", func() error { os.Remove(cache); return os.Symlink("nowhere/at/all", cache) }},
	} {
		if err := bad.do(); err != nil {
			t.Fatal(bad.what, err)
		}
		os.RemoveAll(c.Output) // so that every page is made again
		buildOnce(t, c)
		same(t, bad.what, files(t, c.Output), want)
	}
}

// rewrite puts what change makes of its bytes into every file below dir.
func rewrite(dir string, change func([]byte) []byte) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil || len(data) == 0 {
			return err
		}
		return os.WriteFile(name, change(data), 0o644)
	})
}

// TestCacheLostDuringBuild deletes the cache once every chapter is parsed, as
// somebody may who reads that it is safe to.
func TestCacheLostDuringBuild(t *testing.T) {
	dir := writeSite(t, 3)
	want := build(t, dir, func(c *Config) { c.BaseURL = "" })
	c := Config{Source: dir, Output: filepath.Join(dir, "public"), Themes: themes.FS(), Date: today}
	buildOnce(t, c)
	os.RemoveAll(c.Output)
	c.Progress = func(stage string, done, total int) {
		if done == total && !strings.HasPrefix(stage, "writing") {
			os.RemoveAll(filepath.Join(dir, cacheName))
		}
	}
	buildOnce(t, c)
	same(t, "build", files(t, c.Output), want)
}

// TestBuildsShareACache builds one site into several folders at once.
func TestBuildsShareACache(t *testing.T) {
	dir := writeSite(t, 3)
	want := build(t, dir, func(c *Config) { c.BaseURL = "" })
	var wg sync.WaitGroup
	for range 4 {
		out := filepath.Join(t.TempDir(), "public")
		wg.Go(func() {
			report, err := Build(context.Background(), Config{Source: dir, Output: out, Themes: themes.FS(), Date: today})
			if err != nil || report.Failed() {
				t.Error(err)
				return
			}
			same(t, out, files(t, out), want)
		})
	}
	wg.Wait()
}

// TestOldCacheIsSwept keeps what is used, however old, and what is young.
func TestOldCacheIsSwept(t *testing.T) {
	dir := writeSite(t, 2)
	c := Config{Source: dir, Output: filepath.Join(dir, "public"), Themes: themes.FS(), Date: today}
	entries := func() []string {
		list, err := filepath.Glob(filepath.Join(dir, cacheName, "chapters-*", "*", "*"))
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	buildOnce(t, c)
	own := filepath.Join(dir, "chapters", "own.md")
	write(t, own, "# One\n")
	buildOnce(t, c)
	write(t, own, "# Two\n")
	buildOnce(t, c)
	if n := len(entries()); n != 4 {
		t.Fatalf("%d entries while all are young, want 4", n)
	}
	for _, name := range entries() {
		old := time.Now().Add(-2 * unusedFor)
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
	}
	write(t, own, "# Three\n")
	buildOnce(t, c)
	if n := len(entries()); n != 3 {
		t.Errorf("%d entries are left, want those of 3 chapters", n)
	}
}
