package page_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestPagesAreSound renders every kind of page and checks what the HTML and
// ARIA specifications ask of any document.
func TestPagesAreSound(t *testing.T) {
	for path, f := range emit(t, everything()) {
		for _, fault := range faults(render(t, f)) {
			t.Errorf("%s: %s", path, fault)
		}
	}
}

// document is what is read off a page.
type document struct {
	ids      map[string]int
	levels   []int
	mentions []string // attribute and id
	faults   []string
}

// faults lists what is wrong with a page.
func faults(page string) []string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	d := &document{ids: map[string]int{}}
	d.walk(root)
	for id, n := range d.ids {
		if n > 1 || id == "" || strings.ContainsAny(id, " \t\n") {
			d.fault("id %q occurs %d times", id, n)
		}
	}
	for _, m := range d.mentions {
		if _, id, _ := strings.Cut(m, " "); d.ids[id] == 0 {
			d.fault("%s leads to no id", m)
		}
	}
	d.headings()
	return d.faults
}

func (d *document) fault(format string, args ...any) {
	d.faults = append(d.faults, fmt.Sprintf(format, args...))
}

// headings checks that there is one title and that no level is skipped.
func (d *document) headings() {
	before, titles := 0, 0
	for _, level := range d.levels {
		if level == 1 {
			titles++
		}
		if level > before+1 {
			d.fault("a heading of level %d follows one of level %d", level, before)
		}
		before = level
	}
	if titles != 1 {
		d.fault("%d headings of level 1", titles)
	}
}

func (d *document) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		d.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		d.walk(c)
	}
}

func (d *document) element(n *html.Node) {
	attrs := map[string]string{}
	for _, a := range n.Attr {
		attrs[a.Key] = a.Val
		switch a.Key {
		case "id":
			d.ids[a.Val]++
		case "for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget":
			for _, id := range strings.Fields(a.Val) {
				d.mentions = append(d.mentions, a.Key+" "+id)
			}
		case "href":
			if id, ok := strings.CutPrefix(a.Val, "#"); ok {
				d.mentions = append(d.mentions, "href "+id)
			}
		case "style":
			d.fault("inline style on %s", n.Data)
		}
		if strings.HasPrefix(a.Key, "on") {
			d.fault("inline script on %s", n.Data)
		}
	}
	switch {
	case len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6':
		d.levels = append(d.levels, int(n.Data[1]-'0'))
	case n.Data == "script" && attrs["src"] == "":
		d.data(n, attrs["type"])
	case n.Data == "ul" || n.Data == "ol" || n.Data == "dl":
		d.list(n)
	case n.Data == "img" && !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "alt" }):
		d.fault("an image has no alt")
	}
}

// data checks an inline script, which may hold nothing but JSON.
func (d *document) data(n *html.Node, kind string) {
	if kind != "application/ld+json" || n.FirstChild == nil || !json.Valid([]byte(n.FirstChild.Data)) {
		d.fault("a script element of type %q holds no JSON", kind)
	}
}

// list checks that a list holds entries, and something at all.
func (d *document) list(n *html.Node) {
	entries := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			entries++
			if n.Data != "dl" && c.Data != "li" {
				d.fault("%s in %s", c.Data, n.Data)
			}
		}
	}
	if entries == 0 {
		d.fault("an empty %s", n.Data)
	}
}
