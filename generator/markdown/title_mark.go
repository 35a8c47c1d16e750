package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// defaultMarks are the marks in titles that mean a level or difficulty without
// any configuration.
var defaultMarks = map[string]string{
	"[E]": "easy", "[M]": "medium", "[H]": "hard", "[Easy]": "easy", "[Medium]": "medium", "[Hard]": "hard",
	"(Easy)": "easy", "(Medium)": "medium", "(Hard)": "hard",
	"👶": "easy", "⭐": "medium", "🚀": "hard", "🟢": "easy", "🟡": "medium", "🔴": "hard",
	"**": "medium", "***": "hard",
	"[Junior]": "junior", "[Mid]": "mid", "[Senior]": "senior",
}

// What authors put behind a title: {#id .class}, {.class}, stars, emoji,
// a difficulty in words.
var (
	idTail         = regexp.MustCompile(`\s*\{(?:#([^\s{}]+)([^{}]*)|(\.[\pL_-][^{}]*|-))\}$`)
	starTail       = regexp.MustCompile(`\s+(\*{1,5})$`)
	bracketTail    = regexp.MustCompile(`\s*([\[(][A-Za-z]{1,8}[\])])$`)
	difficultyTail = regexp.MustCompile(`(?i)\s*[(\[|–-]*\s*(?:🟢|🟡|🔴)?\s*(?:difficulty|level)\s*:\s*([a-z]+)\s*[)\]]?$`)
)

// takeMarks takes ids and classes off headings, whatever these come to be.
func (d *document) takeMarks() {
	if !bytes.Contains(d.text, []byte("{#")) && !bytes.Contains(d.text, []byte("{.")) && !bytes.Contains(d.text, []byte("{-")) {
		return
	}
	ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, ok := n.(*ast.Heading)
		if !ok || !entering {
			return descend(n), nil
		}
		title := d.lineOf(children(h))
		if m := tailIn(title.text, "}", idTail); m != nil && m[0] > 0 && (m[2] > 0 || h.LastChild().Kind() == ast.KindText) {
			d.marks[h] = title.text[m[0]:]
			d.keep(h, d.cutBack(title.nodes, len(d.marks[h])))
		}
		return ast.WalkSkipChildren, nil
	})
}

// maxMarks is how many marks a title may end with.
const maxMarks = 8

// cutTail takes the marks off the end of a title, and gives how many bytes of
// the title remain.
func (r *recogniser) cutTail(title string, e *facts) int {
	const unseenEnd = " \t\u200d\ufe0f"
	for range maxMarks {
		title = strings.TrimRight(title, unseenEnd)
		cut := r.markAt(title, e)
		if cut == len(title) {
			break
		}
		title = title[:cut]
	}
	return len(strings.TrimRight(title, unseenEnd))
}

// markAt takes the meaning of the mark that a title ends with, and gives where
// that begins.
func (r *recogniser) markAt(title string, e *facts) int {
	if cut := r.ownTail(title, e); cut < len(title) {
		return cut
	}
	if m := tailIn(title, "}", idTail); m != nil && (m[2] > 0 || m[0] == 0) {
		classes := title[m[0]:m[1]]
		if m[2] > 0 {
			e.id, classes = title[m[2]:m[3]], title[m[4]:m[5]]
		}
		for _, class := range strings.Fields(strings.Trim(classes, " {}")) {
			r.mean(strings.TrimPrefix(class, "."), e)
		}
		return m[0]
	}
	if m := difficultyIn(title); m != nil && r.mean(title[m[2]:m[3]], e) {
		return m[0]
	}
	if m := tailIn(title, "*", starTail); m != nil {
		r.mark(title[m[2]:m[3]], e)
		return m[0]
	}
	if m := tailIn(title, ")]", bracketTail); m != nil && r.mark(title[m[2]:m[3]], e) {
		return m[0]
	}
	cut := emojiTail(title)
	r.mark(strings.Trim(title[cut:], " \u200d\ufe0f"), e)
	return cut
}

// difficultyIn finds a difficulty in words at the end of a line: most that have a
// colon are spared the expression, which would be tried at each of their bytes.
func difficultyIn(line string) []int {
	name := strings.TrimRight(line[:max(strings.LastIndexByte(line, ':'), 0)], asciiSpace)
	for _, word := range []string{"difficulty", "level"} {
		if at := len(name) - len(word); at >= 0 && strings.EqualFold(name[at:], word) {
			return difficultyTail.FindStringSubmatchIndex(line)
		}
	}
	return nil
}

// tailIn finds a form at the end of a title, which ends with one of a few signs:
// most titles are spared the expression.
func tailIn(title, signs string, form *regexp.Regexp) []int {
	if title == "" || strings.IndexByte(signs, title[len(title)-1]) < 0 {
		return nil
	}
	return form.FindStringSubmatchIndex(title)
}

// ownTail takes off the longest mark of the site's configuration.
func (r *recogniser) ownTail(title string, e *facts) int {
	longest := ""
	for mark := range r.opts.Markers {
		if strings.HasSuffix(title, mark) && len(title) > len(mark) && len(mark) > len(longest) {
			longest = mark
		}
	}
	if longest != "" {
		r.mark(longest, e)
	}
	return len(title) - len(longest)
}

// emojiTail gives where a run of pictographs at the end of a title begins.
func emojiTail(title string) int {
	cut := len(title)
	if cut == 0 || title[cut-1] < utf8.RuneSelf && title[cut-1] != ' ' {
		return cut
	}
	for i, c := range title {
		switch {
		case isPictograph(c):
			if cut == len(title) {
				cut = i
			}
		case c == ' ' || c == '\u200d' || c == '\ufe0f':
		default:
			cut = len(title)
		}
	}
	if strings.TrimSpace(title[:cut]) == "" {
		return len(title)
	}
	return cut
}

func isPictograph(c rune) bool {
	return c >= 0x1F300 && unicode.Is(unicode.So, c) || c == '⭐' || c == '★' || c == '☆'
}

// mark takes the meaning of a mark, that of the configuration first.
func (r *recogniser) mark(mark string, e *facts) bool {
	meaning, ok := r.opts.Markers[mark]
	if !ok {
		meaning, ok = defaultMarks[mark]
	}
	if !ok && mark != "" { // of several pictographs the first counts
		meaning, ok = defaultMarks[string([]rune(mark)[:1])]
	}
	return ok && r.mean(meaning, e)
}

// mean sets the level or difficulty that a word names.
func (r *recogniser) mean(word string, e *facts) bool {
	if level := levelWord(word); level != "" {
		e.level = level
		return true
	}
	if difficulty := difficultyWord(word); difficulty != "" {
		e.difficulty = difficulty
		return true
	}
	return false
}
