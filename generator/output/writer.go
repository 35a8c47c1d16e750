package output

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"strings"
)

// writer is one run of [Write].
type writer struct {
	o     Options
	files []File
	disk  disk
	done  []func() // what close has to do, last first

	old    manifest // of the last run
	before survey
	stage  *stage
	now    []entry // parallel to files
}

// entry is what became of one file.
type entry struct {
	record
	staged   bool // its new bytes wait in the stage
	rendered bool
}

func newWriter(files []File, o Options) (*writer, error) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.lockWait == 0 {
		o.lockWait = lockWait
	}
	if o.open == nil {
		o.open = openDisk
	}
	if err := namesProblem(files); err != nil {
		return nil, err
	}
	if err := guard(o.Dir, o.SourceDir); err != nil {
		return nil, err
	}
	return &writer{o: o, files: files, now: make([]entry, len(files))}, nil
}

func (w *writer) close() {
	for _, f := range slices.Backward(w.done) {
		f()
	}
}

func (w *writer) run(ctx context.Context) (Result, error) {
	if err := w.open(ctx); err != nil {
		return Result{}, err
	}
	if err := w.render(ctx); err != nil {
		_ = removeStage(w.disk)
		return Result{}, err
	}
	c, err := w.plan()
	if err != nil {
		_ = removeStage(w.disk)
		return Result{}, err
	}
	if err := c.carryOut(); err != nil {
		_, _ = recoverStage(w.disk, w.old) // if this fails as well, the next run does it
		return Result{}, err
	}
	return w.result(c), nil
}

// open takes the folder, mends what a killed run has left, and reads what is
// there.
func (w *writer) open(ctx context.Context) error {
	undo, err := ensureDir(w.o.Dir)
	if err != nil {
		return err
	}
	w.done = append(w.done, undo)
	release, err := lockDir(ctx, w.o.Dir, w.o.lockWait)
	if err != nil {
		return err
	}
	w.done = append(w.done, release)
	if w.disk, err = w.o.open(w.o.Dir); err != nil {
		return explain("open "+w.o.Dir, err)
	}
	w.done = append(w.done, func() { w.disk.Close() })
	if w.old, err = readManifest(w.disk, manifestName); err != nil {
		return err
	}
	if w.old, err = recoverStage(w.disk, w.old); err != nil {
		return err
	}
	if w.before, err = lookAround(w.disk, w.concernsUs()); err != nil {
		return err
	}
	if !w.old.found && !w.o.Force && w.before.foreign() {
		return &Error{Message: "the output folder " + quote(w.o.Dir) + " holds files that gen did not make", Hint: "choose an empty folder with --output, or use --force to publish beside them"}
	}
	w.stage = newStage(w.disk, w.files, w.before)
	return nil
}

// concernsUs knows the dotted names at the top that some file of ours is under.
func (w *writer) concernsUs() func(top string) bool {
	tops := map[string]bool{}
	note := func(path string) {
		top, _, _ := strings.Cut(path, "/")
		tops[top] = strings.HasPrefix(top, ".")
	}
	for _, f := range w.files {
		note(f.Path)
	}
	for path := range maps.Keys(w.old.records) {
		note(path)
	}
	return func(top string) bool { return tops[top] }
}

func (w *writer) result(c commit) Result {
	r := Result{Files: len(w.files), Gone: c.gone, Kept: c.kept, Seal: sealOf(c.manifest)}
	for _, e := range w.now {
		r.Bytes += e.size
		if e.staged {
			r.Written++
		} else {
			r.Unchanged++
		}
		if e.rendered {
			r.Rendered++
		}
	}
	return r
}
