package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sync"
	"sync/atomic"
)

// keptBuffer is how large a worker's buffer may stay between two files.
const keptBuffer = 8 << 20

// render finds out, for every file, whether the folder holds its bytes, and
// puts those that it does not hold into the stage. All failures are reported,
// in the order of the files.
func (w *writer) render(ctx context.Context) error {
	var (
		next  atomic.Int64
		wg    sync.WaitGroup
		fatal atomic.Int64 // 1 + the file at which the disk failed
		errs  = make([]error, len(w.files))
	)
	for range min(w.o.Workers, len(w.files)) {
		wg.Go(func() {
			var plain, small bytes.Buffer
			for i := int(next.Add(1)) - 1; i < len(w.files) && ctx.Err() == nil && fatal.Load() == 0; i = int(next.Add(1)) - 1 {
				stop, err := w.one(i, &plain, &small)
				if errs[i] = err; stop && err != nil {
					fatal.CompareAndSwap(0, int64(i)+1)
				}
				drop(&plain)
				drop(&small)
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	if i := fatal.Load(); i > 0 {
		return errs[i-1]
	}
	return errors.Join(errs...)
}

func drop(b *bytes.Buffer) {
	if b.Cap() > keptBuffer {
		*b = bytes.Buffer{}
	}
}

// one deals with one file. stop says that an error is the disk's, so that going
// on would only repeat it.
func (w *writer) one(i int, plain, small *bytes.Buffer) (stop bool, err error) {
	f, e := w.files[i], &w.now[i]
	key := keyOf(f, w.o)
	there, intact, err := w.holds(f.Path)
	if err != nil {
		return true, err
	}
	if intact && key != (keySum{}) && there.key == key {
		e.record = there
		return false, nil
	}
	data, err := render(f, w.o.Minify, plain, small)
	if err != nil {
		return false, fmt.Errorf("render %s for %s: %w", f.Path, f.Source, err)
	}
	e.rendered = true
	e.record = record{sum: sumOf(data), key: key, size: int64(len(data))}
	if intact && there.sum == e.sum {
		return false, nil
	}
	if same, err := w.adopt(f, e.record); same || err != nil {
		return false, err
	}
	e.staged = true
	return true, w.stage.add(i, f.Path, data)
}

// adopt looks at what stands where a file has to go. same says that it is not
// known to be ours but has the right bytes; an error, that it is not ours to
// replace.
func (w *writer) adopt(f File, want record) (same bool, err error) {
	if err := w.blocked(f); err != nil {
		return false, err
	}
	info, exists := w.before.files[f.Path]
	if !exists {
		return false, nil
	}
	if info.Mode().IsRegular() && info.Size() == want.size {
		if found, err := w.sumOnDisk(f.Path); err != nil || found == want.sum {
			return err == nil, err
		}
	}
	if len(w.old.records[f.Path]) == 0 && !w.o.Force {
		return false, &Error{Message: f.Path + " stands in the output folder and is not ours, but " + f.Source + " needs that name", Hint: "move it away, or use --force to overwrite it"}
	}
	return false, nil
}

// blocked reports a foreign file where a folder of ours has to be, or the
// other way round.
func (w *writer) blocked(f File) error {
	foreign := func(name, kind string) error {
		return &Error{Message: name + " in the output folder is a " + kind + " that is not ours, and " + f.Source + " needs that name for " + f.Path, Hint: "move it away"}
	}
	for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
		info, exists := w.before.files[dir]
		if exists && (len(w.old.records[dir]) == 0 || info.Mode()&fs.ModeSymlink != 0) {
			return foreign(dir, "file")
		}
	}
	if w.before.dirs[f.Path] {
		for name := range w.before.files {
			if within(name, f.Path) && len(w.old.records[name]) == 0 {
				return foreign(f.Path, "folder with a file")
			}
		}
	}
	return nil
}

func within(name, dir string) bool {
	return len(name) > len(dir) && name[len(dir)] == '/' && name[:len(dir)] == dir
}
