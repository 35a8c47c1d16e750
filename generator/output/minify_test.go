package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func small(t testing.TB, path, plain string) string {
	t.Helper()
	data, err := Bytes(File{Path: path, Render: func(w io.Writer) error {
		_, err := io.WriteString(w, plain)
		return err
	}}, true)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// outline writes a document node by node, so that two with one meaning give one
// text: runs of space are one space where a browser shows them so.
func outline(t testing.TB, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node, depth int, literal bool)
	walk = func(n *html.Node, depth int, literal bool) {
		b.WriteString(strings.Repeat(" ", depth))
		switch n.Type {
		case html.ElementNode:
			literal = literal || slices.Contains([]string{"pre", "textarea", "listing"}, n.Data)
			b.WriteString("<" + n.Data)
			slices.SortFunc(n.Attr, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
			for _, a := range n.Attr {
				b.WriteString(" " + a.Key + "=" + strings.Join(strings.Fields(a.Val), " "))
			}
		case html.TextNode:
			b.WriteString("'" + said(n, literal))
		}
		b.WriteString("\n")
		for child := range n.ChildNodes() {
			if child.Type != html.CommentNode {
				walk(child, depth+1, literal)
			}
		}
	}
	walk(root, 0, false)
	return b.String()
}

var spaces = regexp.MustCompile(`[ \t\n\r\f]+`)

func said(n *html.Node, literal bool) string {
	switch {
	case literal:
		return n.Data
	case n.Parent.Data == "script" || n.Parent.Data == "style":
		return "code" // compared on its own
	}
	return spaces.ReplaceAllString(n.Data, " ")
}

var pages = []string{
	`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A  title</title></head><body class="a b"><main id="main"><h1> One </h1><p>two</p></main></body></html>`,
	"<p>one <b>two</b> <i>three</i> four<br>\n five</p>\n\n<p>six</p>",
	"<pre>  a\n\n\tb  \n</pre><pre>\n\nfirst line is empty</pre>",
	`<pre><code class="language-python"><span class="k">def</span>  f():<br>    <span>return</span>   1   
</code></pre>`,
	"<textarea>  keep\n   this </textarea><textarea>\n\nand this</textarea>",
	"use <code>a  b</code> and <kbd>Ctrl</kbd>+<kbd>C</kbd> , <samp> x </samp> then <var>y</var>.",
	`<button type="submit"> Go </button> <input type="text" value="a"> <input type=checkbox checked> <select><option selected> a </option><option value="">b</select>`,
	`<ul> <li> one </li> <li><p>two</p> three</li> </ul><dl><dt>a<dd>b</dl>`,
	`<table> <caption>c</caption> <thead><tr><th scope="col">a</th></tr></thead> <tbody> <tr> <td> b </td> </tr></tbody></table>`,
	`<details open><summary>Show the <em>answer</em></summary> <p>It is 42.</p></details>`,
	`<p>a &lt;b&gt; &amp;amp; &nbsp; &quot;c&quot; &#39;d&#39; é ü &copy; &notit; &amp;lt</p>`,
	`<a href="../x/?a=1&amp;b=2#c" title='say "hi"' rel="nofollow">link</a><a href="">self</a><a href="mailto:a@b.c">m</a>`,
	`<img src="a.png" alt="" width="10" height="10" loading="lazy"><img src=b.png alt="a &quot;b&quot; 'c'">`,
	`<math><mrow><mi>x</mi> <mo>=</mo> <mn>1.0</mn></mrow></math>`,
	`<svg viewBox="0 0 10 10"><path d="M0 0 10 10"/><title>t</title></svg>`,
	`<form method="get" action="/x"><fieldset disabled><legend>Quiz</legend><label><input type="radio" name="q" value="1"> One</label> <label><input type="radio" name="q" value="2"> Two</label></fieldset></form>`,
	`<div data-x=" two  words " hidden aria-expanded="false" contenteditable="true" spellcheck="false" translate="no" draggable="false"></div>`,
	`<template><p> in  it </p></template><noscript><p>no script</p></noscript>`,
	`<p>日本語 <ruby>漢<rt>かん</rt></ruby> <bdi>x</bdi> <wbr>y</p>`,
	`<script type="application/json" id="d">{"a": [1.0, 2e3, "</p> x"], "b": null}</script><p>after</p>`,
	`<p>a <!-- comment --><b>b</b></p><!-- gone --><p>c</p>`,
	`<html><head></head><body><p></p></body></html>`,
	``,
	` `,
}

func TestMinifyKeepsTheDocument(t *testing.T) {
	for _, page := range pages {
		if got, want := outline(t, small(t, "index.html", page)), outline(t, page); got != want {
			t.Errorf("%s\nbecame\n%s\ngot %s\nwant %s", page, small(t, "index.html", page), got, want)
		}
	}
}

func FuzzMinifyKeepsTheDocument(f *testing.F) {
	for _, page := range pages {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) {
		once := small(t, "index.html", page)
		if twice := small(t, "index.html", once); len(twice) > len(once) {
			t.Errorf("%q grew to %q", once, twice)
		}
	})
}

