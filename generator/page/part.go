package page

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/theme"
)

// mostCards bounds the chapters described on one page; of a guide or part with
// more, at most mostBrief are named, the first of each part, and links lead on.
const (
	mostCards = 100
	mostBrief = 200
)

// mostParts bounds the parts that are described on one page.
const mostParts = 40

// parts gives the pages of folders that no text speaks for, home among them.
// The others are written as chapters are.
func (b *book) parts() []output.File {
	var files []output.File
	for _, col := range append([]*guide.Collection{b.site.Root}, b.site.Collections...) {
		if col.Index == nil {
			files = append(files, b.file(col.URL, cmp.Or(col.Path, "."), func() string { return b.partKey(col) }, func(w io.Writer) error { return b.part(w, col) }))
		}
	}
	return files
}

// part writes the page of a folder: home for the whole guide.
func (b *book) part(w io.Writer, col *guide.Collection) error {
	s := b.sheet(col.URL, col.Index)
	home := col == b.site.Root
	v, err := s.listing(col)
	if err != nil {
		return err
	}
	frame := &theme.Page{Kind: "part", Heading: col.Title, Practice: practisable(col.Index), Window: s.window(first(col.All()))}
	if home {
		frame.Kind, frame.Heading = "home", s.site.Root.Title
		frame.Window = s.window(nil)
	} else {
		v.Crumbs = s.trail(col.Parent)
		s.neighbours(v, col)
	}
	if c := col.Index; c != nil {
		frame.Description, frame.NoIndex = cmp.Or(c.Meta.Description, c.Excerpt), c.Meta.NoIndex
	}
	frame.Data = s.listData(v.Crumbs, frame)
	return s.publish(w, frame, "pages/"+frame.Kind, v)
}

