// Package theme turns theme folders into templates that are safe to run and
// the static files that go with them.
//
// A theme is a file system. Below pages/, blocks/ and partials/ lie templates,
// named by their path without ".html"; below locales/ the words of the
// interface, one file for each language; everything else is published. A file
// that a layer lacks is that of the next layer, file by file; words are, phrase
// by phrase.
//
// Invariant: a [Theme] that [Open] returned has been checked against the data
// types of this package, so no template fails while a site is written. The
// package knows no guide and decides nothing about what is shown.
package theme

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// HTML is markup that templates write as it is: escaped or sanitised already.
type HTML = template.HTML

// Script is JSON that templates write into a script element as it is: "<" must
// be escaped in it, as [encoding/json.Marshal] does.
type Script = template.JS

// Attributes are attributes that templates write into a tag as they are:
// values quoted and escaped already.
type Attributes = template.HTMLAttr

// Theme is a checked theme. It is safe for use by several goroutines.
type Theme struct {
	files   overlay
	names   []string // of all files, sorted
	parsed  *template.Template
	locales map[string]*locale
	hash    string
	used    []string        // templates that a page asks for, or another includes
	unused  []string        // the other templates
	asked   map[string]bool // keys of phrases that templates ask for
	sound   bool            // the templates have been checked
	spaced  bool            // white space stays as it is in the templates

	mu       sync.Mutex
	editions map[string]*Edition
}

// Open reads a theme from layers, the first of which has the last word; the
// default theme is to be the last. What is wrong with templates and locales is
// joined into one error, a line each, with the file and the line to mend. Of
// the white space in templates only what shows is kept.
func Open(layers ...fs.FS) (*Theme, error) { return open(&Theme{files: layers}) }

// OpenReadable does what [Open] does, and keeps all white space, for pages that
// people want to read the source of.
func OpenReadable(layers ...fs.FS) (*Theme, error) { return open(&Theme{files: layers, spaced: true}) }

func open(t *Theme) (*Theme, error) {
	t.editions, t.asked = map[string]*Edition{}, map[string]bool{}
	if err := t.list(); err != nil {
		return nil, err
	}
	if err := errors.Join(t.readLocales(), t.parse()); err != nil {
		return nil, err
	}
	if err := t.check(); err != nil {
		return nil, err
	}
	t.sound = true
	clear(t.editions) // those of the check are not compiled
	return t, nil
}

// list finds the files of all layers. Names beginning with a dot are no part
// of a theme, and neither are themes in it, as a site's folder of themes has.
func (t *Theme) list() error {
	return fs.WalkDir(t.files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (d.Name()[0] == '.' || t.isTheme(name)):
			return fs.SkipDir
		case d.Name()[0] == '.':
		case d.Type().IsRegular():
			t.names = append(t.names, name)
		}
		return nil
	})
}

// isTheme tells whether a folder is a theme of its own.
func (t *Theme) isTheme(name string) bool {
	if strings.Contains(name, "/") {
		return false
	}
	for _, folder := range [...]string{"pages", "blocks", "partials", "locales", "css"} {
		if _, err := fs.Stat(t.files, name+"/"+folder); err == nil {
			return true
		}
	}
	return false
}

// parse reads the templates and the hash of all that decides how they render.
func (t *Theme) parse() error {
	t.parsed = template.New("").Funcs((*locale)(nil).funcs())
	sum := sha256.New()
	fmt.Fprintf(sum, "%t\x00", t.spaced)
	var errs []error
	for _, name := range t.names {
		if role(name) == static {
			continue
		}
		text, err := fs.ReadFile(t.files, name)
		if err != nil {
			return err
		}
		if role(name) == page {
			errs = append(errs, t.add(name, string(text)))
		} else {
			text = bytes.Join(t.files.versions(name), []byte{0})
		}
		io.WriteString(sum, name+"\x00"+string(text)+"\x00")
	}
	if !t.spaced {
		squeeze(t.parsed)
	}
	t.hash = hex.EncodeToString(sum.Sum(nil)[:8])
	return errors.Join(errs...)
}

// add parses one template. The last line break is the file's, not the page's.
func (t *Theme) add(name, text string) error {
	_, err := t.parsed.New(strings.TrimSuffix(name, ".html")).Parse(strings.TrimSuffix(text, "\n"))
	return readable(err)
}

// templateFolders are the folders of a theme that hold its templates.
var templateFolders = []string{"pages", "blocks", "partials"}

// Folders are the folders that a theme is made of.
var Folders = slices.Concat(templateFolders, []string{"locales", "css", "js"})

// Roles of a theme's files.
const (
	static = iota
	page
	words
)

func role(name string) int {
	dir, _, _ := strings.Cut(name, "/")
	switch {
	case path.Ext(name) == ".html" && slices.Contains(templateFolders, dir):
		return page
	case path.Ext(name) == ".json" && dir == "locales":
		return words
	}
	return static
}

// Unused gives the files of templates that no page asks for and no other
// includes, and those of the others, one of which may have been meant.
func (t *Theme) Unused() (unused, used []string) { return t.unused, t.used }

// Hash stands for the templates and the words: equal hashes render equal data
// to equal pages. It does not cover static files.
func (t *Theme) Hash() string { return t.hash }

// Static gives the files that are published, and their names.
func (t *Theme) Static() (fs.FS, []string) {
	var names []string
	for _, name := range t.names {
		if role(name) == static && path.Ext(name) != ".md" {
			names = append(names, name)
		}
	}
	return t.files, names
}

// Has tells whether there is a template of that name, such as "pages/quiz".
func (t *Theme) Has(name string) bool { return t.parsed.Lookup(name) != nil }

// Edition gives the theme in a language, by BCP 47 tag. A language without a
// locale file is that of a less specific tag, at last English; so is each
// word a locale lacks.
func (t *Theme) Edition(language string) *Edition {
	t.mu.Lock()
	defer t.mu.Unlock()
	l := t.locale(cmp.Or(language, "en"))
	e := t.editions[l.tag]
	if e == nil {
		e = &Edition{locale: l, templates: template.Must(t.parsed.Clone()).Funcs(l.funcs()), programs: map[string]program{}}
		if t.sound {
			e.compile(t.templates())
		}
		t.editions[l.tag] = e
	}
	return e
}
