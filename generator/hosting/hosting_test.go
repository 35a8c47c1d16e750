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

// TestPolicy: what nobody asks for is in the policy neither as a source nor as a
// kind that has none.
func TestPolicy(t *testing.T) {
	want := "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
	if got := Policy(nil, nil); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := Policy([]string{"b.example.org", "a.example.org"}, nil); !strings.Contains(got, "img-src 'self' data: https://a.example.org https://b.example.org; font-src") {
		t.Errorf("hosts are not in order: %s", got)
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
	if page := emit(t, guide.Config{}, "/old/")["old/index.html"]; page == "" || strings.Contains(page, "canonical") {
		t.Errorf("without a base URL: %s", page)
	}
}

func TestNoRedirectsWithoutAliases(t *testing.T) {
	if got := emit(t, guide.Config{}); len(got) != 1 {
		t.Errorf("files are %v", got)
	}
}
