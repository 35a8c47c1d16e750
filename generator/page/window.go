package page

import (
	"slices"

	"gen/generator/guide"
	"gen/generator/theme"
)

// Sizes of the window of the book that a page shows.
const (
	wholeBook     = 40 // a guide of so many chapters is shown whole
	windowLength  = 24 // chapters shown around the current one
	windowAround  = 3  // parts named before and after the current one
	fewForWindows = 2  // a guide of fewer chapters needs no window
)

// window gives the part of the book around a chapter, nil when there is
// nothing beside it. With no chapter it shows the beginning.
func (s *sheet) window(c *guide.Chapter) *theme.Window {
	if len(s.site.Chapters) < fewForWindows {
		return nil
	}
	w := &theme.Window{All: s.link("", "/contents/")}
	w.All.Count = len(s.site.Chapters)
	current := 0
	if c != nil {
		current = max(0, slices.Index(s.filled, s.site.Collection(c)))
	}
	whole := len(s.site.Chapters) <= wholeBook
	for i, col := range s.filled {
		if !whole && (i < current-windowAround || i > current+windowAround) {
			continue
		}
		part := theme.WindowPart{Link: s.link(escape(col.Title), col.URL)}
		if whole || i == current {
			s.view(&part, col, c, whole)
		}
		w.Parts = append(w.Parts, part)
	}
	return w
}

// view fills in the chapters of a part around c.
func (s *sheet) view(part *theme.WindowPart, col *guide.Collection, c *guide.Chapter, whole bool) {
	shown := col.Chapters
	if !whole {
		shown = around(shown, c, windowLength)
		part.Before = slices.Index(col.Chapters, shown[0])
		part.After = len(col.Chapters) - part.Before - len(shown)
	}
	for _, other := range shown {
		part.Chapters = append(part.Chapters, s.chapterLink(other))
	}
}

// around gives at most n chapters of a list with c in the middle where that
// is possible.
func around(list []*guide.Chapter, c *guide.Chapter, n int) []*guide.Chapter {
	if len(list) <= n {
		return list
	}
	first := min(max(0, slices.Index(list, c)-n/2), len(list)-n)
	return list[first : first+n]
}

// filled lists the collections that hold chapters themselves, in reading order.
func filled(site *guide.Site) []*guide.Collection {
	var list []*guide.Collection
	for _, col := range append([]*guide.Collection{site.Root}, site.Collections...) {
		if len(col.Chapters) > 0 {
			list = append(list, col)
		}
	}
	return list
}
