package generator

import (
	"errors"
	"io/fs"
	"os"
)

// regular is a folder of which only folders and regular files are opened: to open
// a pipe would take until somebody writes to it.
type regular struct{ root *os.Root }

// Open implements [fs.FS].
func (r regular) Open(name string) (fs.File, error) {
	if info, err := r.root.Stat(name); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("it is no regular file")}
	}
	return r.root.FS().Open(name)
}
