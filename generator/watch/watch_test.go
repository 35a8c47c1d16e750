package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// site makes a folder with one chapter in a part, and watches it.
func site(t *testing.T, o Options) (dir string, batches <-chan Batch) {
	t.Helper()
	dir = t.TempDir()
	put(t, filepath.Join(dir, "chapters/part/one.md"), "one")
	o.Dirs = []string{dir}
	ctx, cancel := context.WithCancel(context.Background())
	batches, err := Watch(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		for range batches {
		}
	})
	return dir, batches
}

func put(t *testing.T, path, words string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(words), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// reported collects paths, relative to dir, until nothing comes for a while.
func reported(t *testing.T, dir string, batches <-chan Batch, until ...string) (paths []string) {
	t.Helper()
	deadline := time.After(30 * time.Second)
	pause := 300 * time.Millisecond
	for {
		var settled <-chan time.Time
		if !slices.ContainsFunc(until, func(p string) bool { return !slices.Contains(paths, p) }) {
			settled = time.After(pause)
		}
		select {
		case batch := <-batches:
			for _, path := range batch.Paths {
				name, err := filepath.Rel(dir, path)
				must(t, err)
				if name = filepath.ToSlash(name); !slices.Contains(paths, name) {
					paths = append(paths, name)
				}
			}
		case <-settled:
			slices.Sort(paths)
			return paths
		case <-deadline:
			t.Fatalf("got %q, still waiting for %q", paths, until)
		}
	}
}

// TestSaves plays what editors do, as their system calls were recorded.
func TestSaves(t *testing.T) {
	const one = "chapters/part/one.md"
	cases := []struct {
		name string
		save func(t *testing.T, dir string)
		want []string
	}{
		{"in place", func(t *testing.T, dir string) { put(t, filepath.Join(dir, one), "new") }, []string{one}},
		{"rename over", func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, one+".tmp"), "new")
			must(t, os.Rename(filepath.Join(dir, one+".tmp"), filepath.Join(dir, one)))
		}, []string{one}},
		{"vim", func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, "chapters/part/4913"), "")
			must(t, os.Remove(filepath.Join(dir, "chapters/part/4913")))
			must(t, os.Rename(filepath.Join(dir, one), filepath.Join(dir, one+"~")))
			put(t, filepath.Join(dir, one), "new")
			must(t, os.Remove(filepath.Join(dir, one+"~")))
		}, []string{one}},
		{"emacs and others", func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, "chapters/part/#one.md#"), "auto")
			put(t, filepath.Join(dir, "chapters/part/.#one.md"), "lock")
			put(t, filepath.Join(dir, "chapters/part/.one.md.swp"), "swap")
			put(t, filepath.Join(dir, "chapters/part/one.md.bck"), "old")
			put(t, filepath.Join(dir, one), "new")
		}, []string{one}},
		{"new nested folders", func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, "chapters/a/b/c/new.md"), "new")
		}, []string{"chapters/a/b/c/new.md"}},
		{"folder moved in", func(t *testing.T, dir string) {
			other := filepath.Join(t.TempDir(), "other")
			put(t, filepath.Join(other, "deep/two.md"), "two")
			must(t, os.Rename(other, filepath.Join(dir, "chapters/other")))
		}, []string{"chapters/other/deep/two.md"}},
		{"removed", func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, one))) }, []string{one}},
		{"folder removed", func(t *testing.T, dir string) {
			must(t, os.RemoveAll(filepath.Join(dir, "chapters/part")))
		}, []string{"chapters/part", one}},
		{"folder renamed", func(t *testing.T, dir string) {
			must(t, os.Rename(filepath.Join(dir, "chapters/part"), filepath.Join(dir, "chapters/module")))
		}, []string{"chapters/module/one.md", "chapters/part", one}},
		{"not ours", func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, "public/index.html"), "built")
			put(t, filepath.Join(dir, ".git/index"), "x")
			put(t, filepath.Join(dir, "node_modules/a/b.md"), "x")
			put(t, filepath.Join(dir, "gen.yaml"), "title: x")
		}, []string{"gen.yaml"}},
	}
	for _, poll := range []bool{false, true} {
		for _, c := range cases {
			t.Run(fmt.Sprintf("%s, poll %t", c.name, poll), func(t *testing.T) {
				t.Parallel()
				exclude := func(path string) bool { return filepath.Base(path) == "public" }
				dir, batches := site(t, Options{Exclude: exclude, Poll: poll, pollEvery: 20 * time.Millisecond})
				for range 2 { // the second save is the one that broken watches miss
					time.Sleep(30 * time.Millisecond)
					c.save(t, dir)
					if got := reported(t, dir, batches, c.want...); !slices.Equal(got, c.want) {
						t.Errorf("got %q, want %q", got, c.want)
					}
					if len(c.want) > 1 || strings.Contains(c.name, "remove") || strings.Contains(c.name, "folder") {
						return
					}
				}
			})
		}
	}
}

