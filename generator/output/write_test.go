package output

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// text is a file that says the given words.
func text(path, words string) File {
	return File{Path: path, Key: words, Source: "chapters/" + path + ".md", Final: true, Render: func(w io.Writer) error {
		_, err := io.WriteString(w, words)
		return err
	}}
}

func write(t *testing.T, dir string, files ...File) Result {
	t.Helper()
	result, err := Write(context.Background(), files, Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// contents reads a folder, without our manifest.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		name = filepath.ToSlash(name)
		if entry.IsDir() {
			found[name+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(path)
		if name != manifestName {
			found[name] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func put(t *testing.T, name, words string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
}

func equal(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s should not be there", name)
		}
	}
	for name, words := range want {
		if found, ok := got[name]; !ok || found != words {
			t.Errorf("%s is %q (there: %t), want %q", name, found, ok, words)
		}
	}
}

func TestWriteHoldsExactlyTheFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	r := write(t, dir, text("index.html", "home"), text("lists/gil/index.html", "gil"), text("assets/site.0123abcd.css", "a{}"))
	if r.Files != 3 || r.Written != 3 || r.Bytes != 10 || r.Unchanged != 0 {
		t.Errorf("first run: %+v", r)
	}
	equal(t, contents(t, dir), map[string]string{
		"index.html": "home", "lists/": "", "lists/gil/": "", "lists/gil/index.html": "gil", "assets/": "", "assets/site.0123abcd.css": "a{}",
	})
	r = write(t, dir, text("index.html", "home 2"), text("assets/site.0123abcd.css", "a{}"))
	if r.Written != 1 || r.Unchanged != 1 || !slices.Equal(r.Gone, []string{"lists/gil/index.html"}) {
		t.Errorf("second run: %+v", r)
	}
	equal(t, contents(t, dir), map[string]string{"index.html": "home 2", "assets/": "", "assets/site.0123abcd.css": "a{}"})
}

func TestWriteLeavesUnchangedFilesAlone(t *testing.T) {
	dir := t.TempDir()
	keyless := text("b.txt", "b")
	keyless.Key = ""
	write(t, dir, text("a.txt", "a"), keyless)
	before := stat(t, dir, "a.txt", "b.txt", manifestName)
	r := write(t, dir, text("a.txt", "a"), keyless)
	if r.Written != 0 || r.Unchanged != 2 || r.Rendered != 1 {
		t.Errorf("got %+v; want only the file without a key rendered", r)
	}
	for i, info := range stat(t, dir, "a.txt", "b.txt", manifestName) {
		if !info.ModTime().Equal(before[i].ModTime()) || !os.SameFile(info, before[i]) {
			t.Errorf("%s was touched", info.Name())
		}
	}
}

func stat(t *testing.T, dir string, names ...string) (infos []fs.FileInfo) {
	t.Helper()
	for _, name := range names {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		infos = append(infos, info)
	}
	return infos
}

func TestWriteNoticesEdits(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, text("a.txt", "alpha"), text("b.txt", "beta"))
	put(t, filepath.Join(dir, "a.txt"), "OTHER") // of equal length
	if err := os.Chtimes(filepath.Join(dir, "a.txt"), stat(t, dir, "b.txt")[0].ModTime(), stat(t, dir, "b.txt")[0].ModTime()); err != nil {
		t.Fatal(err)
	}
	if r := write(t, dir, text("a.txt", "alpha"), text("b.txt", "beta")); r.Written != 1 {
		t.Errorf("an edited page was not restored: %+v", r)
	}
	equal(t, contents(t, dir), map[string]string{"a.txt": "alpha", "b.txt": "beta"})
}

func TestWriteKeepsForeignFiles(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, text("old/index.html", "old"), text("edited.html", "ours"), text("x/y.html", "y"))
	put(t, filepath.Join(dir, "FOREIGN.txt"), "mine")
	put(t, filepath.Join(dir, "old/notes.txt"), "mine too")
	put(t, filepath.Join(dir, ".git/HEAD"), "ref")
	put(t, filepath.Join(dir, "edited.html"), "edited by hand")
	r := write(t, dir, text("index.html", "home"))
	equal(t, contents(t, dir), map[string]string{
		"index.html": "home", "FOREIGN.txt": "mine", "old/": "", "old/notes.txt": "mine too",
		".git/": "", ".git/HEAD": "ref", "edited.html": "edited by hand",
	})
	if want := []string{"FOREIGN.txt", "edited.html", "old/notes.txt"}; !slices.Equal(r.Kept, want) {
		t.Errorf("kept %q, want %q", r.Kept, want)
	}
	if want := []string{"edited.html", "old/index.html", "x/y.html"}; !slices.Equal(r.Gone, want) {
		t.Errorf("gone %q, want %q", r.Gone, want)
	}
}

