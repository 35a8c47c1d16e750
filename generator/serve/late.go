package serve

import (
	"sync"
	"sync/atomic"
	"time"

	"gen/generator/output"
)

// Late are files that are made when the first below a folder is asked for.
type Late struct {
	Under string                        // the folder, such as "search/"; "" if there are none
	Files func() ([]output.File, error) // makes them, once if that succeeds
}

// late are the late files of one site.
type late struct {
	Late
	before map[string]*page // those made last for an earlier site: a browser may be at reading them
	wanted bool             // browsers asked for those before

	making sync.Mutex
	made   atomic.Pointer[map[string]*page]
	asked  atomic.Bool // for by a browser
	over   atomic.Bool // a later site is there
}

// quiet is how long after a save late files are made that nobody asked for yet:
// browsers ask for the page first.
const quiet = time.Second / 2

// newLate begins with what the late files before leave. Whoever asked for those
// will ask again, and need not wait then.
func newLate(l Late, was *late) *late {
	next := &late{Late: l}
	if was == nil {
		return next
	}
	was.over.Store(true)
	next.before, next.wanted = was.before, was.wanted || was.asked.Load()
	if made := was.made.Load(); made != nil {
		next.before, next.wanted = *made, was.asked.Load()
	}
	if next.wanted && next.Files != nil {
		time.AfterFunc(quiet, func() {
			if !next.over.Load() {
				_, _ = next.files() // an error is told to who asks
			}
		})
	}
	return next
}

// find gives a late file, or nil; an error is that they cannot be made.
func (l *late) find(name string) (*page, error) {
	l.asked.Store(true)
	made, err := l.files()
	if err != nil {
		return nil, err
	}
	if p := made[name]; p != nil {
		return p, nil
	}
	return l.before[name], nil
}

// files makes the files, unless they are made.
func (l *late) files() (map[string]*page, error) {
	l.making.Lock()
	defer l.making.Unlock()
	if made := l.made.Load(); made != nil {
		return *made, nil
	}
	files, err := l.Files()
	if err != nil {
		return nil, err
	}
	made := make(map[string]*page, len(files))
	for _, f := range files {
		made[f.Path] = &page{file: f}
	}
	l.made.Store(&made)
	return made, nil
}
