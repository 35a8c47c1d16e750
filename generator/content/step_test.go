package content

import (
	"testing"
	"testing/fstest"
)

// TestSettle: in a folder that nobody wrote for gen, names that would share an
// address get one of their own each; in chapters/ they stay, to be reported.
func TestSettle(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, name := range []string{
		"locks.md", "02-locks.md", "a_b.md", "a-b.md", "03.PHP/x.md", "03.PHP/x.png", "php/y.md",
		"02-data/README.md", "03-data/README.md", "tuning.md", "tuning/README.md", "lists.md", "lists/z.md",
		"\u1112\u1161\u11ab.md", "\ud55c.md", "GIL.md", "gil.md",
		"search/README.md", "search/binary.md", "04-contents.md", "print.md", "lists/print.md",
		"🔥.md", "❓.md", "con.md", "01-con.md", // no letter or digit; a name that Windows keeps
	} {
		fsys[name] = &fstest.MapFile{Data: []byte("# T\n")}
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
		"GIL.md": "/gil/", "gil.md": "/gil-2/",
		"search/README.md": "/search-2/", "search/binary.md": "/search-2/binary/", "04-contents.md": "/04-contents/", "print.md": "/print-2/", "lists/print.md": "/lists/print/",
		"❓.md": "/page/", "🔥.md": "/page-2/", "con.md": "/con-page/", "01-con.md": "/01-con/",
	} {
		if got := tree.url(name); got != want {
			t.Errorf("%s is at %s, want %s", name, got, want)
		}
	}
	if got := tree.fileURL("03.PHP/x.png"); got != "/03-php/x.png" {
		t.Errorf("the image is at %s", got)
	}
	files := fstest.MapFS{"a.md": {}}
	want := map[string]string{
		"01-img/x.png": "/img/x.png", "02-img/x.png": "/img/x-3.png", "Img/X.png": "/img/X-4.png", "img/x-2.png": "/img/x-2.png",
		"e\u0301.png": "/\u00e9.png", "\u00e9.png": "/\u00e9-2.png", "social.png": "/social-2.png", "img/social.png": "/img/social.png",
	}
	for name := range want {
		files[name] = &fstest.MapFile{}
	}
	files[`back\slash.png`], files["line\nend.png"], files[`odd\x.txt`] = &fstest.MapFile{}, &fstest.MapFile{}, &fstest.MapFile{}
	if tree, err = walk(files, nil); err != nil {
		t.Fatal(err)
	}
	for _, f := range tree.files {
		if f.URL != want[f.Path] {
			t.Errorf("%s is at %s, want %s", f.Path, f.URL, want[f.Path])
		}
	}
	if len(tree.files) != len(want) || len(tree.problems) != 2 {
		t.Errorf("%d files, %v", len(tree.files), tree.problems)
	}
	tree, err = walk(fstest.MapFS{"chapters/a.md": {}, "chapters/01-a.md": {}, "chapters/search.md": {}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"a.md": "/a/", "01-a.md": "/a/", "search.md": "/search/"} {
		if got := tree.url("chapters/" + name); got != want {
			t.Errorf("%s in chapters/ is at %s, want %s", name, got, want)
		}
	}
}
