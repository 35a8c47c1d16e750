package cache

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
)

// Note keeps a value as JSON under the name of a file beside the chapters, for
// a later build to [Store.Recall]. It is no error if that cannot be written.
func (s *Store) Note(name string, v any) {
	if data, err := json.Marshal(v); err == nil {
		_ = s.write(s.note(name), append(seal(data), data...))
	}
}

// Recall reads what was noted under a name into v, and tells whether it could.
// Who asks has to see whether it still holds.
func (s *Store) Recall(name string, v any) bool {
	data, err := os.ReadFile(s.note(name))
	size := len(seal(nil))
	return err == nil && len(data) > size && bytes.Equal(data[:size], seal(data[size:])) && json.Unmarshal(data[size:], v) == nil
}

// seal gives the line before a note that tells when one of its bytes changed.
func seal(data []byte) []byte {
	return fmt.Appendf(nil, "%08x\n", crc32.Checksum(data, castagnoli))
}

func (s *Store) note(name string) string { return filepath.Join(filepath.Dir(s.dir), name) }
