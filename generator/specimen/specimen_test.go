package specimen

import (
	"strings"
	"testing"
)

// TestSize keeps the chapters as large as the comparison says they are.
func TestSize(t *testing.T) {
	_, text := Chapter(3)
	prose := ""
	for i, piece := range strings.Split(text, "```") {
		if i%2 == 0 {
			prose += piece
		}
	}
	if words := len(strings.Fields(prose)); words < 1800 || words > 2600 {
		t.Errorf("%d words of prose", words)
	}
	if n := strings.Count(text, "```python"); n != 12 {
		t.Errorf("%d snippets", n)
	}
	if n := strings.Count(text, "\n### "); n != questions {
		t.Errorf("%d questions", n)
	}
}

func TestSameChapterEveryTime(t *testing.T) {
	path, text := Chapter(42)
	path2, text2 := Chapter(42)
	if path != path2 || text != text2 || path != "part-001/scope-00042.md" {
		t.Errorf("%s and %s differ", path, path2)
	}
}
