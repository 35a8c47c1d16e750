package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestClashes(t *testing.T) {
	cases := []struct {
		paths []string
		want  []string
	}{
		{[]string{"a/index.html", "b/index.html", "a.html", "a/b"}, nil},
		{[]string{"a/index.html", "a/index.html"}, []string{"s0 and s1 both want the address a/index.html"}},
		{[]string{"lists/GIL.html", "lists/gil.html"}, []string{"s0 (lists/GIL.html) and s1 (lists/gil.html) want addresses that are one file on some systems"}},
		{[]string{"caf\u00e9.html", "cafe\u0301.html"}, []string{"s0 (caf\u00e9.html) and s1 (cafe\u0301.html) want addresses that are one file on some systems"}},
		{[]string{"STRASSE", "stra\u00dfe"}, []string{"s0 (STRASSE) and s1 (stra\u00dfe) want addresses that are one file on some systems"}},
		{[]string{"a/b/c.html", "a"}, []string{"s1 wants the file a, which s0 needs as a folder for a/b/c.html"}},
		{[]string{"a/b", "a/c", "a"}, []string{"s2 wants the file a, which s0 needs as a folder for a/b"}},
		{[]string{"x", "x", "x"}, []string{"s0 and s1 both want the address x", "s0 and s2 both want the address x"}},
	}
	for _, c := range cases {
		var files []File
		for i, path := range c.paths {
			files = append(files, File{Path: path, Source: "s" + string(rune('0'+i))})
		}
		var got []string
		for _, clash := range Clashes(files) {
			got = append(got, clash.String())
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%q: got %q, want %q", c.paths, got, c.want)
		}
	}
}

func TestFingerprint(t *testing.T) {
	name := Fingerprint("assets/site.css", "5f546eb40123456789")
	if name != "assets/site.5f546eb4.css" {
		t.Errorf("got %s", name)
	}
	for path, want := range map[string]bool{
		name: true, Fingerprint("LICENSE", "5f546eb40123456789"): false, "assets/site.css": false, "a.b.c": false,
		"chapters.deadbeef/index.html": false, "assets/site.VS7XDPMV.css": true, "x.deadBEEF.js": false, "x.0EADBEEF.js": false, "x.0123456g.js": false, "deadbeef.js": false,
	} {
		if fingerprinted(path) != want {
			t.Errorf("fingerprinted(%s) is %t", path, !want)
		}
	}
}

func TestGuard(t *testing.T) {
	root := t.TempDir()
	source := filepath.Join(root, "guide")
	for _, dir := range []string{"guide/chapters/deep", "guide/assets", "guide/public", "elsewhere"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(source, "chapters"), filepath.Join(root, "innocent")); err != nil {
		t.Log("no symbolic links here:", err)
	}
	t.Setenv("HOME", filepath.Join(root, "home/ann"))
	t.Setenv("USERPROFILE", filepath.Join(root, "home/ann"))
	cases := []struct{ dir, want string }{
		{filepath.Join(source, "public"), ""},
		{filepath.Join(source, "new/deeper"), ""},
		{filepath.Join(root, "elsewhere"), ""},
		{filepath.Join(root, "home/ann/site"), ""},
		{"/", "is the root of the file system"},
		{root, "is your home folder, or above it"},
		{filepath.Join(root, "home/ann"), "is your home folder, or above it"},
		{source, "is the source, or above it"},
		{filepath.Join(source, "chapters"), "is inside chapters, which holds the source"},
		{filepath.Join(source, "chapters/deep/new"), "is inside chapters"},
		{filepath.Join(source, "assets/public"), "is inside assets"},
		{filepath.Join(source, "themes"), "is inside themes"},
		{filepath.Join(root, "innocent/public"), "is inside chapters"},
	}
	for _, c := range cases {
		err := guard(c.dir, source)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.dir, err, c.want)
		}
	}
	if err := os.MkdirAll(filepath.Join(root, "above"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := guard(filepath.Join(root, "above"), filepath.Join(root, "above/guide")); err == nil || !strings.Contains(err.Error(), "is the source, or above it") {
		t.Errorf("above the source: %v", err)
	}
}

func TestSymlinksDoNotLeadOut(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write(t, dir, text("a/b.html", "old"))
	put(t, filepath.Join(outside, "b.html"), "theirs")
	if err := os.RemoveAll(filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "a")); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("no symbolic links here:", err)
	}
	_, err := Write(t.Context(), []File{text("a/b.html", "new")}, Options{Dir: dir})
	if err == nil || !strings.Contains(err.Error(), "a in the output folder is a file that is not ours") {
		t.Errorf("got %v", err)
	}
	write(t, dir) // nothing of a/ is ours to remove
	equal(t, contents(t, outside), map[string]string{"b.html": "theirs"})
}
