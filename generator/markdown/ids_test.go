package markdown

import (
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestLeftAddresses: the way back to what is not in the text of the page leads
// to where the text begins.
func TestLeftAddresses(t *testing.T) {
	text := "# Questions\n\n## <a name='toc'>Contents</a>\n\n- [A](#what-is-a)\n- [B](#what-is-b)\n- [C](#what-is-c)\n\n" +
		"## What is a?\n\nX [up](#toc).\n\n## What is b?\n\nX [up](#Contents).\n\n## What is c?\n\nX [up](#top), [up](#questions).\n"
	c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{})
	for _, from := range []string{"toc", "contents", "questions"} {
		if got, _ := c.Anchors.ID(from); got != "what-is-a" {
			t.Errorf("#%s leads to %q", from, got)
		}
	}
}

// TestAddressesWithEmoji: GitHub keeps the name of an emoji in an address.
func TestAddressesWithEmoji(t *testing.T) {
	text := "# Parts\n\nSee [wheels](#gear-wheels), [ropes](#ropes-bow) and [keys](#key-keys), [knots](#user-content-knots).\n\n## :gear: Wheels\n\nX\n\n## Ropes :bow:\n\nX\n\n## Keys\n\nX\n\n## Knots\n\nX\n"
	c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{})
	for from, want := range map[string]string{"gear-wheels": "wheels", "ropes-bow": "ropes", "key-keys": "keys", "user-content-knots": "knots", "lock-keys": ""} {
		if got, _ := c.Anchors.ID(from); got != want {
			t.Errorf("#%s leads to %q, want %q", from, got, want)
		}
	}
}

// TestAddressesOfHTML: a heading of exported HTML is found by the id it had.
func TestAddressesOfHTML(t *testing.T) {
	text := "<h1>Questions</h1>\n\n<h2 id=\"Ports\">About</h2>\n<p>Text.</p>\n\n<h3 id=\"q-1\">1. What is a?</h3>\n<p>X</p>\n<h4 id=\"more\">More</h4>\n<p>X</p>\n\n" +
		"<h3>2. What is b?</h3>\n<p>X</p>\n\n<h3>3. What is c?</h3>\n<p>X</p>\n"
	c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{})
	for from, want := range map[string]string{"Ports": "about", "q-1": "what-is-a", "more": "what-is-a-more"} {
		if got, _ := c.Anchors.ID(from); got != want {
			t.Errorf("#%s leads to %q, want %q", from, got, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	const text = `## 12. What is a heap?

See [below](#What_is--a-STACK), [here](#12-what-is-a-heap) and [nowhere](#queue).

### Usage notes

## 13. What is a stack?

### Usage notes

## 14. What is a rope?
<!-- q: id=rope -->

<!-- Example ID: 0815 -->

Text.

## 15. What is a <div> for, and List<T>?
`
	c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{})
	for from, want := range map[string]string{
		"what-is-a-heap":             "what-is-a-heap",
		"12-what-is-a-heap":          "what-is-a-heap", // as GitHub has it
		"q12":                        "what-is-a-heap",
		"usage-notes":                "what-is-a-heap-usage-notes",
		"usage-notes-1":              "what-is-a-stack-usage-notes",
		"What_is--a-STACK":           "what-is-a-stack",
		"rope":                       "rope",
		"what-is-a-rope":             "rope",
		"0815":                       "rope",
		"what-is-a-heap-usage-notes": "what-is-a-heap-usage-notes",
		"15-what-is-a--for-and-list": "what-is-a-div-for-and-listt", // likewise, without what looks like tags
		"queue":                      "",
	} {
		if got, _ := c.Anchors.ID(from); got != want {
			t.Errorf("#%s leads to %q, want %q", from, got, want)
		}
	}
}

// TestTakenID: who gives an id again is told where it was given first.
func TestTakenID(t *testing.T) {
	text := "## What is a?\n<!-- q: id=letter -->\n\nX.\n\n## What is b?\n<!-- q: id=letter -->\n\nX.\n\n## What is c?\n\nX.\n"
	c := Parse(&guide.Source{Path: "chapters/a.md", Text: []byte(text), Line: 3}, Options{})
	if len(c.Problems) != 1 || c.Problems[0].Message != `the id "letter" is taken on this page, first at chapters/a.md:4` {
		t.Errorf("problems: %v", c.Problems)
	}
}

// TestPageIDs: no text takes an id that the page itself uses, and links to its
// heading land all the same.
func TestPageIDs(t *testing.T) {
	parse := func(text string) *guide.Chapter {
		return Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{})
	}
	c := parse("## Main\n\nX [up](#main).\n\n## Outline\n\n<a id=\"chapters\"></a> <a id=\"other\"></a> X.\n")
	for from, want := range map[string]string{"main": "main-1", "outline": "outline-1", "chapters": "", "other": "other"} {
		if got, _ := c.Anchors.ID(from); got != want {
			t.Errorf("#%s leads to %q, want %q", from, got, want)
		}
	}
	c = parse("## What is a?\n<!-- q: id=main -->\n\nX.\n\n## What is b?\n\nX.\n\n## What is c?\n\nX.\n")
	if len(c.Problems) != 1 || c.Problems[0].Message != `the id "main" is taken on this page` {
		t.Errorf("problems: %v", c.Problems)
	}
}

// TestTermsHaveAddresses: the entries of a glossary are led to by their names,
// where no heading has the name.
func TestTermsHaveAddresses(t *testing.T) {
	text := "# Glossary\n\n## Lists\n\n- **GIL (global interpreter lock)**: a lock.\n- **Lists**: more.\n\nORM (mapper)\n: It maps.\n"
	for url, want := range map[string]string{"/glossary/": "term:gil term:gil term:orm lists", "/words/": "   lists"} {
		c := Parse(&guide.Source{Path: "a.md", URL: url, Text: []byte(text), Line: 1}, Options{})
		var got []string
		for _, from := range []string{"gil", "gil-global-interpreter-lock", "orm", "lists"} {
			id, _ := c.Anchors.ID(from)
			got = append(got, id)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
	}
}
