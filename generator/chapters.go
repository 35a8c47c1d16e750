package generator

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"gen/generator/cache"
	"gen/generator/content"
	"gen/generator/guide"
	"gen/generator/markdown"
)

// keepParsed keeps a chapter for this build and the next.
func (b *builder) keepParsed(c *guide.Chapter) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.parsed[c.Path] = c
}

// inOrder gives the chapters of sources, which were parsed by this build or an
// earlier one.
func (b *builder) inOrder(sources []*guide.Source) []*guide.Chapter {
	list := make([]*guide.Chapter, len(sources))
	for i, s := range sources {
		list[i] = b.parsed[s.Path]
	}
	if len(sources) > 0 && sources[0].Adopted {
		settleAddresses(list)
	}
	return list
}

// settleAddresses gives chapters that want one address by the slugs of their front matter
// addresses of their own, with numbers behind, and takes aliases away that are the
// address of another chapter. In chapters/, whose author can rename them, they are
// reported.
func settleAddresses(list []*guide.Chapter) {
	taken := make(map[string]int, len(list)) // by address, the number that was given last
	for _, page := range content.Pages {
		taken["/"+page+"/"] = 1
	}
	for _, c := range list {
		if c.Meta.Slug == "" {
			taken[c.URL] = 1
		}
	}
	for i, c := range list {
		if c.Meta.Slug == "" {
			continue
		}
		url := c.URL
		for taken[url] > 0 {
			taken[c.URL]++
			url = strings.TrimSuffix(c.URL, "/") + "-" + strconv.Itoa(taken[c.URL]) + "/"
		}
		if taken[url] = 1; url != c.URL {
			list[i] = changed(c)
			list[i].URL = url
		}
	}
	for i, c := range list {
		aliases := slices.DeleteFunc(slices.Clone(c.Meta.Aliases), func(alias string) bool {
			alias = "/" + strings.ToLower(strings.Trim(alias, "/")) + "/"
			taken[alias]++
			return taken[alias] > 1
		})
		if len(aliases) < len(c.Meta.Aliases) {
			list[i] = changed(c)
			list[i].Meta.Aliases = aliases
		}
	}
}

// changed gives a copy of a chapter, which others hold, too.
func changed(c *guide.Chapter) *guide.Chapter {
	copied := *c
	return &copied
}

// chapter gives the chapter of a source, the one parsed before if nothing that
// it depends on changed.
func (b *builder) chapter(s *guide.Source, parse chapterParser) *guide.Chapter {
	digest := parse.digest(s)
	b.mu.Lock()
	known := b.parsed[s.Path]
	b.mu.Unlock()
	if known != nil && known.Digest == digest {
		return known
	}
	again := func() (*guide.Chapter, error) { return b.parse(s, parse, digest) }
	c := b.cached(digest, again)
	if c == nil {
		fresh, err := again()
		if err != nil {
			return b.unsettled(s, err)
		}
		c = b.keep(fresh, again)
	}
	return c
}

// unsettled stands for a chapter whose file changes while it is read. The next
// build reads it again.
func (b *builder) unsettled(s *guide.Source, err error) *guide.Chapter {
	b.memory.Forget(s.Path)
	return &guide.Chapter{
		Path: s.Path, URL: s.URL, Folder: s.Folder, Index: s.Index, Meta: s.Meta, Title: s.Path,
		Problems: []guide.Problem{{Pos: guide.Pos{File: s.Path}, Code: "unreadable", Severity: guide.Error, Message: err.Error()}},
		Body:     func() (*guide.Body, error) { return &guide.Body{}, nil },
	}
}

// cached gives the chapter that an earlier run of this program kept, or nil.
func (b *builder) cached(digest string, again cache.Again) *guide.Chapter {
	if b.store == nil {
		return nil
	}
	return b.store.Get(digest, again)
}

// parse makes the chapter of a source. Its text was dropped if an earlier build
// read it; an error is that the file changes just now.
func (b *builder) parse(s *guide.Source, parse chapterParser, digest string) (*guide.Chapter, error) {
	if len(s.Text) == 0 {
		var err error
		if s, err = content.Reload(b.root.FS(), s); err != nil {
			return nil, err
		}
	}
	c := parse.parse(s)
	c.Digest = digest
	return c, nil
}

// keep puts a chapter into the cache, unless its bytes depend on how busy the
// machine was. Its facts alone stay in memory: to read the rest back costs less
// than to keep the garbage collector looking at it.
func (b *builder) keep(c *guide.Chapter, again cache.Again) *guide.Chapter {
	if b.store == nil || slices.ContainsFunc(c.Problems, func(p guide.Problem) bool { return p.Code == markdown.TimedOutCode }) {
		return c
	}
	return b.store.Put(c.Digest, c, again)
}

// unusedFor is how long the cache keeps what a build had no use for, since the
// next may be of another branch, or with drafts again.
const unusedFor = 7 * 24 * time.Hour

// sweep removes what the cache holds of chapters and programs that are no more.
func (b *builder) sweep() {
	if b.store == nil {
		return
	}
	used := make(map[string]bool, len(b.parsed))
	for _, c := range b.parsed {
		used[c.Digest] = true
	}
	b.store.Sweep(used, time.Now().Add(-unusedFor))
}

// sourcesNote is the name under which the cache keeps what was read of chapters,
// so that a run reads only those that changed since.
const sourcesNote = "sources"

func (b *builder) keepSources() {
	if b.store != nil {
		b.store.Note(sourcesNote, b.memory.Known())
	}
}

func (b *builder) recallSources() {
	var known []content.Known
	if b.store != nil && b.store.Recall(sourcesNote, &known) {
		b.memory.Recall(known)
	}
}
