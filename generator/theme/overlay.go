package theme

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// overlay is several file systems as one: a file is that of the first layer
// that has it.
type overlay []fs.FS

// Open implements [fs.FS].
func (o overlay) Open(name string) (fs.File, error) {
	for _, layer := range o {
		f, err := layer.Open(name)
		if !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// versions reads a file from every layer that has it, the last one first.
func (o overlay) versions(name string) (list [][]byte) {
	for _, layer := range slices.Backward(o) {
		if data, err := fs.ReadFile(layer, name); err == nil {
			list = append(list, data)
		}
	}
	return list
}

// ReadDir implements [fs.ReadDirFS]: the entries of all layers, by name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	found := map[string]fs.DirEntry{}
	exists := false
	for _, layer := range o {
		entries, err := fs.ReadDir(layer, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		exists = true
		for _, e := range entries {
			if _, taken := found[e.Name()]; !taken {
				found[e.Name()] = e
			}
		}
	}
	if !exists {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	list := make([]fs.DirEntry, 0, len(found))
	for _, e := range found {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}
