package page

import (
	"html"
	"regexp"
	"strings"

	"gen/generator/theme"
)

// asking is a list entry or paragraph without further blocks in it.
var asking = regexp.MustCompile(`(?s)<(?:li|p)>\s*(.*?)\s*</(?:li|p)>`)

// tag is any tag or comment.
var tag = regexp.MustCompile(`(?s)<!--.*?-->|<[^>]*>`)

// linkAsked links follow-up questions that the guide has to where it has them.
func (s *sheet) linkAsked(body theme.HTML) theme.HTML {
	return theme.HTML(asking.ReplaceAllStringFunc(string(body), func(whole string) string {
		m := asking.FindStringSubmatchIndex(whole)
		inner := whole[m[2]:m[3]]
		if strings.Contains(inner, "<a ") || strings.Contains(inner, "<p") || strings.Contains(inner, "<ul") || strings.Contains(inner, "<pre") {
			return whole
		}
		at, ok := s.known.asked(s.chapter, plain(theme.HTML(inner)))
		if !ok {
			return whole
		}
		link := s.to(at.Chapter.URL) + fragment(at.Entry.ID)
		if at.Chapter == s.chapter {
			link = fragment(at.Entry.ID)
		}
		return whole[:m[2]] + `<a class="asks" href="` + html.EscapeString(link) + `">` + inner + `</a>` + whole[m[3]:]
	}))
}

// plain gives the text of markup.
func plain(markup theme.HTML) string {
	s := string(markup)
	if strings.ContainsRune(s, '<') {
		s = tag.ReplaceAllString(s, "")
	}
	if strings.ContainsRune(s, '&') {
		s = html.UnescapeString(s)
	}
	return strings.TrimSpace(s)
}
