package markdown

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gen/generator/guide"
)

// rendered renders Markdown as it stands, without recognition, slots filled with
// their targets.
func rendered(t testing.TB, text string) (string, *guide.Chapter) {
	t.Helper()
	d := newDocument(&guide.Source{Path: "chapters/a.md", Text: []byte(text), Line: 1, Meta: guide.Meta{Title: "T"}, Wiki: wiki}, Options{limits: limits{}.orDefault()})
	d.read()
	p := d.prose(children(d.root)...)
	d.sortFacts()
	guide.SortProblems(d.chapter.Problems)
	return string(p.Fill(nil, fillTarget)), d.chapter
}

// wiki is what names in wiki links of cases lead to.
var wiki = map[string]string{"Locks": "../locks.md", "b/Deep page": "b/2-deep%20page.md", "queue.png": "img/queue.png", "Prototype": ""}

func fillTarget(dst []byte, r guide.Ref) []byte {
	switch r.Kind {
	case guide.RefPhrase:
		return append(append(append(dst, '{'), r.Target...), '}')
	case guide.RefImage, guide.RefSource:
		return append(append(append(dst, `src="`...), html.EscapeString(r.Target)...), '"')
	}
	return append(dst, html.EscapeString(r.Target)...)
}

// TestRender compares pairs of text: Markdown, and HTML with the problems that
// were reported below it.
func TestRender(t *testing.T) {
	for _, file := range archives(t, "testdata/render/*.txt") {
		for _, test := range file.cases {
			t.Run(test.name, func(t *testing.T) {
				got, c := rendered(t, test.in)
				for _, p := range c.Problems {
					got += p.String() + "\n"
				}
				got = blankLines.ReplaceAllString(got, "\n")
				if strings.TrimSpace(got) != strings.TrimSpace(test.want) {
					t.Errorf("%s\ngot\n%s\nwant\n%s", test.in, got, test.want)
				}
			})
		}
	}
}

// blankLines have no meaning in what is rendered, code apart.
var blankLines = regexp.MustCompile(`\n\n+`)

// pair is one case of an archive.
type pair struct{ name, in, want string }

type archive struct{ cases []pair }

// archives reads files of cases: a line "== name", Markdown, a line "--", HTML.
func archives(t *testing.T, pattern string) []archive {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	var list []archive
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var a archive
		for _, piece := range strings.Split("\n"+string(data), "\n== ")[1:] {
			title, rest, _ := strings.Cut(piece, "\n")
			in, want, ok := strings.Cut(rest, "\n--\n")
			if !ok {
				t.Fatalf("%s: %s has no line --", name, title)
			}
			a.cases = append(a.cases, pair{title, in + "\n", want})
		}
		list = append(list, a)
	}
	return list
}

// TestBalanced parses what was rendered again: nothing leaks out of a piece of
// HTML, and there is no script, handler or address that runs one.
func TestBalanced(t *testing.T) {
	for _, text := range hostile {
		got, _ := rendered(t, text)
		checkSafe(t, text, got)
		checkChapter(t, text)
	}
}

var hostile = []string{
	"<div>", "</div>", "<b>bold\n\npara</b>", "<table><tr><td>a", "<ul><li>x\n\ny", "a <b>b <i>c</b> d</i>", "<p><div>x</div></p>", "</details>x",
	"<details>\n<summary>a\n\nb", "<script>alert(1)</script>", "x <script>alert(1)</script> y", "<img src=x onerror=alert(1)>", "<a href=javascript:alert(1)>x</a>",
	"[x](javascript:alert(1))", "[x](java\tscript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](<java\nscript:alert(1)>)", "<a href=\" &#1; javascript:alert(1)\">x</a>",
	"<svg onload=alert(1)>", "<iframe srcdoc='<script>'>", "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">", "<style>*{}</style>", "```\"onload=x\ncode\n```",
	"```py\" onmouseover=\"x\n1\n```", "| a |\n|---|\n| <td>x</td> |", "<td>x</td>", "<li>x", "<h1>big</h1>", "<pre>\n<b>x\n\n</pre>", "<a href=x><a href=y>z</a></a>", "<textarea><script>",
	"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<form action=x><input onfocus=x autofocus>", "![a\" onerror=\"x](y.png)", "[a](x \"t\" onclick=\")", "<x:y>z</x:y>",
	"<details><summary>a</summary>\n- b\n  <details><summary>c</summary>d</details>\n\n</details>", "<b\n", "<!--", "<!-- a --> b <!-- c", "<![CDATA[x]]>", "<?php x ?>",
	"<ul></ul>", "<ol>\n\n</ol>", "<dl></dl>", "<ul><li></li></ul>", "<ol><li><ul></ul></li></ol>", "<div><ul></ul></div>",
	"<Tab title=\"a\">\n  <b>x\n</Tab>", "</Tab>\n{/* x", "import a\n\n<A b={<script>} />", "<Img src='javascript:alert(1)' alt='x' />", "<>\n```\n</>\n```",
}

// checkSafe fails the test if HTML is not balanced on its own or could run
// anything.
func checkSafe(t *testing.T, source, got string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<!DOCTYPE html><html><body><main>" + got + "</main><footer></footer></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Data == "footer" && n.Parent.Data != "body" {
			t.Errorf("%q: %q leaks out of its place", source, got)
		}
		switch n.Data {
		case "script", "style", "iframe", "object", "embed", "svg", "math", "form", "template", "base", "link", "meta":
			if n.Type == html.ElementNode && n.Parent.Data != "head" {
				t.Errorf("%q: %q has <%s>", source, got, n.Data)
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || (a.Key == "href" || a.Key == "src") && runs(a.Val) {
				t.Errorf("%q: %q has %s=%q", source, got, a.Key, a.Val)
			}
		}
	}
}

// runs tells whether a browser would run a URL, as it reads one: controls and
// outer space left out.
func runs(url string) bool {
	url = strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, strings.ToLower(url))
	for _, scheme := range []string{"javascript:", "vbscript:", "data:"} {
		if strings.HasPrefix(url, scheme) {
			return true
		}
	}
	return false
}

// checkChapter parses text with recognition, as Markdown and as MDX: no panic,
// and each piece of HTML safe and balanced on its own.
func checkChapter(t *testing.T, text string) {
	t.Helper()
	checkFile(t, "chapters/a.md", text)
	checkFile(t, "chapters/a.mdx", text)
}

func checkFile(t *testing.T, name, text string) {
	t.Helper()
	c := Parse(&guide.Source{Path: name, Text: []byte(text), Line: 1}, Options{})
	for _, p := range c.Problems {
		if p.Code == "internal" {
			t.Fatalf("%q: %s", text, p)
		}
	}
	body, err := c.Body()
	if err != nil {
		t.Fatal(err)
	}
	for _, piece := range append(blockTexts(body.Blocks), string(c.TitleHTML.HTML)) {
		checkSafe(t, text, piece)
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsRune(text, 0) || len(text) > 1<<16 {
			return
		}
		text = strings.ToValidUTF8(text, "?")
		got, _ := rendered(t, text)
		checkSafe(t, text, got)
		checkChapter(t, text)
	})
}
