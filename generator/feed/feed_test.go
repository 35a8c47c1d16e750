package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
)

func day(d int) time.Time { return time.Date(2026, 11, d, 0, 0, 0, 0, time.UTC) }

func site(baseURL string) *guide.Site {
	return guide.NewSite(guide.Config{Title: "Guide & more", BaseURL: baseURL, Language: "en"}, day(21), []*guide.Chapter{
		{Path: "chapters/a.md", URL: "/a/", Title: "A < B", Meta: guide.Meta{Date: day(1), Authors: []string{"Ann"}}, Excerpt: "First."},
		{Path: "chapters/ü.md", URL: "/ü/", Title: "Ü", Modified: day(5)},
		{Path: "chapters/undated.md", URL: "/undated/", Title: "Undated"},
		{Path: "chapters/apart.md", URL: "/apart/", Title: "Not to be indexed", Meta: guide.Meta{Date: day(6), NoIndex: true}},
	}, nil)
}

func render(t *testing.T, s *guide.Site, path string) []byte {
	t.Helper()
	for _, f := range Emit(s) {
		if f.Path == path {
			var b bytes.Buffer
			if err := f.Render(&b); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}
	}
	t.Fatalf("no %s", path)
	return nil
}

func TestAtom(t *testing.T) {
	data := render(t, site("https://example.org/guide/"), AtomPath)
	var feed atomFeed
	if err := xml.Unmarshal(data, &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Title != "Guide & more" || feed.Updated != "2026-11-05T00:00:00Z" || len(feed.Entries) != 2 {
		t.Errorf("feed is %+v", feed)
	}
	if e := feed.Entries[0]; e.Link.Href != "https://example.org/guide/%C3%BC/" || e.Published != "" {
		t.Errorf("newest is %+v", e)
	}
	if e := feed.Entries[1]; e.Title != "A < B" || e.Published != "2026-11-01T00:00:00Z" || e.Authors[0].Name != "Ann" || e.Summary != "First." {
		t.Errorf("second is %+v", e)
	}
}

func TestJSON(t *testing.T) {
	var feed struct {
		Version string `json:"version"`
		Items   []struct {
			URL       string `json:"url"`
			Modified  string `json:"date_modified"`
			Published string `json:"date_published"`
		} `json:"items"`
	}
	if err := json.Unmarshal(render(t, site("https://example.org/"), JSONPath), &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Version != "https://jsonfeed.org/version/1.1" || len(feed.Items) != 2 || feed.Items[1].URL != "https://example.org/a/" {
		t.Errorf("feed is %+v", feed)
	}
	if newest, second := feed.Items[0], feed.Items[1]; newest.Published != "" || newest.Modified != "2026-11-05T00:00:00Z" || second.Published != "2026-11-01T00:00:00Z" {
		t.Errorf("dates of %+v", feed)
	}
}

// TestEmpty: a feed has a date whether it has chapters or not.
func TestEmpty(t *testing.T) {
	none := guide.NewSite(guide.Config{BaseURL: "https://example.org/"}, day(21), nil, nil)
	var feed atomFeed
	if err := xml.Unmarshal(render(t, none, AtomPath), &feed); err != nil || feed.Updated != "2026-11-21T00:00:00Z" || len(feed.Entries) != 0 {
		t.Errorf("feed is %+v, %v", feed, err)
	}
	if data := render(t, none, JSONPath); !strings.Contains(string(data), `"items":[]`) {
		t.Errorf("no empty list in %s", data)
	}
}

func TestNoFeedWithoutBaseURL(t *testing.T) {
	if files := Emit(site("")); len(files) != 0 {
		t.Errorf("files are %v", files)
	}
}

func TestSameBytes(t *testing.T) {
	a, b := render(t, site("https://example.org/"), AtomPath), render(t, site("https://example.org/"), AtomPath)
	if !bytes.Equal(a, b) || strings.Contains(string(a), "undated") {
		t.Errorf("feeds differ or date the undated:\n%s", a)
	}
}
