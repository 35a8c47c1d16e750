package page

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"sync"

	"gen/generator/guide"
	"gen/generator/theme"
)

// key gathers what a page depends on.
type key struct {
	text    []byte
	unknown bool // something has no digest: the page has to be made afresh
}

// keys lends keys for their buffers: a guide has thousands.
var keys = sync.Pool{New: func() any { return new(key) }}

func newKey(parts ...string) *key {
	k := keys.Get().(*key)
	k.text, k.unknown = k.text[:0], false
	k.add(parts...)
	return k
}

// add writes strings so that no two lists of them are alike.
func (k *key) add(parts ...string) {
	for _, p := range parts {
		k.number(len(p))
		k.text = append(k.text, p...)
	}
}

// number adds a number.
func (k *key) number(n int) {
	k.text = append(strconv.AppendInt(k.text, int64(n), 10), ':')
}

// flag adds what is so or not.
func (k *key) flag(all ...bool) {
	for _, is := range all {
		k.text = strconv.AppendBool(k.text, is)
	}
}

// name adds what a link to a chapter shows.
func (k *key) name(c *guide.Chapter) {
	if c == nil {
		k.add("")
		return
	}
	k.add(c.URL, c.Title, string(c.TitleHTML.HTML), c.Meta.Chapter, c.Meta.Language)
	k.number(len(c.Entries))
}

// content adds all of a chapter.
func (k *key) content(c *guide.Chapter) {
	k.unknown = k.unknown || c.Digest == ""
	k.add(c.Path, c.URL, c.Digest, day(c.Modified))
}

// end gives the key, which takes no more.
func (k *key) end() string {
	defer keys.Put(k)
	if k.unknown {
		return ""
	}
	sum := sha256.Sum256(k.text)
	return hex.EncodeToString(sum[:16])
}

// key gives the key of a page, "" if nobody will compare it with another.
func (b *book) key(of func() string) string {
	if b.o.Live != nil {
		return ""
	}
	return of()
}

// commonKey stands for what every page depends on.
func (b *book) commonKey() string {
	s := b.site
	k := newKey(b.theme.Hash(), b.site.Root.Title, b.guideDescription(), s.Title, s.Description, s.BaseURL, s.Language, s.Logo, s.EditLink)
	k.flag(s.Search, b.o.Preview, len(s.Topics) > 0, len(s.Levels) > 0, b.printable(), s.Questions, s.Typography)
	for _, n := range s.Nav {
		t := s.ResolveNav(n)
		k.add(n.Title, n.URL, t.URL, t.Fragment)
	}
	k.add(slices.Sorted(maps.Keys(b.shared))...)
	k.glossary(b.terms)
	for _, f := range b.o.Feeds {
		k.add(f.Path, f.Type)
	}
	logo, _ := s.LogoAsset()
	k.add(logo.URL)
	return k.end()
}

// page begins the key of a page in the language of c, or of the guide for nil.
func (b *book) page(url string, c *guide.Chapter) *key {
	s := b.sheet(url, c)
	k := newKey(b.common, url, s.static("js/scheme.js"), s.static("css/site.css"), s.static("js/site.js"), s.icon())
	if b.o.Social != nil {
		k.add(b.o.Social(c))
	}
	return k
}

// chapterKey covers a chapter's page: the chapter, and what other chapters and
// the day of the build put on it.
func (b *book) chapterKey(c *guide.Chapter) string {
	if speaksOnly(c) {
		return b.partKey(b.site.Collection(c))
	}
	k := b.page(c.URL, c)
	k.content(c)
	k.flag(b.stale(c))
	k.window(b, c)
	k.name(b.site.Prev(c))
	k.name(b.site.Next(c))
	for col := b.site.Collection(c); col != nil; col = col.Parent {
		k.add(col.URL, col.Title)
	}
	for _, other := range around(b.serial(c), c, mostSeries) {
		k.name(other)
	}
	k.links(b, c)
	k.questions(b, c)
	if c.Index {
		k.section(b.site.Collection(c))
	}
	return k.end()
}

// singleKey covers the page of one question by the key of its chapter's.
func (b *book) singleKey(url string, c *guide.Chapter, chapter string) string {
	k := b.page(url, c)
	k.unknown = k.unknown || chapter == ""
	k.add(chapter)
	return k.end()
}

