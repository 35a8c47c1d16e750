package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestStamp tells every change of a file, and gives no stamp to one that could
// change again without its times telling.
func TestStamp(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	stamp := func() string {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		return Stamp(info)
	}
	seen := map[string]string{}
	for _, step := range []struct {
		what string
		do   func() error
	}{
		{"new", func() error { return os.WriteFile(name, []byte("one"), 0o644) }},
		{"longer", func() error { return os.WriteFile(name, []byte("three"), 0o644) }},
		{"as long", func() error { return os.WriteFile(name, []byte("seven"), 0o644) }},
		{"set back", func() error { return os.Chtimes(name, time.Unix(9, 9), time.Unix(9, 9)) }},
		{"edited and set back", func() error {
			return errors.Join(os.WriteFile(name, []byte("eight"), 0o644), os.Chtimes(name, time.Unix(9, 9), time.Unix(9, 9)))
		}},
		{"replaced", func() error { return replace(name, "forty") }},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if got := stamp(); got != "" {
			t.Errorf("%s: just changed, and has the stamp %s", step.what, got)
		}
		time.Sleep(50 * time.Millisecond)
		if got := stamp(); got == "" || seen[got] != "" {
			t.Errorf("%s: the stamp is %q, as that of %q", step.what, got, seen[got])
		} else {
			seen[got] = step.what
		}
	}
}

// replace puts another file in the place of one.
func replace(name, text string) error {
	if err := os.WriteFile(name+"~", []byte(text), 0o644); err != nil {
		return err
	}
	return os.Rename(name+"~", name)
}
