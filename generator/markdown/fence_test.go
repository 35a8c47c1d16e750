package markdown

import (
	"fmt"
	"testing"

	"gen/generator/guide"
)

// TestFence reads the info strings of several tools.
func TestFence(t *testing.T) {
	for info, want := range map[string]string{
		"":                               `{  map[] [] false 0}`,
		"Python":                         `{python  map[] [] false 0}`,
		"python run hl=2,4-6 linenos":    `{python  map[hl:2,4-6 linenos: run:] [{2 2} {4 6}] true 0}`,
		"python,ignore":                  `{python  map[skip:] [] false 0}`,
		"rust,no_run,edition2021":        `{rust  map[edition2021: skip:] [] false 0}`,
		`js {1,3-4} title="a b.js"`:      `{js a b.js map[title:a b.js] [{1 1} {3 4}] false 0}`,
		"jsx{2}":                         `{jsx  map[] [{2 2}] false 0}`,
		`go {linenos=true,hl_lines=[2]}`: `{go  map[hl_lines:[2] linenos:true] [{2 2}] true 0}`,
		"python:a/b.py -s 2":             `{python  map[-s: 2:] [] false 0}`,
		`python skip="needs a network"`:  `{python  map[skip:needs a network] [] false 0}`,
		"python raises=TypeError id=x":   `{python  map[id:x raises:TypeError] [] false 0}`,
		"c++":                            `{c++  map[] [] false 0}`,
		"hl=2":                           `{hl=2  map[] [] false 0}`,
		"python hl=9-2":                  `{python  map[hl:9-2] [] false 0}`,
		`{`:                              `{  map[] [] false 0}`,
		`python title="open`:             `{python open map[title:open] [] false 0}`,
	} {
		if got := fmt.Sprint(parseFence(info)); got != want {
			t.Errorf("%q: got %s, want %s", info, got, want)
		}
	}
}

// TestSessions tells sessions from programs, and those that print.
func TestSessions(t *testing.T) {
	for source, want := range map[string]string{
		"```\n>>> 1 + 1\n2\n```\n":             "pycon true",
		"```python\n>>> x = 1\n... \n```\n":    "python false",
		"    >>> f()\n    done\n":              "pycon true",
		"```\nx = 1\n```\n":                    " false",
		"```\n# quoted\nmail >>> reply\n```\n": " false",
	} {
		body, err := Parse(&guide.Source{Path: "a.md", Text: []byte("text\n\n" + source)}, Options{}).Body()
		if err != nil {
			t.Fatal(err)
		}
		if s := body.Snippets[0]; fmt.Sprint(s.Lang, " ", s.HasOut) != want {
			t.Errorf("%q: got %q %v, want %s", source, s.Lang, s.HasOut, want)
		}
	}
}
