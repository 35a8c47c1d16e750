package markdown

import (
	"testing"

	"gen/generator/guide"
)

// TestFileNamesThatAsk: a file without headings is the question that its name
// asks, in words enough to be one, and so is one whose title is the subject of such
// a name.
func TestFileNamesThatAsk(t *testing.T) {
	for _, test := range []struct{ path, text, want string }{
		{"notes/What is a closure.md", "A function with names.\n", "What is a closure"},
		{"how-does-the-event-loop-work.md", "```js\nf()\n```\n", "How does the event loop work"},
		{"What is REST.md", "A style of interfaces.\n", "What is REST"},
		{"What do you know about sets.md", "# Sets\n\nText.\n\n## Order\n\nNone.\n\n## Why are they fast?\n\nThey hash.\n", "What do you know about sets"},
		{"What's a heap.md", "# Heap\n\nA tree.\n", "What's a heap"},
		{"What do you know about heaps.md", "# What do you know about heaps?\n\nTrees.\n\n## Order\n\nText.\n\n## Cost\n\nText.\n", "What do you know about heaps?"},
		{"9. What is a mast.md", "# What is a mast?\n\nA pole.\n\n## Junior\n\n### Why so high?\n\nA.\n\n### How does it stand?\n\nA.\n\n### When does it fall?\n\nA.\n\n### Wood\n\nA.\n\n### Steel\n\nA.\n\n### Rigging\n\nA.\n\n### Height\n\nA.\n\n### Rake\n\nA.\n\n## Senior\n\nText.\n", "What is a mast?"},
		{"What's new.md", "# Releases\n\nText.\n", ""},
		{"Sets and their order.md", "# Sets\n\nText.\n", ""},
		{"Why sets are fast.md", "# How do sets hash?\n\nText.\n\n## Order\n\nText.\n\n## Cost\n\nText.\n", ""},
		{"what-do-you-know-about-sets.md", "# Sets\n\nText.\n", ""},
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
