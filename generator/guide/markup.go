package guide

import "strings"

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
	quote := byte(0)
	for i := 1; i < len(markup); i++ {
		switch c := markup[i]; {
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
	return len(markup)
}

// TagName gives the element, in lower case, that a tag begins or ends; of a
// comment it is "!--".
func TagName(tag string) (name string, ends bool) {
	name, ends = strings.CutPrefix(tag[1:], "/")
	for i := range len(name) {
		if c := name[i]; c <= ' ' || c == '/' || c == '>' {
			name = name[:i]
			break
		}
	}
	return strings.ToLower(name), ends
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
