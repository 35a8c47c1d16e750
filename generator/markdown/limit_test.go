package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
)

// problems parses text and gives what was reported, as people read it.
func problems(text string, o Options) []string {
	c := Parse(&guide.Source{Path: "chapters/a.md", Text: []byte(text), Line: 4}, o)
	var all []string
	for _, p := range c.Problems {
		all = append(all, p.String())
	}
	return all
}

// TestLimits names each limit and the place where it was met.
func TestLimits(t *testing.T) {
	for _, test := range []struct {
		name, text string
		limits     limits
		want       string
	}{
		{"size", "12345", limits{bytes: 4}, "chapters/a.md:4: error: the chapter has 5 bytes; the limit is 4"},
		{"quotes", "x\n\n> > > > x\n", limits{nesting: 3}, "chapters/a.md:6:7: error: lists or quotes are nested deeper than 3"},
		{"lists", "x\n\n- a\n  - b\n    - c\n      - d\n", limits{nesting: 3}, "chapters/a.md:9:7: error: lists or quotes are nested deeper than 3"},
		{"details", strings.Repeat("<details>\n", 4) + strings.Repeat("</details>\n", 4), limits{nesting: 3}, "chapters/a.md:7:1: error: details elements are nested deeper than 3"},
		{"columns", "|a|b|c|\n|-|-|-|\n", limits{columns: 2}, "chapters/a.md:5:1: error: a table of 3 columns is too wide; the limit is 2"},
		{"cells", strings.Repeat("|a", 100) + "|\n" + strings.Repeat("|-", 100) + "|\n" + strings.Repeat("a\n", 1000), limits{},
			"chapters/a.md:5:1: error: a table of 100200 mostly empty cells is too large"},
		{"paragraph", strings.Repeat("[a](", 10_000), limits{},
			"chapters/a.md:4:1: warning: a paragraph of 40000 bytes is full of brackets or asterisks; it is shown as plain text"},
		{"references", "[a]: /b '" + strings.Repeat("x", 1000) + "'\n\n" + strings.Repeat("[a] ", 200), limits{},
			"chapters/a.md:4:1: warning: the addresses and titles of links that are named by labels, as [a] is, repeat more text than the chapter has; from there on such links are shown as text"},
		{"heading", "# " + strings.Repeat("[a](", 10_000), limits{},
			"chapters/a.md:4:1: warning: a paragraph of 40002 bytes is full of brackets or asterisks; it is shown as plain text"},
		{"time", strings.Repeat("word ", 200_000), limits{time: 1}, "chapters/a.md:4: error: the chapter could not be parsed within 1ns"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := problems(test.text, Options{limits: test.limits})
			if len(got) == 0 || got[0] != test.want {
				t.Errorf("got %q\nwant %q", got, test.want)
			}
		})
	}
}

// TestLimitsOfAdopted: a guide that nobody wrote for gen is built, with the text
// of what is beyond a limit.
func TestLimitsOfAdopted(t *testing.T) {
	for text, want := range map[string]string{
		strings.Repeat("> ", 4) + "deep\n": "deep",
		"|a|b|c|\n|-|-|-|\n|wide|":         "wide",
	} {
		c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1, Adopted: true}, Options{limits: limits{nesting: 3, columns: 2}})
		body, err := c.Body()
		if err != nil || len(c.Problems) != 1 || c.Problems[0].Severity != guide.Warning || !strings.Contains(strings.Join(blockTexts(body.Blocks), ""), want) {
			t.Errorf("%q: %v, %q, %v", text, c.Problems, blockTexts(body.Blocks), err)
		}
	}
}

// TestPanic turns a panic into a problem of the chapter, which keeps its title.
func TestPanic(t *testing.T) {
	faulty := func([]byte, string, Fence) ([]byte, Outcome) { panic("lexer") }
	c := Parse(&guide.Source{Path: "chapters/02-some.md", Text: []byte("```x\ny\n```\n"), Line: 1}, Options{Highlight: faulty})
	if len(c.Problems) != 1 || c.Problems[0].String() != "chapters/02-some.md:1: error: internal error: lexer" || c.Title != "Some" {
		t.Errorf("%q, %q", c.Problems, c.Title)
	}
	if body, err := c.Body(); err != nil || len(body.Blocks) != 0 {
		t.Errorf("body %v, %v", body, err)
	}
}

