package page

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"

	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/theme"
)

// singles gives the pages of single questions, where a site has them.
func (b *book) singles() []output.File {
	if !b.site.Questions {
		return nil
	}
	var files []output.File
	for _, c := range b.site.Pages() {
		chapter := sync.OnceValue(func() string { return b.chapterKey(c) })
		for i, e := range c.Entries {
			url := b.site.QuestionURL(c, e)
			if url == "" {
				continue
			}
			key := func() string { return b.singleKey(url, c, chapter()) }
			files = append(files, b.file(url, c.Path, key, func(w io.Writer) error { return b.single(w, c, i) }))
		}
	}
	return files
}

// single writes the page of the i-th question of a chapter. The chapter is the
// way up, and its other questions are the ways on. A question that another one
// answers names that one's page as the one to index.
func (b *book) single(w io.Writer, c *guide.Chapter, i int) error {
	e := c.Entries[i]
	s := b.sheet(b.site.QuestionURL(c, e), c)
	body, err := c.Body()
	if err != nil {
		return err
	}
	q := findQuestion(body.Blocks, e.ID)
	if q == nil {
		return fmt.Errorf("%s has no question %s", c.Path, e.ID)
	}
	markup, err := s.buffered(func(buf *bytes.Buffer) error { return s.question(buf, q) })
	if err != nil {
		return err
	}
	v := &theme.Single{
		Address: c.URL, Kind: string(c.Kind), Title: e.Title, Crumbs: append(s.crumbs(c), s.chapterLink(c)),
		Question: s.raised(markup, q.Level), Previous: s.beside(c, i, -1), Next: s.beside(c, i, 1),
	}
	frame := &theme.Page{
		Kind: "question", Heading: e.Title, Description: s.firstWords(q), NoIndex: c.Meta.NoIndex, SocialType: "article",
		Practice: len(q.Choices) == 0, Window: s.window(c), Canonical: s.original(c, e),
	}
	frame.Data = s.listData(v.Crumbs, frame)
	return s.publish(w, frame, "pages/question", v)
}

// findQuestion finds a question among blocks.
func findQuestion(blocks []guide.Block, id string) *guide.Question {
	for _, block := range blocks {
		switch block := block.(type) {
		case *guide.Question:
			if block.Entry.ID == id {
				return block
			}
		case *guide.Part:
			if q := findQuestion(block.Body, id); q != nil {
				return q
			}
		}
	}
	return nil
}

var anyID = regexp.MustCompile(` id="([^"]*)"`)

// raised gives the markup of a question as the only thing on its page: its
// heading is the page's, so it is no section of it, and what it links to in its
// chapter is elsewhere.
func (s *sheet) raised(markup theme.HTML, level int) theme.HTML {
	here := map[string]bool{}
	for _, m := range anyID.FindAllStringSubmatch(string(markup), -1) {
		here[m[1]] = true
	}
	chapter := s.to(s.chapter.URL)
	r := relocation{down: 1 - level, beyond: func(id string) string {
		if here[id] {
			return ""
		}
		return chapter
	}}
	text, whole := strings.CutPrefix(strings.TrimSpace(string(markup)), "<section")
	if inner, closed := strings.CutSuffix(text, "</section>"); whole && closed {
		return theme.HTML(r.append(nil, "<div"+inner+"</div>"))
	}
	return theme.HTML(r.append(nil, string(markup)))
}

// beside links the page of the next question of a chapter in a direction.
func (s *sheet) beside(c *guide.Chapter, i, step int) *theme.Link {
	for i += step; i >= 0 && i < len(c.Entries); i += step {
		if url := s.site.QuestionURL(c, c.Entries[i]); url != "" {
			l := s.link(questionTitle(c.Entries[i]), url)
			return &l
		}
	}
	return nil
}

// original gives the full address of the page that search engines should know
// for a question, "" for its own.
func (s *sheet) original(c *guide.Chapter, e *guide.Entry) string {
	at, ok := s.known.canonical(c, e)
	if !ok {
		return ""
	}
	return s.site.Absolute(s.site.QuestionURL(at.Chapter, at.Entry))
}

// firstWords gives the beginning of an answer.
func (s *sheet) firstWords(q *guide.Question) string {
	for _, p := range q.Parts {
		for _, block := range p.Body {
			if text, ok := block.(*guide.Prose); ok && p.Type != guide.Hint {
				return strings.Join(strings.Fields(plain(s.inline(*text))), " ")
			}
		}
	}
	return ""
}
