package theme_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"gen/generator/guide"
	"gen/themes"
)

// TestPageIDs: every id that templates and scripts give is kept from chapters.
func TestPageIDs(t *testing.T) {
	given := regexp.MustCompile(`\bid(?:="|: ')([\w-]+)`)
	found := 0
	err := fs.WalkDir(themes.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") && !strings.HasSuffix(path, ".js") {
			return err
		}
		text, err := fs.ReadFile(themes.FS(), path)
		for _, m := range given.FindAllSubmatch(text, -1) {
			if found++; !guide.PageID(string(m[1])) {
				t.Errorf("%s: guide.PageID does not know %s", path, m[1])
			}
		}
		return err
	})
	if err != nil || found == 0 {
		t.Errorf("found %d ids, %v", found, err)
	}
}