func TestWriteSwapsFilesAndFolders(t *testing.T) {
	dir := t.TempDir()
	sets := [][]File{
		{text("a/b", "file")},
		{text("a/b/c", "below")},
		{text("a/b", "file again")},
		{text("a", "file at the top")},
		{text("a/b/c/d", "deep")},
		{text("a/b/c/d", "deep"), text("A2/index.html", "x")},
		{},
	}
	for i, set := range sets {
		write(t, dir, set...)
		clean := filepath.Join(t.TempDir(), "clean")
		write(t, clean, set...)
		if t.Failed() {
			t.Fatalf("set %d", i)
		}
		equal(t, contents(t, dir), contents(t, clean))
	}
}

func TestWriteRefuses(t *testing.T) {
	fails := text("b.html", "b")
	fails.Render = func(io.Writer) error { return errors.New("chapter broke") }
	panics := text("c.html", "c")
	panics.Render = func(io.Writer) error { panic("index out of range") }
	cases := []struct {
		name  string
		there map[string]string
		files []File
		want  string
	}{
		{"foreign folder", map[string]string{"thesis.doc": "x"}, []File{text("a", "a")}, "holds files that gen did not make"},
		{"name taken", map[string]string{"own": "", "CNAME": "x"}, []File{text("own", ""), text("CNAME", "y")}, "CNAME stands in the output folder and is not ours, but chapters/CNAME.md needs that name"},
		{"folder taken", map[string]string{"own": "", "a/b": "x"}, []File{text("own", ""), text("a", "y")}, "a in the output folder is a folder with a file that is not ours"},
		{"file taken", map[string]string{"own": "", "a": "x"}, []File{text("own", ""), text("a/b", "y")}, "a in the output folder is a file that is not ours"},
		{"leaves", nil, []File{text("../x", "a")}, `asks for the file "../x", which is not inside the site`},
		{"absolute", nil, []File{text("/etc/x", "a")}, "which is not inside the site"},
		{"backslash", nil, []File{text(`a\b`, "a")}, "which contains a backslash or a control character"},
		{"ours", nil, []File{text(".gen-manifest", "a")}, "which is reserved"},
		{"clash", nil, []File{text("a/index.html", "a"), text("A/index.html", "b")}, "want addresses that are one file on some systems"},
		{"render", nil, []File{text("a", "a"), fails, panics}, "chapter broke\nrender c.html for chapters/c.html.md: internal error: index out of range"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if _, ours := c.there["own"]; ours {
				write(t, dir, text("own", ""))
			}
			for name, words := range c.there {
				if name != "own" {
					put(t, filepath.Join(dir, name), words)
				}
			}
			before := contents(t, dir)
			_, err := Write(context.Background(), c.files, Options{Dir: dir})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			equal(t, contents(t, dir), before)
		})
	}
}

func TestForceOverwrites(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "index.html"), "theirs")
	put(t, filepath.Join(dir, "thesis.doc"), "theirs")
	r, err := Write(context.Background(), []File{text("index.html", "ours")}, Options{Dir: dir, Force: true})
	if err != nil || !slices.Equal(r.Kept, []string{"thesis.doc"}) {
		t.Fatal(r, err)
	}
	equal(t, contents(t, dir), map[string]string{"index.html": "ours", "thesis.doc": "theirs"})
}

func TestKeysOfAnotherVersionAreNotBelieved(t *testing.T) {
	dir := t.TempDir()
	f := text("a.css", "a { color: red; }")
	f.Final = false
	for i, o := range []Options{{Version: "1"}, {Version: "2"}, {Version: "2", Minify: true}, {Version: "2", Minify: true}} {
		o.Dir = dir
		r, err := Write(context.Background(), []File{f}, o)
		if err != nil || r.Rendered != 1 && i < 3 || i == 3 && r.Rendered != 0 {
			t.Errorf("run %d: %+v, %v", i, r, err)
		}
	}
}

func TestCancelChangesNothing(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, text("a", "1"))
	ctx, cancel := context.WithCancel(context.Background())
	f := text("b", "2")
	f.Render = func(io.Writer) error { cancel(); return nil }
	if _, err := Write(ctx, []File{text("a", "new"), f}, Options{Dir: dir, Workers: 1}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	equal(t, contents(t, dir), map[string]string{"a": "1"})
}

func TestBytesAreTheSameOnEveryRun(t *testing.T) {
	var files []File
	for i := range 50 {
		files = append(files, text(fmt.Sprintf("d%d/%d.txt", i%7, i), strings.Repeat("x", i)))
	}
	one, two := t.TempDir(), t.TempDir()
	write(t, one, files...)
	slices.Reverse(files)
	if _, err := Write(context.Background(), files, Options{Dir: two, Workers: 1}); err != nil {
		t.Fatal(err)
	}
	a, _ := os.ReadFile(filepath.Join(one, manifestName))
	b, _ := os.ReadFile(filepath.Join(two, manifestName))
	if string(a) != string(b) || len(a) == 0 {
		t.Error("manifests differ")
	}
	equal(t, contents(t, two), contents(t, one))
}
