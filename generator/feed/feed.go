// Package feed turns a site into its Atom and JSON feeds. Both need absolute
// addresses, so a site without a base URL has none. A chapter without any date
// is left out: a feed that dates it anew with every build would tell its
// readers of changes that never were.
package feed

import (
	"cmp"
	"encoding/json"
	"encoding/xml"
	"io"
	"slices"
	"time"

	"gen/generator/guide"
	"gen/generator/output"
)

// Names of the feeds below the site's root.
const (
	AtomPath = "feed.xml"
	JSONPath = "feed.json"
)

// most is the largest number of chapters in a feed, the newest ones.
const most = 50

// Emit gives the feeds of site, none without a base URL.
func Emit(site *guide.Site) []output.File {
	if site.BaseURL == "" {
		return nil
	}
	return []output.File{
		{Path: AtomPath, Source: "the Atom feed", Render: func(w io.Writer) error { return atom(w, site) }},
		{Path: JSONPath, Source: "the JSON feed", Render: func(w io.Writer) error { return jsonFeed(w, site) }},
	}
}

// newest gives the dated chapters, the latest change first.
func newest(site *guide.Site) []*guide.Chapter {
	list := slices.DeleteFunc(slices.Clone(site.Chapters), func(c *guide.Chapter) bool {
		return c.Dated().IsZero() || c.Meta.NoIndex
	})
	slices.SortStableFunc(list, func(a, b *guide.Chapter) int { return b.Dated().Compare(a.Dated()) })
	return list[:min(len(list), most)]
}

func description(c *guide.Chapter) string { return cmp.Or(c.Meta.Description, c.Excerpt) }

// The Atom feed, by RFC 4287.
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr,omitempty"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	ID       string      `xml:"id"`
	Updated  string      `xml:"updated"`
	Links    []atomLink  `xml:"link"`
	Author   atomAuthor  `xml:"author"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	Title     string       `xml:"title"`
	ID        string       `xml:"id"`
	Link      atomLink     `xml:"link"`
	Published string       `xml:"published,omitempty"`
	Updated   string       `xml:"updated"`
	Authors   []atomAuthor `xml:"author"`
	Summary   string       `xml:"summary,omitempty"`
}

func atom(w io.Writer, site *guide.Site) error {
	chapters := newest(site)
	f := atomFeed{
		Lang: site.Language, Title: site.Root.Title, Subtitle: site.Description, ID: site.BaseURL,
		Updated: stamp(updated(site, chapters)), Author: atomAuthor{site.Root.Title},
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: site.BaseURL + AtomPath}, {Rel: "alternate", Type: "text/html", Href: site.BaseURL}},
	}
	for _, c := range chapters {
		e := atomEntry{Title: c.Title, ID: site.Absolute(c.URL), Link: atomLink{Href: site.Absolute(c.URL)}, Updated: stamp(c.Dated()), Summary: description(c)}
		if !c.Meta.Date.IsZero() {
			e.Published = stamp(c.Meta.Date)
		}
		for _, name := range c.Meta.Authors {
			e.Authors = append(e.Authors, atomAuthor{name})
		}
		f.Entries = append(f.Entries, e)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	return xml.NewEncoder(w).Encode(f)
}

// updated gives the latest change of a feed; an empty one is as old as the
// build.
func updated(site *guide.Site, newest []*guide.Chapter) time.Time {
	if len(newest) == 0 {
		return site.Date
	}
	return newest[0].Dated()
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// jsonFeed writes JSON Feed 1.1 (jsonfeed.org/version/1.1).
func jsonFeed(w io.Writer, site *guide.Site) error {
	type author struct {
		Name string `json:"name"`
	}
	type item struct {
		ID        string   `json:"id"`
		URL       string   `json:"url"`
		Title     string   `json:"title"`
		Content   string   `json:"content_text"`
		Published string   `json:"date_published,omitempty"`
		Modified  string   `json:"date_modified"`
		Authors   []author `json:"authors,omitempty"`
		Tags      []string `json:"tags,omitempty"`
	}
	items := []item{}
	for _, c := range newest(site) {
		i := item{ID: site.Absolute(c.URL), URL: site.Absolute(c.URL), Title: c.Title, Content: description(c), Modified: stamp(c.Dated()), Tags: c.Meta.Topics}
		if !c.Meta.Date.IsZero() {
			i.Published = stamp(c.Meta.Date)
		}
		for _, name := range c.Meta.Authors {
			i.Authors = append(i.Authors, author{name})
		}
		items = append(items, i)
	}
	return json.NewEncoder(w).Encode(struct {
		Version     string `json:"version"`
		Title       string `json:"title"`
		Description string `json:"description,omitempty"`
		HomePage    string `json:"home_page_url"`
		Feed        string `json:"feed_url"`
		Language    string `json:"language,omitempty"`
		Items       []item `json:"items"`
	}{"https://jsonfeed.org/version/1.1", site.Root.Title, site.Description, site.BaseURL, site.BaseURL + JSONPath, site.Language, items})
}
