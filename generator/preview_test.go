package generator

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gen/generator/guide"
	"gen/themes"
)

// TestPreview serves a part of a guide and then all of it.
func TestPreview(t *testing.T) {
	dir := writeSite(t, 3)
	l := newLive(t, Config{Source: dir, Themes: themes.FS(), Date: today})
	get := func(url string) (int, string) {
		answer := httptest.NewRecorder()
		l.server.ServeHTTP(answer, httptest.NewRequest("GET", "http://localhost"+url, nil))
		return answer.Code, answer.Body.String()
	}
	if _, err := l.publication(context.Background(), &Report{}); err != nil {
		t.Fatal(err)
	}
	chapters, wanted := l.soFar(), make(chan string, 1)
	l.publishPart(l.site.Config, nil, nil, wanted)
	if code, _ := get("/"); code != http.StatusServiceUnavailable {
		t.Errorf("a guide of no chapters: %d", code)
	}
	wrong := *chapters[1]
	wrong.Problems = []guide.Problem{{Severity: guide.Error, Message: "wrong"}}
	l.publishPart(l.site.Config, nil, []*guide.Chapter{chapters[0], &wrong}, wanted)
	if code, _ := get("/"); code != http.StatusServiceUnavailable {
		t.Errorf("a guide with an error: %d", code)
	}
	l.publishPart(l.site.Config, nil, chapters[:2], wanted)
	for i, want := range []int{http.StatusOK, http.StatusOK, http.StatusServiceUnavailable} {
		if code, text := get(chapters[i].URL); code != want {
			t.Errorf("chapter %d of 2: %d\n%s", i, code, text)
		}
	}
	if url := <-wanted; url != chapters[2].URL {
		t.Errorf("%s was asked for, not %s", chapters[2].URL, url)
	}
	double := filepath.Join(dir, chapters[2].Path+"x.md")
	write(t, double, "---\nslug: "+chapters[2].URL[:len(chapters[2].URL)-1]+"\n---\n")
	l.publish(context.Background())
	if code, text := get(chapters[2].URL); code != http.StatusServiceUnavailable || !strings.Contains(text, "does not build yet") || !strings.Contains(text, "have one address") {
		t.Errorf("the whole has an error: %d\n%s", code, text)
	}
	if code, _ := get(chapters[0].URL); code != http.StatusOK {
		t.Errorf("what was good went with the error: %d", code)
	}
	must(t, os.Remove(double))
	l.publish(context.Background())
	clean := build(t, dir, func(c *Config) { c.BaseURL = "" })
	same(t, "all", served(t, l, clean), clean)
}
