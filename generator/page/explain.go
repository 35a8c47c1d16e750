package page

import (
	"regexp"
	"strings"

	"gen/generator/guide"
	"gen/generator/theme"
)

// piece is a tag or comment, or the text up to the next one.
var piece = regexp.MustCompile(`<!--(?s:.*?)-->|</?([a-zA-Z][a-zA-Z0-9]*)[^>]*>|[^<]+|<`)

// leftAlone are elements whose text nothing explains: code, what is a link or a
// heading already, and what explains itself.
var leftAlone = map[string]bool{
	"a": true, "abbr": true, "button": true, "code": true, "dfn": true, "dt": true, "figcaption": true, "h2": true, "h3": true, "h4": true, "h5": true,
	"h6": true, "kbd": true, "label": true, "math": true, "pre": true, "q": true, "samp": true, "summary": true, "svg": true, "th": true, "var": true,
}

// explain gives running text with the first use of each term in the chapter
// explained: in a note of its own that opens without script. In the glossary
// the terms get their ids instead.
func (s *sheet) explain(text []byte) []byte {
	g := s.terms
	switch {
	case g == nil || s.chapter == nil || s.print || s.asking || s.chapter.Meta.Language != g.chapter.Meta.Language:
		return text
	case s.chapter == g.chapter:
		return s.anchors(text)
	}
	if _, to := find(&g.names, text, 0); to == 0 {
		return text
	}
	var out strings.Builder
	within := 0 // elements that are left alone
	for _, m := range piece.FindAllSubmatchIndex(text, -1) {
		part := string(text[m[0]:m[1]])
		switch tag := m[2] >= 0 && leftAlone[strings.ToLower(string(text[m[2]:m[3]]))]; {
		case tag && strings.HasPrefix(part, "</"):
			within = max(0, within-1)
		case tag:
			within++
		case part[0] != '<' && within == 0:
			part = s.explainText(part)
		}
		out.WriteString(part)
	}
	return []byte(out.String())
}

// explainText explains the terms in a text without tags.
func (s *sheet) explainText(text string) string {
	var out strings.Builder
	done := 0
	for from, to := find(&s.terms.names, text, 0); to > 0; from, to = find(&s.terms.names, text, to) {
		i := s.terms.named(text, from, to)
		if i < 0 || s.explained[i] {
			continue
		}
		t := s.terms.terms[i]
		note, err := s.run("blocks/term", &theme.Explained{
			ID: t.id, Text: theme.HTML(text[from:to]), Meaning: t.meaning,
			Glossary: theme.Link{Title: escape(s.terms.chapter.Title), URL: s.to(s.terms.chapter.URL) + "#" + guide.EscapePath(t.id)},
		})
		if err != nil {
			continue
		}
		s.explained[i] = true
		out.WriteString(text[done:from] + strings.TrimSpace(string(note)))
		done = to
	}
	return out.String() + text[done:]
}

// anchors gives the text of the glossary with ids at its terms.
func (s *sheet) anchors(text []byte) []byte {
	return entry.ReplaceAllFunc(text, func(start []byte) []byte {
		m := entry.FindSubmatch(start)
		name := plain(theme.HTML(m[3]))
		name = spellings(strings.TrimSuffix(name, ":"))[0]
		i, known := s.terms.byName[folded(name)]
		if !known || s.explained[i] {
			return start
		}
		s.explained[i] = true
		return append([]byte("<"+string(m[1])+` id="`+termID(name)+`"`), start[1+len(m[1]):]...)
	})
}

// entry is the beginning of an entry of a glossary, up to the end of its term.
var entry = regexp.MustCompile(`(?s)<(dt|li)>(\s*(?:<p>)?(?:<strong>)?)(.*?)(?:</strong>|</dt>|</li>)`)
