package page

import (
	"io"
	"slices"
	"sync"

	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/theme"
)

// Lengths of lists on one page.
const (
	contentsLength = 200 // chapters
	topicLength    = 200 // questions
)

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

// pieces gives the number of pages for n entries, at least 1.
func pieces(n, length int) int { return max(1, (n+length-1)/length) }

// chunk gives the entries of the i-th page.
func chunk[T any](list []T, i, length int) []T {
	return list[min(len(list), i*length):min(len(list), (i+1)*length)]
}

func (b *book) contentsPage(w io.Writer, i, count int, total []theme.Fact) error {
	s := b.sheet(contentsURL(i), nil)
	title := s.pageTitle(s.Text("contents.title"), i)
	v := &theme.Listing{Title: escape(title), Crumbs: s.trail(nil), Pages: s.pages(contentsURL, i, count), Facts: total, Print: s.printLink()}
	v.Parts = s.grouped(chunk(b.site.Chapters, i, contentsLength))
	frame := &theme.Page{Kind: "contents", Heading: title}
	frame.Data = s.listData(v.Crumbs, frame)
	return s.publish(w, frame, "pages/contents", v)
}

// pageTitle gives the title of the i-th page of a list.
func (s *sheet) pageTitle(title string, i int) string {
	if i == 0 {
		return title
	}
	return s.Text("page.title", "title", title, "n", i+1)
}

// grouped lists chapters below the headings of their parts.
func (s *sheet) grouped(chapters []*guide.Chapter) []theme.Section {
	var list []theme.Section
	var current *guide.Collection
	for _, c := range chapters {
		if col := s.site.Collection(c); col != current || list == nil {
			current = col
			sec := theme.Section{Link: s.link(escape(col.Title), col.URL), ID: partID(col), Level: 2}
			if col == s.site.Root && len(s.filled) == 1 {
				sec.ID, sec.URL = "", ""
			}
			list = append(list, sec)
		}
		sec := &list[len(list)-1]
		sec.Chapters = append(sec.Chapters, theme.Card{Link: s.chapterLink(c), Kind: string(c.Kind)})
	}
	return list
}

// topics gives the pages of topics and levels, and the lists of them.
func (b *book) topics() []output.File {
	var files []output.File
	for _, t := range b.site.Topics {
		files = append(files, b.topicPagesOf(t, "topic")...)
	}
	for _, t := range b.site.Levels {
		files = append(files, b.topicPagesOf(t, "level")...)
	}
	if len(b.site.Topics) > 0 {
		files = append(files, b.file("/topics/", "the list of topics", func() string { return b.topicsKey(b.site.Topics) }, b.topicList("topics", b.site.Topics, nil)))
	}
	if len(b.site.Levels) > 0 {
		files = append(files, b.file("/levels/", "the list of levels", func() string { return b.topicsKey(b.site.Levels) }, b.topicList("levels", nil, b.site.Levels)))
	}
	return files
}

func (b *book) topicPagesOf(t *guide.Topic, kind string) []output.File {
	var files []output.File
	count := pieces(t.Count, topicLength)
	for i := range count {
		url := numbered(t.URL, i)
		key := func() string { return b.topicKey(url, t, i, count) }
		files = append(files, b.file(url, kind+" "+t.Name, key, func(w io.Writer) error { return b.topicPage(w, t, kind, i, count) }))
	}
	return files
}

func (b *book) topicPage(w io.Writer, t *guide.Topic, kind string, i, count int) error {
	s := b.sheet(numbered(t.URL, i), nil)
	name := t.Name
	list := "topics"
	if kind == "level" {
		name, list = s.phrase("level.", t.Name), "levels"
	}
	title := s.pageTitle(s.Text(kind+".title", kind, name), i)
	v := &theme.Topic{
		Title: title, Pages: s.pages(func(n int) string { return numbered(t.URL, n) }, i, count), Facts: []theme.Fact{{Name: "questions", Text: s.Count("count.questions", t.Count)}},
		Crumbs:   append(s.trail(nil), s.link(escape(s.Text(list+".title")), "/"+list+"/")),
		Chapters: s.byChapter(t.Questions(i*topicLength, (i+1)*topicLength)),
	}
	frame := &theme.Page{Kind: kind, Heading: title}
	frame.Data = s.listData(v.Crumbs, frame)
	return s.publish(w, frame, "pages/topic", v)
}

