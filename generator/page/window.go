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

// pane is one part of the guide in a window.
type pane struct {
	col           *guide.Collection
	chapters      []*guide.Chapter // those shown
	before, after int              // numbers of those left out
}

// pane gives the part of the book around a chapter, nil when there is nothing
// beside it. With no chapter it is the beginning.
func (b *book) pane(c *guide.Chapter) []pane {
	if len(b.site.Chapters) < fewForWindows {
		return nil
	}
	var panes []pane
	current := 0
	if c != nil {
		current = max(0, slices.Index(b.filled, b.site.Collection(c)))
	}
	whole := len(b.site.Chapters) <= wholeBook
	for i, col := range b.filled {
		switch p := (pane{col: col}); {
		case whole:
			p.chapters = col.Chapters
			panes = append(panes, p)
		case i == current:
			p.chapters = around(col.Chapters, c, windowLength)
			p.before = slices.Index(col.Chapters, p.chapters[0])
			p.after = len(col.Chapters) - p.before - len(p.chapters)
			panes = append(panes, p)
		case current-windowAround <= i && i <= current+windowAround:
			panes = append(panes, p)
		}
	}
	return panes
}

// window gives what the page shows of the book around a chapter.
func (s *sheet) window(c *guide.Chapter) *theme.Window {
	panes := s.pane(c)
	if panes == nil {
		return nil
	}
	w := &theme.Window{All: s.link("", "/contents/")}
	w.All.Count = len(s.site.Chapters)
	for _, p := range panes {
		part := theme.WindowPart{Link: s.link(escape(p.col.Title), p.col.URL), Before: p.before, After: p.after}
		for _, other := range p.chapters {
			l := s.chapterLink(other)
			if len(other.Title) > outlineTitle {
				l.Title = escape(shorten(other.Title, outlineTitle))
			}
			if other == s.chapter && l.Current == "" {
				l.Current = "true" // the page is one of its questions
			}
			if len(p.col.Chapters) == 1 && l.Title == part.Title || l.URL == part.URL {
				l.Number, part.Link = "", l // the part is the chapter
				continue
			}
			part.Chapters = append(part.Chapters, l)
		}
		w.Parts = append(w.Parts, part)
	}
	return w
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
	slices.SortStableFunc(list, func(a, b *guide.Collection) int {
		i, _ := site.Position(a.Chapters[0])
		j, _ := site.Position(b.Chapters[0])
		return i - j
	})
	return list
}
