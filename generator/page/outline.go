package page

import (
	"regexp"

	"gen/generator/guide"
	"gen/generator/theme"
)

// fewIndexed is the number of questions below which an index of them above the
// text would only repeat it.
const fewIndexed = 5

// indexed tells whether a chapter's questions are listed above its text. Those
// of a quiz are not: what they ask says little without its code.
func indexed(c *guide.Chapter) bool {
	return (c.Kind == guide.KindList || c.Kind == guide.KindPrompts) && len(c.Entries) >= fewIndexed
}

// outline gives the chapter's headings and questions as a tree of links.
func (s *sheet) outline(c *guide.Chapter, body *guide.Body) []theme.Entry {
	if c.Meta.TOC == "off" {
		return nil
	}
	entries := s.outlined(body.Outline)
	if c.Sole(body) != nil {
		entries = entries[0].Children // the question is the page
	}
	if len(entries) < 2 && (len(entries) == 0 || len(entries[0].Children) < 2) {
		return nil
	}
	return entries
}

func (s *sheet) outlined(sections []*guide.Section) []theme.Entry {
	var list []theme.Entry
	for _, sec := range sections {
		e := theme.Entry{Link: theme.Link{Title: escape(sec.Title), URL: fragment(sec.ID)}, Children: s.outlined(sec.Children)}
		if sec.Entry != nil {
			e.Link = s.questionLink(sec.Entry)
		}
		if len(sec.Title) > outlineTitle {
			e.Title = escape(shorten(sec.Title, outlineTitle))
		}
		list = append(list, e)
	}
	return list
}

// outlineTitle is how many bytes of a title outlines and the list of chapters
// show: some four lines.
const outlineTitle = 120

// questionLink gives the link to a question on this page.
func (s *sheet) questionLink(e *guide.Entry) theme.Link {
	title := questionTitle(e)
	if e.Cue != "" {
		title += ` <code class="cue">` + escape(e.Cue) + "</code>"
	}
	return theme.Link{Title: title, URL: fragment(e.ID), Number: e.Number}
}

// questionTitle gives a question's title as markup without links, pictures and ids.
func questionTitle(e *guide.Entry) theme.HTML {
	if e.TitleHTML == "" || unfit.MatchString(string(e.TitleHTML)) {
		return escape(e.Title)
	}
	return theme.HTML(e.TitleHTML)
}

// unfit is what a title may not have in a second place, or in a link.
var unfit = regexp.MustCompile(`<(?:a|img) |<[^>]* id="`)

// index gives the questions of a list chapter, for choosing one.
func (s *sheet) index(c *guide.Chapter) []theme.Link {
	if !indexed(c) || c.Meta.TOC == "off" {
		return nil
	}
	links := make([]theme.Link, len(c.Entries))
	for i, e := range c.Entries {
		links[i] = s.questionLink(e)
		links[i].Data = s.data(e, "")
	}
	return links
}
