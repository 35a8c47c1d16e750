package markdown

import (
	"fmt"
	"testing"

	"gen/generator/guide"
)

// TestCue: questions of one title are told apart by the first line of code
// that only they have, and questions without code or namesake need none.
func TestCue(t *testing.T) {
	const text = `## 1. What does this print?

` + "```python\nx = 1\n\nprint(x)\n```" + `

One.

## 2. What does this print?

` + "```python\nx = 1\nprint(a_name_that_is_rather_long, and_another_one)\n```" + `

Two.

## 3. What is a list?

` + "```python\n[]\n```" + `

## 4. What does this print?

Nothing.
`
	var got []string
	for _, e := range Parse(&guide.Source{Path: "a.md", Text: []byte(text)}, Options{}).Entries {
		got = append(got, e.Cue)
	}
	if want := []string{"print(x)", "print(a_name_that_is_rather_long, and_a…", "", ""}; fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
