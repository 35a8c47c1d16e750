package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// askedIn gives the question that an interviewer's turn asks, or "".
func (c *composer) askedIn(t *turn) string {
	if t.voice.role != guide.Interviewer {
		return ""
	}
	question := ""
	for i, u := range t.body {
		if u.node.Kind() != ast.KindParagraph {
			continue
		}
		text := normalSpace(c.plain(u.node))
		if i == 0 {
			_, size := c.voiceOf(text)
			text = strings.TrimSpace(text[size:])
			if _, end := parenthesis(text); end > 0 {
				text = strings.TrimSpace(text[end:])
			}
		}
		if q := lastAsked(text); q != "" {
			question = q
		}
	}
	return question
}

// lastAsked gives the last sentence of a text that asks for an answer, or "": a
// question that is no courtesy, up to its mark, or a request.
func lastAsked(text string) string {
	for text != "" {
		from := lastSentence(text)
		s := strings.TrimSpace(text[from:])
		if end := strings.LastIndexAny(s, "?？؟"); end >= 0 {
			_, size := utf8.DecodeRuneInString(s[end:])
			if s = s[:end+size]; !isCourtesy(s) {
				return s
			}
		} else if isRequest(s) {
			return s
		}
		text = text[:from]
	}
	return ""
}

// lastSentence gives where the last sentence of a text begins.
func lastSentence(text string) int {
	from := 0
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		switch r {
		case '.', '!', '?', ':':
			if strings.HasPrefix(text[next:], " ") && strings.TrimSpace(text[next:]) != "" {
				from = next
			}
		case '。', '！', '？', '؟':
			if strings.TrimSpace(text[next:]) != "" {
				from = next
			}
		}
	}
	return from
}

// isRequest tells whether a sentence begins as "Explain how ..." does, please or
// now before it or not.
func isRequest(sentence string) bool {
	word, rest := cutWord(sentence)
	for locales.is("lead", word) {
		sentence = rest
		word, rest = cutWord(sentence)
	}
	return locales.begins("bid", sentence)
}

// isCourtesy tells whether a question is one of those that a conversation begins
// with, to a person by name or not: "How are you, Ann?"
func isCourtesy(sentence string) bool {
	said, name, _ := strings.Cut(sentence, ",")
	return locales.is("courtesy", said) && len(strings.Fields(name)) <= 2
}
