package content

import (
	"testing"
	"testing/fstest"
)

// TestSettle gives names that would share an address one of their own each.
func TestSettle(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, name := range []string{
		"locks.md", "02-locks.md", "a_b.md", "a-b.md", "03.PHP/x.md", "03.PHP/x.png", "php/y.md",
		"02-data/README.md", "03-data/README.md", "tuning.md", "tuning/README.md", "lists.md", "lists/z.md",
		"\u1112\u1161\u11ab.md", "\ud55c.md",
	} {
		fsys["chapters/"+name] = &fstest.MapFile{Data: []byte("# T\n")}
	}
	tree, err := walk(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"locks.md": "/locks/", "02-locks.md": "/02-locks/", "a-b.md": "/a-b/", "a_b.md": "/a-b-2/",
		"03.PHP/x.md": "/03-php/x/", "php/y.md": "/php/y/",
		"02-data/README.md": "/data/", "03-data/README.md": "/03-data/",
		"tuning/README.md": "/tuning/", "tuning.md": "/tuning-2/", "lists.md": "/lists/", "lists/z.md": "/lists/z/",
		"\u1112\u1161\u11ab.md": "/\ud55c/", "\ud55c.md": "/\ud55c-2/", // in two forms of Unicode
	} {
		if got := tree.url("chapters/" + name); got != want {
			t.Errorf("%s is at %s, want %s", name, got, want)
		}
	}
	if got := tree.fileURL("chapters/03.PHP/x.png"); got != "/03-php/x.png" {
		t.Errorf("the image is at %s", got)
	}
}
