package guide

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"
)

// Site is a whole guide: every chapter in reading order and what is known
// across chapters. It is read-only once [NewSite] has returned it.
type Site struct {
	Config
	Date        time.Time   // the build date, the only clock
	Root        *Collection // the whole guide; its Index is the home page, if written
	Chapters    []*Chapter  // in reading order; unlisted ones and index chapters without questions left out
	Collections []*Collection
	Topics      []*Topic // by name
	Levels      []*Topic // junior, mid, senior, any: those that occur
	Assets      map[string]Asset

	given   []*Chapter // as they came
	aside   []*Chapter // that have no place in reading order, by URL
	byPath  map[string]*Chapter
	byURL   map[string]*Chapter
	folders map[string]*Collection // by Collection.Path
	places  map[*Chapter]place
}

// place is where a chapter stands in its site, and what that was found from.
type place struct {
	folder string // Collection.Path
	index  int    // in Site.Chapters, -1 for a chapter that is not in it
	facts
}

// facts are what a site needs to know of each chapter. They depend on it alone.
type facts struct {
	rank rank
	runs []run
}

// Collection is a folder of chapters: a part of the guide.
type Collection struct {
	Path     string // slash-separated folder, relative to the site's folder
	URL      string
	Title    string
	Index    *Chapter // the text that speaks for the folder, or nil
	Parent   *Collection
	Children []*Collection
	Chapters []*Chapter // directly in it, in reading order; what is looked up is read after the children

	listed int // the first place that a chapter in it or below has in the author's list; 0 without
}

// All gives the chapters of the collection and of those below it, in reading order.
func (c *Collection) All() []*Chapter {
	read, lookedUp := c.split()
	all := slices.Clone(read)
	for _, child := range c.Children {
		all = append(all, child.All()...)
	}
	return append(all, lookedUp...)
}

// split parts the chapters that are read from a glossary without a weight, the
// last of them, which is looked up.
func (c *Collection) split() (read, lookedUp []*Chapter) {
	i := slices.IndexFunc(c.Chapters, func(c *Chapter) bool { return isGlossary(c) && c.Meta.Weight == nil })
	if i < 0 {
		i = len(c.Chapters)
	}
	return c.Chapters[:i], c.Chapters[i:]
}

// Topic is a subject with the questions of all chapters that carry it.
type Topic struct {
	Name  string
	URL   string
	Count int // of questions

	chapters []*Chapter // of the site
	spans    []span
}

// Located is a question together with the chapter it stands in.
type Located struct {
	Chapter *Chapter
	Entry   *Entry
}

// Asset is a published file that is no page.
type Asset struct {
	URL           string // below the site's root, fingerprinted where that helps caching
	Width, Height int    // in pixels, 0 when it is no image or unknown
}

// Chapter gives the chapter read from path (as in [Chapter.Path]), or nil.
func (s *Site) Chapter(path string) *Chapter { return s.byPath[path] }

// Collection gives the collection that c stands in, or speaks for.
func (s *Site) Collection(c *Chapter) *Collection { return s.folders[s.places[c].folder] }

// Position gives the place of c in reading order, from 0, and whether it has one.
func (s *Site) Position(c *Chapter) (int, bool) {
	p, ok := s.places[c]
	return p.index, ok && p.index >= 0
}

// Prev gives the chapter before c in reading order, or nil.
func (s *Site) Prev(c *Chapter) *Chapter {
	if i, ok := s.Position(c); ok && i > 0 {
		return s.Chapters[i-1]
	}
	return nil
}

// Next gives the chapter after c in reading order, or nil.
func (s *Site) Next(c *Chapter) *Chapter {
	if i, ok := s.Position(c); ok && i+1 < len(s.Chapters) {
		return s.Chapters[i+1]
	}
	return nil
}

// Pages gives every chapter that has a page: those in reading order, then
// index chapters and unlisted ones by URL.
func (s *Site) Pages() []*Chapter { return slices.Concat(s.Chapters, s.aside) }

// named gives c, or, if nothing in its file names it, c under the name of the
// guide, which the file of the home page speaks for.
func (s *Site) named(c *Chapter) *Chapter {
	if c.Title != "" {
		return c
	}
	copied := *c
	copied.Title = cmp.Or(s.Title, s.Untitled)
	return &copied
}

// listed tells whether c stands in reading order: a text that speaks for its
// folder does only when it holds questions of its own, as a guide does that is
// one long README, and its author does not call it an index.
func listed(c *Chapter) bool {
	return !c.Meta.Unlisted && (!c.Index || len(c.Entries) > 0 && c.Kind != KindIndex)
}

// indexNames are the names of files that speak for their folder, of which the
// first that it has does. They may have letters of any case, as ReadMe.md.
var indexNames = []string{"_index.md", "readme.md", "readme.markdown", "readme.mdx", "index.md", "index.markdown", "index.mdx", "page.mdx"}

// IndexRank tells how much a file speaks for its folder by its name: 1 most, more
// less, and 0 not at all.
func IndexRank(base string) int { return slices.Index(indexNames, strings.ToLower(base)) + 1 }

// folderOf gives the folder that c is in, or that it lies beside and speaks for:
// lists/ of lists.md.
func folderOf(c *Chapter) string {
	if c.Index && IndexRank(path.Base(c.Path)) == 0 {
		return strings.TrimSuffix(c.Path, path.Ext(c.Path))
	}
	return path.Dir(c.Path)
}

// collectionURL gives the URL of the folder that c is in.
func collectionURL(c *Chapter) string {
	switch {
	case c.Folder != "":
		return c.Folder
	case c.Index:
		return c.URL
	}
	return parentURL(c.URL)
}

func parentURL(url string) string {
	return strings.TrimSuffix(path.Dir(strings.TrimSuffix(url, "/")), "/") + "/"
}

// folder gives the collection of a folder and makes it, with its parents, on
// first use.
func (s *Site) folder(dir, url string) *Collection {
	if col := s.folders[dir]; col != nil {
		return col
	}
	col := &Collection{Path: dir, URL: url}
	s.folders[dir] = col
	if url != "/" && dir != "." && strings.Contains(dir, "/") {
		col.Parent = s.folder(path.Dir(dir), parentURL(url))
		col.Parent.Children = append(col.Parent.Children, col)
	}
	return col
}