// byChapter groups questions by the chapter they stand in.
func (s *sheet) byChapter(list []guide.Located) []theme.TopicChapter {
	var groups []theme.TopicChapter
	var current *guide.Chapter
	var page string
	for _, at := range list {
		if at.Chapter != current {
			current, page = at.Chapter, s.to(at.Chapter.URL)
			groups = append(groups, theme.TopicChapter{Link: s.chapterLink(current)})
		}
		g := &groups[len(groups)-1]
		l := s.questionLink(at.Entry)
		l.URL = page + l.URL
		l.Number = s.phrase("level.", at.Entry.Level)
		g.Questions = append(g.Questions, l)
	}
	return groups
}

func (b *book) topicList(kind string, topics, levels []*guide.Topic) func(io.Writer) error {
	return func(w io.Writer) error {
		s := b.sheet("/"+kind+"/", nil)
		title := s.Text(kind + ".title")
		v := &theme.Topics{Title: title, Crumbs: s.trail(nil), Topics: s.topicLinks(topics, ""), Levels: s.topicLinks(levels, "level.")}
		frame := &theme.Page{Kind: kind, Heading: title}
		frame.Data = s.listData(v.Crumbs, frame)
		return s.publish(w, frame, "pages/topics", v)
	}
}

// topicLinks gives links to topics; prefix is that of their phrases, if any.
func (s *sheet) topicLinks(topics []*guide.Topic, prefix string) []theme.Link {
	var links []theme.Link
	for _, t := range topics {
		name := t.Name
		if prefix != "" {
			name = s.phrase(prefix, name)
		}
		l := s.link(escape(name), t.URL)
		l.Count = t.Count
		links = append(links, l)
	}
	return links
}

// mostWays bounds the topics that the search page and the page for wrong
// addresses name.
const mostWays = 40

// ways gives what leads on from a page without content: levels, the topics
// with most questions, and the contents.
func (s *sheet) ways(title string) *theme.Topics {
	topics := slices.Clone(s.site.Topics)
	slices.SortStableFunc(topics, func(a, b *guide.Topic) int { return b.Count - a.Count })
	contents := s.link("", "/contents/")
	contents.Count = len(s.site.Chapters)
	return &theme.Topics{
		Title: title, Search: s.to("/search/"), Indexed: s.site.Search, Contents: contents,
		Topics: s.topicLinks(topics[:min(len(topics), mostWays)], ""), Levels: s.topicLinks(s.site.Levels, "level."),
	}
}

// search gives the page that shows what search finds.
func (b *book) search() output.File {
	return b.file("/search/", "the search page", func() string { return b.siteKey("search") }, func(w io.Writer) error {
		s := b.sheet("/search/", nil)
		title := s.Text("search.title")
		return s.publish(w, &theme.Page{Kind: "search", Heading: title}, "pages/search", s.ways(title))
	})
}

// missing gives the page for addresses that lead nowhere. It may be shown at
// any address, so its links begin at the root.
func (b *book) missing() output.File {
	return b.file("/404.html", "the page for wrong addresses", func() string { return b.siteKey("404") }, func(w io.Writer) error {
		s := b.sheet("/404.html", nil)
		s.base = b.rootPath()
		title := s.Text("missing.title")
		v := s.ways(title)
		v.Lede = s.Text("missing.lede")
		return s.publish(w, &theme.Page{Kind: "404", Heading: title, NoIndex: true}, "pages/404", v)
	})
}
