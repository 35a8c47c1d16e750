package content

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// TestWikiLinks: links by name find a file wherever it lies, by its path, its name
// or its name without the number that orders it, topmost folders first; and what
// they find changes with the files.
func TestWikiLinks(t *testing.T) {
	fsys := fstest.MapFS{
		"notes/a.md":    {Data: []byte("[[locks]] [[02 Queues#x|q]] [[Queues]] [[deep/locks]] [[Q & A]] ![[p.PNG]] [[gone]] [[12]]")},
		"deep/Locks.md": {Data: []byte("x")}, "deep/er/locks.md": {Data: []byte("x")}, "deep/locks.md": {Data: []byte("x")},
		"notes/02 Queues.md": {Data: []byte("x")}, "Q & A.md": {Data: []byte("x")}, "img/p.png": {Data: []byte("x")},
		"notes/b.md": {Data: []byte("no links")},
	}
	memory := &Memory{Stamp: stamp}
	source := func(name string) (wiki, digest string) {
		c, err := Load(context.Background(), fsys, Options{Memory: memory})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range c.Sources {
			if s.Path == name {
				return fmt.Sprint(s.Wiki), s.Digest
			}
		}
		t.Fatalf("no %s", name)
		return "", ""
	}
	got, before := source("notes/a.md")
	if want := "map[02 Queues:02%20Queues.md 12: Q & A:../Q%20&%20A.md Queues:02%20Queues.md deep/locks:../deep/locks.md gone: locks:../deep/Locks.md p.PNG:../img/p.png]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, _ := source("notes/b.md"); got != "map[]" {
		t.Errorf("a text without links has %s", got)
	}
	fsys["other/gone.md"] = &fstest.MapFile{Data: []byte("x")}
	memory.Changed("other/gone.md")
	if got, after := source("notes/a.md"); !strings.Contains(got, "gone:../other/gone.md") || after == before {
		t.Errorf("once there is such a file, links are %s", got)
	}
}
