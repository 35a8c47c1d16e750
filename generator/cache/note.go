package cache

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"path/filepath"
	"reflect"
)

// Note keeps a value under the name of a file beside the chapters, for a later
// build by the same version to [Store.Recall]. It is no error if that cannot be
// written.
func (s *Store) Note(name string, v any) {
	w := &writer{}
	w.begin(nil)
	table{}.of(reflect.TypeOf(v)).write(w, reflect.ValueOf(v))
	_ = s.write(s.note(name), append(s.seal(w.buf), w.buf...))
}

// Recall reads what was noted under a name into the empty value that v points to, and tells
// whether it could. Who asks has to see whether it still holds.
func (s *Store) Recall(name string, v any) bool {
	f, err := atOnce(s.note(name))
	if err != nil {
		return false
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	size := len(s.seal(nil))
	return err == nil && len(data) > size && bytes.Equal(data[:size], s.seal(data[size:])) && decodeNote(string(data[size:]), v) == nil
}

func decodeNote(data string, v any) (err error) {
	defer caught(&err)
	r := &reader{data: data}
	to := reflect.ValueOf(v).Elem()
	table{}.of(to.Type()).read(r, to)
	return r.end()
}

// seal gives the line before a note that tells when one of its bytes changed,
// and which version wrote it.
func (s *Store) seal(data []byte) []byte {
	return fmt.Appendf(nil, "%s %08x\n", filepath.Base(s.dir), crc32.Checksum(data, castagnoli))
}

func (s *Store) note(name string) string { return filepath.Join(filepath.Dir(s.dir), name) }
