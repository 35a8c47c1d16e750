package guide

import (
	"strings"
	"unicode/utf8"
)

// HTML is a fragment of markup that is safe to send: escaped or sanitised.
// Only the theme turns it into trusted template HTML.
type HTML string

// TagLength gives the length in bytes of the tag or comment that markup begins
// with, or of all of it if nothing ends it.
func TagLength(markup string) int {
	if strings.HasPrefix(markup, "<!--") {
		if i := strings.Index(markup, "-->"); i >= 0 {
			return i + len("-->")
		}
		return len(markup)
	}
	for i := 1; i < len(markup); i++ {
		switch c := markup[i]; c {
		case '>':
			return i + 1
		case '"', '\'':
			quoted := strings.IndexByte(markup[i+1:], c)
			if quoted < 0 {
				return len(markup)
			}
			i += 1 + quoted
		}
	}
	return len(markup)
}

// TagName gives the element, in lower case, that a tag begins or ends; of a
// comment it is "!--".
func TagName(tag string) (name string, ends bool) {
	name, ends = strings.CutPrefix(tag[1:], "/")
	lower := true // as nearly all names are
	for i := range len(name) {
		c := name[i]
		if c <= ' ' || c == '/' || c == '>' {
			name = name[:i]
			break
		}
		lower = lower && 'Z' < c && c < utf8.RuneSelf
	}
	if !lower {
		name = strings.ToLower(name)
	}
	return name, ends
}

// Inline tells whether an element stands within a line of text, and parts no
// words: phrasing content (HTML, section 3.2.5.2.5) that holds text.
func Inline(element string) bool {
	switch element {
	case "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span",
		"strong", "sub", "sup", "time", "u", "var", "wbr":
		return true
	}
	return false
}