func TestWritesIntoAFolderMadeALongTimeAgo(t *testing.T) {
	dir, batches := site(t, Options{})
	put(t, filepath.Join(dir, "chapters/new/a.md"), "a")
	reported(t, dir, batches, "chapters/new/a.md")
	put(t, filepath.Join(dir, "chapters/new/b.md"), "b")
	if got := reported(t, dir, batches, "chapters/new/b.md"); !slices.Equal(got, []string{"chapters/new/b.md"}) {
		t.Errorf("got %q", got)
	}
}

func TestThousandFilesAreFewBatches(t *testing.T) {
	dir, batches := site(t, Options{})
	go func() {
		for i := range 1000 {
			path := filepath.Join(dir, fmt.Sprintf("chapters/part-%d/%d.md", i%20, i))
			_ = os.MkdirAll(filepath.Dir(path), 0o755)
			_ = os.WriteFile(path, []byte("x"), 0o644)
		}
	}()
	seen, count := map[string]bool{}, 0
	for deadline := time.After(time.Minute); len(seen) < 1000; {
		select {
		case batch := <-batches:
			count++
			for _, path := range batch.Paths {
				seen[path] = true
			}
		case <-deadline:
			t.Fatalf("%d of 1,000 files", len(seen))
		}
	}
	if count > 8 {
		t.Errorf("%d batches", count)
	}
}

// TestLostEventsAreNoticed takes the events away behind the watcher's back.
func TestLostEventsAreNoticed(t *testing.T) {
	var mu sync.Mutex
	var said []string
	o := Options{checkEvery: 30 * time.Millisecond, pollEvery: 20 * time.Millisecond, Notify: func(m string) {
		mu.Lock()
		defer mu.Unlock()
		said = append(said, m)
	}, Exclude: func(string) bool { return false }, remote: remote}
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.md"), "a")
	o.Dirs = []string{dir}
	w := &watcher{o: o, changes: make(chan change, 256)}
	var err error
	w.seen, err = w.scan()
	must(t, err)
	l, err := w.listener()
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	ended := make(chan bool, 1)
	go func() { ended <- l.listen(ctx) }()
	for i := 0; ; i++ {
		_ = l.events.Remove(dir)
		put(t, filepath.Join(dir, "a.md"), strings.Repeat("x", i))
		select {
		case c := <-w.changes:
			if c.path != filepath.Join(dir, "a.md") {
				t.Errorf("reported %v", c)
			}
		case done := <-ended:
			mu.Lock()
			defer mu.Unlock()
			if done || len(said) != 1 || !strings.Contains(said[0], "events do not arrive; looking for them every 20ms") {
				t.Errorf("done %t, said %q", done, said)
			}
			return
		case <-time.After(30 * time.Second):
			t.Fatal("the change was not noticed")
		}
	}
}

