package markdown

import (
	"slices"
	"testing"

	"gen/generator/guide"
)

// TestLabelsBelowQuestions looks at the levels of labels that the author wrote
// as headings shallower than the questions, or below a label that is left out.
func TestLabelsBelowQuestions(t *testing.T) {
	for name, text := range map[string]string{"shallow": `# Quiz

###### 1. What is a port?
#### Answer
A number.
###### 2. What is a socket?

<details><summary>Answer</summary>

#### Answer: An end

</details>

###### 3. What is a zone?
#### Answer
A part.
`, "empty": `# Promises

## What is a promise?

A value to come.

### Good to hear

#### Additional links

- A book

## What is a thenable?

Whatever has then.

## What is a microtask?

What comes next.
`} {
		t.Run(name, func(t *testing.T) { labelsBelow(t, text) })
	}
}

// labelsBelow sees that the labels of three questions stand right below these.
func labelsBelow(t *testing.T, text string) {
	t.Helper()
	c := Parse(&guide.Source{Path: "a.md", Line: 1, Text: []byte(text)}, Options{})
	body, err := c.Body()
	if err != nil {
		t.Fatal(err)
	}
	questions := 0
	for _, b := range body.Blocks {
		q, ok := b.(*guide.Question)
		if !ok {
			continue
		}
		questions++
		if q.Level != 2 {
			t.Errorf("%s has level %d, want 2", q.Entry.Title, q.Level)
		}
		for _, p := range q.Parts {
			if p.Level != 0 && p.Level != 3 {
				t.Errorf("the label of %s has level %d, want 3", q.Entry.Title, p.Level)
			}
		}
	}
	if questions != 3 {
		t.Errorf("%d questions, want 3", questions)
	}
}

// TestHeadingsBelowFolds looks at headings in questions that are summaries: they are
// below the title, and below each other as written.
func TestHeadingsBelowFolds(t *testing.T) {
	c := Parse(&guide.Source{Path: "a.md", Line: 1, Text: []byte(`# Interview questions

## Locks

<details><summary>Q1. What is a lock?</summary>

### Parts

#### Gates

Two.

</details>

<details><summary>Q2. What is a gate?</summary>
<p>A door.</p>
<h3>Kinds</h3>
</details>

<details><summary>Q3. What is a weir?</summary>

A wall.

</details>
`)}, Options{})
	body, err := c.Body()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, text := range blockTexts(body.Blocks) {
		for _, m := range rawHeading.FindAllStringSubmatch(text, -1) {
			got = append(got, m[1])
		}
	}
	if want := []string{"4", "5", "4"}; !slices.Equal(got, want) {
		t.Errorf("headings in questions of level 3: got %v, want %v", got, want)
	}
}
