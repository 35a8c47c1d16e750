package generator

import (
	"bytes"
	"html"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestEnormousText builds chapters that nobody should write; each page has all
// of its text, and nothing takes longer than its length.
func TestEnormousText(t *testing.T) {
	dir := t.TempDir()
	texts := map[string]string{
		"lines":  strings.Repeat("total = f\"{a!r:>4}\" + b[1:] # sum\n", 100_000),
		"line":   strings.Repeat("x = f(1); ", 950_000) + "\n",
		"string": "x = '''" + strings.Repeat("([{", 200_000) + "\n",
		"braces": "f\"" + strings.Repeat("{", 100_000) + "\n",
	}
	for name, code := range texts {
		write(t, filepath.Join(dir, "chapters", name+".md"), "# "+name+"\n\n## What does this print?\n\n```python\n"+code+"```\n")
	}
	write(t, filepath.Join(dir, "chapters", "prose.md"), "# prose\n\n## What is that?\n\n"+strings.Repeat("a *b* `c` [d](e) ", 580_000)+"\n")
	made := build(t, dir, nil)
	tags := regexp.MustCompile(`<[^>]*>`)
	for name, code := range texts {
		_, page, _ := bytes.Cut(made[name+"/index.html"], []byte("<pre"))
		page, _, _ = bytes.Cut(page, []byte("</pre>"))
		shown := html.UnescapeString(tags.ReplaceAllString("<pre"+string(page), ""))
		if strings.TrimSpace(shown) != strings.TrimSpace(code) {
			t.Errorf("%s: %d bytes of code became %d", name, len(code), len(shown))
		}
	}
	if n := bytes.Count(made["prose/index.html"], []byte("a *b* `c` [d](e)")); n != 580_000 {
		t.Errorf("prose: %d of 580,000 repeats", n)
	}
}
