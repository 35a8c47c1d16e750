package markdown

import (
	"fmt"
	"testing"
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
