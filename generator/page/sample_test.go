package page_test

import (
	"fmt"
	"html"
	"strings"

	"gen/generator/guide"
)

// prose is a paragraph.
func prose(text string) *guide.Prose {
	return &guide.Prose{HTML: guide.HTML("<p>" + html.EscapeString(text) + "</p>\n")}
}

// inline is text in a line.
func inline(text string) guide.Prose { return guide.Prose{HTML: guide.HTML(html.EscapeString(text))} }

// asked is a question with an answer and further parts.
func asked(id, title string, parts ...*guide.Part) *guide.Question {
	e := &guide.Entry{ID: id, Type: guide.Asked, Title: title, TitleHTML: guide.HTML(html.EscapeString(title)), Topics: []string{"names"}, Level: "mid"}
	for _, p := range parts {
		e.Parts = append(e.Parts, p.Type)
	}
	return &guide.Question{Entry: e, Level: 2, Title: inline(title), Parts: parts}
}

// part is a labelled piece of an answer.
func part(kind guide.PartKind, text string) *guide.Part {
	return &guide.Part{Type: kind, Body: []guide.Block{prose(text)}}
}

// chapter is a chapter of blocks, whose entries and outline follow from them.
func chapter(path, url, title string, kind guide.Kind, blocks ...guide.Block) *guide.Chapter {
	c := &guide.Chapter{Path: path, URL: url, Title: title, TitleHTML: inline(title), Kind: kind, Digest: path, Excerpt: "What " + title + " is about.", Words: 900}
	ids, outline := map[string]string{}, []*guide.Section(nil)
	for _, b := range blocks {
		switch b := b.(type) {
		case *guide.Question:
			c.Entries = append(c.Entries, b.Entry)
			ids[b.Entry.ID] = b.Entry.ID
			outline = append(outline, &guide.Section{ID: b.Entry.ID, Level: 2, Title: b.Entry.Title, Entry: b.Entry})
		case *guide.Heading:
			ids[b.ID] = b.ID
			outline = append(outline, &guide.Section{ID: b.ID, Level: 2, Title: string(b.Title.HTML)})
		case *guide.Dialogue:
			for _, turn := range b.Turns {
				if turn.Entry != nil {
					c.Entries = append(c.Entries, turn.Entry)
					c.Turns++
				}
			}
		}
	}
	c.Anchors = guide.NewAnchors(ids)
	c.Body = func() (*guide.Body, error) { return &guide.Body{Outline: outline, Blocks: blocks}, nil }
	return c
}

// list is a list chapter of n questions.
func list(i, n int) *guide.Chapter {
	var blocks []guide.Block
	for q := range n {
		title := fmt.Sprintf("What does question %d of chapter %d ask?", q, i)
		blocks = append(blocks, asked(fmt.Sprintf("q-%d", q), title,
			part(guide.Answer, strings.Repeat("An answer has some words. ", 20)), part(guide.KeyPoints, "One point."), part(guide.FollowUp, "And then?")))
	}
	return chapter(fmt.Sprintf("chapters/part-%d/%03d.md", i/20, i), fmt.Sprintf("/part-%d/%03d/", i/20, i), fmt.Sprintf("Chapter number %d", i), guide.KindList, blocks...)
}

// quizItem is a question with options, the second of which is right.
func quizItem(id string) *guide.Question {
	q := asked(id, "Which one sorts in place?", part(guide.Explanation, "It gives None."))
	q.Entry.Type = guide.MultipleChoice
	q.Choices = []guide.Choice{
		{Letter: "A", Body: inline("sorted(xs)"), Why: []guide.Block{prose("It gives a new list.")}},
		{Letter: "B", Body: inline("xs.sort()"), Correct: true},
		{Letter: "C", Body: guide.Prose{HTML: "<pre><code>xs[:]</code></pre>"}, Block: true},
	}
	return q
}

// conversation is two turns.
func conversation() *guide.Dialogue {
	return &guide.Dialogue{Turns: []*guide.Turn{
		{ID: "turn-1", Speaker: "Ravi", Role: guide.Interviewer, Body: []guide.Block{prose("What is a name?")},
			Entry: &guide.Entry{ID: "turn-1", Type: guide.AskingTurn, Title: "What is a name?"}},
		{ID: "turn-2", Speaker: "Mina", Role: guide.Candidate, Stage: inline("Think first."), Body: []guide.Block{prose("A label for an object.")}},
	}}
}

// everything is a site with each kind of page and block.
func everything() *guide.Site {
	heading := &guide.Heading{ID: "warm-up", Level: 2, Title: inline("Warm-up")}
	star := &guide.Part{Type: guide.Star, Body: []guide.Block{part(guide.Situation, "It broke."), part(guide.Outcome, "It worked.")}}
	mock := chapter("chapters/rounds/first.md", "/rounds/first/", "First round", guide.KindMock, heading, conversation(), part(guide.Feedback, "Good."))
	mock.Job = &guide.Job{Role: "Developer", Mandatory: []string{"Python", "SQL"}, Duties: []string{"Build", "Fix"}}
	mock.Cast = []guide.Cast{{Name: "Ravi", Role: guide.Interviewer, About: "leads the team"}}
	mock.Meta.Authors, mock.Meta.License, mock.Meta.AppliesTo = []string{"A. Writer"}, "MIT", []string{"python>=3.11"}
	prompts := chapter("chapters/rounds/prompts.md", "/rounds/prompts/", "Prompts", guide.KindPrompts, asked("p", "Describe a release"))
	prompts.Entries[0].Type = guide.Prompt
	home := chapter("chapters/_index.md", "/", "A guide", guide.KindIndex, prose("Welcome."))
	home.Index = true
	config := guide.Config{Title: "A guide", Description: "For those who ask.", BaseURL: "https://example.org/guide/", Search: true}
	return guide.NewSite(config, today, []*guide.Chapter{
		home, mock, prompts, list(1, 6),
		chapter("chapters/quiz.md", "/quiz/", "A quiz", guide.KindQuiz, quizItem("one"), quizItem("two")),
		chapter("chapters/scenario.md", "/scenario/", "A scenario", guide.KindScenario, asked("roll-back", "Tell me about a release", star)),
		chapter("chapters/report.md", "/report/", "A report", guide.KindExperience, prose("I went there.")),
		chapter("chapters/article.md", "/article/", "An article", guide.KindArticle, prose("Read on.")),
	}, nil)
}
