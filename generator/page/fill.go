package page

import (
	"html"
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
	return p.Fill(dst, func(dst []byte, r guide.Ref) []byte {
		t := s.site.Resolve(s.chapter, r.Target)
		if r.Kind == guide.RefImage {
			return s.image(dst, t, r)
		}
		return append(dst, html.EscapeString(s.href(t, r.Target))...)
	})
}

// href gives the link to what was found for a reference, or the reference as
// it was written.
func (s *sheet) href(t guide.Target, written string) string {
	if t.URL == "" {
		return strings.ReplaceAll(written, " ", "%20")
	}
	suffix := t.Suffix + fragment(t.Fragment)
	if t.Broken != "" {
		suffix = t.Suffix + fragment(t.Broken)
	}
	if t.Chapter == s.chapter && strings.HasPrefix(suffix, "#") {
		return suffix // also on print pages, where the chapter is part of the page
	}
	return s.to(t.URL) + suffix
}

// image appends the attributes of an image: its address, and its size so that
// the text does not jump when it arrives.
func (s *sheet) image(dst []byte, t guide.Target, r guide.Ref) []byte {
	dst = append(dst, `src="`...)
	if t.Asset == nil {
		dst = append(dst, html.EscapeString(r.Target)...)
		return append(dst, '"')
	}
	dst = append(dst, html.EscapeString(s.to(t.URL)+t.Suffix)...)
	dst = append(dst, '"')
	if t.Asset.Width > 0 && t.Asset.Height > 0 {
		dst = append(dst, ` width="`...)
		dst = strconv.AppendInt(dst, int64(t.Asset.Width), 10)
		dst = append(dst, `" height="`...)
		dst = strconv.AppendInt(dst, int64(t.Asset.Height), 10)
		dst = append(dst, '"')
	}
	return dst
}
