package page

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"gen/generator/guide"
	"gen/generator/theme"
)

// chapter writes a chapter's page. A text that only speaks for its folder is
// part of the folder's page.
func (b *book) chapter(w io.Writer, c *guide.Chapter) error {
	if speaksOnly(c) {
		return b.part(w, b.site.Collection(c))
	}
	s := b.sheet(c.URL, c)
	view, data, err := s.chapterView(c)
	if err != nil {
		return err
	}
	if c.Index {
		view.Parts = s.sections(b.site.Collection(c))
	}
	frame := &theme.Page{
		Kind: string(c.Kind), Heading: c.Title, Description: cmp.Or(c.Meta.Description, c.Excerpt), NoIndex: c.Meta.NoIndex,
		SocialType: "article", Data: s.chapterData(c, data), Practice: practisable(c) || c.Turns > 0, Window: s.window(c),
		Outlined: len(view.Outline) > 0,
	}
	name := "pages/" + string(c.Kind)
	if !b.theme.Has(name) {
		name = "pages/chapter"
	}
	return s.publish(w, frame, name, view)
}

// speaksOnly tells whether a text speaks for its folder and is nothing else.
func speaksOnly(c *guide.Chapter) bool {
	return c.Index && (len(c.Entries) == 0 || c.Kind == guide.KindIndex)
}

// longTitle is the number of characters from which on a title is set smaller.
const longTitle = 90

// chapterView gives what the page of a chapter shows, and the body it was made
// from.
func (s *sheet) chapterView(c *guide.Chapter) (*theme.Chapter, *guide.Body, error) {
	body, err := c.Body()
	if err != nil {
		return nil, nil, err
	}
	v := &theme.Chapter{
		Address: c.URL, Kind: string(c.Kind), TitleText: c.Title, Title: s.title(c), LongTitle: utf8.RuneCountInString(c.Title) > longTitle, Number: s.chapterNumber(c),
		Kicker: c.Meta.Kicker, Lede: c.Meta.Description, Badges: s.badges(c), Facts: s.facts(c), Crumbs: append(s.crumbs(c), s.place(c)...),
		Data: attributes("level", c.Meta.Level, "topics", slugs(c.Meta.Topics)), Minutes: minutes(c), Answers: cmp.Or(c.Meta.Answers, "open"), Shuffle: c.Meta.Shuffle,
		TimeLimit: int(c.Meta.TimeLimit.Seconds()), Duration: int(c.Meta.Duration.Seconds()),
		Setting: s.setting(c), Job: s.job(c, body), Cast: s.cast(c), Outline: s.outline(c, body), Index: s.index(c),
		Disclosure: c.Meta.Disclosure, Colophon: s.colophon(c), Edit: s.edit(c), Related: s.related(c),
		Comments: !s.print && (c.Meta.Comments == nil || *c.Meta.Comments),
	}
	if c.Meta.Pass != nil {
		v.Pass = strconv.Itoa(*c.Meta.Pass)
	}
	v.SeriesTitle, v.Series = s.series(c)
	v.Previous, v.Next = s.neighbour(s.site.Prev(c)), s.neighbour(s.site.Next(c))
	s.sole = c.Sole(body)
	if s.print {
		v.Body, err = s.blocks(body.Blocks)
	} else {
		v.Body, err = s.later(func(buf *bytes.Buffer) error { return s.write(buf, body.Blocks) })
	}
	return v, body, err
}

// title gives a chapter's title with its inline code and emphasis; a title
// with links goes plain, since it becomes a link itself.
func (s *sheet) title(c *guide.Chapter) theme.HTML {
	if c.TitleHTML.HTML == "" || len(c.TitleHTML.Refs) > 0 || strings.Contains(string(c.TitleHTML.HTML), "<a ") {
		return escape(c.Title)
	}
	return theme.HTML(c.TitleHTML.HTML)
}

// chapterNumber gives "Chapter 15" unless the title says it already.
func (s *sheet) chapterNumber(c *guide.Chapter) string {
	n := c.Meta.Chapter
	if n == "" || hasWord(c.Title, n) && isNumber(n) || strings.Contains(c.Title, n) && !isNumber(n) {
		return ""
	}
	if isNumber(n) {
		return s.Text("chapter.number", "n", n)
	}
	return n
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// hasWord tells whether a text begins with "Chapter n" in some spelling, or
// with the number alone.
func hasWord(text, n string) bool {
	fields := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" .:-–—#", r) })
	return len(fields) > 0 && fields[0] == n || len(fields) > 1 && fields[1] == n && len(fields[0]) > 3 && strings.HasPrefix(strings.ToLower(fields[0]), "chap")
}

func (s *sheet) badges(c *guide.Chapter) []theme.Badge {
	var badges []theme.Badge
	if c.Meta.Collection != "" {
		badges = append(badges, theme.Badge{Name: "collection", Text: c.Meta.Collection})
	}
	if c.Meta.Draft {
		badges = append(badges, theme.Badge{Name: "draft", Text: s.Text("chapter.draft")})
	}
	if s.stale(c) {
		badges = append(badges, theme.Badge{Name: "stale", Text: s.Text("chapter.stale", "date", s.Date(c.Meta.ReviewBy))})
	}
	return badges
}

