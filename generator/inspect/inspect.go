// Package inspect tells what was recognised in a guide: per chapter its
// questions with their parts, the turns of its dialogues, its snippets, what
// was dropped and what was left undecided.
//
// Everything carries the line of the file it was read from, and a chapter
// appears once, in reading order. The package judges nothing; that is done by
// the checks.
package inspect

import (
	"cmp"
	"encoding/json"
	"slices"

	"gen/generator/guide"
)

// version is raised when the JSON changes other than by addition.
const version = 1

type report struct {
	Version  int       `json:"version"`
	Chapters []chapter `json:"chapters"`
}

type chapter struct {
	Path      string     `json:"path"`
	URL       string     `json:"url"`
	Title     string     `json:"title"`
	Kind      guide.Kind `json:"kind"`
	Questions []question `json:"questions"`
	Turns     []turn     `json:"turns"`
	Snippets  []snippet  `json:"snippets"`
	Dropped   []dropped  `json:"dropped"`
	Notes     []note     `json:"notes"`
}

type question struct {
	ID         string           `json:"id"`
	Type       guide.EntryType  `json:"type"`
	Title      string           `json:"title"`
	Line       int              `json:"line"`
	Number     string           `json:"number,omitempty"`
	Level      string           `json:"level,omitempty"`
	Difficulty string           `json:"difficulty,omitempty"`
	Tags       []string         `json:"tags,omitempty"`
	Parts      []guide.PartKind `json:"parts"`
	Options    int              `json:"options,omitempty"`
	Correct    []string         `json:"correct,omitempty"`
}

type turn struct {
	Speaker  string     `json:"speaker"`
	Role     guide.Role `json:"role"`
	Line     int        `json:"line"`
	Question bool       `json:"question"`
}

type snippet struct {
	Lang   string `json:"lang"`
	Line   int    `json:"line"`
	Output bool   `json:"output"`
}

type dropped struct {
	What string `json:"what"`
	Line int    `json:"line"`
	End  int    `json:"end,omitempty"` // its last line, when it has several
}

type note struct {
	Line int    `json:"line"`
	Text string `json:"text"`
}

// JSON describes a site as the JSON that other programs read. The error is
// that of a chapter whose body could not be loaded.
func JSON(site *guide.Site) ([]byte, error) {
	r := report{Version: version, Chapters: []chapter{}}
	for _, c := range site.Pages() {
		described, err := describe(c)
		if err != nil {
			return nil, err
		}
		r.Chapters = append(r.Chapters, described)
	}
	return json.MarshalIndent(r, "", "  ")
}

// describe gathers what is known of one chapter, lists never nil so that they
// are arrays in JSON.
func describe(c *guide.Chapter) (chapter, error) {
	body, err := c.Body()
	if err != nil {
		return chapter{}, err
	}
	out := chapter{
		Path: c.Path, URL: c.URL, Title: c.Title, Kind: c.Kind,
		Questions: []question{}, Turns: []turn{}, Snippets: []snippet{}, Dropped: []dropped{}, Notes: []note{},
	}
	w := walk{byID: map[string]*guide.Question{}, turns: out.Turns}
	w.blocks(body.Blocks)
	out.Turns = w.turns
	for _, e := range c.Entries {
		if e.Type != guide.AskingTurn {
			out.Questions = append(out.Questions, describeQuestion(e, w.byID[e.ID]))
		}
	}
	for _, s := range body.Snippets {
		out.Snippets = append(out.Snippets, snippet{Lang: s.Lang, Line: s.Pos.Line, Output: s.HasOut})
	}
	for _, f := range c.Dropped {
		d := dropped{What: f.Text, Line: f.Line}
		if f.End > f.Line {
			d.End = f.End
		}
		out.Dropped = append(out.Dropped, d)
	}
	for _, f := range c.Notes {
		out.Notes = append(out.Notes, note{Line: f.Line, Text: f.Text})
	}
	slices.SortStableFunc(out.Dropped, func(a, b dropped) int { return cmp.Compare(a.Line, b.Line) })
	slices.SortStableFunc(out.Notes, func(a, b note) int { return cmp.Compare(a.Line, b.Line) })
	return out, nil
}

func describeQuestion(e *guide.Entry, q *guide.Question) question {
	out := question{
		ID: e.ID, Type: e.Type, Title: e.Title, Line: e.Pos.Line, Number: e.Number, Level: e.Level,
		Difficulty: e.Difficulty, Tags: e.Topics, Parts: append([]guide.PartKind{}, e.Parts...),
	}
	if q == nil {
		return out
	}
	out.Options = len(q.Choices)
	for _, choice := range q.Choices {
		if choice.Correct {
			out.Correct = append(out.Correct, choice.Letter)
		}
	}
	return out
}
