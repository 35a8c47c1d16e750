package page

import (
	"bytes"
	"cmp"
	"html"
	"slices"
	"strings"
	"unicode"

	"gen/generator/guide"
	"gen/generator/theme"
)

// question writes a question, a quiz item or a prompt.
func (s *sheet) question(buf *bytes.Buffer, q *guide.Question) error {
	view, err := s.questionView(q)
	if err != nil {
		return err
	}
	template := "blocks/question"
	if len(q.Choices) > 0 {
		template = "blocks/quiz"
	}
	if q != s.sole {
		return s.Execute(buf, template, view)
	}
	// its heading is that of the page, so those below it stand higher too
	markup, err := s.buffered(func(buf *bytes.Buffer) error { return s.Execute(buf, template, view) })
	if err == nil {
		r := relocation{down: 1 - q.Level}
		buf.Write(r.append(nil, string(markup)))
	}
	return err
}

func (s *sheet) questionView(q *guide.Question) (*theme.Question, error) {
	e := q.Entry
	title := s.inline(q.Title)
	v := &theme.Question{
		ID: e.ID, Level: q.Level, Number: e.Number, Title: title, Plain: e.Title, Data: s.data(e, e.Type), Marks: s.marks(e), Multiple: q.Multiple,
		Closed: s.closed(), Also: s.also(e), Open: s.print, Page: s.ownPage(e), Titled: q == s.sole,
	}
	var err error
	if v.Prompt, err = s.blocks(q.Prompt); err != nil {
		return nil, err
	}
	if err = s.answer(v, q); err != nil {
		return nil, err
	}
	if err = s.choices(v, q); err != nil {
		return nil, err
	}
	v.Data += height(v)
	return v, nil
}

// ownPage links the page that a question has to itself, from elsewhere.
func (s *sheet) ownPage(e *guide.Entry) string {
	url := s.site.QuestionURL(s.chapter, e)
	if url == "" || url == s.url || s.print {
		return ""
	}
	return s.to(url)
}

// data gives what scripts want to know of a question, or of a link to one, which
// is no entry itself. On the page of its chapter that is what it does not have
// from there.
func (s *sheet) data(e *guide.Entry, entry guide.EntryType) theme.Attributes {
	level, topics := e.Level, e.Topics
	if c := s.chapter; c != nil && s.url == c.URL && !s.print {
		if level == c.Meta.Level {
			level = ""
		}
		if slices.Equal(topics, c.Meta.Topics) {
			topics = nil
		}
	}
	return attributes("entry", string(entry), "level", level, "topics", s.slugs(topics), "difficulty", e.Difficulty)
}

// attributes gives data attributes by name and value, without those that are empty.
func attributes(pairs ...string) theme.Attributes {
	b := make([]byte, 0, 128)
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			b = append(append(append(b, " data-"...), pairs[i]...), `="`...)
			b = append(append(b, html.EscapeString(pairs[i+1])...), '"')
		}
	}
	return theme.Attributes(bytes.TrimPrefix(b, []byte(" ")))
}

// closed tells whether answers wait to be opened.
func (s *sheet) closed() bool {
	return !s.print && s.chapter.Meta.Answers == "closed"
}

