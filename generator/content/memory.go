package content

import (
	"sync"
	"time"

	"gen/generator/guide"
)

// Memory keeps what a load read for the loads of the same folder that follow,
// so that an edit reads one file again. The zero value is empty. Dates of last
// change by git are asked for once.
type Memory struct {
	mu      sync.Mutex
	sources map[string]remembered
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
	for _, name := range names {
		delete(m.sources, name)
	}
}

// dates gives what ask gives, asked once.
func (m *Memory) dates(ask func() map[string]time.Time) map[string]time.Time {
	if m == nil {
		return ask()
	}
	m.once.Do(func() { m.changed = ask() })
	return m.changed
}
