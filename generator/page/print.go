package page

import (
	"bytes"
	"io"
	"strconv"

	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/theme"
)

// printLength is the number of chapters that one print page holds.
const printLength = 200

// mostPrinted is the number of words up to which a guide has pages for print
// unless it asks for them: some 1,000 sheets of paper with their code. Beyond
// it nobody prints all of it, and it would double what a build writes.
const mostPrinted = 300_000

// prints gives the guide on one page for print, or on several when it is
// large, with answers below their questions; a script puts them at the end.
func (b *book) prints() []output.File {
	if !b.printable() {
		return nil
	}
	count := pieces(len(b.site.Chapters), printLength)
	if count == 1 {
		return []output.File{b.printed("/print/", b.site.Chapters)}
	}
	var files []output.File
	for i := range count {
		files = append(files, b.printed(printURL(i), chunk(b.site.Chapters, i, printLength)))
	}
	render := func(w io.Writer) error {
		s := b.sheet("/print/", nil)
		return s.printPage(w, &theme.Print{Parts: s.printParts(count)})
	}
	key := func() string {
		return b.listKey("/print/", b.site.Chapters, count, b.sheet("/print/", nil).total(b.site.Chapters))
	}
	return append(files, b.file("/print/", "the print page", key, render))
}

// printable tells whether there are pages for print.
func (b *book) printable() bool {
	words := 0
	for _, c := range b.site.Chapters {
		words += c.Words
	}
	wanted := b.site.Print == "always" || b.site.Print != "never" && words <= mostPrinted
	return wanted && len(b.site.Chapters) > 0
}

// printLink links the guide for print, where there is one.
func (s *sheet) printLink() string {
	if !s.printable() {
		return ""
	}
	return s.to("/print/")
}

// printURL gives the URL of the i-th print page, from 0, of a large guide.
func printURL(i int) string { return "/print/" + strconv.Itoa(i+1) + "/" }

// printParts links the print pages, named by their first and last chapters.
func (s *sheet) printParts(count int) []theme.Link {
	var links []theme.Link
	for i := range count {
		part := chunk(s.site.Chapters, i, printLength)
		title := s.title(part[0]) + " – " + s.title(part[len(part)-1])
		links = append(links, s.link(title, printURL(i)))
	}
	return links
}

// printed gives the page of chapters for print.
func (b *book) printed(url string, chapters []*guide.Chapter) output.File {
	return b.file(url, "the print page", func() string { return b.printKey(url, chapters) }, func(w io.Writer) error {
		s, v := b.sheet(url, nil), &theme.Print{}
		if err := s.printChapters(v, chapters); err != nil {
			return err
		}
		return s.printPage(w, v)
	})
}

// printPage writes a print page.
func (s *sheet) printPage(w io.Writer, v *theme.Print) error {
	s.chapter, s.print = nil, false
	v.Title = s.Text("print.title", "title", s.site.Root.Title)
	v.Crumbs = s.trail(nil)
	return s.publish(w, &theme.Page{Kind: "print", Heading: v.Title, NoIndex: true}, "pages/print", v)
}

// printChapters adds chapters to a print page. Each has its ids marked as its
// own, and headings one level down, since the page has a title above theirs.
func (s *sheet) printChapters(v *theme.Print, chapters []*guide.Chapter) error {
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	all := buf.AvailableBuffer()
	for i, c := range chapters {
		s.chapter, s.print = c, true
		view, _, err := s.chapterView(c)
		if err != nil {
			return err
		}
		s.alone(view)
		markup, err := s.run("blocks/chapter", view)
		if err != nil {
			return err
		}
		chapter := relocation{prefix: "c" + strconv.Itoa(i+1) + "-", down: 1}
		all = chapter.append(all, string(markup))
	}
	buf.Write(all) // so that the buffer is large enough next time
	v.Chapters = theme.HTML(all)
	return nil
}

// alone takes out of a chapter what leads elsewhere on a page to read.
func (s *sheet) alone(v *theme.Chapter) {
	v.Open = true
	v.Outline, v.Index, v.Crumbs, v.Series, v.Related = nil, nil, nil, nil, nil
	v.Previous, v.Next, v.Edit = nil, nil, ""
	if s.chapter.Meta.Language != "" && s.chapter.Meta.Language != s.language {
		v.Language, v.Dir = s.chapter.Meta.Language, s.chapter.Meta.Dir
		if v.Dir == "" {
			v.Dir = direction(v.Language)
		}
	}
}
