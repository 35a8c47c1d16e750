package markdown

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// commentOf gives the text of a comment that is a block of its own.
func (d *document) commentOf(n ast.Node) (string, bool) {
	block, ok := n.(*ast.HTMLBlock)
	if !ok {
		return "", false
	}
	raw := bytes.TrimSpace(d.htmlOf(block))
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
	name, body, _ := strings.Cut(text, ":")
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

// words parts a list at signs and makes it lower case.
func words(s, signs string) []string { return parted(strings.ToLower(s), signs) }

// parted parts a list at signs.
func parted(s, signs string) (list []string) {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(signs, r) }) {
		if w = strings.TrimSpace(w); w != "" {
			list = append(list, w)
		}
	}
	return list
}

// keyValue is key=value, the value bare or in quotes, or a key alone.
var keyValue = regexp.MustCompile(`([^\s=]+)(?:=(?:"([^"]*)"?|'([^']*)'?|(\S*)))?`)

// pairs reads such pairs.
func pairs(s string) map[string]string {
	all := map[string]string{}
	for _, m := range keyValue.FindAllStringSubmatch(s, -1) {
		all[strings.ToLower(m[1])] = m[2] + m[3] + m[4]
	}
	return all
}

func levelWord(s string) string { return guide.LevelOf(normalWord(s)) }

func difficultyWord(s string) string { return guide.DifficultyOf(normalWord(s)) }
