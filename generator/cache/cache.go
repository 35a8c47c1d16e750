// Package cache keeps parsed chapters on disk, so that a chapter that did not
// change is not parsed again, and its body need not stay in memory.
//
// An entry is found by the digest of all that the chapter was made from, so it
// is never stale; what is torn, foreign or made by another version of the
// program is a miss, never an error. The folder may be deleted at any time and
// shared by builds that run at once. Beside the chapters lie notes of a build
// for the next one. The package knows nothing of Markdown.
package cache

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"gen/generator/guide"
)

// Store is a folder of parsed chapters.
type Store struct {
	dir     string
	writers sync.Pool // of *writer
}

// Open gives the store in dir, which is made when the first chapter is kept.
// Version names the program that reads and writes it: entries of another
// version are not seen, and removed by [Store.Sweep]. There is no store, nil,
// where a link could lead out of the site's folder.
func Open(dir, version string) *Store {
	chapters := filepath.Join(dir, "chapters-"+version)
	if linked(dir) || linked(chapters) {
		return nil
	}
	return &Store{dir: chapters, writers: sync.Pool{New: func() any { return &writer{} }}}
}

// linked tells whether a path is a symbolic link.
func linked(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// The layout of an entry, all numbers little-endian:
//
//	8 bytes   magic
//	4 bytes   length of the digest
//	          of facts, body and terms: 8 bytes length, 4 bytes CRC-32C
//	          digest, facts, body, terms
const (
	magic      = "gencach4"
	headerSize = 8 + 4 + sections*(8+4)
)

// The sections of an entry.
const (
	facts = iota
	body
	terms
	sections
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// path gives the file of an entry.
func (s *Store) path(digest string) string {
	return filepath.Join(s.dir, digest[:2], digest[2:])
}

// valid tells whether a digest can name an entry.
func valid(digest string) bool {
	return len(digest) > 8 && strings.Trim(digest, "0123456789abcdef") == ""
}

// Again parses a chapter once more, should its entry be lost or damaged while
// the chapter is in use.
type Again func() (*guide.Chapter, error)

// Get gives the chapter kept under digest, or nil. Its body and its terms are
// read when they are asked for.
func (s *Store) Get(digest string, again Again) *guide.Chapter {
	if !valid(digest) {
		return nil
	}
	f, h, err := s.open(digest)
	if err != nil {
		return nil
	}
	defer f.Close()
	data, err := s.text(h, f, facts)
	if err != nil {
		return nil
	}
	c, err := decodeFacts(data)
	if err != nil {
		return nil
	}
	s.lend(c, digest, h[terms].size > 0, again)
	return c
}

// lend gives a chapter what it reads back from its entry, or makes again.
func (s *Store) lend(c *guide.Chapter, digest string, withTerms bool, again Again) {
	entries := c.Entries
	c.Body = func() (*guide.Body, error) {
		f, h, err := s.open(digest)
		if err == nil {
			defer f.Close()
			if data, err := s.text(h, f, body); err == nil {
				if b, err := decodeBody(data, entries); err == nil {
					return b, nil
				}
			}
		}
		return s.body(digest, entries, again)
	}
	c.Terms = nil
	if withTerms {
		c.Terms = func() ([]byte, error) {
			if f, h, err := s.open(digest); err == nil {
				defer f.Close()
				if data, err := h.read(f, terms, nil); err == nil {
					return data, nil
				}
			}
			fresh, err := s.renew(digest, again)
			if err != nil {
				return nil, err
			}
			return fresh.Terms()
		}
	}
}

// body makes the body of a chapter whose entry is lost, for the entries that
// the site knows.
func (s *Store) body(digest string, entries []*guide.Entry, again Again) (*guide.Body, error) {
	fresh, err := s.renew(digest, again)
	if err != nil {
		return nil, err
	}
	b, err := fresh.Body()
	if err != nil {
		return nil, err
	}
	w := &writer{}
	w.body(b, fresh.Entries)
	return decodeBody(string(w.buf), entries)
}

// renew makes a chapter again and keeps it.
func (s *Store) renew(digest string, again Again) (*guide.Chapter, error) {
	fresh, err := again()
	if err == nil {
		s.Put(digest, fresh, again)
	}
	return fresh, err
}

// header is the fixed part of an entry: where its sections are.
type header [sections]struct {
	at, size int64
	sum      uint32
}

// readHeader reads and checks the header of the entry of digest; the file must
// be exactly as long as it says.
func readHeader(f *os.File, digest string) (h header, err error) {
	buf := make([]byte, headerSize+len(digest))
	if _, err := f.ReadAt(buf, 0); err != nil {
		return h, err
	}
	info, err := f.Stat()
	if err != nil {
		return h, err
	}
	whole := string(buf[:8]) == magic && binary.LittleEndian.Uint32(buf[8:]) == uint32(len(digest)) && string(buf[headerSize:]) == digest
	at := int64(len(buf))
	for i := range h {
		field := buf[12+12*i:]
		h[i].at, h[i].size, h[i].sum = at, int64(binary.LittleEndian.Uint64(field)), binary.LittleEndian.Uint32(field[8:])
		whole = whole && 0 <= h[i].size && h[i].size <= info.Size()
		at += h[i].size
	}
	if !whole || at != info.Size() {
		return h, fmt.Errorf("not the entry %s", digest)
	}
	return h, nil
}

// read gives the bytes of a section, in buffer if that is large enough.
func (h header) read(f *os.File, section int, buffer []byte) ([]byte, error) {
	data := slices.Grow(buffer[:0], int(h[section].size))[:h[section].size]
	if _, err := f.ReadAt(data, h[section].at); err != nil {
		return nil, err
	}
	if crc32.Checksum(data, castagnoli) != h[section].sum {
		return nil, fmt.Errorf("checksum differs")
	}
	return data, nil
}

// text gives the bytes of a section as a string that strings in it can be parts
// of.
func (s *Store) text(h header, f *os.File, section int) (string, error) {
	w := s.writers.Get().(*writer)
	defer s.writers.Put(w)
	data, err := h.read(f, section, w.buf)
	if err != nil {
		return "", err
	}
	w.buf = data
	return string(data), nil
}

// atOnce opens a file for reading. A pipe in its place is empty, instead of
// waited for.
func atOnce(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

// open opens an entry, whose file may be gone or damaged since the facts were
// read.
func (s *Store) open(digest string) (*os.File, header, error) {
	f, err := atOnce(s.path(digest))
	if err != nil {
		return nil, header{}, err
	}
	h, err := readHeader(f, digest)
	if err != nil {
		f.Close()
		return nil, header{}, err
	}
	return f, h, nil
}

// Put keeps a chapter under digest and gives one with the same facts whose body
// and terms are read back when they are asked for. When the chapter cannot be
// kept, as on a full or read-only disk, it is given back as it is.
func (s *Store) Put(digest string, c *guide.Chapter, again Again) *guide.Chapter {
	if !valid(digest) {
		return c
	}
	body, err := c.Body()
	if err != nil {
		return c
	}
	var terms []byte
	if c.Terms != nil {
		if terms, err = c.Terms(); err != nil {
			return c
		}
	}
	w := s.writers.Get().(*writer)
	defer s.writers.Put(w)
	h := w.entry(digest, c, body, terms)
	if err := s.write(s.path(digest), w.buf); err != nil {
		return c
	}
	// Read back, the facts are one string instead of thousands, and hold on to
	// nothing of the source.
	kept, err := decodeFacts(string(w.buf[h[facts].at:][:h[facts].size]))
	if err != nil {
		return c
	}
	s.lend(kept, digest, len(terms) > 0, again)
	return kept
}

// write puts data in place as a whole.
func (s *Store) write(path string, data []byte) error {
	dir := filepath.Dir(path)
	if linked(dir) {
		return fmt.Errorf("%s is a link", dir)
	}
	f, err := os.CreateTemp(dir, ".new-*")
	if os.IsNotExist(err) {
		if err = os.MkdirAll(dir, 0o755); err == nil {
			f, err = os.CreateTemp(dir, ".new-*")
		}
	}
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// Sweep removes the entries that keep does not name and those of other
// versions, as far as they were last written before the given time: younger
// ones may be in use by a build that runs now. What cannot be removed stays.
func (s *Store) Sweep(keep map[string]bool, before time.Time) {
	root := filepath.Dir(s.dir)
	filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error { // which follows no links
		dir := filepath.Dir(path)
		version := filepath.Dir(dir)
		switch {
		case err != nil, !entry.Type().IsRegular(), filepath.Dir(version) != root, !strings.HasPrefix(filepath.Base(version), "chapters-"),
			version == s.dir && keep[filepath.Base(dir)+filepath.Base(path)]:
			return nil
		}
		if info, err := entry.Info(); err == nil && info.ModTime().Before(before) {
			os.Remove(path)
			os.Remove(dir)     // if it is empty now
			os.Remove(version) // likewise
		}
		return nil
	})
}

// entry writes an entry, which is in w.buf then, and gives its header.
func (w *writer) entry(digest string, c *guide.Chapter, b *guide.Body, found []byte) (h header) {
	w.buf = append(w.buf[:0], make([]byte, headerSize)...)
	w.buf = append(w.buf, digest...)
	copy(w.buf, magic)
	binary.LittleEndian.PutUint32(w.buf[8:], uint32(len(digest)))
	for i, write := range [sections]func(){
		facts: func() { w.facts(c) },
		body:  func() { w.body(b, c.Entries) },
		terms: func() { w.buf = append(w.buf, found...) },
	} {
		at := len(w.buf)
		write()
		data := w.buf[at:]
		h[i].at, h[i].size, h[i].sum = int64(at), int64(len(data)), crc32.Checksum(data, castagnoli)
		field := w.buf[12+12*i:]
		binary.LittleEndian.PutUint64(field, uint64(len(data)))
		binary.LittleEndian.PutUint32(field[8:], h[i].sum)
	}
	return h
}
