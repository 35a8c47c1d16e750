package serve

import (
	"sync"

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

	mu     sync.Mutex
	made   map[string]*page // nil until they are asked for
	before map[string]*page // those made last for an earlier site: a browser may be at reading them
}

// newLate begins with what the late files before leave.
func newLate(l Late, was *late) *late {
	next := &late{Late: l}
	if was == nil {
		return next
	}
	was.mu.Lock()
	defer was.mu.Unlock()
	if next.before = was.made; next.before == nil {
		next.before = was.before
	}
	return next
}

// find gives a late file, or nil; an error is that they cannot be made.
func (l *late) find(name string) (*page, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.made == nil {
		files, err := l.Files()
		if err != nil {
			return nil, err
		}
		l.made = make(map[string]*page, len(files))
		for _, f := range files {
			l.made[f.Path] = &page{file: f}
		}
	}
	if p := l.made[name]; p != nil {
		return p, nil
	}
	return l.before[name], nil
}
