package markdown

import (
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
		meta := guide.Meta{Kind: guide.KindMock, Cast: []guide.Cast{{Name: "Ann", Role: guide.Interviewer}, {Name: "Bo", Role: guide.Candidate}}}
		c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1, Meta: meta}, Options{})
		if len(c.Entries) != 1 || c.Entries[0].TitleHTML != want {
			t.Errorf("%q: %+v, want %q", text, c.Entries, want)
		}
	}
}
