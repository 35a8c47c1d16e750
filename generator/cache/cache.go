// Package cache keeps parsed chapters on disk, so that a chapter that did not
// change is not parsed again, and its body need not stay in memory.
//
// An entry is found by the digest of all that the chapter was made from, so it
// is never stale; what is torn, foreign or made by another version of the
// program is a miss, never an error. The folder may be deleted at any time and
// shared by builds that run at once. The package knows nothing of Markdown.
package cache

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"time"

	"gen/generator/guide"
)

// Store is a folder of parsed chapters.
type Store struct {
	dir     string
	version string
}

// Open gives the store in dir, which is made when the first chapter is kept.
// Version names the program that reads and writes it: entries of another
// version are not seen, and removed by [Store.Sweep].
func Open(dir, version string) *Store {
	return &Store{dir: filepath.Join(dir, "chapters-"+version), version: version}
}

// The layout of an entry, all numbers little-endian:
//
//	8 bytes   magic
//	4 bytes   length of the digest, 8 bytes length of the facts, 8 bytes length of the body
//	4 bytes   CRC-32C of facts, 4 bytes CRC-32C of body
//	          digest, facts, body
const (
	magic      = "gencach1"
	headerSize = 8 + 4 + 8 + 8 + 4 + 4
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

// Get gives the chapter kept under digest, or nil. Its body is read when it is
// asked for.
func (s *Store) Get(digest string) *guide.Chapter {
	if !valid(digest) {
		return nil
	}
	f, err := os.Open(s.path(digest))
	if err != nil {
		return nil
	}
	defer f.Close()
	h, err := readHeader(f, digest)
	if err != nil {
		return nil
	}
	facts := make([]byte, h.facts)
	if _, err := f.ReadAt(facts, h.factsAt()); err != nil || crc32.Checksum(facts, castagnoli) != h.factsSum {
		return nil
	}
	c, err := decodeFacts(facts)
	if err != nil {
		return nil
	}
	c.Body = func() (*guide.Body, error) { return s.body(digest, c.Entries) }
	return c
}

// header is the fixed part of an entry.
type header struct {
	digest            string
	facts, body       int64
	factsSum, bodySum uint32
}

func (h header) factsAt() int64 { return headerSize + int64(len(h.digest)) }

// readHeader reads and checks the header of the entry of digest; the file must
// be exactly as long as it says.
func readHeader(f *os.File, digest string) (header, error) {
	buf := make([]byte, headerSize+len(digest))
	if _, err := f.ReadAt(buf, 0); err != nil {
		return header{}, err
	}
	h := header{
		digest: string(buf[headerSize:]),
		facts:  int64(binary.LittleEndian.Uint64(buf[12:])), body: int64(binary.LittleEndian.Uint64(buf[20:])),
		factsSum: binary.LittleEndian.Uint32(buf[28:]), bodySum: binary.LittleEndian.Uint32(buf[32:]),
	}
	info, err := f.Stat()
	if err != nil {
		return header{}, err
	}
	whole := h.facts >= 0 && h.body >= 0 && h.facts <= info.Size() && h.factsAt()+h.facts+h.body == info.Size()
	if string(buf[:8]) != magic || binary.LittleEndian.Uint32(buf[8:]) != uint32(len(digest)) || h.digest != digest || !whole {
		return header{}, fmt.Errorf("not the entry %s", digest)
	}
	return h, nil
}

// body reads the body of an entry. Its file may have gone since the facts were
// read, which is an error that names what to do.
func (s *Store) body(digest string, entries []*guide.Entry) (*guide.Body, error) {
	f, err := os.Open(s.path(digest))
	if err != nil {
		return nil, fmt.Errorf("the cache lost a chapter while it was in use; build again: %w", err)
	}
	defer f.Close()
	h, err := readHeader(f, digest)
	if err == nil {
		data := make([]byte, h.body)
		if _, err = f.ReadAt(data, h.factsAt()+h.facts); err == nil {
			if crc32.Checksum(data, castagnoli) == h.bodySum {
				return decodeBody(data, entries)
			}
			err = fmt.Errorf("checksum differs")
		}
	}
	os.Remove(s.path(digest))
	return nil, fmt.Errorf("the cache holds a damaged chapter, which is removed now; build again: %w", err)
}

// Put keeps a chapter under digest and gives one with the same facts whose
// body is read back when it is asked for, and the bytes that it takes on disk.
// When the chapter cannot be kept, as on a full or read-only disk, it is given
// back as it is.
func (s *Store) Put(digest string, c *guide.Chapter) (kept *guide.Chapter, size int) {
	if !valid(digest) {
		return c, 0
	}
	body, err := c.Body()
	if err != nil {
		return c, 0
	}
	data := encode(digest, c, body)
	if err := s.write(s.path(digest), data); err != nil {
		return c, len(data)
	}
	lean := *c
	lean.Body = func() (*guide.Body, error) { return s.body(digest, lean.Entries) }
	return &lean, len(data)
}

// write puts data in place as a whole.
func (s *Store) write(path string, data []byte) error {
	dir := filepath.Dir(path)
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
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(s.dir), "chapters-*", "*", "*"))
	for _, path := range files {
		dir, rest := filepath.Split(path)
		digest := filepath.Base(dir) + rest
		if filepath.Dir(filepath.Dir(path)) == s.dir && keep[digest] {
			continue
		}
		if info, err := os.Stat(path); err == nil && info.ModTime().Before(before) {
			os.Remove(path)
			os.Remove(filepath.Dir(path))               // if it is empty now
			os.Remove(filepath.Dir(filepath.Dir(path))) // likewise
		}
	}
}

// encode gives the bytes of an entry.
func encode(digest string, c *guide.Chapter, body *guide.Body) []byte {
	facts, data := encodeFacts(c), encodeBody(body, c.Entries)
	buf := make([]byte, headerSize, headerSize+len(digest)+len(facts)+len(data))
	copy(buf, magic)
	binary.LittleEndian.PutUint32(buf[8:], uint32(len(digest)))
	binary.LittleEndian.PutUint64(buf[12:], uint64(len(facts)))
	binary.LittleEndian.PutUint64(buf[20:], uint64(len(data)))
	binary.LittleEndian.PutUint32(buf[28:], crc32.Checksum(facts, castagnoli))
	binary.LittleEndian.PutUint32(buf[32:], crc32.Checksum(data, castagnoli))
	return append(append(append(buf, digest...), facts...), data...)
}
