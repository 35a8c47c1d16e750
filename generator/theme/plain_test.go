package theme_test

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"testing"
)

// declared lists the custom properties that a stylesheet binds.
func declared(t *testing.T, theme string) []string {
	t.Helper()
	data, err := fs.ReadFile(folder(t, theme), "css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, m := range regexp.MustCompile(`(--[\w-]+)\s*:`).FindAllStringSubmatch(string(data), -1) {
		names[m[1]] = true
	}
	return slices.Sorted(maps.Keys(names))
}

// TestPlainBindsEveryToken keeps the contract between themes: a tokens file
// binds the names that the stylesheets use.
func TestPlainBindsEveryToken(t *testing.T) {
	want, got := declared(t, "default"), declared(t, "plain")
	for _, name := range want {
		if !slices.Contains(got, name) {
			t.Errorf("plain does not bind %s", name)
		}
	}
	for _, name := range got {
		if !slices.Contains(want, name) {
			t.Errorf("plain binds %s, which default does not know", name)
		}
	}
}
