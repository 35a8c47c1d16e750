package generator

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// A theme of the site is the one meant, also where an embedded one has its
// name. The order of a map would choose either: 64 tries meet both.
func TestOwnThemeComesFirst(t *testing.T) {
	source := t.TempDir()
	if err := os.MkdirAll(filepath.Join(source, "themes", "plain"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(source, "themes", "plain", "whose"), []byte("own"), 0o644); err != nil {
		t.Fatal(err)
	}
	b, err := newBuilder(Config{Source: source, NoCache: true, Themes: fstest.MapFS{"plain/whose": {Data: []byte("embedded")}}})
	if err != nil {
		t.Fatal(err)
	}
	defer b.close()
	for range 64 {
		theme, err := b.chosen("plain")
		if err != nil {
			t.Fatal(err)
		}
		if whose, err := fs.ReadFile(theme, "whose"); err != nil || string(whose) != "own" {
			t.Fatalf("the theme is %s (%v), want the site's own", whose, err)
		}
	}
}
