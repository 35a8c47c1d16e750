package inspect

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
)

// sampleSite is a site of one chapter that holds one of everything.
func sampleSite(bodyErr error) *guide.Site {
	quiz := &guide.Entry{ID: "sum", Type: guide.MultipleChoice, Title: "What is 1 + 1?", Number: "1", Pos: guide.Pos{Line: 3}}
	asked := &guide.Entry{ID: "names", Type: guide.AskingTurn, Title: "How are names bound?", Pos: guide.Pos{Line: 9}}
	body := &guide.Body{
		Blocks: []guide.Block{
			&guide.Question{Entry: quiz, Choices: []guide.Choice{{Letter: "A"}, {Letter: "B", Correct: true}}},
			&guide.Part{Type: guide.Feedback, Body: []guide.Block{
				&guide.Dialogue{Turns: []*guide.Turn{{Speaker: "Ravi", Role: guide.Interviewer, Entry: asked, Pos: guide.Pos{Line: 9}}}},
			}},
		},
		Snippets: []guide.Snippet{{Lang: "python", HasOut: true, Pos: guide.Pos{Line: 5}}},
	}
	c := &guide.Chapter{
		Path: "chapters/x.md", URL: "/x/", Title: "Sums", Kind: guide.KindQuiz, Entries: []*guide.Entry{quiz, asked},
		Dropped: []guide.Finding{{Text: "table of contents", Line: 2}}, Notes: []guide.Finding{{Text: "left as prose", Line: 1}},
		Body: func() (*guide.Body, error) { return body, bodyErr },
	}
	return guide.NewSite(guide.Config{}, time.Time{}, []*guide.Chapter{c}, nil)
}

func TestJSON(t *testing.T) {
	data, err := JSON(sampleSite(nil))
	if err != nil {
		t.Fatal(err)
	}
	var got, want any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	const contract = `{"version": 1, "chapters": [{
		"path": "chapters/x.md", "url": "/x/", "title": "Sums", "kind": "quiz",
		"questions": [{"id": "sum", "type": "mcq", "title": "What is 1 + 1?", "line": 3, "number": "1", "parts": [], "options": 2, "correct": ["B"]}],
		"turns": [{"speaker": "Ravi", "role": "interviewer", "line": 9, "question": true}],
		"snippets": [{"lang": "python", "line": 5, "output": true}],
		"dropped": [{"what": "table of contents", "line": 2}],
		"notes": [{"line": 1, "text": "left as prose"}]}]}`
	if err := json.Unmarshal([]byte(contract), &want); err != nil {
		t.Fatal(err)
	}
	gotText, _ := json.Marshal(got)
	wantText, _ := json.Marshal(want)
	if string(gotText) != string(wantText) {
		t.Errorf("got  %s\nwant %s", gotText, wantText)
	}
}

func TestTree(t *testing.T) {
	var b strings.Builder
	if err := Tree(&b, sampleSite(nil)); err != nil {
		t.Fatal(err)
	}
	const want = `chapters/x.md  Sums  (quiz)
       1 question, 1 turn, 1 snippet (1 with output)
     3 mcq: 1. What is 1 + 1?  [#sum; 2 options; key B]
     9 interviewer: Ravi asks
     2 dropped: table of contents
     1 note: left as prose

`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestBodyThatCannotBeLoaded(t *testing.T) {
	site := sampleSite(errors.New("gone"))
	if _, err := JSON(site); err == nil {
		t.Error("JSON hides the error")
	}
	if err := Tree(&strings.Builder{}, site); err == nil {
		t.Error("Tree hides the error")
	}
}