func first(list []*guide.Chapter) *guide.Chapter {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// listing gives what the page of a folder shows.
func (s *sheet) listing(col *guide.Collection) (*theme.Listing, error) {
	all := col.All()
	v := &theme.Listing{Title: escape(col.Title), Parts: s.sections(col), Facts: s.total(all), Pages: s.furtherPages(col, 0)}
	if len(col.Children) > mostParts {
		v.Contents = s.to("/contents/")
	}
	if col == s.site.Root {
		v.Title, v.Lede, v.Print = escape(s.site.Root.Title), s.site.Description, s.printLink()
	}
	for _, c := range all {
		v.Practice = v.Practice || practisable(c)
	}
	v.First = s.neighbour(first(all))
	if col.Index == nil {
		return v, nil
	}
	s.chapter = col.Index
	v.Title, v.Lede = s.title(col.Index), cmp.Or(col.Index.Meta.Description, v.Lede)
	body, err := col.Index.Body()
	if err != nil {
		return nil, err
	}
	intro, rest := split(body.Blocks)
	if v.Body, err = s.blocks(intro); err == nil {
		v.Rest, err = s.blocks(rest)
	}
	return v, err
}

// split cuts a text before its first heading: the chapters are listed there,
// where a reader who knows the guide finds them at once.
func split(blocks []guide.Block) (intro, rest []guide.Block) {
	for i, b := range blocks {
		switch b.(type) {
		case *guide.Heading, *guide.Question:
			return blocks[:i], blocks[i:]
		}
	}
	return blocks, nil
}

// total gives the numbers of a list of chapters.
func (s *sheet) total(chapters []*guide.Chapter) []theme.Fact {
	questions, quizzes := 0, 0
	for _, c := range chapters {
		q, z := c.Count()
		questions, quizzes = questions+q, quizzes+z
	}
	facts := s.counted(nil, "chapters", len(chapters))
	return s.counted(s.counted(facts, "questions", questions), "quizzes", quizzes)
}

// counted adds how many there are of something, if any.
func (s *sheet) counted(facts []theme.Fact, name string, n int) []theme.Fact {
	if n == 0 {
		return facts
	}
	return append(facts, theme.Fact{Name: name, Text: s.Count("count."+name, n)})
}

// sections gives the chapters of a collection, those directly in it first,
// then its parts; a glossary alone comes after them, as it is read.
func (s *sheet) sections(col *guide.Collection) []theme.Section {
	var list []theme.Section
	each, brief := mostNamed(col)
	_, parts := described(col)
	for _, child := range parts {
		list = append(list, s.section(child, each, 2, brief))
	}
	if own := s.cards(col, each, brief); len(own.Chapters) > 0 {
		own.URL, own.ID, own.Lede = "", "", "" // its heading is that of the page
		at := 0
		if len(col.Chapters) > 0 && col.Chapters[0] != first(col.All()) {
			at = len(list)
		}
		list = slices.Insert(list, at, own)
	}
	return list
}

// described gives the parts of a collection as far as one page has them. Those
// that are one text, that of their folder, are listed as the chapters that
// readers take them for.
func described(col *guide.Collection) (texts []*guide.Chapter, parts []*guide.Collection) {
	for len(col.Children) == 1 && col.Children[0].Index == nil && len(col.Children[0].Chapters) == 0 {
		col = col.Children[0] // a folder around all others says nothing
	}
	for _, child := range col.Children[:min(len(col.Children), mostParts)] {
		own := len(child.Chapters) == 0 || len(child.Chapters) == 1 && child.Chapters[0] == child.Index
		if child.Index != nil && own && len(child.Children) == 0 {
			texts = append(texts, child.Index)
		} else {
			parts = append(parts, child)
		}
	}
	return texts, parts
}

// mostNamed gives how many chapters of each part the page of a collection
// lists, and whether it only names them.
func mostNamed(col *guide.Collection) (each int, brief bool) {
	if len(col.All()) <= mostCards {
		return mostCards, false
	}
	return max(3, mostBrief/(min(len(col.Children), mostParts)+1)), true
}

// section gives a part with what is below it. Headings of parts within parts
// stand one level deeper, however deep the folders are.
func (s *sheet) section(col *guide.Collection, each, level int, brief bool) theme.Section {
	sec := s.cards(col, each, brief)
	sec.Level = level
	_, parts := described(col)
	for _, child := range parts {
		sec.Children = append(sec.Children, s.section(child, each, 3, brief))
	}
	return sec
}

// cards describes at most n chapters of a collection, or only names them.
func (s *sheet) cards(col *guide.Collection, n int, brief bool) theme.Section {
	sec := theme.Section{Brief: brief, Link: s.link(escape(col.Title), col.URL), ID: partID(col), Level: 2}
	if col.Index != nil {
		sec.Title, sec.Lede = s.title(col.Index), cmp.Or(col.Index.Meta.Description, col.Index.Excerpt)
	}
	for _, c := range col.Chapters {
		if c.URL == s.url {
			continue // the page itself
		}
		if len(sec.Chapters) == n {
			if sec.More++; sec.More == 1 {
				sec.Rest = s.rest(col, c)
			}
			continue
		}
		sec.Chapters = append(sec.Chapters, s.card(c, brief))
	}
	texts, _ := described(col)
	for _, c := range texts {
		sec.Chapters = append(sec.Chapters, s.card(c, brief))
	}
	return sec
}

// card describes a chapter, or only names it.
func (s *sheet) card(c *guide.Chapter, brief bool) theme.Card {
	card := theme.Card{Link: s.chapterLink(c), Kind: string(c.Kind)}
	if !brief {
		card.Excerpt, card.Facts = cmp.Or(c.Meta.Description, c.Excerpt), append(s.cardFacts(c), s.unfinished(c)...)
	}
	return card
}

// unfinished marks a draft in a list.
func (s *sheet) unfinished(c *guide.Chapter) []theme.Fact {
	if !c.Meta.Draft {
		return nil
	}
	return []theme.Fact{{Name: "draft", Text: s.Text("chapter.draft")}}
}

// rest gives the link to where the chapters of a part from c on are listed:
// the part's own page, on that page its next one, or on home the contents.
func (s *sheet) rest(col *guide.Collection, c *guide.Chapter) string {
	if col.URL != s.url {
		return s.to(col.URL)
	}
	if col != s.site.Root {
		return s.to(furtherURL(col, 1))
	}
	i, _ := s.site.Position(c)
	return s.to(contentsURL(i / contentsLength))
}

// neighbours links the parts before and after one.
func (s *sheet) neighbours(v *theme.Listing, col *guide.Collection) {
	all := s.site.Collections
	i := slices.Index(all, col)
	link := func(at int) *theme.Link {
		if at < 0 || at >= len(all) {
			return nil
		}
		l := s.link(escape(all[at].Title), all[at].URL)
		return &l
	}
	v.Previous, v.Next = link(i-1), link(i+1)
}

// partID gives the id of a part in a list: "/a/b/" has "part-a-b".
func partID(col *guide.Collection) string {
	return "part" + guide.EscapePath(strings.ReplaceAll(strings.TrimSuffix(col.URL, "/"), "/", "-"))
}
