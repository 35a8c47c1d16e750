package page_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gen/generator/guide"
	"gen/generator/page"
	"gen/generator/theme"
	"gen/themes"
)

// TestKindsMayHaveTemplates: a theme may have a template for each kind of
// chapter, which then makes the pages of that kind.
func TestKindsMayHaveTemplates(t *testing.T) {
	base, err := fs.Sub(themes.FS(), "default")
	if err != nil {
		t.Fatal(err)
	}
	own, chapters := fstest.MapFS{}, []*guide.Chapter{}
	for _, kind := range guide.Kinds {
		name := string(kind)
		own["pages/"+name+".html"] = &fstest.MapFile{Data: []byte("<p>made for " + name + ": {{.TitleText}}</p>")}
		chapters = append(chapters, &guide.Chapter{
			Path: "chapters/" + name + ".md", URL: "/" + name + "/", Title: "Of " + name, Kind: kind, Body: func() (*guide.Body, error) { return &guide.Body{}, nil },
		})
	}
	opened, err := theme.Open(own, base)
	if err != nil {
		t.Fatal(err)
	}
	if unused, _ := opened.Unused(); len(unused) > 0 {
		t.Errorf("no page asks for %v", unused)
	}
	site := guide.NewSite(guide.Config{}, time.Time{}, chapters, nil)
	for _, f := range page.Emit(site, opened, page.Options{Static: static}) {
		if c := site.Chapter(f.Source); c != nil && !strings.Contains(render(t, f), "<p>made for "+string(c.Kind)+": Of "+string(c.Kind)+"</p>") {
			t.Errorf("%s is not made by the template of its kind", f.Path)
		}
	}
}
