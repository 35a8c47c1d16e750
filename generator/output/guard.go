package output

import (
	"os"
	"path/filepath"
	"strconv"
)

func quote(s string) string { return strconv.Quote(s) }

// contentDirs are the folders of a source that hold what people wrote.
var contentDirs = [...]string{"chapters", "assets", "themes"}

// guard refuses to publish into a folder where a mistake would cost more than
// a build.
func guard(dir, source string) error {
	whole, err := resolve(dir)
	if err != nil {
		return explain("find "+dir, err)
	}
	refuse := func(what string) error {
		return &Error{Message: "the output folder " + quote(dir) + " is " + what, Hint: "choose another with --output, such as public"}
	}
	if filepath.Dir(whole) == whole {
		return refuse("the root of the file system")
	}
	if home, err := os.UserHomeDir(); err == nil && contains(whole, home) {
		return refuse("your home folder, or above it")
	}
	if source == "" {
		return nil
	}
	if source, err = resolve(source); err != nil {
		return explain("find "+source, err)
	}
	if contains(whole, source) {
		return refuse("the source, or above it")
	}
	for _, content := range contentDirs {
		if contains(filepath.Join(source, content), whole) {
			return refuse("inside " + content + ", which holds the source")
		}
	}
	return nil
}

// resolve gives the absolute path without symbolic links, as far as it exists.
func resolve(dir string) (string, error) {
	whole, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	rest := ""
	for existing := whole; ; {
		if real, err := filepath.EvalSymlinks(existing); err == nil {
			return filepath.Join(real, rest), nil
		}
		parent := filepath.Dir(existing)
		if parent == existing {
			return whole, nil
		}
		existing, rest = parent, filepath.Join(filepath.Base(existing), rest)
	}
}

// contains reports whether inner is outer or lies in it. It compares folders,
// not names, so that it holds on file systems that ignore case.
func contains(outer, inner string) bool {
	want, err := os.Stat(outer)
	for {
		if inner == outer {
			return true
		}
		if err == nil {
			if here, err := os.Stat(inner); err == nil && os.SameFile(want, here) {
				return true
			}
		}
		parent := filepath.Dir(inner)
		if parent == inner {
			return false
		}
		inner = parent
	}
}
