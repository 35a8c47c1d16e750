package search

import (
	"cmp"
	"path"
	"strings"

	"gen/generator/guide"
)

// outlined lists the documents of a chapter without their text: the
// introduction, then headings and questions in order.
func outlined(c *guide.Chapter, body *guide.Body) []document {
	name := guide.TitleFromName(strings.TrimSuffix(path.Base(c.Path), path.Ext(c.Path))) // a home page may have no title
	docs := append(make([]document, 0, 1+len(body.Outline)+len(c.Entries)), document{
		title: cmp.Or(c.Title, name), kind: "chapter", level: c.Meta.Level,
		topics: c.Meta.Topics, keywords: append(append([]string(nil), c.Meta.Keywords...), c.Meta.Companies...),
	})
	seen := map[string]bool{"": true}
	var walk func(sections []*guide.Section, path []string)
	walk = func(sections []*guide.Section, path []string) {
		for _, s := range sections {
			if !seen[s.ID] {
				seen[s.ID] = true
				d := document{anchor: s.ID, title: s.Title, kind: "section", level: c.Meta.Level, topics: c.Meta.Topics, path: path}
				if s.Entry != nil {
					d = asked(c, s.Entry, path)
				}
				docs = append(docs, d)
			}
			if len(s.Children) > 0 {
				walk(s.Children, append(path[:len(path):len(path)], s.Title))
			}
		}
	}
	walk(body.Outline, nil)
	for _, e := range c.Entries {
		if !seen[e.ID] {
			seen[e.ID] = true
			docs = append(docs, asked(c, e, nil))
		}
	}
	return single(docs)
}

// single leaves out the introduction of a chapter that is one question and bears
// its title: a result for each would be the same twice.
func single(docs []document) []document {
	if len(docs) != 2 || docs[1].kind == "section" || docs[1].title != docs[0].title {
		return docs
	}
	docs[1].keywords = append(docs[1].keywords, docs[0].keywords...)
	return docs[1:]
}

// asked makes the document of a question, quiz, prompt or asking turn.
func asked(c *guide.Chapter, e *guide.Entry, path []string) document {
	d := document{
		anchor: e.ID, title: e.Title, kind: string(e.Type), level: cmp.Or(e.Level, c.Meta.Level), path: path,
		topics:   e.Topics,
		keywords: append(append([]string(nil), e.Keywords...), e.Companies...),
		excerpt:  e.Cue,
	}
	if e.Type == guide.MultipleChoice {
		d.kind = "quiz"
	}
	if len(d.topics) == 0 {
		d.topics = c.Meta.Topics
	}
	return d
}

// read fills documents with the text of a chapter's body. The texts are buffers
// to use, and are given back for the next chapter.
func read(docs []document, body *guide.Body, texts []plain) []plain {
	for len(texts) < len(docs) {
		texts = append(texts, plain{})
	}
	f := filler{texts: texts[:len(docs)], at: make(map[string]int, len(docs))}
	for i := range docs {
		f.at[docs[i].anchor] = i
		texts[i].reset()
	}
	f.blocks(body.Blocks)
	for i := range docs {
		t := &texts[i]
		text := t.body
		if cue := docs[i].excerpt; cue != "" {
			text = append([]byte(cue+" "), text...)
		}
		docs[i].excerpt = excerpt(text)
		docs[i].body, docs[i].names, docs[i].code = lowered(t.body), lowered(t.names), lowered(t.code)
	}
	return texts
}

// filler walks the blocks of a body and appends their text to the document
// they belong to: the question they are part of, else the heading above them.
type filler struct {
	texts   []plain
	at      map[string]int // anchor -> document
	current int
}

func (f *filler) blocks(list []guide.Block) {
	for _, b := range list {
		f.block(b)
	}
}

func (f *filler) block(b guide.Block) {
	switch b := b.(type) {
	case *guide.Prose:
		f.prose(*b)
	case *guide.Heading:
		f.enter(b.ID, b.Title)
	case *guide.Question:
		f.question(b)
	case *guide.Dialogue:
		for _, t := range b.Turns {
			f.turn(t)
		}
	case *guide.Part:
		f.enter(b.ID, b.Label)
		f.blocks(b.Body)
	}
}

func (f *filler) prose(p guide.Prose) { f.texts[f.current].add(string(p.HTML)) }

// enter makes the document of an anchor the current one. A heading without a
// document is text of the document around it.
func (f *filler) enter(id string, title guide.Prose) {
	if i, ok := f.at[id]; ok && id != "" {
		f.current = i
		f.names(title)
		return
	}
	f.prose(title)
}

// names counts the inline code of a title as code names; its words are known.
func (f *filler) names(title guide.Prose) {
	if strings.Contains(string(title.HTML), "<code") {
		var p plain
		p.add(string(title.HTML))
		f.texts[f.current].names = append(f.texts[f.current].names, p.names...)
	}
}

// question reads a question. Of a quiz that is what the reader sees before
// answering, and what explains the key as far as it gives nothing away.
func (f *filler) question(q *guide.Question) {
	before := f.current
	if i, ok := f.at[q.Entry.ID]; ok {
		f.current = i
	}
	own := f.current
	f.names(q.Title)
	f.blocks(q.Prompt)
	for _, c := range q.Choices {
		f.prose(c.Body)
	}
	f.explanation(q)
	for _, p := range q.Parts {
		if len(q.Choices) > 0 && p.Type != guide.Hint && p.Type != guide.References {
			continue
		}
		f.current = own
		f.texts[own].aside = p.Type == guide.FollowUp || p.Type == guide.References // they lead to other matters
		f.block(p)
		f.texts[own].aside = false
	}
	f.current = before
}

// explanation reads what explains the key of a quiz, as what is counted and never
// shown: it names the matter, where a quiz asks what some lines print. Words of
// the choices are left out, so that none of them finds its quiz the better for
// being right.
func (f *filler) explanation(q *guide.Question) {
	if len(q.Choices) == 0 {
		return
	}
	said := filler{texts: []plain{{}, {}}}
	for _, c := range q.Choices {
		said.prose(c.Body)
	}
	said.current = 1
	for _, c := range q.Choices {
		said.blocks(c.Why)
	}
	for _, p := range q.Parts {
		if p.Type == guide.Explanation || p.Type == guide.Answer {
			said.blocks(p.Body)
		}
	}
	told := map[string]bool{}
	for _, text := range [][]byte{said.texts[0].body, said.texts[0].code} {
		words(fold(string(text)), func(w string) { told[w] = true })
	}
	t := &f.texts[f.current]
	words(fold(string(said.texts[1].body)), func(w string) {
		if !told[w] && len(w) > 1 { // nor the letter of one
			t.code = append(append(t.code, w...), ' ')
		}
	})
}

func (f *filler) turn(t *guide.Turn) {
	if t.Entry != nil {
		if i, ok := f.at[t.Entry.ID]; ok {
			f.current = i
		}
	}
	f.prose(t.Stage)
	f.blocks(t.Body)
}
