package themes_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestMargin: what stands in the margin, labels and names of speakers, does not
// lie over each other, and the terms of a job stand before what they mean.
func TestMargin(t *testing.T) {
	r := readerOf(t, publishFiles(t, txtar.File{Name: "chapters/margin.md", Data: []byte(`---
title: What stands in the margin
kind: mock
cast: [{name: Amit, role: interviewer}, {name: Sonal, role: candidate}]
---

## Job requirement

- **Mandatory skills:** SQL and [Python](https://www.python.org/), with a text that goes on for so long that it needs a second line
- **Notice period:** 30 days

## Basics

Amit: What is a decorator?

Sonal: A function that wraps another.

## Feedback

Amit: You did well.

Sonal: Thank you.
`)}))
	for _, width := range []int64{360, 800, 1280} {
		r.do(chromedp.EmulateViewport(width, 800))
		r.open("/margin/")
		if !eval[bool](r, `(label => label.bottom <= document.querySelector('.part--feedback .speaker').getBoundingClientRect().top)(document.querySelector('.part--feedback > .label').getBoundingClientRect())`) {
			t.Errorf("at %d pixels the label of the feedback lies over who gives it", width)
		}
		lines := eval[[]float64](r, `(term => { const range = document.createRange(); range.selectNodeContents(term); return [...range.getClientRects()].map(b => b.left) })(document.querySelector('.part--job .term'))`)
		term, text := lines[0], lines[len(lines)-1]
		if width < 736 && term != text || width >= 736 && text-term < 100 {
			t.Errorf("at %d pixels the term begins at %.0f and the last line of its meaning at %.0f", width, term, text)
		}
	}
}
