package theme_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gen/generator/theme"
)

// TestFaultsNameTheirPlace overrides one file of the default theme and expects
// a message that says where it is wrong, and what would be right.
func TestFaultsNameTheirPlace(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"broken":           {"pages/home.html", "<p>\n{{if}}", "pages/home.html:2: missing value for if"},
		"never closed":     {"pages/home.html", "{{if .Title}}", "pages/home.html:1: unexpected EOF; an {{if}}"},
		"unknown function": {"pages/home.html", "{{shout .Title}}", `pages/home.html:1: function "shout" not defined; there are t, n and those`},
		"unknown field":    {"pages/home.html", "<p>\n  {{.Titel}}", "pages/home.html:2:4: Listing has no field Titel; it has Title, Lede"},
		"field of an element": {"pages/home.html", "{{range .Parts}}{{.Colour}}{{end}}",
			"pages/home.html:1:18: Section has no field Colour; it has Title, URL, "},
		"field after else":    {"pages/home.html", "{{if .Title}}a{{else}}{{.Nope}}{{end}}", "pages/home.html:1:24: Listing has no field Nope"},
		"field of a variable": {"pages/home.html", "{{range $i, $p := .Parts}}{{$p.Nope}}{{end}}", "pages/home.html:1:30: Section has no field Nope"},
		"field in a partial":  {"partials/facts.html", "{{range .}}\n{{.Nope}}{{end}}", "partials/facts.html:2:2: Fact has no field Nope; it has Name, Text, URL, Date, Day"},
		"missing partial": {"pages/home.html", `{{template "partials/nope" .}}`,
			`pages/home.html:1:11: there is no template "partials/nope"; expected the file partials/nope.html in the theme`},
		"missing partial without a folder": {"pages/home.html", `{{template "nope" .}}`, "there are partials/also, partials/bar"},
		"unknown phrase":                   {"pages/home.html", `{{t "home.begin"}}`, `pages/home.html:1:4: locales/en.json has no phrase "home.begin"`},
		"unsafe markup":                    {"pages/home.html", `<script>let a = {{if .Title}}"{{end}}</script>`, "pages/home.html:1:"},
		"unclosed tag":                     {"partials/foot.html", "<p>\n<a href=\"x>{{.Title}}</a>", `partials/foot.html:2: the tag that begins here has no end; expected a quotation mark or ">"`},
		"endless":                          {"pages/home.html", "{{range $i := 9999999999}}{{$i}}{{end}}", "pages/home.html: the template does not come to its end"},
		"no list":                          {"pages/home.html", "{{range .Title}}a{{end}}", "pages/home.html:1:8: range goes over a list, not over HTML"},
		"wrong data": {"partials/foot.html", "\n{{template \"partials/pager\" .}}",
			"Page has no field Next; it has Language"},
		"where it was given": {"partials/foot.html", "\n{{template \"partials/pager\" .}}", "(included at partials/foot.html:2:11)"},
		"chapter kind":       {"pages/quiz.html", `{{.Nope}}`, "pages/quiz.html:1:2: Chapter has no field Nope"},
		"no phrase":          {"locales/de.json", "{\n\"a\": \"b\",\n\"nav.skip\": 5}", "locales/de.json:3: a phrase is a string, or an object of plural forms"},
		"no plural form":     {"locales/de.json", `{"count.chapters": {"oen": "1", "other": "{n}"}}`, "locales/de.json:1: a phrase is a string, or"},
		"no form for others": {"locales/de.json", `{"count.chapters": {"one": "1"}}`, "locales/de.json:1: a phrase is a string, or"},
		"broken locale":      {"locales/de.json", "{\n\"a\": 1,,\n}", "locales/de.json:2: "},
		"no language":        {"locales/klingon1234.json", "{}", `locales/klingon1234.json: "klingon1234" is no language tag`},
	} {
		t.Run(name, func(t *testing.T) {
			over := fstest.MapFS{c.file: &fstest.MapFile{Data: []byte(c.text)}}
			_, err := theme.Open(over, folder(t, "default"))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestAllFaultsAreReported(t *testing.T) {
	over := fstest.MapFS{
		"pages/home.html": &fstest.MapFile{Data: []byte("{{.A}}\n{{.B}}")},
		"pages/part.html": &fstest.MapFile{Data: []byte("{{.C}}")},
	}
	_, err := theme.Open(over, folder(t, "default"))
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("got %v, want three lines", err)
	}
}

func TestOneFileIsOverridden(t *testing.T) {
	over := fstest.MapFS{
		"partials/foot.html":  &fstest.MapFile{Data: []byte("<footer>Ours</footer>")},
		".hidden/a.html":      &fstest.MapFile{Data: []byte("{{")},
		"mine/css/tokens.css": &fstest.MapFile{Data: []byte("a{}")},
	}
	opened, err := theme.Open(over, folder(t, "default"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := opened.Edition("en").Execute(&b, "pages/layout", &theme.Page{Kind: "home"}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "<footer>Ours</footer>") {
		t.Errorf("the footer is not ours:\n%s", b.String())
	}
	files, static := opened.Static()
	if slices.Contains(static, "mine/css/tokens.css") {
		t.Error("a theme within the layer is taken for a part of it")
	}
	plain, err := theme.Open(folder(t, "default"))
	if err != nil {
		t.Fatal(err)
	}
	if plain.Hash() == opened.Hash() {
		t.Error("two themes have one hash")
	}
	if text, err := fs.ReadFile(files, "partials/foot.html"); err != nil || string(text) != "<footer>Ours</footer>" {
		t.Errorf("file: %q, %v", text, err)
	}
}

func TestStatic(t *testing.T) {
	opened, err := theme.Open(folder(t, "default"))
	if err != nil {
		t.Fatal(err)
	}
	_, static := opened.Static()
	if !slices.Contains(static, "css/tokens.css") {
		t.Error("css/tokens.css is not published")
	}
	for _, name := range static {
		if strings.HasSuffix(name, ".html") || strings.HasPrefix(name, "locales/") {
			t.Errorf("%s is published", name)
		}
	}
}
