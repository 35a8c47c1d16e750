package page

import (
	"reflect"
	"testing"

	"gen/generator/guide"
)

// TestChoiceData: a question is told with the code it asks about, and each
// option stands once, at its place.
func TestChoiceData(t *testing.T) {
	code := guide.HTML(`<figure class="code"><figcaption>Python</figcaption><pre><code>print(1 &lt; 2)</code></pre></figure>`)
	q := &guide.Question{
		Entry:   &guide.Entry{Title: "What does it print?"},
		Prompt:  []guide.Block{&guide.Prose{HTML: code}},
		Choices: []guide.Choice{{Body: guide.Prose{HTML: "<code>True</code>"}, Correct: true}, {Body: guide.Prose{HTML: code}}},
	}
	answer := func(text string, at int) object { return object{"@type": "Answer", "text": text, "position": at} }
	want := object{
		"@type": "Question", "name": "What does it print?", "text": "What does it print?\n\nprint(1 < 2)", "eduQuestionType": "Multiple choice",
		"learningResourceType": "Practice problem", "acceptedAnswer": []object{answer("True", 0)}, "suggestedAnswer": []object{answer("print(1 < 2)", 1)},
	}
	s := &sheet{}
	if got := s.choiceData(q); !reflect.DeepEqual(got, want) {
		t.Errorf("%v\nwant %v", got, want)
	}
	q.Multiple = true
	if got := s.choiceData(q)["eduQuestionType"]; got != "Checkbox" {
		t.Errorf("several right options make %v", got)
	}
	q.Choices[0].Correct = false
	if got := s.choiceData(q); got != nil {
		t.Errorf("without a right option: %v", got)
	}
}
