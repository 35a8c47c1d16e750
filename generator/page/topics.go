package page

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/theme"
)

// topicLength is the number of questions that one page of a topic lists.
const topicLength = 200

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
		Chapters: s.byChapter(t.Questions(i*topicLength, (i+1)*topicLength), kind == "topic"),
	}
	frame := &theme.Page{Kind: kind, Heading: title}
	frame.Data = s.listData(v.Crumbs, frame)
	return s.publish(w, frame, "pages/topic", v)
}

// byChapter groups questions by the chapter they stand in, with their levels
// when those are of interest.
func (s *sheet) byChapter(list []guide.Located, levels bool) []theme.TopicChapter {
	var groups []theme.TopicChapter
	for len(list) > 0 {
		c := list[0].Chapter
		n := slices.IndexFunc(list, func(at guide.Located) bool { return at.Chapter != c })
		if n < 0 {
			n = len(list)
		}
		page, links := s.to(c.URL), make([]theme.Link, n)
		for i, at := range list[:n] {
			l := s.questionLink(at.Entry)
			l.URL = page + l.URL
			l.Number, l.After = "", followed(at)
			if levels {
				l.Note = s.phrase("level.", at.Entry.Level)
			}
			links[i] = l
		}
		groups = append(groups, theme.TopicChapter{Link: s.chapterLink(c), Questions: links})
		list = list[n:]
	}
	return groups
}

// followed gives the question before one in a conversation whose own words say
// little away from it, such as "Why?"; "" for others.
func followed(at guide.Located) string {
	if at.Entry.Type != guide.AskingTurn || !terse(at.Entry.Title) {
		return ""
	}
	entries := at.Chapter.Entries
	for i := slices.Index(entries, at.Entry) - 1; i >= 0 && entries[i].Type == guide.AskingTurn; i-- {
		if title := entries[i].Title; !terse(title) {
			return title
		}
	}
	return ""
}

// terse tells whether a question has fewer than five words; where words are
// not parted, fewer than nine characters.
func terse(title string) bool {
	return strings.Count(title, " ") < 4 && (strings.Contains(title, " ") || utf8.RuneCountInString(title) < 9)
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