// stale tells whether a chapter's review is overdue on the day of the build.
func (b *book) stale(c *guide.Chapter) bool {
	return !c.Meta.ReviewBy.IsZero() && c.Meta.ReviewBy.Before(b.site.Date)
}

// crumbs gives the way from home to the chapter's part.
func (s *sheet) crumbs(c *guide.Chapter) []theme.Link {
	if c.URL == "/" {
		return nil
	}
	col := s.site.Collection(c)
	if c.Index && col != nil {
		col = col.Parent
	}
	return s.trail(col)
}

// place says which chapter of its part this is, where there are several.
func (s *sheet) place(c *guide.Chapter) []theme.Link {
	col := s.site.Collection(c)
	if col == nil || len(col.Chapters) < 2 {
		return nil
	}
	i := slices.Index(col.Chapters, c)
	if i < 0 {
		return nil
	}
	return []theme.Link{{Title: escape(s.Text("nav.place", "n", i+1, "total", len(col.Chapters)))}}
}

// trail gives the way from home to a collection, both included.
func (s *sheet) trail(col *guide.Collection) []theme.Link {
	var trail []theme.Link
	for ; col != nil && col.URL != "/"; col = col.Parent {
		trail = append([]theme.Link{s.link(escape(col.Title), col.URL)}, trail...)
	}
	return append([]theme.Link{s.link(escape(s.Text("nav.home")), "/")}, trail...)
}

// neighbour gives the link to the chapter before or after.
func (s *sheet) neighbour(c *guide.Chapter) *theme.Link {
	if c == nil {
		return nil
	}
	l := s.chapterLink(c)
	return &l
}

// LanguageName gives what a language calls itself, "Deutsch" for "de".
func LanguageName(tag string) string { return display.Self.Name(language.Make(tag)) }

// chapterLink gives the link to a chapter. A translation under the same title
// says its language, and what is written in the other direction is set apart.
func (s *sheet) chapterLink(c *guide.Chapter) theme.Link {
	l := s.link(s.title(c), c.URL)
	lang := s.languageOf(c)
	if s.shared[c.Title] && lang != s.languageOf(nil) {
		l.Title += escape(" (" + LanguageName(lang) + ")")
	}
	if lang != s.language && direction(lang) != s.dir {
		l.Title = "<bdi>" + l.Title + "</bdi>"
	}
	l.Number, l.Count = c.Meta.Chapter, len(c.Entries)
	if s.chapterNumber(c) == "" || !isNumber(c.Meta.Chapter) {
		l.Number = ""
	}
	return l
}

// edit gives the address where the chapter can be edited.
func (s *sheet) edit(c *guide.Chapter) string {
	address := cmp.Or(c.Meta.Edit, strings.ReplaceAll(s.site.EditLink, "{path}", guide.EscapePath(c.Path)))
	if address == "off" || !leads(address) {
		return ""
	}
	return address
}

// related gives the chapters that the author names as related.
func (s *sheet) related(c *guide.Chapter) []theme.Link {
	var links []theme.Link
	for _, name := range c.Meta.Related {
		if t := s.site.Resolve(c, name); t.Chapter != nil {
			l := s.chapterLink(t.Chapter)
			l.URL += fragment(t.Fragment)
			links = append(links, l)
		} else if onWeb(name) {
			links = append(links, theme.Link{Title: escape(name), URL: name})
		}
	}
	return links
}

// mostSeries bounds how many chapters of a series are listed around one.
const mostSeries = 12

// series gives the name of the chapter's series and the chapters of it around
// this one.
func (s *sheet) series(c *guide.Chapter) (string, []theme.Link) {
	all := s.serial(c)
	if len(all) < 2 {
		return "", nil
	}
	var links []theme.Link
	for _, other := range around(all, c, mostSeries) {
		links = append(links, s.chapterLink(other))
	}
	if c.Meta.Series == "" {
		return s.Text("chapter.rounds"), links
	}
	return s.Text("chapter.series", "name", c.Meta.Series), links
}

// serial gives the chapters that follow on one another with c: those of its
// series, or the rounds of interviews in its folder.
func (b *book) serial(c *guide.Chapter) []*guide.Chapter {
	if c.Meta.Series != "" {
		return b.inSeries[c.Meta.Series]
	}
	col := b.site.Collection(c)
	if c.Meta.Round == 0 || col == nil {
		return nil
	}
	var rounds []*guide.Chapter
	for _, other := range col.Chapters {
		if other.Meta.Round > 0 {
			rounds = append(rounds, other)
		}
	}
	slices.SortStableFunc(rounds, func(a, b *guide.Chapter) int { return a.Meta.Round - b.Meta.Round })
	return rounds
}

// practisable tells whether a chapter has questions with answers to hide. A
// quiz hides its own.
func practisable(c *guide.Chapter) bool {
	return c != nil && slices.ContainsFunc(c.Entries, func(e *guide.Entry) bool { return e.Type == guide.Asked })
}
