package page

import (
	"io"

	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/theme"
)

// further gives the pages on which the list of a part goes on that is too long
// for the part's own page. The list of the whole guide goes on in the contents.
func (b *book) further() []output.File {
	var files []output.File
	for _, col := range b.site.Collections {
		rest := further(col)
		count := pieces(len(rest), contentsLength)
		for i := range count {
			if len(rest) == 0 {
				continue
			}
			url := furtherURL(col, i+1)
			key := func() string { return b.furtherKey(url, col, chunk(rest, i, contentsLength), count) }
			files = append(files, b.file(url, col.Path, key, func(w io.Writer) error { return b.furtherPage(w, col, i+1) }))
		}
	}
	return files
}

// further gives the chapters directly in a part that its own page leaves out.
func further(col *guide.Collection) []*guide.Chapter {
	list := col.Chapters
	if len(list) > 0 && list[0] == col.Index {
		list = list[1:]
	}
	n, _ := mostNamed(col)
	return list[min(n, len(list)):]
}

// furtherURL gives the address of the i-th page of a part's list, of which 0 is
// the part's own. The others lie below the contents, where no chapter does.
func furtherURL(col *guide.Collection, i int) string {
	if i == 0 {
		return col.URL
	}
	return numbered("/contents"+col.URL, i)
}

// furtherPages links the pages of a part's list, as they stand on the i-th.
func (s *sheet) furtherPages(col *guide.Collection, i int) []theme.Link {
	rest := further(col)
	if len(rest) == 0 || col == s.site.Root {
		return nil
	}
	return s.pages(func(n int) string { return furtherURL(col, n) }, i, 1+pieces(len(rest), contentsLength))
}

func (b *book) furtherPage(w io.Writer, col *guide.Collection, i int) error {
	s := b.sheet(furtherURL(col, i), nil)
	title := s.pageTitle(col.Title, i)
	v := &theme.Listing{Title: escape(title), Crumbs: s.trail(col), Pages: s.furtherPages(col, i)}
	var sec theme.Section
	for _, c := range chunk(further(col), i-1, contentsLength) {
		sec.Chapters = append(sec.Chapters, s.card(c, true))
	}
	v.Parts = []theme.Section{sec}
	frame := &theme.Page{Kind: "contents", Heading: title}
	frame.Data = s.listData(v.Crumbs, frame)
	return s.publish(w, frame, "pages/contents", v)
}

// furtherKey covers a page of a part's list.
func (b *book) furtherKey(url string, col *guide.Collection, chapters []*guide.Chapter, pages int) string {
	k := b.page(url, nil)
	k.number(pages)
	for up := col; up != nil; up = up.Parent {
		k.add(up.URL, up.Title)
	}
	for _, c := range chapters {
		k.name(c)
		k.add(string(c.Kind))
	}
	return k.end()
}