func TestMinifyEveryKind(t *testing.T) {
	cases := []struct{ path, plain, want string }{
		{"a.css", "a {\n  color: #ff0000;\n}\n/* gone */\n@layer a, b;\n", "a{color:red}@layer a,b;"},
		{"a.css", ":root { --space:  1px ; --x: ; }", ":root{--space:1px;--x: }"},
		{"a.css", "a { margin: 0px; padding: calc(1px + 2px) }", "a{margin:0;padding:calc(1px + 2px)}"},
		{"a.js", "// note\nconst answer = 41 + 1;\nexport { answer };\n", "const answer=41+1;export{answer}"},
		{"a.js", "let broken = ;\n  kept()", "let broken = ;\n  kept()"},
		{"a.json", "{ \"a\": 1.0,\n \"b\": [ ] }", `{"a":1.0,"b":[]}`},
		{"a.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4">  <!-- c --> <rect width="4" height="4"/> </svg>`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4"/></svg>`},
		{"a.xml", "<?xml version=\"1.0\"?>\n<a>\n <b>x y</b>\n</a>", "<?xml version=\"1.0\"?><a>\n<b>x y</b>\n</a>"},
		{"a.xml", "<a>\n<b>&lt;pre>x\n  y</b></a>", "<a>\n<b>&lt;pre>x\n  y</b></a>"},
		{"a.xml", "<a> \n<![CDATA[ x ]]></a>", "<a> \n<![CDATA[ x ]]></a>"},
		{"a.txt", "  as it   is  ", "  as it   is  "},
		{"LICENSE", "  as it   is  ", "  as it   is  "},
		{"a.png", "\x89PNG  \r\n", "\x89PNG  \r\n"},
	}
	for _, c := range cases {
		if got := small(t, c.path, c.plain); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.path, got, c.want)
		}
	}
}

func TestMinifyKeepsData(t *testing.T) {
	plain := `{"n": [0, -0.0, 1.50, 1e400, 12345678901234567890], "s": "a  <b>  \u2028 \"", "o": {"z": true, "a": null}}`
	read := func(text string) (v any) {
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		if err := d.Decode(&v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	if got := read(small(t, "a.json", plain)); !reflect.DeepEqual(got, read(plain)) {
		t.Errorf("got %v", got)
	}
}

func TestRenderErrorsArePassedOn(t *testing.T) {
	broken := errors.New("broken")
	f := File{Path: "a.html", Render: func(io.Writer) error { return broken }}
	if _, err := Bytes(f, true); !errors.Is(err, broken) {
		t.Error(err)
	}
	f.Render = func(io.Writer) error { panic("oops") }
	if _, err := Bytes(f, true); err == nil || err.Error() != "internal error: oops" {
		t.Error(err)
	}
}

func TestFinalIsLeftAlone(t *testing.T) {
	f := File{Path: "a.html", Final: true, Render: func(w io.Writer) error { _, err := w.Write([]byte("<p>  a  </p>")); return err }}
	for _, minified := range []bool{true, false} {
		if data, err := Bytes(f, minified); err != nil || !bytes.Equal(data, []byte("<p>  a  </p>")) {
			t.Errorf("%q, %v", data, err)
		}
	}
}

func TestMediaType(t *testing.T) {
	for path, want := range map[string]string{
		"a/index.html": "text/html; charset=utf-8", "A.PNG": "image/png", "x.mjs": "text/javascript; charset=utf-8",
		"feed.xml": "application/xml", "LICENSE": "application/octet-stream", "a.unknown": "application/octet-stream",
	} {
		if got := MediaType(path); got != want {
			t.Errorf("%s: got %s", path, got)
		}
	}
}
