package guide

import (
	"maps"
	"slices"
	"time"
)

// NewSite orders and links the chapters of a guide. Assets are keyed by their
// path relative to the site's folder. Of two chapters with one URL the first
// by path is the one found by it; the check stage reports the clash.
func NewSite(config Config, date time.Time, chapters []*Chapter, assets map[string]Asset) *Site {
	return (&Site{}).Follow(config, date, chapters, assets)
}

// Follow gives the site that NewSite makes, and takes what is known of chapters
// that s has too from there.
func (s *Site) Follow(config Config, date time.Time, chapters []*Chapter, assets map[string]Asset) *Site {
	if changed, ok := s.replaced(config, chapters); ok {
		return s.with(changed, config, date, chapters, assets)
	}
	before := s.places
	s = &Site{
		Config: config, Date: date, Assets: assets, given: slices.Clone(chapters),
		byPath:  make(map[string]*Chapter, len(chapters)),
		byURL:   make(map[string]*Chapter, len(chapters)),
		folders: map[string]*Collection{},
		places:  make(map[*Chapter]place, len(chapters)),
	}
	for _, c := range chapters {
		c = s.named(c)
		s.byPath[c.Path] = c
		if _, taken := s.byURL[c.URL]; !taken {
			s.byURL[c.URL] = c
		}
		col := s.folder(folderOf(c), collectionURL(c))
		if c.Index {
			col.Index = c
		}
		if listed(c) {
			col.Chapters = append(col.Chapters, c)
		}
		known, ok := before[c]
		if !ok {
			known.facts = factsOf(c)
		}
		s.places[c] = place{col.Path, -1, known.facts}
		col.list(c.Meta.Listed)
	}
	s.arrange()
	s.gatherTopics()
	return s
}

// list takes the place in the author's list that a chapter in the collection has.
func (c *Collection) list(place int) {
	for ; c != nil && place > 0 && placed(c.listed) > place; c = c.Parent {
		c.listed = place
	}
}

func factsOf(c *Chapter) facts { return facts{chapterRank(c), runs(c.Entries)} }

// replaced gives the chapters in whose place others have come, if each of those
// stands where the one before it stood, as after an edit of a text.
func (s *Site) replaced(config Config, chapters []*Chapter) (by map[*Chapter]*Chapter, ok bool) {
	if s.Root == nil || len(chapters) != len(s.given) || config.Title != s.Title || config.Untitled != s.Untitled {
		return nil, false
	}
	by = map[*Chapter]*Chapter{}
	for i, old := range s.given {
		if c := chapters[i]; c != old {
			if !sameStand(c, old) {
				return nil, false
			}
			by[old] = c
		}
	}
	return by, true
}

// sameStand tells whether two chapters have all that places them in common.
func sameStand(a, b *Chapter) bool {
	return a.Title == b.Title && a.Title != "" && a.Path == b.Path && a.URL == b.URL && a.Folder == b.Folder && a.Index == b.Index &&
		listed(a) == listed(b) && a.Meta.Language == b.Meta.Language && chapterRank(a) == chapterRank(b)
}

// with gives the site that has other chapters in the places of some.
func (s *Site) with(by map[*Chapter]*Chapter, config Config, date time.Time, chapters []*Chapter, assets map[string]Asset) *Site {
	next := &Site{
		Config: config, Date: date, Assets: assets, given: slices.Clone(chapters), Chapters: swapped(s.Chapters, by), aside: swapped(s.aside, by),
		byPath: maps.Clone(s.byPath), byURL: maps.Clone(s.byURL), folders: make(map[string]*Collection, len(s.folders)), places: maps.Clone(s.places),
	}
	asBefore := true // as to topics and levels
	for old, c := range by {
		next.byPath[c.Path] = c
		if next.byURL[c.URL] == old {
			next.byURL[c.URL] = c
		}
		p := s.places[old]
		asBefore = asBefore && slices.EqualFunc(p.runs, runs(c.Entries), run.equal)
		p.facts = factsOf(c)
		next.places[c] = p
		delete(next.places, old)
	}
	next.Root = next.copied(s.Root, nil, by)
	if !asBefore {
		next.gatherTopics()
		return next
	}
	next.Topics, next.Levels = next.retold(s.Topics), next.retold(s.Levels)
	return next
}

// copied takes a collection of the site before, and those below it, into this one.
func (s *Site) copied(before, parent *Collection, by map[*Chapter]*Chapter) *Collection {
	col := *before
	col.Parent, col.Chapters = parent, swapped(before.Chapters, by)
	if c := by[before.Index]; c != nil {
		col.Index = c
	}
	s.folders[col.Path] = &col
	if parent != nil {
		s.Collections = append(s.Collections, &col)
	}
	col.Children = slices.Clone(before.Children)
	for i, child := range col.Children {
		col.Children[i] = s.copied(child, &col, by)
	}
	return &col
}

// swapped gives a list that has other chapters in the places of some.
func swapped(list []*Chapter, by map[*Chapter]*Chapter) []*Chapter {
	own := false
	for i, c := range list {
		if other := by[c]; other != nil {
			if !own {
				list, own = slices.Clone(list), true
			}
			list[i] = other
		}
	}
	return list
}

// retold gives topics of the site before as those of this one.
func (s *Site) retold(topics []*Topic) []*Topic {
	list := make([]*Topic, len(topics))
	for i, t := range topics {
		topic := *t
		topic.chapters = s.Chapters
		list[i] = &topic
	}
	return list
}
