// Package guide holds the nouns of an interview guide: the site, its
// chapters, and the typed questions, turns and quizzes that Markdown is
// compiled into. Pages, search, feeds and checks are views of this model.
//
// A [Chapter] is made by parsing one file without looking at any other, and is
// never changed afterwards, so it can be cached and shared between builds. A
// [Site] is made by [NewSite] from all chapters and is read-only from then on.
//
// The package reads no files, parses no Markdown and knows no theme; it
// imports only the standard library.
package guide

import (
	"fmt"
	"time"
)

// Pos is a place in a file the author edits. Line and Col count from 1, Col in
// bytes; 0 means unknown.
type Pos struct {
	File string // slash-separated, relative to the site's folder
	Line int
	Col  int
}

// String gives "file:line:col", leaving out what is unknown.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Source is one chapter file as it was read: what [Chapter] is parsed from.
type Source struct {
	Path     string            // slash-separated, relative to the site's folder: "chapters/02-lists/03-gil.md"
	URL      string            // where it is published, below the site's root: "/lists/gil/"; home is "/"
	Folder   string            // where the page of its folder is published: "/lists/"
	Index    bool              // speaks for its folder: _index.md, or the README that is the home page
	Text     []byte            // Markdown without front matter; UTF-8, "\n" line ends, no BOM
	Line     int               // line of the file on which Text begins, from 1
	Meta     Meta              // front matter, folder defaults applied
	Modified time.Time         // last change by version control, zero when unknown
	Digest   string            // hash of all bytes the source was read from: the file and the folder defaults above it
	Problems []Problem         // found while reading
	Wiki     map[string]string // what the names in its wiki links lead to, as a link from here; "" for nothing
	Adopted  bool              // nobody wrote the guide for gen: what is wrong in a chapter is a warning
}