// TestOutcomes says why code has no colours.
func TestOutcomes(t *testing.T) {
	for outcome, want := range map[Outcome]string{
		UnknownLanguage: `note: no colours for the language "klingon"`,
		TooLarge:        "warning: the code is too large to colour; it is shown plain",
		TimedOut:        "warning: colouring the code took too long; it is shown plain",
		Failed:          `warning: colouring the code as "klingon" failed; it is shown plain`,
	} {
		plain := func(dst []byte, code string, _ Fence) ([]byte, Outcome) { return append(dst, code...), outcome }
		got := problems("```klingon\nqapla\n```\n", Options{Highlight: plain})
		if len(got) != 1 || !strings.HasSuffix(got[0], want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestUnseenDirection: what turns the direction of code is shown by its name.
func TestUnseenDirection(t *testing.T) {
	text := "Text \u202e stays.\n\n```python\nok = 1\nx = \"a \u202e b\u2069\"\n```\n"
	c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{})
	body, err := c.Body()
	if err != nil {
		t.Fatal(err)
	}
	got := string(body.Blocks[len(body.Blocks)-1].(*guide.Prose).HTML)
	if want := "x = &quot;a <mark>U+202E</mark> b<mark>U+2069</mark>&quot;</code>"; !strings.Contains(got, want) {
		t.Errorf("got %q, want %q in it", got, want)
	}
	want := "a.md:5:8: warning: the code holds U+202E, which turns the direction of what follows unseen; its name is shown instead"
	if len(c.Problems) != 1 || c.Problems[0].String() != want {
		t.Errorf("got %q, want %q", c.Problems, want)
	}
}

// TestLinear hunts for input that takes more than linear time: four times as
// much of it takes sixteen times as long when it is quadratic; less may be the
// noise of the machine.
func TestLinear(t *testing.T) {
	for name, repeat := range map[string]func(n int) string{
		"details in one block": times("<details><summary>x</summary>y</details>\n"),
		"details":              times("<details><summary>x</summary>\n\ny\n\n</details>\n\n"),
		"unclosed details":     times("<details>\n\n# a\n\n"),
		"open summaries":       times("<details><summary>\n\n- x\n\n"),
		"tags":                 times("<b>"),
		"blocks":               times("<div>"),
		"cells":                times("<table><tr><td>"),
		"dollars":              times("$$a "),
		"dollar lines":         times("$$\n"),
		"colons":               times(":a"),
		"fences":               times("```\nx\n```\n\n"),
		"open fences":          times("- ```\n"),
		"alerts":               times("> [!NOTE]\n> x\n\n"),
		"attribute lines":      times("{: .x}\n\n"),
		"callouts":             times("> [!faq]- x?\n> y\n\n"),
		"set apart":            times("??? faq \"x?\"\n    y\n\n"),
		"between colons":       times("::: details x?\ny\n:::\n\n"),
		"open colons":          func(n int) string { return strings.Repeat("::: tip x\n\n", n) + ":::\n" },
		"template tags":        times("{% hint style=\"info\" %}\nx\n{% endhint %}\n\n"),
		"open template tags":   func(n int) string { return strings.Repeat("{% tab title=\"x\" %}\n\n", n) + "{% endtab %}\n" },
		"long rows":            times("| a | b |\n|---|---|\n| c | d | e |\n\n"),
		"delimiter rows":       times("a\n-|-\n"),
		"anchors":              times("<a id=x></a>"),
		"headings":             times("# a\n\n"),
		"links":                times("[a](b.md) <a href=x>y</a> "),
		"footnotes":            times("[^1]\n\n[^1]: a\n\n"),
		"questions":            times("## Q: Why?\n\n**Answer:** x\n\n"),
		"bold questions":       times("**What is it?**\n\nx\n\n"),
		"list questions":       times("- What is it?\n"),
		"lone items":           times("1. What is it?\n\nx\n\n"),
		"quizzes":              times("## Which?\n\n- A) a\n- B) b\n- C) c\n\n**Answer:** B\n\n"),
		"option lines":         times("A. x\n"),
		"checks":               times("### Check\n\nWhat is it?\n\n"),
		"numbers over options": times("## 7\n\nA case.\n\n- A) x\n- B) y\n\n"),
		"turns":                times("**Interviewer:** x?\n\n**Candidate:** y\n\n"),
		"lines of turns":       times("Interviewer: x?\nCandidate: y\n"),
		"contents":             times("## Contents\n\n- [a](#a)\n- [b](#b)\n- [c](#c)\n\n"),
		"folded contents":      times("<details>\n\n- [a](#a)\n- [b](#b)\n- [c](#c)\n\n</details>\n\n"),
		"labels":               times("**Answer:** x\n\n"),
		"lost fragments":       times("[a](#b)\n\n"),
		"comments":             times("## Why?\n\n<!-- q: id=a level=mid -->\n\n"),
		"answers in line":      times("**Answer:** B **Explanation:** x "),
		"ones":                 times("1. What is it?\n\n   x\n\n"),
		"times of turns":       times("[00:12] Ann: x?\n\n[00:13] Bob: y\n\n"),
		"definitions":          times("What is it?\n: x\n\n"),
		"notes in notes":       func(n int) string { return strings.Repeat("[^1]: ", 8*n) },
		"code without spaces":  func(n int) string { return strings.Repeat("`a`b", 16*n) },
		"tags without spaces":  func(n int) string { return strings.Repeat("<b>a</b>", 8*n) },
		"lost code":            times("import time\n\n# Ask\n\ntime.sleep(1)\n\n"),
		"chinese numbers":      times("1、什么是堆？\n\nx\n\n"),
		"tables of options":    times("## Which?\n\n| A | x |\n|---|---|\n| B | y |\n\n**Answer:** B\n\n"),
		"stars":                times("**What are *args and **kwargs?**\n\nx\n\n"),
		"html lists":           times("<ol><li>What is it?</li></ol>\n\n"),
		"worded options":       times("## Which?\n\nOption A: x\nOption B: y\n\n**Answer:** Option B\n\n"),
		"option paragraphs":    times("Option A: x\n\n"),
		"numbered sides":       times("**Interviewer 1:** x?\n\n**Candidate 1:** y\n\n"),
		"two in a part":        times("## x\n\nAnn: x?\n\nBob: y\n\nTom: z\n\n"),
		"labelled items":       times("- **Pitfalls:** x\n"),
		"parts in alerts":      times("> [!TIP]\n> **Key points**\n> - x\n\n"),
		"lines of keys":        times("**Q1:** B — x\n\n"),
		"numbers of turns":     func(n int) string { return "**a** " + strings.Repeat("1. ", n) + ": x\n" },
		"pictographs":          func(n int) string { return "## Why " + strings.Repeat("⭐ ", n) + "\n" },
		"marks":                func(n int) string { return "## Why? " + strings.Repeat("[E] ", n) + "\n" },
		"notes in turns": func(n int) string {
			return "**Ann:** " + strings.Repeat("(", n) + "a\n\n**Bob:** b\n\n**Ann:** c\n\n**Bob:** d\n"
		},
		"counted in a line": func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "%d、为什么？", i+1)
			}
			return b.String() + "\n"
		},
		"long option": func(n int) string {
			return "# Which?\n\n- A) " + strings.Repeat("a&amp;b ", n) + " ✅\n- B) c\n- C) d\n"
		},
		"options in a line": func(n int) string {
			return "# Which?\n\nA. " + strings.Repeat("a\\.b ", n) + " B. c C. d\n\n**Answer: B**\n"
		},
		"wide rows": func(n int) string {
			return "<table><tr>" + strings.Repeat("<td colspan=1000>x</td>", n) + strings.Repeat("<tr><td>y", n) + "</table>\n"
		},
		"words like labels": func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "## %d. Why?\n\n**Answer:** x\n\nMistook%d: y\n\n", i+1, i)
			}
			return b.String()
		},
		"numbers below text": func(n int) string {
			var b strings.Builder
			b.WriteString("1. Why?\n\n**b**\n")
			for i := range n {
				fmt.Fprintf(&b, "%d. What is it?\n", i+2)
			}
			return b.String()
		},
		"rows of questions": func(n int) string {
			return "| Question | Answer |\n|---|---|\n" + strings.Repeat("| What is it? | x |\n", n)
		},
		"rules":       func(n int) string { return "# T\n\n## What?\n\n" + strings.Repeat("---\n", 8*n) },
		"components":  func(n int) string { return strings.Repeat("import Tab from './tab'\n\n", 16*n) },
		"parentheses": func(n int) string { return "[a](" + strings.Repeat("(", 16*n) },
		"other ends":  func(n int) string { return strings.Repeat("<b>", 4*n) + strings.Repeat("</i>", 4*n) },
		"made-up tags": func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "<x%d>", i)
			}
			return b.String()
		},
	} {
		t.Run(name, func(t *testing.T) {
			const n = 2000
			for try := 1; ; try++ {
				small, large := took(repeat(n)), took(repeat(4*n))
				if large <= 12*small || large <= 400*time.Millisecond {
					return
				}
				if try == 5 { // the machine cannot be that busy each time
					t.Fatalf("%v for %d, %v for %d", small, n, large, 4*n)
				}
			}
		})
	}
}

func times(unit string) func(int) string {
	return func(n int) string { return strings.Repeat(unit, n) }
}

// took gives the shortest of three times that a chapter takes.
func took(text string) time.Duration {
	best := time.Hour
	for range 3 {
		start := time.Now()
		d := newDocument(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{limits: limits{}.orDefault()})
		d.parse()
		best = min(best, time.Since(start))
	}
	return best
}
