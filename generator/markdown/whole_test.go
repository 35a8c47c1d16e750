package markdown

import (
	"testing"

	"gen/generator/guide"
)

// TestFileNamesThatAsk: a file without headings is the question that its name
// asks, in words enough to be one.
func TestFileNamesThatAsk(t *testing.T) {
	for _, test := range []struct{ path, text, want string }{
		{"notes/What is a closure.md", "A function with names.\n", "What is a closure"},
		{"how-does-the-event-loop-work.md", "```js\nf()\n```\n", "How does the event loop work"},
		{"what-is-it.md", "Text.\n", ""},
		{"event-loops-of-two-engines.md", "Text.\n", ""},
		{"how-to-deploy-to-production.md", "Text.\n\n## Build\n\nText.\n\n## Copy\n\nText.\n", ""},
	} {
		c := Parse(&guide.Source{Path: test.path, URL: "/a/", Text: []byte(test.text), Line: 1}, Options{})
		got := ""
		for _, e := range c.Entries {
			got += e.Title
		}
		if got != test.want {
			t.Errorf("%s asks %q, want %q", test.path, got, test.want)
		}
	}
}
