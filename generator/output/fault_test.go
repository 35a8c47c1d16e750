package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// failing is a disk whose n-th call fails, and if it is broken all that follow.
type failing struct {
	disk
	calls  *atomic.Int64
	n      int64
	broken bool
	err    error
}

func (d failing) fails() error {
	if call := d.calls.Add(1); call == d.n || d.broken && call > d.n {
		return d.err
	}
	return nil
}

func (d failing) Open(name string) (fs.File, error) {
	if err := d.fails(); err != nil {
		return nil, err
	}
	return d.disk.Open(name)
}

func (d failing) List(dir string) ([]fs.FileInfo, error) {
	if err := d.fails(); err != nil {
		return nil, err
	}
	return d.disk.List(dir)
}

// Create writes half of the data when it fails.
func (d failing) Create(name string, data []byte) error {
	if err := d.fails(); err != nil {
		return errors.Join(d.disk.Create(name, data[:len(data)/2]), err)
	}
	return d.disk.Create(name, data)
}

func (d failing) Mkdir(name string) error {
	if err := d.fails(); err != nil {
		return err
	}
	return d.disk.Mkdir(name)
}

func (d failing) Rename(from, to string) error {
	if err := d.fails(); err != nil {
		return err
	}
	return d.disk.Rename(from, to)
}

func (d failing) Remove(name string) error {
	if err := d.fails(); err != nil {
		return err
	}
	return d.disk.Remove(name)
}

// sites are three states of one site, such that going from one to the next
// changes, adds, removes, and swaps files and folders.
func sites() [3][]File {
	return [3][]File{
		{text("index.html", "home one"), text("a/b", "a file"), text("c/d/e.html", "deep one"), text("assets/s.01234567.css", "one")},
		{text("index.html", "home two!"), text("a/b/c", "now a folder"), text("c/d/f.html", "other"), text("assets/s.89abcdef.css", "two")},
		{text("index.html", "home three"), text("a/b", "a file again"), text("c/d", "a file too"), text("assets/s.89abcdef.css", "two")},
	}
}

// TestEveryCallMayFail lets each call to the disk fail in turn. Whatever
// happens, each file is whole, and the next run gives what a clean one gives.
func TestEveryCallMayFail(t *testing.T) {
	sets := sites()
	clean := t.TempDir()
	write(t, clean, sets[2]...)
	want := contents(t, clean)
	for _, c := range []struct {
		fault  error
		broken bool
	}{{syscall.ENOSPC, false}, {syscall.EIO, true}} {
		reached := false
		for n := int64(1); !reached; n++ {
			dir := filepath.Join(t.TempDir(), "public")
			write(t, dir, sets[0]...)
			var calls atomic.Int64
			_, err := Write(context.Background(), sets[1], Options{Dir: dir, Workers: 1, open: func(dir string) (disk, error) {
				d, err := openDisk(dir)
				return failing{d, &calls, n, c.broken, c.fault}, err
			}})
			reached = calls.Load() < n
			if reached && err != nil {
				t.Fatalf("without a fault: %v", err)
			}
			whole(t, dir, sets[0], sets[1])
			if err != nil && !c.broken && n == 1 {
				equal(t, contents(t, dir), contentsOf(sets[0]))
			}
			write(t, dir, sets[2]...)
			equal(t, contents(t, dir), want)
			if t.Failed() {
				t.Fatalf("call %d, %v, broken %t: %v", n, c.fault, c.broken, err)
			}
		}
	}
}

// contentsOf is what contents gives for a folder that holds the files.
func contentsOf(files []File) map[string]string {
	found := map[string]string{}
	for _, f := range files {
		found[f.Path] = f.Key
		for _, dir := range ancestors(f.Path) {
			found[dir+"/"] = ""
		}
	}
	return found
}

