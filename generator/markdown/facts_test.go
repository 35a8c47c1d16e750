package markdown

import (
	"fmt"
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestUnclosedFence names the line on which the fence begins.
func TestUnclosedFence(t *testing.T) {
	for text, want := range map[string]string{
		"a\n\n```py\nx\n":          "6:1",
		"a\n\n```\nx\n\ny":         "6:1",
		"a\n\n```":                 "6:1",
		"a\n\n```py":               "6:1",
		"- a\n\n  ```py\n  x\n\nb": "6:3",
		"> ~~~\n> x\n\nb":          "4:3",
		"````\n```\n":              "4:1",
		"```\nx\n```\n":            "",
		"- ```\n  x\n  ```\n- b\n": "",
		"> ```\n> ```\n":           "",
		"~~~~ py\n~~~\n~~~~~\n":    "",
		"   ```\n   ```":           "",
	} {
		want := strings.TrimPrefix("chapters/a.md:"+want+": warning: the code fence that begins here is not closed", "chapters/a.md:: warning: the code fence that begins here is not closed")
		if got := strings.Join(problems(text, Options{}), "; "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestUnfinishedMerge: text that git left of a merge is reported, code that shows
// one is not.
func TestUnfinishedMerge(t *testing.T) {
	const both = "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> topic\n"
	for text, want := range map[string]string{
		"a\n\n" + both:                  "6",
		"a\n" + both:                    "5",
		"- a\n\n  <<<<<<< HEAD\n  b":    "6",
		"```\n" + both + "```\n":        "",
		"    <<<<<<< HEAD\n":            "",
		"What does `<<<<<<< ` say?\n":   "",
		"a shift by <<<<<<< one\n\nb\n": "",
	} {
		var got []string
		for _, p := range problems(text, Options{}) {
			if line, _, found := strings.Cut(strings.TrimPrefix(p, "chapters/a.md:"), ":"); found && strings.HasSuffix(p, "warning: a merge was left unfinished here") {
				got = append(got, line)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestSnippets gives code in the order of the source, with the place of its
// fence in the file that the author edits.
func TestSnippets(t *testing.T) {
	src := &guide.Source{Path: "a.md", Line: 10, Text: []byte("text\n\n```Python run id=x\na = 1\n\nb\n```\n\n- c\n\n  ```\n  d\n  ```\n\n      indented\n")}
	body, err := Parse(src, Options{}).Body()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range body.Snippets {
		got = append(got, fmt.Sprintf("%d:%d %s %q %v", s.Pos.Line, s.Pos.Col, s.Lang, s.Source, s.Flags))
	}
	want := []string{`12:1 python "a = 1\n\nb" map[id:x run:]`, `20:3  "d" map[]`, `24:7  "indented" map[]`}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// TestWords counts words of running text in scripts with and without spaces.
func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"It's one well-known `word of code`.\n\n```\nnot these\n```\n": 6,
		"Что такое замыкание?":                                         3,
		"什么是闭包":                                                        3,
		"クロージャとは":                                                      4,
		"क्या है":                                                      2,
		"":                                                             0,
		"# Title\n\n- a\n- b\n":                                        3,
		"<details><summary>one</summary>two</details>\n": 2,
	} {
		c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{})
		if c.Words != want {
			t.Errorf("%q: %d words, want %d", text, c.Words, want)
		}
	}
}

// TestExcerpt takes whole sentences of the first running text.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("This sentence is about sixty characters long, as you can see. ", 4)
	for text, want := range map[string]string{
		"# T\n\n[![b](https://x.org/b.png)](https://x.org) [c](d.md)\n\nThe *first* `line`\nof the text.\n\nMore.\n": "The first line of the text.",
		long: "This sentence is about sixty characters long, as you can see. This sentence is about sixty characters long, as you can see.",
		strings.Repeat("闭包是一个函数。", 30):                                    strings.Repeat("闭包是一个函数。", 20),
		strings.Repeat("word ", 60):                                       strings.TrimSpace(strings.Repeat("word ", 32)) + "…",
		strings.Repeat("#", 40) + "\n\nWhat is said first of the text.\n": "What is said first of the text.",
		"short\n\n- list item\n\n```\ncode\n```\n":                        "",
		"# T\n\n## 1. What is a list?\n\nBecause of many reasons, it is said.\n\n## 2. What prints?\n\nIt.\n\n## 3. What prints?\n\nIt.\n":                                                             "What is a list? · What prints?",
		"# T\n\nAn introduction of some length.\n\n## 1. Why?\n\nBecause.\n\n## 2. How?\n\nSo.\n":                                                                                                      "An introduction of some length.",
		"**Interviewer:** Good morning, nice to meet you.\n\n**Candidate:** Hello.\n\n**Interviewer:** What is a list?\n\n**Candidate:** It.\n\n**Interviewer:** And a set?\n\n**Candidate:** That.\n": "What is a list? · And a set?",
	} {
		c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{})
		if c.Excerpt != want {
			t.Errorf("%q: excerpt %q, want %q", text, c.Excerpt, want)
		}
	}
}

// TestPieces renders the children of each case one by one: together they are
// the document, so cutting it into blocks loses nothing.
func TestPieces(t *testing.T) {
	for _, file := range archives(t, "testdata/render/*.txt") {
		for _, test := range file.cases {
			d := newDocument(&guide.Source{Path: "a.md", Text: []byte(test.in), Line: 1}, Options{limits: limits{}.orDefault()})
			d.read()
			whole := d.prose(children(d.root)...).HTML
			var pieces guide.HTML
			d.anchors = map[string]string{}
			for _, n := range children(d.root) {
				pieces += d.prose(n).HTML
			}
			if strings.Join(strings.Fields(string(whole)), " ") != strings.Join(strings.Fields(string(pieces)), " ") {
				t.Errorf("%s: whole\n%s\npieces\n%s", test.name, whole, pieces)
			}
		}
	}
}
