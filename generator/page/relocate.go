package page

import (
	"slices"
	"strings"

	"gen/generator/guide"
)

// referring are the attributes whose value is an id, or several.
var referring = [...]string{"id", "for", "name", "aria-describedby", "aria-labelledby", "aria-controls", "popovertarget"}

// relocation moves markup to another page than the one it was made for.
type relocation struct {
	prefix string                 // goes before every id and every reference to one
	down   int                    // levels by which headings go down
	beyond func(id string) string // gives the page of an id, "" for this one; nil when all of them are here
}

// append appends markup in its new place. Text is left alone.
func (r *relocation) append(dst []byte, markup string) []byte {
	dst = slices.Grow(dst, len(markup)+len(markup)/8)
	for {
		start := strings.IndexByte(markup, '<')
		if start < 0 {
			return append(dst, markup...)
		}
		dst = append(dst, markup[:start]...)
		end := start + guide.TagLength(markup[start:])
		dst = r.tag(dst, markup[start:end])
		markup = markup[end:]
	}
}

// tag appends one tag.
func (r *relocation) tag(dst []byte, tag string) []byte {
	if strings.HasPrefix(tag, "<!") {
		return append(dst, tag...)
	}
	if level := headingLevel(tag); level > 0 {
		i := strings.IndexByte(tag, 'h')
		dst = append(dst, tag[:i+1]...)
		dst = append(dst, byte('0'+max(1, min(6, level+r.down))))
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
		dst = r.value(dst, tag[strings.LastIndexAny(tag[:quote], " \n\t")+1:quote], tag[quote+2:end])
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

// value appends the value of an attribute.
func (r *relocation) value(dst []byte, name, value string) []byte {
	if name == "href" && strings.HasPrefix(value, "#") {
		if r.beyond != nil {
			dst = append(dst, r.beyond(value[1:])...)
		}
		return append(append(append(dst, '#'), r.prefix...), value[1:]...)
	}
	for _, attribute := range referring {
		if attribute != name {
			continue
		}
		for i, id := range strings.Fields(value) {
			if i > 0 {
				dst = append(dst, ' ')
			}
			dst = append(append(dst, r.prefix...), id...)
		}
		return dst
	}
	return append(dst, value...)
}
