package page_test

import (
	"bytes"
	"io/fs"
	"testing"
	"time"

	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/page"
	"gen/generator/theme"
	"gen/themes"
)

// today is the day on which tests build.
var today = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)

func openTheme(t testing.TB) *theme.Theme {
	t.Helper()
	sub, err := fs.Sub(themes.FS(), "default")
	if err != nil {
		t.Fatal(err)
	}
	opened, err := theme.Open(sub)
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// static stands for the files of a theme.
func static(name, language string) string { return "/assets/" + name }

// emit gives the pages of a site by path.
func emit(t testing.TB, site *guide.Site) map[string]output.File {
	t.Helper()
	files := map[string]output.File{}
	for _, f := range page.Emit(site, openTheme(t), page.Options{Static: static}) {
		if _, twice := files[f.Path]; twice {
			t.Errorf("%s is emitted twice", f.Path)
		}
		files[f.Path] = f
	}
	return files
}

// render gives the bytes of a page.
func render(t testing.TB, f output.File) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		t.Fatalf("%s: %v", f.Path, err)
	}
	return b.String()
}
