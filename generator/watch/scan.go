package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// stamp tells two states of a file apart.
type stamp struct {
	size    int64
	written time.Time
	dir     bool
}

func stampOf(info fs.FileInfo) stamp {
	if info.IsDir() {
		return stamp{dir: true} // its entries speak for themselves
	}
	return stamp{info.Size(), info.ModTime(), false}
}

// snapshot is every file and folder by path.
type snapshot map[string]stamp

// changedSince gives the paths that differ from an earlier snapshot: new and
// changed files, and files and folders that are gone.
func (s snapshot) changedSince(earlier snapshot) (paths []string) {
	for path, now := range s {
		if was, known := earlier[path]; (!known || was != now) && !now.dir {
			paths = append(paths, path)
		}
	}
	for path := range earlier {
		if _, still := s[path]; !still {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

// scan looks at everything. A root that does not exist is an error the first
// time, and empty after that: it may come back.
func (w *watcher) scan() (snapshot, error) {
	found := snapshot{}
	for _, dir := range w.o.Dirs {
		if _, err := os.Stat(dir); err != nil && w.seen == nil {
			return nil, err
		}
		if err := w.scanInto(found, dir); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// scanInto adds a tree to a snapshot. What vanishes meanwhile, or must not be
// read, is not there.
func (w *watcher) scanInto(found snapshot, dir string) error {
	root := dir + string(filepath.Separator) // so that a symbolic link is followed
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if path == root {
			path = dir
		}
		switch {
		case err != nil && entry != nil && entry.IsDir():
			return fs.SkipDir
		case err != nil:
			return nil
		case path != dir && w.skip(path, entry.IsDir()):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		info, err := entry.Info()
		if path == dir { // a root may be a symbolic link
			info, err = os.Stat(path)
		}
		if err == nil {
			found[path] = stampOf(info)
		}
		return nil
	})
}

// poll compares scans for ever.
func (w *watcher) poll(ctx context.Context) {
	for wait := w.o.pollEvery; ; {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		began := time.Now()
		now, err := w.scan()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			w.o.Notify("cannot look for changes: " + err.Error())
			continue
		}
		for _, path := range now.changedSince(w.seen) {
			w.report(ctx, change{path: path})
		}
		w.seen = now
		wait = max(w.o.pollEvery, 10*time.Since(began))
	}
}
