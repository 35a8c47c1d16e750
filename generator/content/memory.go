package content

import (
	"io/fs"
	"sync"
	"time"

	"gen/generator/guide"
)

// Memory keeps what a load read for the loads of the same folder, with the same
// options, that follow, so that an edit reads one file again. The zero value is
// empty. Dates of last change by git are asked for once.
type Memory struct {
	mu      sync.Mutex
	sources map[string]remembered
	loader  *loader // of the last load; nil if the folder has to be looked through
	only    bool    // no other files changed since then than those that were named
	once    sync.Once
	changed map[string]time.Time
}

// remembered is a source and the state of its file when it was read.
type remembered struct {
	state
	source *guide.Source
}

// state tells whether a file is the one that was read.
type state struct {
	size     int64
	modified time.Time
	defaults string // digest of the folder's defaults
	index    bool
	url      string // its address without a slug
	guess    string // language of a guide that names none
}

// source gives what was read from a file in the same state, or nil. A nil
// memory remembers nothing.
func (m *Memory) source(name string, now state) *guide.Source {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if r, ok := m.sources[name]; ok && r.state == now {
		return r.source
	}
	return nil
}

func (m *Memory) keep(name string, now state, s *guide.Source) {
	if m == nil || s == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.sources == nil {
		m.sources = map[string]remembered{}
	}
	m.sources[name] = remembered{now, s}
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

// done keeps a loader that has loaded.
func (m *Memory) done(l *loader) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.loader = l
}

// last gives what was read from a file, or nil.
func (m *Memory) last(name string) *guide.Source {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.sources[name].source
}

// dates gives what ask gives, asked once.
func (m *Memory) dates(ask func() map[string]time.Time) map[string]time.Time {
	if m == nil {
		return ask()
	}
	m.once.Do(func() { m.changed = ask() })
	return m.changed
}
