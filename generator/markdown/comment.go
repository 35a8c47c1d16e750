package markdown

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// commentOf gives the text of a comment that is a block, or a run of inline
// HTML, of its own.
func (d *document) commentOf(n ast.Node) (string, bool) {
	var raw []byte
	switch n := n.(type) {
	case *ast.HTMLBlock:
		raw = n.Lines().Value(d.text)
		if n.HasClosure() {
			raw = append(append([]byte{}, raw...), n.ClosureLine.Value(d.text)...)
		}
	case *ast.RawHTML:
		raw = n.Segments.Value(d.text)
	default:
		return "", false
	}
	raw = bytes.TrimSpace(raw)
	if !bytes.HasPrefix(raw, []byte("<!--")) || !bytes.HasSuffix(raw, []byte("-->")) || len(raw) < 7 {
		return "", false
	}
	text := string(raw[4 : len(raw)-3])
	if strings.Contains(text, "-->") {
		return "", false
	}
	return strings.TrimSpace(strings.TrimRight(text, "-")), true
}

// readComment takes what a comment says of a question, and tells whether it
// was such a comment.
func (d *document) readComment(text string, e *facts) bool {
	name, body, ok := strings.Cut(text, ":")
	if !ok {
		return false
	}
	body = strings.TrimSpace(body)
	switch normalWord(name) {
	case "q":
		all := pairs(body)
		for _, key := range slices.Sorted(maps.Keys(all)) {
			e.want(key, all[key])
		}
	case "tags", "topics", "tag":
		e.topics = append(e.topics, words(strings.Trim(body, "()[]"), ",;")...)
	case "expertise", "difficulty":
		e.set("difficulty", strings.Trim(body, "()[] "))
	case "level":
		e.set("level", strings.Trim(body, "()[] "))
	case "example id", "id":
		e.aliases = append(e.aliases, body)
	default:
		return false
	}
	return true
}

// words parts a list and makes it lower case.
func words(s, separators string) []string {
	var list []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if w = strings.ToLower(strings.TrimSpace(w)); w != "" {
			list = append(list, w)
		}
	}
	return list
}

// pairs reads key=value pairs, values bare or in quotes.
func pairs(s string) map[string]string {
	all := map[string]string{}
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		end := strings.IndexAny(s, "= \t\n")
		if end < 0 || s[end] != '=' {
			if end < 0 {
				end = len(s)
			}
			all[s[:end]] = ""
			s = s[min(end+1, len(s)):]
			if end == 0 {
				delete(all, "")
			}
			continue
		}
		key, rest := s[:end], s[end+1:]
		value := rest
		if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
			value, s, _ = strings.Cut(rest[1:], rest[:1])
		} else if i := strings.IndexAny(rest, " \t\n"); i >= 0 {
			value, s = rest[:i], rest[i:]
		} else {
			s = ""
		}
		all[strings.ToLower(key)] = value
	}
	return all
}

func levelWord(s string) string { return guide.LevelOf(normalWord(s)) }

func difficultyWord(s string) string { return guide.DifficultyOf(normalWord(s)) }
