package markdown

import (
	"slices"
	"testing"

	"gen/generator/guide"
)

// TestAskedCode marks the code in what a turn asks, and nothing that only reads
// like it.
func TestAskedCode(t *testing.T) {
	for text, want := range map[string]guide.HTML{
		"**Ann:** This is it. When do you use `is`, and\nwhen `==`?\n\n**Bo:** So.\n": "When do you use <code>is</code>, and when <code>==</code>?",
		"**Ann:** `x` is odd. Is `a < b` in *this `c`*?\n\n**Bo:** So.\n":             "Is <code>a &lt; b</code> in this c?",
		"**Ann:** What is  a\ttab?\n\n**Bo:** So.\n":                                  "What is a tab?",
		"**Ann:** (Slowly.) Explain `yield`. Then rest.\n\n**Bo:** So.\n":             "Explain <code>yield</code>.",
	} {
		c := annAsks(text)
		if len(c.Entries) != 1 || c.Entries[0].TitleHTML != want {
			t.Errorf("%q: %+v, want %q", text, c.Entries, want)
		}
	}
}

// TestAskedIsStressed sets the sentence that asks apart, and no other.
func TestAskedIsStressed(t *testing.T) {
	for text, want := range map[string]guide.HTML{
		"**Ann:** Good. When is `a\nb` *so*? Take your time.\n\n**Bo:** It is.\n": "<p>Good. <b>When is <code>a b</code> <em>so</em>?</b> Take your time.</p>\n",
		"**Ann:** Why?\n\n**Bo:** So.\n":                                          "<p><b>Why?</b></p>\n",
		"**Ann:** *Well. What is it?* you ask.\n\n**Bo:** So.\n":                  "<p><em>Well. What is it?</em> you ask.</p>\n",
		"**Ann:** Nothing here.\n\n**Bo:** What?\n":                               "<p>Nothing here.</p>\n",
	} {
		c := annAsks(text)
		body, err := c.Body()
		if err != nil {
			t.Fatal(err)
		}
		said := body.Blocks[0].(*guide.Dialogue).Turns[0].Body[0].(*guide.Prose)
		if said.HTML != want {
			t.Errorf("%q: %q, want %q", text, said.HTML, want)
		}
	}
}

// TestCastIsHeard: those who speak are the cast of a chapter that names none.
func TestCastIsHeard(t *testing.T) {
	text := "(Interviewer): What is a port?\n\n(Candidate): A number.\n\n(Interviewer): And a socket?\n\n(Candidate): An end.\n"
	c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{})
	want := []guide.Cast{{Name: "Interviewer", Role: guide.Interviewer}, {Name: "Candidate", Role: guide.Candidate}}
	if !slices.Equal(c.Cast, want) {
		t.Errorf("cast %+v, want %+v", c.Cast, want)
	}
}

// annAsks parses a conversation in which Ann asks and Bo answers.
func annAsks(text string) *guide.Chapter {
	meta := guide.Meta{Kind: guide.KindMock, Cast: []guide.Cast{{Name: "Ann", Role: guide.Interviewer}, {Name: "Bo", Role: guide.Candidate}}}
	return Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1, Meta: meta}, Options{})
}