func TestFallsBackToPolling(t *testing.T) {
	var said []string
	o := Options{pollEvery: 20 * time.Millisecond, Notify: func(m string) { said = append(said, m) }, remote: func(string) string { return "nfs" }}
	dir, batches := site(t, o)
	put(t, filepath.Join(dir, "new.md"), "new")
	reported(t, dir, batches, "new.md")
	if len(said) != 1 || !strings.HasSuffix(said[0], "is on nfs, which sends no events: looking for changes every 20ms") {
		t.Errorf("said %q", said)
	}
	for err, want := range map[error]string{
		syscall.ENOSPC: "too many folders to watch (raise the limit with: sudo sysctl fs.inotify.max_user_watches=524288)",
		syscall.EMFILE: "too many programs watch files (raise the limit with: sudo sysctl fs.inotify.max_user_instances=512)",
	} {
		if got := fallBack(limits(err), time.Second); !strings.Contains(got, want) {
			t.Errorf("got %s", got)
		}
	}
}

func TestMissingFolderIsAnError(t *testing.T) {
	_, err := Watch(t.Context(), Options{Dirs: []string{filepath.Join(t.TempDir(), "missing")}})
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestFolderBehindASymbolicLink(t *testing.T) {
	real := t.TempDir()
	put(t, filepath.Join(real, "part/a.md"), "a")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	batches, err := Watch(t.Context(), Options{Dirs: []string{link}})
	must(t, err)
	put(t, filepath.Join(real, "part/a.md"), "changed")
	if got := reported(t, link, batches, "part/a.md"); !slices.Equal(got, []string{"part/a.md"}) {
		t.Errorf("got %q", got)
	}
}

// TestSavesInARenamedFolder: the system goes on telling of its folders by the
// names they had.
func TestSavesInARenamedFolder(t *testing.T) {
	for _, below := range []string{"part", "part/a", "part/a/b"} {
		t.Run(below, func(t *testing.T) {
			t.Parallel()
			dir, batches := site(t, Options{})
			put(t, filepath.Join(dir, "chapters", below, "two.md"), "two")
			reported(t, dir, batches, "chapters/"+below+"/two.md")
			for _, name := range []string{"module", "part", "unit"} {
				old := "part"
				if name == "part" {
					old = "module"
				}
				must(t, os.Rename(filepath.Join(dir, "chapters", old), filepath.Join(dir, "chapters", name)))
				now := "chapters/" + name + strings.TrimPrefix(below, "part") + "/two.md"
				reported(t, dir, batches, now)
				put(t, filepath.Join(dir, now), "new "+name)
				if got := reported(t, dir, batches, now); !slices.Equal(got, []string{now}) {
					t.Errorf("got %q, want %q", got, now)
				}
			}
		})
	}
}

// TestRootThatComesBack: a branch without the site's folder is left again.
func TestRootThatComesBack(t *testing.T) {
	for _, poll := range []bool{false, true} {
		dir, batches := site(t, Options{Poll: poll, pollEvery: 20 * time.Millisecond})
		must(t, os.RemoveAll(dir))
		reported(t, dir, batches, "chapters/part/one.md")
		for _, words := range []string{"back", "and edited"} {
			put(t, filepath.Join(dir, "chapters/part/one.md"), words)
			reported(t, dir, batches, "chapters/part/one.md")
		}
	}
}

// TestFoldersThatSwapNames: each is told of by the name it has now.
func TestFoldersThatSwapNames(t *testing.T) {
	dir, batches := site(t, Options{})
	at := func(name string) string { return filepath.Join(dir, "chapters", name) }
	put(t, at("b/two.md"), "two")
	reported(t, dir, batches, "chapters/b/two.md")
	must(t, errors.Join(os.Rename(at("part"), at("x")), os.Rename(at("b"), at("part")), os.Rename(at("x"), at("b"))))
	reported(t, dir, batches, "chapters/part/two.md", "chapters/b/one.md")
	put(t, at("part/two.md"), "new two")
	put(t, at("b/one.md"), "new one")
	if got, want := reported(t, dir, batches, "chapters/part/two.md", "chapters/b/one.md"), []string{"chapters/b/one.md", "chapters/part/two.md"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
