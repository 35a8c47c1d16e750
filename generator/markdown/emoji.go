package markdown

import (
	"bytes"

	"github.com/yuin/goldmark-emoji/definition"
)

// emojis are those GitHub knows by a name between colons.
var emojis = definition.Github()

func isEmoji(name string) bool {
	_, ok := emojis.Get(name)
	return ok
}

// shortcodes puts emoji for their names, as the parser does outside of HTML.
func shortcodes(text []byte) []byte {
	if bytes.IndexByte(text, ':') < 0 {
		return text
	}
	var out []byte
	for {
		before, rest, found := bytes.Cut(text, []byte(":"))
		out = append(out, before...)
		if !found {
			return out
		}
		name, after, closed := bytes.Cut(rest, []byte(":"))
		if e, ok := emojis.Get(string(name)); closed && ok {
			out, text = append(out, string(e.Unicode)...), after
			continue
		}
		out, text = append(append(out, ':'), name...), rest[len(name):]
	}
}
