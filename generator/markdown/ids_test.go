package markdown

import (
	"testing"

	"gen/generator/guide"
)

// TestOwnIDsComeFirst gives an id that the author chose to his question, even
// when a heading above it would have made the same one.
func TestOwnIDsComeFirst(t *testing.T) {
	text := "## Binding\n\n### 1. Why does a name bind?\n<!-- q: id=binding -->\n\nx\n\n### 2. What is a scope?\n\ny\n\n### 3. How is a name found?\n\nz\n"
	c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{})
	if len(c.Entries) != 3 || c.Entries[0].ID != "binding" {
		t.Errorf("entries are %+v", c.Entries)
	}
	if c.Anchors["binding"] != "binding" || c.Anchors["binding-1"] != "binding-1" {
		t.Errorf("anchors are %v", c.Anchors)
	}
}
