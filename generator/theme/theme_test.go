package theme_test

import (
	"io/fs"
	"testing"

	"gen/generator/theme"
	"gen/themes"
)

func folder(t testing.TB, name string) fs.FS {
	t.Helper()
	sub, err := fs.Sub(themes.FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	return sub
}

func TestEmbeddedThemesOpen(t *testing.T) {
	if _, err := theme.Open(folder(t, "default")); err != nil {
		t.Errorf("default:\n%v", err)
	}
	if _, err := theme.Open(folder(t, "plain"), folder(t, "default")); err != nil {
		t.Errorf("plain:\n%v", err)
	}
}
