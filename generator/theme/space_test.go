package theme

import (
	"html/template"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"gen/themes"
)

// spaceCases are templates and what they have become in text.
var spaceCases = map[string]struct{ text, want string }{
	"between blocks":      {"<div>\n  <p>a</p>\n\n  <p>b</p>\n</div>\n", "<div><p>a</p><p>b</p></div>"},
	"between words":       {"<p>a   <b>b</b> \n <i>c</i>  d</p>", "<p>a <b>b</b>\n<i>c</i> d</p>"},
	"entries":             {"<ul>\n <li>a</li>\n <li>b</li>\n</ul>", "<ul><li>a</li>\n<li>b</li></ul>"},
	"attributes":          {"<p title=\"a   b\"   class='x  >  y'>a</p>", "<p title=\"a   b\"   class='x  >  y'>a</p>"},
	"code":                {"<div>\n<pre>\n  a\n\n  b\n</pre>\n</div>", "<div><pre>\n  a\n\n  b\n</pre></div>"},
	"a field":             {"<p>\n<textarea>\n a  b </TEXTAREA>\n</p>", "<p><textarea>\n a  b </TEXTAREA></p>"},
	"a script":            {"<p>a</p>\n<script>\nf()\n\ng()\n</script>\n<p>b</p>", "<p>a</p><script>\nf()\n\ng()\n</script><p>b</p>"},
	"a comment":           {"<p>a  <!-- don't   <pre> -->  b</p>", "<p>a  b</p>"},
	"less than":           {"<p>1  <  2</p>", "<p>1 &lt; 2</p>"},
	"optional, absent":    {"<div>\n{{with .Lede}}<p>{{.}}</p>{{end}}\n{{with .Rest}}<p>{{.}}</p>{{end}}\n</div>", "<div></div>"},
	"optional, in a line": {"<p>\n{{if .Lede}}<b>a</b>{{end}}\n{{if .Lede}}{{else}}<b>b</b>{{end}}\n</p>", "<p>\n<b>b</b></p>"},
	"a value":             {"<p>a\n {{.Title}}\n b</p>", "<p>a\nT\nb</p>"},
	"values":              {"<p>{{.Title}}\n\n{{.Title}}</p>", "<p>T\nT</p>"},
	"a loop of blocks":    {"<div>\n{{range .Facts}}\n<p>{{.Text}}</p>\n{{end}}\n</div>", "<div><p>x</p><p>y</p></div>"},
	"a loop of words":     {"<p>\n{{range .Facts}}\n<b>{{.Text}}</b>\n{{end}}</p>", "<p><b>x</b>\n<b>y</b>\n</p>"},
	"a loop that is left": {"<p>{{range .Facts}}{{.Text}}{{break}}</p><p>{{end}} b</p>", "<p>x b</p>"},
	"a heading's level":   {"<div>\n<h{{len .Facts}}>\na\n</h{{len .Facts}}>\n</div>", "<div><h2>a</h2></div>"},
	"a quote over nodes":  {"<p title=\"{{.Title}}   >  {{.Title}}\">a</p>", "<p title=\"T   >  T\">a</p>"},
}

// TestOnlyWhiteSpaceThatShowsIsKept runs templates that have all kinds of it.
func TestOnlyWhiteSpaceThatShowsIsKept(t *testing.T) {
	for name, c := range spaceCases {
		if got := runHome(t, Open, c.text); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, c.want)
		}
	}
}

// TestIncludedInCode keeps the white space of a template that is used inside a
// <pre>, and of those that it includes.
func TestIncludedInCode(t *testing.T) {
	text := `{{define "partials/a"}}  <b>a</b>  <p>{{template "partials/b"}}</p>{{end}}{{define "partials/b"}}<p>  b  </p>{{end}}<pre>{{template "partials/a"}}</pre>`
	set := template.Must(template.New("").Parse(text))
	squeeze(set)
	var b strings.Builder
	if err := set.Execute(&b, nil); err != nil {
		t.Fatal(err)
	}
	if want := "<pre>  <b>a</b>  <p><p>  b  </p></p></pre>"; b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
}

// TestReadableKeepsAll opens a theme for people who read the source of pages.
func TestReadableKeepsAll(t *testing.T) {
	text := "<div>\n\n  <p>a</p>\n</div>"
	if got := runHome(t, OpenReadable, text); got != text {
		t.Errorf("got %q", got)
	}
	small, err := Open(defaultFolder(t))
	if err != nil {
		t.Fatal(err)
	}
	wide, err := OpenReadable(defaultFolder(t))
	if err != nil {
		t.Fatal(err)
	}
	if small.Hash() == wide.Hash() {
		t.Error("both have one hash, so that pages of one would be taken for pages of the other")
	}
}

// runHome gives what a home page's template writes for a guide with a title and
// two facts.
func runHome(t *testing.T, open func(...fs.FS) (*Theme, error), text string) string {
	t.Helper()
	over := fstest.MapFS{"pages/home.html": &fstest.MapFile{Data: []byte(text)}}
	opened, err := open(over, defaultFolder(t))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := opened.Edition("en").Execute(&b, "pages/home", &Listing{Title: "T", Facts: []Fact{{Text: "x"}, {Text: "y"}}}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func defaultFolder(t *testing.T) fs.FS {
	t.Helper()
	folder, err := fs.Sub(themes.FS(), "default")
	if err != nil {
		t.Fatal(err)
	}
	return folder
}
