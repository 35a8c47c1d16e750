package markdown

import (
	"testing"

	"gen/generator/guide"
)

func TestProseThatPointsAtNavigation(t *testing.T) {
	for text, want := range map[string]int{
		"For all 10 chapters use the navigation above.\n\n## 1. What is a port?\n\nA number.\n":                                   1,
		"Click *one* of the links in the menu at the left.\n":                                                                     1,
		"## 1. What is a port?\n\nA number.\n\n## 2. How is a menu built?\n\nUse a list, with the menu at the top of the page.\n": 0,
		"We use a state machine. The navigation is above.\n":                                                                      0,
	} {
		c := Parse(&guide.Source{Path: "a.md", Text: []byte(text), Line: 1}, Options{})
		got := 0
		for _, p := range c.Problems {
			if p.Code == "prose-navigation" {
				got++
			}
		}
		if got != want {
			t.Errorf("%q: %v", text, c.Problems)
		}
	}
}
