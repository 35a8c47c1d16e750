// Package page turns a site and a theme into HTML files: home, parts, chapters,
// contents, topics, levels, search, print and the page for addresses that lead
// nowhere.
//
// Invariant: a file is a function of the site, the theme and the options, and
// its key covers all of them that it depends on. No page's size grows with the
// number of chapters. The package knows what is shown; how it looks is in the
// theme's templates, whose white space the theme has taken out: pages are not
// minified.
package page

import (
	"cmp"
	"crypto/rand"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/theme"
)

// Options say what lies around the pages. Static is required.
type Options struct {
	// Static gives the URL below the site's root of a static file of the
	// theme, such as "js/site.js", in the edition for a language; "" if there
	// is none.
	Static func(name, language string) string
	// Social gives the URL below the site's root of the image that stands for
	// a chapter, or of the guide for nil, where pages are shared; "" for none.
	// A nil Social is none for all.
	Social func(c *guide.Chapter) string
	// Feeds are the feeds to announce; they need a base URL.
	Feeds []Feed
	// Preview asks search engines to leave the site alone.
	Preview bool
	// Live is for a guide that is emitted again after every edit; nil for one
	// that is emitted once.
	Live *Live
}

// Live keeps what one Emit found out about a guide for the next, so that an
// edit costs what it changed. The pages then have no keys: few of them are ever
// asked for. The zero value knows nothing yet.
type Live struct {
	known *questions
}

// Feed is a file that tells of new chapters.
type Feed struct {
	Path string // below the site's root, such as "feed.xml"
	Type string // media type
}

// Emit gives the pages of a site.
func Emit(site *guide.Site, t *theme.Theme, o Options) []output.File {
	b := newBook(site, t, o)
	kinds := []func() []output.File{b.chapters, b.singles, b.parts, b.contents, b.further, b.topics, b.prints}
	files := make([][]output.File, len(kinds))
	var wg sync.WaitGroup
	for i, kind := range kinds { // the keys of each kind take a while
		wg.Go(func() { files[i] = kind() })
	}
	wg.Wait()
	return append(slices.Concat(files...), b.search(), b.missing())
}

// book is what the pages of a site share. It does not change once made.
type book struct {
	site   *guide.Site
	theme  *theme.Theme
	o      Options
	known  *questions
	terms  *glossary // nil for a guide without
	common string    // hash of what every page depends on
	mark   string    // stands in no text, see sheet.later

	filled     []*guide.Collection         // collections with chapters of their own, in reading order
	inSeries   map[string][]*guide.Chapter // in reading order
	topicPages map[string]bool             // URLs of topics
	shared     map[string]bool             // titles of chapters in several languages
}

func newBook(site *guide.Site, t *theme.Theme, o Options) *book {
	b := &book{
		site: site, theme: t, o: o, known: o.Live.gather(site), mark: "\x00" + rand.Text(),
		filled: filled(site), inSeries: map[string][]*guide.Chapter{}, topicPages: map[string]bool{},
	}
	for _, c := range site.Chapters {
		if name := c.Meta.Series; name != "" {
			b.inSeries[name] = append(b.inSeries[name], c)
		}
	}
	for _, topic := range site.Topics {
		b.topicPages[topic.URL] = true
	}
	b.shared = b.sharedTitles()
	b.terms = b.glossaryOf()
	b.common = b.key(b.commonKey)
	return b
}

// languageOf gives the language of a chapter, or of the guide for nil, as BCP 47.
func (b *book) languageOf(c *guide.Chapter) string {
	if c == nil {
		return cmp.Or(b.site.Language, "en")
	}
	return cmp.Or(c.Meta.Language, b.languageOf(nil))
}

// sharedTitles finds the titles that chapters have in several languages.
func (b *book) sharedTitles() map[string]bool {
	shared, first := map[string]bool{}, map[string]string{}
	if !slices.ContainsFunc(b.site.Chapters, func(c *guide.Chapter) bool { return b.languageOf(c) != b.languageOf(nil) }) {
		return shared // as most guides, which are asked at each edit
	}
	for _, c := range b.site.Chapters {
		l := b.languageOf(c)
		if other := cmp.Or(first[c.Title], l); other != l {
			shared[c.Title] = true
		}
		first[c.Title] = l
	}
	return shared
}

// chapters gives the page of every chapter. Their keys are worked out on every
// core.
func (b *book) chapters() []output.File {
	pages := b.site.Pages()
	files := make([]output.File, len(pages))
	for i, c := range pages {
		files[i] = output.File{Path: filePath(c.URL), Source: c.Path, Final: true, Render: func(w io.Writer) error { return b.chapter(w, c) }}
	}
	if b.o.Live != nil {
		return files
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(pages); i = next.Add(1) - 1 {
				files[i].Key = b.chapterKey(pages[i])
			}
		})
	}
	wg.Wait()
	return files
}

// file gives a page that is no chapter.
func (b *book) file(url, source string, key func() string, render func(w io.Writer) error) output.File {
	return output.File{Path: filePath(url), Key: b.key(key), Source: source, Final: true, Render: render}
}

// filePath gives the file that a web server sends for a URL below the root.
func filePath(url string) string {
	if strings.HasSuffix(url, "/") {
		url += "index.html"
	}
	return url[1:]
}
