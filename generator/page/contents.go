package page

import (
	"io"
	"sync"

	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/theme"
)

// contentsLength is the number of chapters that one page lists.
const contentsLength = 200

// contents gives the pages that list every chapter.
func (b *book) contents() []output.File {
	var files []output.File
	count := pieces(len(b.site.Chapters), contentsLength)
	total := sync.OnceValue(func() []theme.Fact { return b.sheet("/contents/", nil).total(b.site.Chapters) })
	for i := range count {
		url := contentsURL(i)
		key := func() string { return b.listKey(url, chunk(b.site.Chapters, i, contentsLength), count, total()) }
		files = append(files, b.file(url, "the contents", key, func(w io.Writer) error { return b.contentsPage(w, i, count, total()) }))
	}
	return files
}

// contentsURL gives the address of the i-th page of the contents.
func contentsURL(i int) string { return numbered("/contents/", i) }

func (b *book) contentsPage(w io.Writer, i, count int, total []theme.Fact) error {
	s := b.sheet(contentsURL(i), nil)
	title := s.pageTitle(s.Text("contents.title"), i)
	v := &theme.Listing{Title: escape(title), Crumbs: s.trail(nil), Pages: s.pages(contentsURL, i, count), Facts: total, Print: s.printLink()}
	v.Parts = s.grouped(chunk(b.site.Chapters, i, contentsLength))
	frame := &theme.Page{Kind: "contents", Heading: title}
	frame.Data = s.listData(v.Crumbs, frame)
	return s.publish(w, frame, "pages/contents", v)
}

// grouped lists chapters below the headings of their parts.
func (s *sheet) grouped(chapters []*guide.Chapter) []theme.Section {
	var list []theme.Section
	at := map[*guide.Collection]int{}
	for _, c := range chapters {
		col := s.site.Collection(c)
		if _, ok := at[col]; !ok {
			at[col] = len(list)
			sec := theme.Section{Link: s.link(escape(col.Title), col.URL), ID: partID(col), Level: 2}
			if col == s.site.Root && len(s.filled) == 1 {
				sec.ID, sec.URL = "", ""
			}
			list = append(list, sec)
		}
		sec := &list[at[col]]
		sec.Chapters = append(sec.Chapters, s.card(c, true))
	}
	return list
}
