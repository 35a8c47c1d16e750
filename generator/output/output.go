// Package output turns a list of files into a published folder.
//
// The folder then holds exactly these files, minified, beside whatever else a
// person keeps in it. Its invariant: at every moment, even if the program is
// killed, each file in the folder is whole, and a run that ends with an error
// before its first rename has changed nothing. A manifest, a dotfile in the
// folder, says which files are ours; no other file is ever overwritten or
// removed.
//
// The package does not know what the files mean: no URLs, no chapters, no HTML
// of its own.
package output

import (
	"context"
	"io"
	"time"
)

// File is one file of the site.
type File struct {
	// Path is slash-separated and relative to the site's root, such as
	// "lists/gil/index.html".
	Path string
	// Key stands for the bytes that Render writes: when the folder holds this
	// file from an earlier run with an equal key, Render is not called. It has
	// to cover all that the bytes depend on. "" renders always.
	Key string
	// Source names what asks for the file in messages: "chapters/03-lists.md",
	// "theme file style.css".
	Source string
	// Render writes the bytes. It may be called more than once, and at the
	// same time as the Render of other files.
	Render func(w io.Writer) error
	// Final says that the bytes are as small as they get; they are not
	// minified.
	Final bool
}

// Options say where and how Write works. Only Dir is required.
type Options struct {
	Dir       string // the folder to publish into; made if it does not exist
	SourceDir string // the folder of the site's source, which Dir must not contain; "" if there is none
	Minify    bool   // minify what is not Final
	Force     bool   // accept a folder that holds other files, and overwrite those of equal name
	Version   string // of the program: keys stored by another version are not believed
	Workers   int    // files rendered at once; 0 means one for each processor

	lockWait time.Duration // how long to wait for another run; 0 means 2 s
	open     func(dir string) (disk, error)
}

// Result says what Write did.
type Result struct {
	Files     int      // files of the site
	Bytes     int64    // their size
	Written   int      // files that are new or have new bytes
	Unchanged int      // files that were not touched
	Rendered  int      // files whose Render was called
	Gone      []string // paths of the last run that the site no longer has, sorted
	Seal      string   // of the folder, as [Seal] gives it
	Kept      []string // files left in the folder that are not part of the site: other people's, or ours but edited since; sorted
}

// Write makes the folder o.Dir hold exactly files. All are rendered to
// temporary files first; only when every one has succeeded are those whose
// bytes are new renamed into place, and those that the site no longer has
// removed. When ctx is done before that, the folder stays as it was; after it,
// the work is finished.
//
// An error that a person can mend is an *Error.
func Write(ctx context.Context, files []File, o Options) (Result, error) {
	w, err := newWriter(files, o)
	if err != nil {
		return Result{}, err
	}
	defer w.close()
	return w.run(ctx)
}
