package output

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// survey is what the output folder holds before a run.
type survey struct {
	files map[string]fs.FileInfo // all that is not a folder
	dirs  map[string]bool
}

// lookAround walks the folder. Of the dotted names at its top, such as .git,
// it looks only at those for which wanted says that they concern us.
func lookAround(d disk, wanted func(top string) bool) (survey, error) {
	s := survey{files: map[string]fs.FileInfo{}, dirs: map[string]bool{}}
	for level := []string{"."}; len(level) > 0; {
		lists, errs := make([][]fs.FileInfo, len(level)), make([]error, len(level))
		parallel(runtime.GOMAXPROCS(0), len(level), func(i int) { lists[i], errs[i] = d.List(level[i]) })
		var below []string
		for i, dir := range level {
			switch {
			case errors.Is(errs[i], fs.ErrPermission) && dir != ".":
				continue // someone else's; if the site needs it, writing says so
			case errs[i] != nil:
				return s, explain("read "+dir, errs[i])
			}
			for _, entry := range lists[i] {
				name := path.Join(dir, entry.Name())
				switch {
				case dir == "." && strings.HasPrefix(name, ".") && !wanted(name):
				case entry.IsDir():
					s.dirs[name] = true
					below = append(below, name)
				default:
					s.files[name] = entry
				}
			}
		}
		level = below
	}
	return s, nil
}

// parallel calls f for 0 to n-1 in several workers.
func parallel(workers, n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}

// foreign reports whether the folder holds anything but dotfiles.
func (s survey) foreign() bool {
	for name := range s.files {
		if !strings.HasPrefix(name, ".") {
			return true
		}
	}
	for name := range s.dirs {
		if !strings.HasPrefix(name, ".") {
			return true
		}
	}
	return false
}

// others lists the files that are in none of the manifests, but for dotfiles.
func (s survey) others(ours ...manifest) (names []string) {
	for name := range s.files {
		known := func(m manifest) bool { return len(m.records[name]) > 0 }
		if !strings.HasPrefix(name, ".") && !slices.ContainsFunc(ours, known) {
			names = append(names, name)
		}
	}
	return names
}

// holds gives the record that describes the file as it is now. Without reading
// it, if nobody can have changed it since the manifest was written.
func (w *writer) holds(name string) (record, bool, error) {
	info, exists := w.before.files[name]
	records := w.old.records[name]
	if !exists || !info.Mode().IsRegular() || len(records) == 0 {
		return record{}, false, nil
	}
	if len(records) == 1 && records[0].size == info.Size() && Changed(info).Before(w.old.time) {
		return records[0], true, nil
	}
	var digest sum
	for _, r := range records {
		if r.size != info.Size() {
			continue
		}
		if digest == (sum{}) {
			var err error
			if digest, err = w.sumOnDisk(name); err != nil {
				return record{}, false, err
			}
		}
		if r.sum == digest {
			return r, true, nil
		}
	}
	return record{}, false, nil
}

func (w *writer) sumOnDisk(name string) (sum, error) {
	f, err := w.disk.Open(name)
	if err != nil {
		return sum{}, explain("read "+name, err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum{}, explain("read "+name, err)
	}
	return sum(h.Sum(nil)[:16]), nil
}
