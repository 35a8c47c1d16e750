package content

import (
	"io/fs"
	"maps"
	"slices"
	"sync"
	"time"

	"gen/generator/guide"
)

// Memory keeps what a load read for the loads of the same folder, with the same
// options, that follow, so that an edit reads one file again. The zero value is
// empty. Dates of last change by git are asked for once.
type Memory struct {
	// Stamp stands for a file as it is: one with other bytes has another. It is ""
	// when that cannot be told. Nil tells of no file.
	Stamp func(fs.FileInfo) string

	mu      sync.Mutex
	sources map[string]Known
	loader  *loader // of the last load; nil if the folder has to be looked through
	only    bool    // no other files changed since then than those that were named
	once    sync.Once
	changed map[string]time.Time
}

// Known is a source that was read, without its text where that is kept beyond
// the program.
type Known struct {
	State  string // stands for all that it was made of; "" when that cannot be told
	Source *guide.Source
}

// Known gives what may be believed later, by path.
func (m *Memory) Known() []Known {
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []Known
	for _, name := range slices.Sorted(maps.Keys(m.sources)) {
		if k := m.sources[name]; k.State != "" {
			s := *k.Source
			s.Text = nil
			list = append(list, Known{k.State, &s})
		}
	}
	return list
}

// Recall takes what an earlier run of the program knew.
func (m *Memory) Recall(list []Known) {
	m.sources = make(map[string]Known, len(list))
	for _, k := range list {
		m.sources[k.Source.Path] = k
	}
}

// stamp stands for a file as it is. A nil memory needs none.
func (m *Memory) stamp(info fs.FileInfo) string {
	if m == nil || m.Stamp == nil {
		return ""
	}
	return m.Stamp(info)
}

// source gives what was read from a file in the same state, or nil.
func (m *Memory) source(name, now string) *guide.Source {
	if now == "" {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if k := m.sources[name]; k.State == now {
		return k.Source
	}
	return nil
}

func (m *Memory) keep(name, now string, s *guide.Source) {
	if m == nil || s == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.sources == nil {
		m.sources = map[string]Known{}
	}
	m.sources[name] = Known{now, s}
}

// Forget drops what was read from the files named, so that they are read again
// even if size and time look the same.
func (m *Memory) Forget(names ...string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.loader = nil
	for _, name := range names {
		delete(m.sources, name)
	}
}

// Changed says that the files named have changed since the last load, or since
// they were named last, and that no others have: the next load looks at nothing
// else, unless one of them is no chapter that it knows.
func (m *Memory) Changed(names ...string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.only = true
	for _, name := range names {
		delete(m.sources, name)
		if m.loader != nil && !m.loader.isChapter(name) {
			m.loader = nil
		}
	}
}

// loaderFor gives the loader of a folder: the last one if what it found out
// still holds. A nil memory knows none.
func (m *Memory) loaderFor(fsys fs.FS, o Options) (*loader, error) {
	if m == nil {
		return newLoader(fsys, o)
	}
	m.mu.Lock()
	last, only := m.loader, m.only
	m.loader, m.only = nil, false
	m.mu.Unlock()
	if last == nil || !only {
		return newLoader(fsys, o)
	}
	again := *last
	again.options, again.vouched = o, true
	return &again, nil
}

// done keeps a loader that has loaded, and forgets files that are no more.
func (m *Memory) done(l *loader) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.loader = l
	maps.DeleteFunc(m.sources, func(name string, _ Known) bool { return !l.tree.names[name] })
}

// last gives what was read from a file, or nil.
func (m *Memory) last(name string) *guide.Source {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.sources[name].Source
}

// dates gives what ask gives, asked once.
func (m *Memory) dates(ask func() map[string]time.Time) map[string]time.Time {
	if m == nil {
		return ask()
	}
	m.once.Do(func() { m.changed = ask() })
	return m.changed
}
