package hosting

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
)

func emit(t *testing.T, config guide.Config, aliases ...string) map[string]string {
	t.Helper()
	site := guide.NewSite(config, time.Time{}, []*guide.Chapter{
		{Path: "chapters/x/a.md", URL: "/x/a/", Title: "A <b>", Meta: guide.Meta{Aliases: aliases}},
	}, nil)
	out := map[string]string{}
	for _, f := range Emit(site, []string{"/assets/*"}) {
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		out[f.Path] = b.String()
	}
	return out
}

func TestHeaders(t *testing.T) {
	got := emit(t, guide.Config{ImageHosts: []string{"img.example.org"}, FrameHosts: []string{"talk.example.org"}})["_headers"]
	for _, want := range []string{"default-src 'none'", "img-src 'self' data: https://img.example.org;", "frame-src https://talk.example.org;", "nosniff", "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "unsafe") {
		t.Errorf("the policy is not strict:\n%s", got)
	}
}

func TestAliases(t *testing.T) {
	got := emit(t, guide.Config{BaseURL: "https://example.org/"}, "/old/place", "early.html", "/alt ü/")
	if want := "/alt%20%C3%BC/ /x/a/ 301\n/early.html /x/a/ 301\n/old/place/ /x/a/ 301\n"; got["_redirects"] != want {
		t.Errorf("_redirects is\n%s", got["_redirects"])
	}
	page := got["old/place/index.html"]
	for _, want := range []string{`url=../../x/a/"`, `<a href="../../x/a/">A &lt;b&gt;</a>`, `<link rel="canonical" href="https://example.org/x/a/">`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in %s", want, page)
		}
	}
	if got["early.html"] == "" {
		t.Error("no page early.html")
	}
}

func TestNoRedirectsWithoutAliases(t *testing.T) {
	if got := emit(t, guide.Config{}); len(got) != 1 {
		t.Errorf("files are %v", got)
	}
}
