package page_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gen/generator/output"
	"gen/generator/page"
	"gen/generator/theme"
	"gen/themes"
)

// lines are elements that stand within a line of text, entries of lists among
// them, since a style sheet may set those so.
var lines = strings.Fields("a abbr b bdi button code del em i img input ins kbd label li dd dt mark q s select small span strong sub sup time u var wbr")

// shown writes a document's elements and text, in order, with white space only
// where it parts two things in a line.
func shown(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	blank, edge := false, true
	write := func(s string, line bool) {
		if blank && line && !edge {
			b.WriteByte(' ')
		}
		b.WriteString(s)
		blank, edge = false, !line
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		line := slices.Contains(lines, n.Data)
		switch n.Type {
		case html.TextNode:
			if slices.Contains([]string{"pre", "code", "script", "style", "textarea"}, n.Parent.Data) {
				write(n.Data, true)
				return
			}
			words := strings.Fields(n.Data)
			blank = blank || strings.TrimLeft(n.Data, " \n\t") != n.Data
			if len(words) > 0 {
				write(strings.Join(words, " "), true)
				blank = strings.TrimRight(n.Data, " \n\t") != n.Data
			}
			return
		case html.ElementNode:
			write("\n<"+n.Data, line)
			for _, a := range n.Attr {
				b.WriteString(" " + a.Key + "=" + a.Val)
			}
			b.WriteString(">")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Type == html.ElementNode {
			write("</"+n.Data+">", line)
		}
	}
	walk(root)
	return b.String()
}

// TestSmallPagesShowTheSame compares pages with those of a theme that keeps all
// its white space.
func TestSmallPagesShowTheSame(t *testing.T) {
	folder, err := fs.Sub(themes.FS(), "default")
	if err != nil {
		t.Fatal(err)
	}
	spaced, err := theme.OpenReadable(folder)
	if err != nil {
		t.Fatal(err)
	}
	small := emit(t, everything())
	for _, f := range page.Emit(everything(), spaced, page.Options{Static: static}) {
		want, got := render(t, f), render(t, small[f.Path])
		if shown(t, got) != shown(t, want) {
			t.Errorf("%s:\n--- small\n%s\n--- readable\n%s", f.Path, shown(t, got), shown(t, want))
		}
		if len(got) >= len(want) {
			t.Errorf("%s: %d bytes, %d with all white space", f.Path, len(got), len(want))
		}
	}
}

// TestPagesAreMinimal runs the minifier over pages that are published without
// it: what it would gain, quotes of attributes for the most part, is not worth
// its time.
func TestPagesAreMinimal(t *testing.T) {
	before, after := 0, 0
	for path, f := range emit(t, book(30)) {
		if !f.Final {
			t.Errorf("%s is minified", path)
		}
		f.Final = false
		data, err := output.Bytes(f, true)
		if err != nil {
			t.Fatal(err)
		}
		before, after = before+len(render(t, f)), after+len(data)
	}
	if gain := before - after; gain*100 > 6*before {
		t.Errorf("the minifier makes %d bytes of %d, %d %% less", after, before, gain*100/before)
	}
}
