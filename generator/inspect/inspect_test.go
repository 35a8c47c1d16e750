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
	inner := &guide.Entry{ID: "why", Type: guide.Asked, Title: "Why?", Level: "senior", Topics: []string{"sums"}, Parts: []guide.PartKind{guide.Answer, guide.Hint}, Pos: guide.Pos{Line: 6}}
	asked := &guide.Entry{ID: "names", Type: guide.AskingTurn, Title: "How are names bound?", Pos: guide.Pos{Line: 9}}
	body := &guide.Body{
		Blocks: []guide.Block{
			&guide.Question{Entry: quiz, Choices: []guide.Choice{{Letter: "A"}, {Letter: "B", Correct: true}}, Prompt: []guide.Block{&guide.Question{
				Entry: inner, Choices: []guide.Choice{{Letter: "A", Correct: true}, {Letter: "C", Correct: true}},
			}}},
			&guide.Part{Type: guide.Feedback, Body: []guide.Block{
				&guide.Dialogue{Turns: []*guide.Turn{
					{Speaker: "Ravi", Role: guide.Interviewer, Entry: asked, Pos: guide.Pos{Line: 9}}, {Speaker: "Mina", Role: guide.Candidate, Pos: guide.Pos{Line: 10}},
				}},
			}},
		},
		Snippets: []guide.Snippet{{Lang: "python", HasOut: true, Pos: guide.Pos{Line: 5}}},
	}
	c := &guide.Chapter{
		Path: "chapters/x.md", URL: "/x/", Title: "Sums", Kind: guide.KindQuiz, Entries: []*guide.Entry{quiz, inner, asked},
		Dropped: []guide.Finding{{Text: "table of contents", Line: 2, End: 4}, {Text: "link back to the top", Line: 1, End: 1}},
		Notes:   []guide.Finding{{Text: "left as prose", Line: 8}, {Text: "no level", Line: 1}},
		Body:    func() (*guide.Body, error) { return body, bodyErr },
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
		"questions": [{"id": "sum", "type": "mcq", "title": "What is 1 + 1?", "line": 3, "number": "1", "parts": [], "options": 2, "correct": ["B"]},
			{"id": "why", "type": "question", "title": "Why?", "line": 6, "level": "senior", "tags": ["sums"], "parts": ["answer", "hint"], "options": 2, "correct": ["A", "C"]}],
		"turns": [{"speaker": "Ravi", "role": "interviewer", "line": 9, "question": true}, {"speaker": "Mina", "role": "candidate", "line": 10, "question": false}],
		"snippets": [{"lang": "python", "line": 5, "output": true}],
		"dropped": [{"what": "link back to the top", "line": 1}, {"what": "table of contents", "line": 2, "end": 4}],
		"notes": [{"line": 1, "text": "no level"}, {"line": 8, "text": "left as prose"}]}]}`
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
       2 questions, 2 turns (1 asking), 1 snippet (1 with output)
     3 mcq: 1. What is 1 + 1?  [#sum; 2 options; key B]
     6 question: Why?  [#why; senior; sums; 2 options; key A, C]
         answer · hint
     9 interviewer: Ravi asks
    10 candidate: Mina
     1 dropped: link back to the top
     2 dropped: table of contents (to line 4)
     1 note: no level
     8 note: left as prose

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

// TestTreeGathersDropped: what is dropped again and again is said once.
func TestTreeGathersDropped(t *testing.T) {
	c := &guide.Chapter{Path: "chapters/x.md", URL: "/x/", Title: "X", Kind: guide.KindArticle, Body: func() (*guide.Body, error) { return &guide.Body{}, nil }}
	for n := range 5 {
		c.Dropped = append(c.Dropped, guide.Finding{Text: "link back to the top", Line: 10 * n})
	}
	c.Dropped = append(c.Dropped, guide.Finding{Text: "table of contents", Line: 2, End: 4})
	var out strings.Builder
	if err := Tree(&out, guide.NewSite(guide.Config{}, time.Time{}, []*guide.Chapter{c}, nil)); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.String(), "dropped"); got != 2 || !strings.Contains(out.String(), "back to the top (and 4 more)") {
		t.Errorf("got\n%s", out.String())
	}
}
