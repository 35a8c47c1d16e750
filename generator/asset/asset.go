// Package asset turns the files of a site and the static files of its theme
// into what is published beside the pages: stylesheets and scripts bundled and
// minified, file names that change with their bytes, sizes of images.
//
// Invariant: below /assets/ every name carries a fingerprint, so a browser may
// keep those files for ever. The package knows no pages; it is done before the
// first of them is written.
package asset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"gen/generator/guide"
	"gen/generator/output"
)

// File is a file of the site that is published as it is.
type File struct {
	Path string // slash-separated, relative to the site's folder
	URL  string // where it is published, below the site's root
}

// Options say what there is. Each part may be left out.
type Options struct {
	Site  fs.FS // the site's folder
	Files []File

	Theme  fs.FS    // the theme's files, all layers
	Static []string // those that are no templates

	// Mounts are folders that scripts and stylesheets of the theme import
	// from, by the name they have beside css/ and js/.
	Mounts map[string]fs.FS
	// Styles are stylesheets that the theme imports as "gen:NAME".
	Styles map[string]string
	// Strings gives a group of phrases as JSON: what a script imports as
	// "gen:strings/GROUP", in each of Languages.
	Strings   func(language, group string) ([]byte, error)
	Languages []string

	Readable bool // leave bundles unminified
}

// Asset is a published file.
type Asset struct {
	URL           string // below the site's root
	Width, Height int    // in pixels, 0 when it is no image or the size is unknown
}

// Set is all that is published beside the pages. It does not change.
type Set struct {
	files  []output.File
	site   map[string]Asset  // by path relative to the site's folder
	static map[string]string // name of a theme's file, for scripts after "LANGUAGE ", -> URL
	doubts []guide.Problem   // about the site's files and the theme's styles and scripts
}

// folder is where fingerprinted files are published.
const folder = "/assets/"

// Build reads, bundles and names the files. What is wrong with those of the theme
// is joined into one error, with file and line where they are known.
func Build(o Options) (*Set, error) {
	s := &Set{site: map[string]Asset{}, static: map[string]string{}}
	for _, f := range o.Files {
		s.addFile(o.Site, f)
	}
	if o.Theme != nil {
		if err := s.addTheme(o); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// Files gives what is to be published.
func (s *Set) Files() []output.File { return s.files }

// Doubts tell which files of the site cannot be read, and what is probably wrong
// in the theme's styles and scripts, with the files named as the theme does.
func (s *Set) Doubts() []guide.Problem { return s.doubts }

// Site gives the site's own files by their path relative to its folder.
func (s *Set) Site() map[string]Asset { return s.site }

// Static gives the URL below the site's root of a static file of the theme, or
// of a bundle: "css/site.css", "js/site.js", "favicon.svg". Scripts speak a
// language. It is "" when there is no such file.
func (s *Set) Static(name, language string) string {
	if url, ok := s.static[language+" "+name]; ok {
		return url
	}
	return s.static[name]
}

// addFile publishes a file of the site: those of its folder of assets under a
// name with a fingerprint, others where they are.
func (s *Set) addFile(site fs.FS, f File) {
	a := Asset{URL: f.URL}
	sum, err := digest(site, f.Path)
	if err != nil {
		s.site[f.Path] = a
		s.doubts = append(s.doubts, guide.Problem{
			Pos: guide.Pos{File: f.Path}, Code: "unreadable", Severity: guide.Error,
			Message: fmt.Sprintf("cannot be read: %v", guide.Reason(err)), Hint: "check the file's permissions, or move it out of the site's folder",
		})
		return
	}
	if strings.HasPrefix(f.URL, folder) {
		a.URL = output.Fingerprint(f.URL, sum)
	}
	a.Width, a.Height = size(site, f.Path)
	s.site[f.Path] = a
	s.copied(a.URL, f.Path, sum, site)
}

// copied publishes a file byte for byte, but for minification.
func (s *Set) copied(url, name, sum string, from fs.FS) {
	s.files = append(s.files, output.File{
		Path: strings.TrimPrefix(url, "/"), Key: sum, Source: name, Final: !minifiable(name),
		Render: func(w io.Writer) error {
			f, err := from.Open(name)
			if err != nil {
				return err
			}
			defer f.Close()
			if info, err := f.Stat(); err == nil {
				if b, ok := w.(*bytes.Buffer); ok {
					b.Grow(int(info.Size()) + bytes.MinRead) // a large file would be copied as often as it doubles
				}
			}
			_, err = io.Copy(w, f)
			return err
		},
	})
}

// minifiable tells whether a file is source that may be made smaller. What an
// author offers for download is not.
func minifiable(name string) bool { return path.Ext(name) == ".svg" }

func digest(fsys fs.FS, name string) (string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