// answer fills in hints and what is revealed with the answer.
func (s *sheet) answer(v *theme.Question, q *guide.Question) (err error) {
	v.Answer, err = s.buffered(func(buf *bytes.Buffer) error {
		for _, p := range q.Parts {
			if s.onlyKey(p, q) {
				continue // the key is given anyway
			}
			if p.Type == guide.Hint {
				hint, err := s.partView(p)
				if err != nil {
					return err
				}
				v.Hints = append(v.Hints, hint)
			} else if err := s.part(buf, p); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// onlyKey tells whether a part says nothing but which choices are right.
func (s *sheet) onlyKey(p *guide.Part, q *guide.Question) bool {
	if p.Type != guide.Answer || len(p.Body) != 1 {
		return false
	}
	prose, ok := p.Body[0].(*guide.Prose)
	if !ok {
		return false
	}
	var letters, texts, both []string
	for _, c := range q.Choices {
		if c.Correct {
			letter, text := cmp.Or(c.Mark, c.Letter), plain(s.inline(c.Body))
			letters, texts, both = append(letters, letter), append(texts, text), append(both, letter, text)
		}
	}
	if len(letters) == 0 {
		return false // as of any question that is no quiz item
	}
	said := words(plain(s.inline(*prose)))
	return said != "" && slices.ContainsFunc([][]string{letters, texts, both}, func(key []string) bool { return words(strings.Join(key, " ")) == said })
}

// words gives the words of a text as they compare: "B) False." says "b false".
func words(text string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " "))
}

// choices fills in the options and the key.
func (s *sheet) choices(v *theme.Question, q *guide.Question) error {
	var key, shown []string
	for _, c := range q.Choices {
		why, err := s.blocks(c.Why)
		if err != nil {
			return err
		}
		mark := cmp.Or(c.Mark, c.Letter)
		if c.Correct {
			key, shown = append(key, c.Letter), append(shown, mark)
		}
		v.Choices = append(v.Choices, theme.Choice{
			ID: v.ID + "-" + c.Letter, Name: v.ID, Letter: c.Letter, Mark: mark, Body: s.inline(c.Body), Block: c.Block,
		})
		v.Reasons = reasoned(v.Reasons, mark, why)
	}
	v.Key, v.KeyText = strings.Join(key, " "), strings.Join(shown, ", ")
	return nil
}

// reasoned adds what is said of a choice, once for choices of which the same is
// said, as in "C and D are ...".
func reasoned(list []theme.Reason, mark string, why theme.HTML) []theme.Reason {
	if why == "" {
		return list
	}
	for i := range list {
		if list[i].Body == why {
			list[i].Marks += ", " + mark
			return list
		}
	}
	return append(list, theme.Reason{Marks: mark, Body: why})
}

// marks gives the quiet marks below a question's heading.
func (s *sheet) marks(e *guide.Entry) []theme.Fact {
	var marks []theme.Fact
	add := func(name, text, url string) {
		if text != "" {
			marks = append(marks, theme.Fact{Name: name, Text: text, URL: url})
		}
	}
	if e.Level != s.chapter.Meta.Level {
		add("level", s.phrase("level.", e.Level), "")
	}
	if e.Difficulty != s.chapter.Meta.Difficulty {
		add("difficulty", s.phrase("difficulty.", e.Difficulty), "")
	}
	for _, topic := range e.Topics {
		if !has(s.chapter.Meta.Topics, topic) {
			add("topic", topic, s.topicURL(topic))
		}
	}
	for _, company := range e.Companies {
		add("company", company, "")
	}
	if e.Time > 0 {
		add("time", s.Duration(e.Time), "")
	}
	if e.AsOf != "" {
		add("as-of", s.Text("chapter.as-of", "version", e.AsOf), "")
	}
	return marks
}

// phrase gives the phrase for a word of the author's, or the word itself.
func (s *sheet) phrase(prefix, word string) string {
	if word == "" {
		return ""
	}
	if text := s.Text(prefix + word); text != prefix+word {
		return text
	}
	return word
}

// topicURL gives the link to a topic's page.
func (s *sheet) topicURL(topic string) string {
	if slug := guide.Slug(topic); slug != "" {
		return s.to("/topics/" + slug + "/")
	}
	return ""
}

// has tells whether topics are there under the same address.
func has(topics []string, topic string) bool {
	for _, t := range topics {
		if t == topic || guide.Slug(t) == guide.Slug(topic) {
			return true
		}
	}
	return false
}

// slugs gives what slugs does. A question mostly has the topics of the one
// before it, whose are remembered.
func (s *sheet) slugs(topics []string) string {
	if !slices.Equal(topics, s.slugged.topics) {
		s.slugged.topics, s.slugged.slugs = topics, slugs(topics)
	}
	return s.slugged.slugs
}

// slugs gives the addresses of topics with spaces between.
func slugs(topics []string) string {
	list := make([]string, 0, len(topics))
	for _, t := range topics {
		list = append(list, cmp.Or(guide.Slug(t), "other"))
	}
	return strings.Join(list, " ")
}