// whole checks that each file has its bytes from one of the sets.
func whole(t *testing.T, dir string, sets ...[]File) {
	t.Helper()
	may := map[string]string{}
	for _, set := range sets {
		for _, f := range set {
			may[f.Path] += "|" + f.Key + "|"
		}
	}
	for name, words := range contents(t, dir) {
		if strings.HasPrefix(name, stageName) || strings.HasSuffix(name, "/") || name == lockName {
			continue
		}
		if !strings.Contains(may[name], "|"+words+"|") {
			t.Errorf("%s is %.40q", name, words)
		}
	}
}

func TestDiskErrorsInPlainWords(t *testing.T) {
	cases := []struct {
		err  error
		want string
	}{
		{syscall.ENOSPC, "the disk is full: cannot make the folder .gen-stage"},
		{syscall.EROFS, "the disk is read-only: cannot make the folder .gen-stage"},
		{syscall.EACCES, "permission denied: cannot make the folder .gen-stage"},
		{syscall.EMFILE, "too many open files: cannot make the folder .gen-stage"},
		{&fs.PathError{Op: "mkdirat", Path: "x", Err: syscall.EIO}, "cannot make the folder .gen-stage: input/output error"},
	}
	for _, c := range cases {
		dir := t.TempDir()
		write(t, dir, text("a", "old"))
		_, err := Write(context.Background(), []File{text("a", "new")}, Options{Dir: dir, open: func(dir string) (disk, error) {
			d, err := openDisk(dir)
			return noFolders{d, c.err}, err
		}})
		known, ok := errors.AsType[*Error](err)
		if !ok || known.Message != c.want || !errors.Is(err, c.err) {
			t.Errorf("got %v, want %s", err, c.want)
		}
		equal(t, contents(t, dir), map[string]string{"a": "old"})
	}
}

// noFolders is a disk on which no folder can be made.
type noFolders struct {
	disk
	err error
}

func (d noFolders) Mkdir(string) error { return d.err }

// locked is a disk with a folder that must not be read.
type locked struct {
	disk
	dir string
}

func (d locked) List(dir string) ([]fs.FileInfo, error) {
	if dir == d.dir {
		return nil, fs.ErrPermission
	}
	return d.disk.List(dir)
}

func TestForeignFolderThatMustNotBeRead(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, text("a", "old"))
	put(t, filepath.Join(dir, "private/key"), "secret")
	r, err := Write(context.Background(), []File{text("a", "new")}, Options{Dir: dir, open: func(dir string) (disk, error) {
		d, err := openDisk(dir)
		return locked{d, "private"}, err
	}})
	if err != nil || r.Written != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestLongLineIsNoManifest: what stands in the manifest's place may be anything.
func TestLongLineIsNoManifest(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, manifestName), bytes.Repeat([]byte("x"), 1<<17), 0o644); err != nil {
		t.Fatal(err)
	}
	d, err := openDisk(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if m, err := readManifest(d, manifestName); m.found || err != nil {
		t.Errorf("found %v, %v", m.found, err)
	}
}

func TestManifestIsReadWholeOrNotAtAll(t *testing.T) {
	m := manifest{records: map[string][]record{"a b/ü.html": {{sumOf([]byte("x")), keySum{1}, 7}}, "c": {{size: 1}, {size: 2}}}}
	whole := string(m.text())
	read, err := parseManifest(strings.NewReader(whole), len(whole))
	if err != nil || fmt.Sprint(read) != fmt.Sprint(m.records) {
		t.Errorf("got %v, %v", read, err)
	}
	for cut := range len(whole) - 1 {
		if read, err := parseManifest(strings.NewReader(whole[:cut]), cut); read != nil || err != nil {
			t.Errorf("the first %d bytes were believed: %v, %v", cut, read, err)
		}
	}
	for _, path := range []string{"../../etc/passwd", "/etc/passwd", ".gen-manifest", "a\\b", ""} {
		hostile := manifest{records: map[string][]record{path: {{size: 1}}}}.text()
		if read, err := parseManifest(strings.NewReader(string(hostile)), len(hostile)); read != nil || err != nil {
			t.Errorf("%q was believed: %v, %v", path, read, err)
		}
	}
}
