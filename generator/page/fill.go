package page

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"

	"gen/generator/guide"
)

// fill appends prose of the sheet's chapter with links and images leading from
// this page. What leads nowhere keeps the author's words.
func (s *sheet) fill(dst []byte, p guide.Prose) []byte {
	if len(p.Refs) == 0 {
		return append(dst, p.HTML...)
	}
	start, lost := len(dst), false
	dst = p.Fill(dst, func(dst []byte, r guide.Ref) []byte {
		if r.Kind == guide.RefPhrase {
			return append(dst, html.EscapeString(s.Text(r.Target))...)
		}
		t := s.site.Resolve(s.chapter, r.Target)
		if r.Kind == guide.RefLink {
			if leadsNowhere(t, s.chapter) {
				dst = append(bytes.TrimSuffix(dst, []byte(`href="`)), `data-lost="`...)
				return append(dst, html.EscapeString(r.Target)...)
			}
			return append(dst, html.EscapeString(s.href(t))...)
		}
		lost = lost || t.Asset == nil
		return s.image(dst, t, r)
	})
	if lost {
		dst = append(dst[:start], lostImage.ReplaceAll(dst[start:], s.inItsPlace())...)
	}
	return dst
}

// lostImage is an image that no file was found for.
var lostImage = regexp.MustCompile(`<img data-lost="([^"]*)" alt="([^"]*)"[^>]*>`)

// inItsPlace says what stands in place of an image that is missing: its
// description, or its address if it has none.
func (s *sheet) inItsPlace() []byte {
	label := strings.ReplaceAll(html.EscapeString(s.Text("image.lost")), "$", "$$")
	return []byte(`<span class="lost-image"><span class="label">` + label + `</span> $2 <span class="lost-name">$1</span></span>`)
}

// leadsNowhere tells whether a link of a chapter has no target that a reader
// could be sent to. It keeps its words, as a placeholder for a link (HTML,
// section 4.5.1).
func leadsNowhere(t guide.Target, from *guide.Chapter) bool {
	return t.URL == "" || t.Broken != "" && t.Chapter == from
}

// href gives the link to what was found for a reference: the page alone if it
// lacks the heading.
func (s *sheet) href(t guide.Target) string {
	suffix := t.Suffix + fragment(t.Fragment)
	if t.Chapter == s.chapter && strings.HasPrefix(suffix, "#") {
		return suffix // also on print pages, where the chapter is part of the page
	}
	return s.to(t.URL) + suffix
}

// image appends the attributes of an image: its address, and its size so that
// the text does not jump when it arrives.
func (s *sheet) image(dst []byte, t guide.Target, r guide.Ref) []byte {
	if t.Asset == nil {
		return append(append(append(dst, `data-lost="`...), html.EscapeString(r.Target)...), '"')
	}
	dst = append(dst, `src="`...)
	dst = append(dst, html.EscapeString(s.to(t.URL)+t.Suffix)...)
	dst = append(dst, '"')
	if r.Kind == guide.RefImage && t.Asset.Width > 0 && t.Asset.Height > 0 {
		dst = append(dst, ` width="`...)
		dst = strconv.AppendInt(dst, int64(t.Asset.Width), 10)
		dst = append(dst, `" height="`...)
		dst = strconv.AppendInt(dst, int64(t.Asset.Height), 10)
		dst = append(dst, '"')
	}
	return dst
}
