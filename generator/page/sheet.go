package page

import (
	"bytes"
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/text/language"

	"gen/generator/guide"
	"gen/generator/theme"
)

// sheet is one page while it is made.
type sheet struct {
	*book
	*theme.Edition
	url      string // below the site's root
	language string // BCP 47, of the page
	dir      string
	base     string // what links begin with that cannot be relative; "" for relative links
	chapter  *guide.Chapter
	print    bool            // the page is for print: what can be folded is open
	sole     *guide.Question // what the chapter is, or nil

	slugged struct { // the last topics of a question
		topics []string
		slugs  string
	}
	asking    bool            // a follow-up is written, whose words are the reader's to explain
	explained map[int]bool    // terms of the glossary that were met already
	pending   []*bytes.Buffer // what marks stand for, see later
}

// sheet begins a page in the language of the guide, or of c if that is not nil.
func (b *book) sheet(url string, c *guide.Chapter) *sheet {
	lang, dir := b.languageOf(c), ""
	if c != nil {
		dir = c.Meta.Dir
	}
	return &sheet{book: b, Edition: b.theme.Edition(lang), url: url, language: lang, dir: cmp.Or(dir, direction(lang)), chapter: c, explained: map[int]bool{}}
}

// direction gives the direction that a language is written in.
func direction(lang string) string {
	tag, err := language.Parse(lang)
	if err != nil {
		return "ltr"
	}
	switch script, _ := tag.Script(); script.String() {
	case "Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg":
		return "rtl"
	}
	return "ltr"
}

// to gives the link from this page to a URL below the site's root.
func (s *sheet) to(url string) string {
	if s.base != "" {
		return s.base + guide.EscapePath(url[1:])
	}
	return guide.EscapePath(guide.Relative(s.url, url))
}

// static gives the link to a static file of the theme.
func (s *sheet) static(name string) string {
	for _, language := range [...]string{s.language, s.Tag()} {
		if u := s.o.Static(name, language); u != "" {
			return s.to(u)
		}
	}
	return ""
}

// rootPath gives the path that the site is published under.
func (b *book) rootPath() string {
	if u, err := url.Parse(b.site.BaseURL); err == nil && strings.HasPrefix(u.Path, "/") {
		return strings.TrimSuffix(u.Path, "/") + "/"
	}
	return "/"
}
