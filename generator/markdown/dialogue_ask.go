package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// askedIn gives the question that an interviewer's turn asks, plain and with its
// code marked, or "".
func (c *composer) askedIn(t *turn) (question string, title guide.HTML) {
	if t.voice.role != guide.Interviewer {
		return "", ""
	}
	for _, p := range paragraphs(t.body) {
		words := c.passage(p)
		text := normalSpace(words.text)
		if p == t.node {
			said := c.callOfTurn(t, words.at(0).text)
			text = normalSpace(words.text[said.size:])
			if _, end := parenthesis(text); end > 0 {
				text = strings.TrimSpace(text[end:])
			}
		}
		if q := lastAsked(text); q != "" {
			question, title = q, c.codeIn(q, p)
		}
	}
	return question, title
}

// paragraphs gives the paragraphs of what is said, those in quotes too.
func paragraphs(said []*unit) (list []ast.Node) {
	for _, u := range said {
		nodes := []ast.Node{u.node}
		if u.node.Kind() == ast.KindBlockquote {
			nodes = children(u.node)
		}
		for _, n := range nodes {
			if n.Kind() == ast.KindParagraph {
				list = append(list, n)
			}
		}
	}
	return list
}

// codeIn marks the code in a sentence of a paragraph as the paragraph does.
func (c *composer) codeIn(sentence string, p ast.Node) guide.HTML {
	var html []byte
	rest := sentence
	begin := c.indexOf(sentence, children(p))
	at := 0 // of the node in the paragraph
	for n := p.FirstChild(); n != nil && begin >= 0; n = n.NextSibling() {
		size := c.plainSize(n)
		from := at - begin - (len(sentence) - len(rest))
		at += size
		if n.Kind() == ast.KindCodeSpan && from >= 0 && from+size <= len(rest) {
			html = appendEscaped(html, []byte(rest[:from]))
			html = append(html, "<code>"...)
			html = appendEscaped(html, []byte(rest[from:from+size]))
			html = append(html, "</code>"...)
			rest = rest[from+size:]
		}
	}
	return guide.HTML(appendEscaped(html, []byte(rest)))
}

// lastAsked gives the last sentence of a text that asks for an answer, or "": a
// question that is no courtesy, up to its mark, or a request. A bare "Why?"
// comes with the sentence that it asks about.
func lastAsked(text string) string {
	text = unquoted(text)
	starts := sentenceStarts(text)
	for i, end := len(starts)-1, len(text); i >= 0; i-- {
		from := starts[i]
		s := strings.TrimSpace(text[from:end])
		if mark := strings.LastIndexAny(s, "?？؟"); mark >= 0 {
			_, size := utf8.DecodeRuneInString(s[mark:])
			s = s[:mark+size]
			before := starts[max(i-1, 0)]
			switch {
			case isCourtesy(s):
			case saysLittle(s) && !saysLittle(text[before:from]):
				return strings.TrimSpace(text[before : from+strings.Index(text[from:], s)+len(s)])
			default:
				return s
			}
		} else if isRequest(s) && !isCourtesy(s) {
			return s
		}
		end = from
	}
	return ""
}

// unquoted takes the marks of quotation off that stand around all of a text, or at
// one end of it, as when what is said goes on in the next paragraph.
func unquoted(text string) string {
	for _, marks := range [...]string{`""`, "“”", "„“", "«»", "「」"} {
		open, size := utf8.DecodeRuneInString(marks)
		closing := marks[size:]
		inner := strings.TrimSuffix(text, closing)
		if after := strings.TrimPrefix(inner, marks[:size]); len(after) < len(text) && !strings.ContainsRune(after, open) && !strings.Contains(after, closing) {
			return strings.TrimSpace(after)
		}
	}
	return text
}

// saysLittle tells whether a sentence says little by itself: two words at most,
// or five characters of a script without spaces.
func saysLittle(sentence string) bool {
	return len(sentence) <= 5*3+1 && len(strings.Fields(sentence)) <= 2
}

// sentenceStarts gives where the sentences of a text begin.
func sentenceStarts(text string) []int {
	starts := []int{0}
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		switch r {
		case '.', '!', '?', ':':
			if strings.HasPrefix(text[next:], " ") && strings.TrimSpace(text[next:]) != "" {
				starts = append(starts, next)
			}
		case '。', '！', '？', '؟', '।':
			if strings.TrimSpace(text[next:]) != "" {
				starts = append(starts, next)
			}
		}
	}
	return starts
}

// isRequest tells whether a sentence begins as "Explain how ..." does, please, now or
// a name before it or not, or asks as languages do in which the verb stands last.
func isRequest(sentence string) bool {
	word, rest := cutWord(sentence)
	for locales.is("lead", word) || strings.HasPrefix(rest, ",") && isTitled(word) {
		sentence = rest
		word, rest = cutWord(sentence)
	}
	return locales.begins("bid", sentence) || locales.bid.in(sentence)
}

// isCourtesy tells whether a question is one of those that a conversation begins
// with, to a person by name or not, greeted before it or not: "How are you, Ann?",
// "Hi Ann, how are you?"
func isCourtesy(sentence string) bool {
	said, name, _ := strings.Cut(sentence, ",")
	if locales.is("courtesy", said) && len(strings.Fields(name)) <= 2 {
		return true
	}
	word, _ := cutWord(said)
	return locales.is("lead", word) && len(strings.Fields(said)) <= 3 && name != "" && locales.is("courtesy", name)
}

// kindAsked is the kind of askedNode.
var kindAsked = ast.NewNodeKind("Asked")

// askedNode is the sentence of a turn that asks.
type askedNode struct {
	ast.BaseInline
	undumped
}

// Kind implements [ast.Node].
func (*askedNode) Kind() ast.NodeKind { return kindAsked }

// stress sets what a turn asks apart from what leads up to it.
func (c *composer) stress(t *turn, asked string) {
	for _, u := range slices.Backward(t.body) {
		if asked == "" || u.node.Kind() != ast.KindParagraph {
			continue
		}
		nodes := children(u.node)
		at := c.indexOf(asked, nodes)
		if at < 0 {
			continue
		}
		before, rest := c.splitText(nodes, at)
		said, after := c.splitText(rest, len(asked))
		if c.indexOf(asked, said) == 0 { // and not in the midst of a link
			stressed := &askedNode{}
			for _, n := range said {
				stressed.AppendChild(stressed, n)
			}
			said = []ast.Node{stressed}
		}
		u.node = c.paragraphOf(slices.Concat(before, said, after))
		return
	}
}

// indexOf gives where a sentence stands last in the text of inline nodes, or -1.
func (c *composer) indexOf(sentence string, nodes []ast.Node) int {
	return strings.LastIndex(strings.ReplaceAll(c.plainOf(nodes), "\n", " "), sentence)
}
