package theme_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// declared gives the custom properties that a stylesheet binds, with their
// values in order.
func declared(t *testing.T, name string) map[string][]string {
	t.Helper()
	theme, file, _ := strings.Cut(name, "/")
	data, err := fs.ReadFile(folder(t, theme), file)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string][]string{}
	for _, m := range regexp.MustCompile(`(--[\w-]+):([^;]*);`).FindAllStringSubmatch(string(data), -1) {
		values[m[1]] = append(values[m[1]], m[2])
	}
	return values
}

// TestPlainBindsWhatDiffers keeps the contract between themes: another look
// binds names that the stylesheets of the default theme use, and only those it
// has something else for.
func TestPlainBindsWhatDiffers(t *testing.T) {
	known, own := declared(t, "default/css/tokens.css"), declared(t, "plain/css/look.css")
	if len(own) == 0 {
		t.Fatal("plain binds nothing")
	}
	for name, values := range own {
		if known[name] == nil {
			t.Errorf("plain binds %s, which default does not know", name)
		}
		if slices.Equal(values, known[name]) {
			t.Errorf("plain binds %s as default does", name)
		}
	}
}
