package markdown

import (
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestTitle says where a chapter's title comes from, and how often its words
// are on the page besides.
func TestTitle(t *testing.T) {
	for _, test := range []struct {
		name, meta, text, title, html string
		again                         int // times the words stand in the body
	}{
		{"first H1", "", "# One `x`\n\ntext\n\n# Two\n", "One x", "One <code>x</code>", 0},
		{"setext", "", "text\n\nOne\n===\n", "One", "One", 0},
		{"front matter wins", "Mine", "# One\n", "Mine", "Mine", 0},
		{"code in front matter", "One `x<y>` & <b>", "text\n", "One x<y> & <b>", "One <code>x&lt;y&gt;</code> &amp; &lt;b&gt;", 0},
		{"front matter repeats", "one", "# One\n", "One", "One", 0},
		{"file name", "", "## One\n", "Some file", "Some file", 0},
		{"heading that is the file's name", "", "## *Some*.file#\n\ntext\n\n## Two\n", "Some.file#", "<em>Some</em>.file#", 0},
		{"contents are no title", "", "# Contents\n\n- [One](#one)\n\n# One\n\ntext\n", "One", "One", 1},
		{"contents above sections", "", "# Contents\n\n- [One](#one)\n\n# One\n\n# Two\n", "Some file", "Some file", 0},
		{"first of a row", "", "# 1. Aims\n\n# 2. Means\n", "Some file", "Some file", 0},
		{"number of a chapter", "", "# 7. Sorting\n\n# Stability\n", "7. Sorting", "7. Sorting", 0},
		{"first of equal sections", "", "# Abstract\n\n- a\n\n# Trees\n\n- b\n\n# Heaps\n\n- c\n", "Some file", "Some file", 0},
		{"first of equals with sections", "", "# Abstract\n\n## Aims\n\n# Trees\n\n## Kinds\n\n# Heaps\n\n## Uses\n", "Some file", "Some file", 0},
		{"above equal sections, with an introduction", "", "# Sorting\n\ntext\n\n# Trees\n\n- b\n\n# Heaps\n\n- c\n", "Sorting", "Sorting", 0},
		{"above equal sections, as the file is named", "", "# Filed sorting\n\n- a\n\n# Trees\n\n- b\n\n# Heaps\n\n- c\n", "Filed sorting", "Filed sorting", 0},
		{"above equal sections, in another script", "", "# 排序算法\n\n- a\n\n# 树\n\n- b\n\n# 堆\n\n- c\n", "排序算法", "排序算法", 0},
		{"no space", "", "#One thing\n\n####1.What is a?\n", "One thing", "One thing", 0},
		{"no space, Chinese", "", "\n#一般问题\n\ntext\n", "一般问题", "一般问题", 0},
		{"no space, file name", "", "#some-file\n", "some-file", "some-file", 0},
		{"tag", "", "#sorting\n\ntext\n", "Some file", "Some file", 0},
		{"tags", "", "#sorting #heap sort\n\ntext\n", "Some file", "Some file", 0},
		{"code", "", "#include <vector>\n", "Some file", "Some file", 0},
		{"no space further down", "", "text\n\n#One thing\n", "Some file", "Some file", 0},
		{"HTML", "", "<div align=center>\n<h1>The &amp; title</h1>\nwords\n</div>\n\n# Later\n", "The & title", "The &amp; title", 0},
		{"HTML with image", "", "<h1><img src=a.png alt=logo> Title</h1>\n", "Title", "Title", 1},
		{"HTML, front matter wins", "Mine", "<h1>Title</h1>\n", "Mine", "Mine", 0},
		{"hostile", "", "# <script>alert(1)</script> & \"x\"\n", "alert(1) & \"x\"", "alert(1) &amp; &quot;x&quot;", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			src := &guide.Source{Path: "chapters/03-some-file.md", Text: []byte(test.text), Line: 1, Meta: guide.Meta{Title: test.meta}}
			c := Parse(src, Options{})
			if c.Title != test.title || strings.TrimSpace(string(c.TitleHTML.HTML)) != test.html {
				t.Errorf("title %q, HTML %q", c.Title, c.TitleHTML.HTML)
			}
			body, err := c.Body()
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(strings.Join(blockTexts(body.Blocks), " "), test.title); n != test.again {
				t.Errorf("the title stands %d times in the body, not %d", n, test.again)
			}
		})
	}
}

// TestFolderAsks: a question may be kept in a folder of its own, but the page
// that a site begins with asks nothing.
func TestFolderAsks(t *testing.T) {
	for url, want := range map[string]int{"/": 0, "/bread/": 1} {
		src := &guide.Source{Path: "index.md", URL: url, Index: true, Text: []byte("It holds gas.\n"), Line: 4, Meta: guide.Meta{Title: "Why does bread rise?"}}
		if c := Parse(src, Options{}); len(c.Entries) != want {
			t.Errorf("%s: %d questions, want %d", url, len(c.Entries), want)
		}
	}
}
