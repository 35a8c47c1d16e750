// Package content turns a site's folder into sources: the Markdown of each
// chapter with its front matter decoded and positioned, the site's gen.yaml,
// and the list of files to publish beside the pages.
//
// Invariant: everything is read through one fs.FS; with an [os.Root] behind it
// no path and no link leads outside the site's folder. The package parses no
// Markdown and decides nothing about pages.
package content

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"gen/generator/guide"
)

// Options say what belongs to the site today. The zero value publishes what is
// neither draft nor outside its dates, and takes no dates from git.
type Options struct {
	Date       time.Time // the build date: later dates are the future, earlier expiry is past; zero publishes all dates
	Drafts     bool      // publish drafts too
	Future     bool      // publish chapters dated after Date too
	Exclude    []string  // slash-separated folders to leave out, such as the output
	GitDir     string    // folder to ask git for dates of last change; "" does not ask
	MaxChapter int64     // largest chapter in bytes; 0 means 10 MB
	Memory     *Memory   // what earlier loads of the same folder read; nil reads everything

	// Urgent, if not nil, names addresses of chapters to read before the others,
	// as far as the names of files tell them.
	Urgent <-chan string

	// Begin, if not nil, is called once, with the configuration, the files and the
	// number of chapters, drafts and the like included, and what it gives with every
	// published source as soon as it is read, several at a time; sources that
	// Memory vouches for are left out. The text of a source is dropped
	// afterwards, so that a site of any size is never in memory as a whole;
	// [Reload] reads it again.
	Begin func(config guide.Config, files []File, chapters int) (each func(*guide.Source))
}

// maxChapter is the default of Options.MaxChapter.
const maxChapter = 10 << 20

// Content is all that a site's folder holds.
type Content struct {
	Config   guide.Config
	Sources  []*guide.Source // published chapters, by path
	Files    []File          // what is published as it is, by path
	Hidden   []string        // chapters left out as drafts, future or expired
	Problems []guide.Problem // those of gen.yaml, folder defaults and files; a source keeps its own
}

// File is a published file that is no chapter.
type File struct {
	Path string // slash-separated, relative to the site's folder
	URL  string // where it is published, below the site's root
}

// ErrNoChapters is the error of a folder without a chapter.
var ErrNoChapters = errors.New("no chapters")

// Load reads the site in fsys. Errors that an author can fix are Problems in
// the result; the error is for what makes the rest meaningless: no such
// folder, nothing to read, a cancelled ctx.
func Load(ctx context.Context, fsys fs.FS, o Options) (*Content, error) {
	if o.MaxChapter == 0 {
		o.MaxChapter = maxChapter
	}
	c := &Content{}
	c.Config, c.Problems = Configuration(fsys)
	loader, err := o.Memory.loaderFor(fsys, o)
	if err != nil {
		return nil, err
	}
	tree := loader.tree
	c.Problems = append(c.Problems, tree.problems...)
	c.Files = tree.files
	if len(tree.chapters) == 0 {
		c.Config.Language = cmp.Or(c.Config.Language, "en")
		return c, fmt.Errorf("%w: no Markdown file (*.md) in %s", ErrNoChapters, tree.looked())
	}
	if c.Config.Language == "" {
		loader.guess = guideLanguage(fsys, tree.chapters)
		c.Config.Language = loader.guess
	}
	if o.Begin != nil {
		loader.each = o.Begin(c.Config, c.Files, len(tree.chapters))
	}
	sources, problems, err := loader.all(ctx)
	if err != nil {
		return nil, err
	}
	o.Memory.done(loader)
	c.Problems = slices.Concat(c.Problems, loader.problems, problems)
	for _, s := range sources {
		switch {
		case s == nil:
		case hidden(s.Meta, o):
			c.Hidden = append(c.Hidden, s.Path)
		default:
			c.Sources = append(c.Sources, s)
		}
	}
	return c, nil
}

// hidden tells whether a chapter is left out of this build.
func hidden(m guide.Meta, o Options) bool {
	if m.Draft && !o.Drafts {
		return true
	}
	if o.Date.IsZero() {
		return false
	}
	return m.Date.After(o.Date) && !o.Future || !m.Expires.IsZero() && m.Expires.Before(o.Date)
}
