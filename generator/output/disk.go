package output

import (
	"io/fs"
	"os"
	"syscall"
)

// disk is the output folder as the rest of the package sees it: few
// operations, each of which may fail. Names are slash-separated and relative.
// The real one is an [os.Root], so that no name and no symbolic link leads out
// of the folder; tests put one before it that fails on demand.
type disk interface {
	Open(name string) (fs.File, error)
	List(dir string) ([]fs.FileInfo, error) // not following symbolic links, in no order
	Create(name string, data []byte) error  // a new file, written whole
	Mkdir(name string) error
	Rename(from, to string) error // replaces a file in one step
	Remove(name string) error     // of a file or an empty folder
	Close() error
}

type rooted struct{ root *os.Root }

func openDisk(dir string) (disk, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return rooted{root}, nil
}

func (d rooted) Mkdir(name string) error      { return d.root.Mkdir(name, 0o755) }
func (d rooted) Rename(from, to string) error { return d.root.Rename(from, to) }
func (d rooted) Remove(name string) error     { return d.root.Remove(name) }
func (d rooted) Close() error                 { return d.root.Close() }

// Open takes a pipe for an empty file, instead of waiting for what is written
// to it.
func (d rooted) Open(name string) (fs.File, error) {
	return d.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

func (d rooted) List(dir string) ([]fs.FileInfo, error) {
	f, err := d.root.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdir(-1)
}

func (d rooted) Create(name string, data []byte) error {
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closing := f.Close(); err == nil {
		err = closing // some file systems report a full disk only here
	}
	return err
}