// window adds the part of the book that the page of c shows.
func (k *key) window(b *book, c *guide.Chapter) {
	for _, p := range b.pane(c) {
		k.add(p.col.URL, p.col.Title)
		k.number(p.before)
		k.number(p.after)
		for _, other := range p.chapters {
			k.name(other)
		}
	}
}

// links adds where the links of a chapter lead.
func (k *key) links(b *book, c *guide.Chapter) {
	target := func(name string) {
		t := b.site.Resolve(c, name)
		k.add(t.URL, t.Fragment, t.Broken)
		if t.Asset != nil {
			k.number(t.Asset.Width)
			k.number(t.Asset.Height)
		}
	}
	for _, l := range c.Links {
		target(l.Target)
	}
	for _, name := range c.Meta.Related {
		target(name)
		k.name(b.site.Resolve(c, name).Chapter)
	}
	for _, topic := range c.Meta.Topics {
		k.flag(b.hasTopic(topic))
	}
}

// questions adds where the questions of a chapter are asked elsewhere. What a
// follow-up names may be any question of the guide.
func (k *key) questions(b *book, c *guide.Chapter) {
	for _, e := range c.Entries {
		for _, at := range b.known.elsewhere(c, e) {
			k.add(at.Chapter.URL, at.Chapter.Title, at.Entry.ID)
		}
		for _, p := range e.Parts {
			if p == guide.FollowUp {
				k.add(b.known.digest())
			}
		}
	}
}

// partKey covers the page of a folder.
func (b *book) partKey(col *guide.Collection) string {
	k := b.page(col.URL, col.Index)
	if col.Index != nil {
		k.content(col.Index)
		k.links(b, col.Index)
	}
	for i, other := range b.site.Collections {
		if other == col || i > 0 && b.site.Collections[i-1] == col || i+1 < len(b.site.Collections) && b.site.Collections[i+1] == col {
			k.add(other.URL, other.Title)
		}
	}
	k.window(b, first(col.All()))
	k.section(col)
	for up := col.Parent; up != nil; up = up.Parent {
		k.add(up.URL, up.Title)
	}
	return k.end()
}

// section adds a collection with all below it.
func (k *key) section(col *guide.Collection) {
	k.add(col.URL, col.Title, "(")
	if col.Index != nil {
		k.content(col.Index)
	}
	for _, c := range col.Chapters {
		k.content(c)
	}
	for _, child := range col.Children {
		k.section(child)
	}
	k.add(")")
}

// listKey covers a page of the contents.
func (b *book) listKey(url string, chapters []*guide.Chapter, pages int, total []theme.Fact) string {
	k := b.page(url, nil)
	k.number(pages)
	k.number(len(b.site.Chapters))
	for _, f := range total {
		k.add(f.Text)
	}
	for _, c := range chapters {
		k.name(c)
		k.add(string(c.Kind), b.site.Collection(c).URL, b.site.Collection(c).Title)
	}
	return k.end()
}

// topicKey covers a page of a topic or level. A question is covered by the
// digest of its chapter: looking at each anew would be most of a rebuild.
func (b *book) topicKey(url string, t *guide.Topic, i, pages int) string {
	k := b.page(url, nil)
	k.add(t.Name)
	k.number(t.Count)
	k.number(pages)
	var current *guide.Chapter
	for _, at := range t.Questions(i*topicLength, (i+1)*topicLength) {
		if at.Chapter != current {
			current = at.Chapter
			k.name(current)
			k.content(current)
		}
		k.add(at.Entry.ID)
	}
	return k.end()
}

// topicsKey covers a list of topics.
func (b *book) topicsKey(topics []*guide.Topic) string {
	k := b.page("topics", nil)
	k.topics(topics)
	return k.end()
}

func (k *key) topics(topics []*guide.Topic) {
	for _, t := range topics {
		k.add(t.Name, t.URL)
		k.number(t.Count)
	}
}

// siteKey covers pages that lead to levels, topics and the contents.
func (b *book) siteKey(name string) string {
	k := b.page(name, nil)
	k.number(len(b.site.Chapters))
	k.topics(b.site.Levels)
	k.topics(b.site.Topics)
	return k.end()
}

// printKey covers a page for print.
func (b *book) printKey(url string, chapters []*guide.Chapter) string {
	k := b.page(url, nil)
	k.add(b.known.digest())
	for _, c := range chapters {
		k.content(c)
		k.links(b, c)
		k.questions(b, c)
		k.flag(b.stale(c))
	}
	return k.end()
}
