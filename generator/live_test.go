package generator

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gen/generator/output"
	"gen/generator/watch"
	"gen/themes"
)

// TestLiveEqualsClean changes a served site in ways that need the text of
// chapters that did not change: what is served is what a clean build writes.
func TestLiveEqualsClean(t *testing.T) {
	dir := writeSite(t, 3)
	config, defaults := filepath.Join(dir, "gen.yaml"), filepath.Join(dir, "chapters/part-000/_defaults.yaml")
	chapter := filepath.Join(dir, "chapters/part-000/own.md")
	l := newLive(t, Config{Source: dir, Themes: themes.FS(), Date: today})
	for _, step := range []struct {
		what, file string
		do         func()
	}{
		{"nothing", config, func() {}},
		{"other labels", config, func() { write(t, config, "title: A guide\nlabels:\n  hint: [Pointer]\n") }},
		{"no search", config, func() { write(t, config, "title: A guide\nsearch: false\n") }},
		{"a new chapter", chapter, func() { write(t, chapter, "# Own\n\n**Q:** Why?\n\n**A:** So.\n") }},
		{"an empty chapter", chapter, func() { write(t, chapter, "") }},
		{"a lost cache", config, func() { os.RemoveAll(filepath.Join(dir, cacheName)); write(t, config, "title: Other\n") }},
		{"front matter", chapter, func() { write(t, chapter, "---\ntitle: Own\n---\n\nText.\n") }},
		{"other defaults", defaults, func() { write(t, defaults, "level: senior\n") }},
	} {
		step.do()
		l.changed(watch.Batch{Paths: []string{step.file}})
		l.told = func(r *Report, err error) {
			if err != nil || r.Failed() {
				t.Fatalf("%s: %v, %v", step.what, r.Problems, err)
			}
		}
		l.publish(context.Background())
		clean := build(t, dir, func(c *Config) { c.BaseURL = "" })
		same(t, step.what, served(t, l, clean), clean)
	}
}

// A preview shows what a published page may: both have one policy, but for who
// may frame them.
func TestPreviewHasThePolicyOfPages(t *testing.T) {
	dir := writeSite(t, 1)
	write(t, filepath.Join(dir, "gen.yaml"), "title: A guide\nimage_hosts: [img.example.org]\nframe_hosts: [talk.example.org]\n")
	l := newLive(t, Config{Source: dir, Themes: themes.FS(), Date: today})
	l.publish(context.Background())
	answer := httptest.NewRecorder()
	l.server.ServeHTTP(answer, httptest.NewRequest("GET", "http://localhost/", nil))
	policy := answer.Header().Get("Content-Security-Policy")
	headers := build(t, dir, func(c *Config) { c.BaseURL = "" })["_headers"]
	if !bytes.Contains(headers, []byte("Content-Security-Policy: "+policy+"; frame-ancestors 'none'\n")) {
		t.Errorf("the policy of the preview is\n%s\nand not that of\n%s", policy, headers)
	}
}

// served gives what a live site answers for its own files and those of a clean
// build, minified as that is and the client left out.
func served(t *testing.T, l *liveSite, clean map[string][]byte) map[string][]byte {
	files := map[string]output.File{}
	for path := range clean {
		files[path] = output.File{Path: path, Final: true}
	}
	for _, f := range l.early {
		files[f.Path] = f
	}
	found := map[string][]byte{}
	for path, f := range files {
		answer := httptest.NewRecorder()
		url := url.URL{Scheme: "http", Host: "localhost", Path: "/" + path}
		l.server.ServeHTTP(answer, httptest.NewRequest("GET", url.String(), nil))
		page, _, _ := bytes.Cut(answer.Body.Bytes(), []byte(`<script src="/_gen/`))
		if answer.Code != http.StatusOK {
			continue
		}
		f.Render = func(w io.Writer) error { _, err := w.Write(page); return err }
		small, err := output.Bytes(f, true)
		must(t, err)
		found[path] = small
	}
	return found
}

// TestOthersMayReadWhatIsServed: only who asks for it is heard beyond this
// machine, and is told.
func TestOthersMayReadWhatIsServed(t *testing.T) {
	for host, want := range map[string]bool{"": false, "localhost": false, "0.0.0.0": true} {
		ctx, cancel := context.WithCancel(context.Background())
		warned := false
		err := Live(ctx, LiveConfig{
			Config: Config{Source: writeSite(t, 1), Themes: themes.FS(), Date: today}, Host: host,
			Built: func(*Report, error) { cancel() },
			Say:   func(s string) { warned = warned || strings.HasPrefix(s, "warning: others in your network") },
		})
		cancel()
		if err != nil || warned != want {
			t.Errorf("host %q: warned %v, %v", host, warned, err)
		}
	}
}

// TestOnlyWhatConcernsTheSiteBuildsIt: what gen serve says may go to a file in the
// site's folder, which would never come to rest otherwise.
func TestOnlyWhatConcernsTheSiteBuildsIt(t *testing.T) {
	dir := writeSite(t, 1)
	write(t, filepath.Join(dir, "gen.yaml"), "social_font: fonts/a.ttf\n")
	write(t, filepath.Join(dir, "gen.log"), "serving")
	l := newLive(t, Config{Source: dir, Themes: themes.FS(), Date: today})
	l.publish(context.Background())
	for name, want := range map[string]bool{"gen.log": false, "fonts/b.ttf": false, "fonts/a.ttf": true, "gen.yaml": true, "../elsewhere": true} {
		if got := l.concerned([]string{"gen.log", name}); got != want {
			t.Errorf("%s concerns the site: %v, want %v", name, got, want)
		}
	}
	l.site.Theme = "../theme"
	if !l.concerned([]string{"gen.log"}) {
		t.Error("a theme outside of the site is not followed")
	}
}
