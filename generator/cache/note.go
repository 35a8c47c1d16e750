package cache

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// Note keeps a value as JSON under the name of a file beside the chapters, for
// a later build to [Store.Recall]. It is no error if that cannot be written.
func (s *Store) Note(name string, v any) {
	if data, err := json.Marshal(v); err == nil {
		_ = s.write(s.note(name), data)
	}
}

// Recall reads what was noted under a name into v, and tells whether it could.
// Who asks has to see whether it still holds.
func (s *Store) Recall(name string, v any) bool {
	data, err := os.ReadFile(s.note(name))
	return err == nil && json.Unmarshal(data, v) == nil
}

func (s *Store) note(name string) string { return filepath.Join(filepath.Dir(s.dir), name) }
