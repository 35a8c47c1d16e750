package generator

import (
	"errors"
	"os"
	"path/filepath"

	"gen/generator/content"
	"gen/generator/guide"
	"gen/generator/output"
)

// astray adds to the error of a folder without chapters what to do about it.
func (b *builder) astray(err error) error {
	if !errors.Is(err, content.ErrNoChapters) {
		return err
	}
	hint := `"gen new site my-guide" starts a guide; --source names another folder`
	if above, ok := b.above("chapters"); ok {
		hint = "there is a site in the folder above: run gen there, or with --source " + above
	}
	return &output.Error{Message: err.Error(), Hint: hint, Err: err}
}

// misplaced warns of a build in the folder of chapters, to which the rest of the
// site is out of sight.
func (b *builder) misplaced() []guide.Problem {
	if whole, err := filepath.Abs(b.config.Source); err != nil || filepath.Base(whole) != "chapters" {
		return nil
	}
	for _, name := range []string{"gen.yaml", "assets", "themes"} {
		if above, ok := b.above(name); ok {
			return []guide.Problem{{Pos: guide.Pos{File: filepath.ToSlash(b.config.Source)}, Code: "misplaced", Severity: guide.Warning,
				Message: "this is the chapters folder of a site, whose " + name + " is out of sight from here",
				Hint:    "run gen in the folder above, or with --source " + above}}
		}
	}
	return nil
}

// above tells whether the folder above the site holds a file, and how to name
// that folder.
func (b *builder) above(name string) (folder string, ok bool) {
	folder = filepath.Join(b.config.Source, "..")
	_, err := os.Stat(filepath.Join(folder, name))
	return filepath.ToSlash(folder), err == nil
}
