package output

import (
	"errors"
	"io/fs"
	"path"
	"strconv"
	"sync"
)

// stage is the folder, inside the output, in which new files wait. A folder
// that the output does not have yet is built there as a whole and comes into
// place by one rename; making it where it belongs would show if the run fails.
type stage struct {
	disk    disk
	topmost map[string]string // of a folder: the folder to rename so that it exists; "" if it exists
	made    sync.Map          // folder in the stage -> func() error that makes it once
}

const newDirs = stageName + "/new"

func newStage(d disk, files []File, before survey) *stage {
	s := &stage{disk: d, topmost: map[string]string{".": ""}}
	for _, f := range files {
		s.find(path.Dir(f.Path), before)
	}
	return s
}

func (s *stage) find(dir string, before survey) string {
	top, known := s.topmost[dir]
	if known {
		return top
	}
	if !before.dirs[dir] {
		if top = s.find(path.Dir(dir), before); top == "" {
			top = dir
		}
	}
	s.topmost[dir] = top
	return top
}

// place is where the i-th file waits.
func (s *stage) place(i int, name string) string {
	if s.topmost[path.Dir(name)] != "" {
		return newDirs + "/" + name
	}
	return stageName + "/" + strconv.Itoa(i)
}

// move says what to rename for a file to come into place.
func (s *stage) move(i int, name string) (from, to string) {
	if top := s.topmost[path.Dir(name)]; top != "" {
		return newDirs + "/" + top, top
	}
	return s.place(i, name), name
}

func (s *stage) add(i int, name string, data []byte) error {
	place := s.place(i, name)
	if err := s.dir(path.Dir(place)); err != nil {
		return err
	}
	return explain("write "+name, s.disk.Create(place, data))
}

// dir makes a folder of the stage with those above it.
func (s *stage) dir(name string) error {
	if name == "." {
		return nil
	}
	once, _ := s.made.LoadOrStore(name, sync.OnceValue(func() error {
		if err := s.dir(path.Dir(name)); err != nil {
			return err
		}
		return explain("make the folder "+name, s.disk.Mkdir(name))
	}))
	return once.(func() error)()
}

// removeStage removes the stage with all that is in it.
func removeStage(d disk) error { return removeAll(d, stageName) }

func removeAll(d disk, dir string) error {
	entries, err := d.List(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	errs := []error{err}
	for _, entry := range entries {
		name := dir + "/" + entry.Name()
		if entry.IsDir() {
			errs = append(errs, removeAll(d, name))
			continue
		}
		errs = append(errs, d.Remove(name))
	}
	return errors.Join(append(errs, d.Remove(dir))...)
}
