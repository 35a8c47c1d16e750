package page

import (
	"io"
	"slices"

	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/theme"
)

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
