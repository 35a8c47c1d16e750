package page

import "strings"

// referring are the attributes whose value is an id, or several.
var referring = [...]string{"id", "for", "name", "aria-describedby", "aria-labelledby", "aria-controls", "popovertarget"}

// relocate appends markup so that it can stand on a page with other markup
// like it: prefix goes before every id and every reference to one, and
// headings move down by shift levels, to 6 at most. Text is left alone.
func relocate(dst []byte, markup, prefix string, shift int) []byte {
	for {
		start := strings.IndexByte(markup, '<')
		if start < 0 {
			return append(dst, markup...)
		}
		dst = append(dst, markup[:start]...)
		end := tagEnd(markup, start)
		dst = relocateTag(dst, markup[start:end], prefix, shift)
		markup = markup[end:]
	}
}

// tagEnd gives the offset after the tag or comment that begins at start.
func tagEnd(s string, start int) int {
	if strings.HasPrefix(s[start:], "<!--") {
		if i := strings.Index(s[start:], "-->"); i >= 0 {
			return start + i + 3
		}
		return len(s)
	}
	quote := byte(0)
	for i := start; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(s)
}

// relocateTag appends one tag.
func relocateTag(dst []byte, tag, prefix string, shift int) []byte {
	if level := headingLevel(tag); level > 0 {
		i := strings.IndexByte(tag, 'h')
		dst = append(dst, tag[:i+1]...)
		dst = append(dst, byte('0'+min(6, level+shift)))
		tag = tag[i+2:]
	}
	for {
		quote := strings.Index(tag, `="`)
		if quote < 0 {
			return append(dst, tag...)
		}
		end := strings.IndexByte(tag[quote+2:], '"')
		if end < 0 {
			return append(dst, tag...)
		}
		end += quote + 2
		dst = append(dst, tag[:quote+2]...)
		dst = relocateValue(dst, tag[strings.LastIndexAny(tag[:quote], " \n\t")+1:quote], tag[quote+2:end], prefix)
		dst = append(dst, '"')
		tag = tag[end+1:]
	}
}

// headingLevel gives the level of a heading's start or end tag, else 0.
func headingLevel(tag string) int {
	name := strings.TrimPrefix(tag[1:], "/")
	if len(name) > 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6' && strings.IndexByte(" >\n\t", name[2]) >= 0 {
		return int(name[1] - '0')
	}
	return 0
}

// relocateValue appends the value of an attribute.
func relocateValue(dst []byte, name, value, prefix string) []byte {
	if name == "href" && strings.HasPrefix(value, "#") {
		return append(append(append(dst, '#'), prefix...), value[1:]...)
	}
	for _, r := range referring {
		if r != name {
			continue
		}
		for i, id := range strings.Fields(value) {
			if i > 0 {
				dst = append(dst, ' ')
			}
			dst = append(append(dst, prefix...), id...)
		}
		return dst
	}
	return append(dst, value...)
}
