// Package sitemap turns a site into what search engines read first:
// sitemap.xml and robots.txt. A sitemap needs absolute addresses, so a site
// without a base URL has none. It lists pages; whether a page may be indexed
// is for the page itself to say.
package sitemap

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"time"

	"gen/generator/guide"
	"gen/generator/output"
)

// most is the largest number of addresses in one sitemap, by the protocol
// (sitemaps.org); more are split over several under an index.
const most = 50_000

// Emit gives robots.txt and, with a base URL, the sitemap. Preview says that
// the site is a preview, which search engines are asked to leave alone.
func Emit(site *guide.Site, preview bool) []output.File {
	files := []output.File{{Path: "robots.txt", Source: "robots.txt", Render: func(w io.Writer) error { return robots(w, site, preview) }}}
	if site.BaseURL == "" || preview {
		return files
	}
	urls := addresses(site)
	if len(urls) <= most {
		return append(files, output.File{Path: "sitemap.xml", Source: "the sitemap", Render: func(w io.Writer) error { return write(w, "urlset", "url", urls) }})
	}
	var index []address
	for i := 0; i*most < len(urls); i++ {
		name := fmt.Sprintf("sitemap-%d.xml", i+1)
		piece := urls[i*most : min(len(urls), (i+1)*most)]
		index = append(index, address{Loc: site.BaseURL + name})
		files = append(files, output.File{Path: name, Source: "the sitemap", Render: func(w io.Writer) error { return write(w, "urlset", "url", piece) }})
	}
	return append(files, output.File{Path: "sitemap.xml", Source: "the sitemap", Render: func(w io.Writer) error { return write(w, "sitemapindex", "sitemap", index) }})
}

func robots(w io.Writer, site *guide.Site, preview bool) error {
	rules := "User-agent: *\nAllow: /\n"
	if preview {
		rules = "User-agent: *\nDisallow: /\n"
	} else if site.BaseURL != "" {
		rules += "\nSitemap: " + site.BaseURL + "sitemap.xml\n"
	}
	_, err := io.WriteString(w, rules)
	return err
}

// address is one page of a sitemap, or one sitemap of an index.
type address struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// addresses lists the pages that search engines should know.
func addresses(site *guide.Site) []address {
	var urls []address
	seen := map[string]bool{}
	add := func(url string, changed time.Time) {
		if seen[url] {
			return
		}
		seen[url] = true
		a := address{Loc: site.Absolute(url)}
		if !changed.IsZero() {
			a.LastMod = changed.UTC().Format(time.DateOnly)
		}
		urls = append(urls, a)
	}
	hidden := func(c *guide.Chapter) bool { return c.Meta.NoIndex || c.Meta.Unlisted }
	for _, c := range site.Pages() {
		seen[c.URL] = hidden(c) // also where it speaks for a folder, which is listed below
	}
	add("/", time.Time{})
	for _, c := range site.Pages() {
		if !hidden(c) {
			add(c.URL, c.Dated())
			addQuestions(site, c, add)
		}
	}
	for _, col := range site.Collections {
		add(col.URL, time.Time{})
	}
	for _, topic := range slices.Concat(site.Topics, site.Levels) {
		add(topic.URL, time.Time{})
	}
	return urls
}

// addQuestions adds the pages that questions have to themselves, those left
// out that name another question's page as the one to index.
func addQuestions(site *guide.Site, c *guide.Chapter, add func(url string, changed time.Time)) {
	for _, e := range c.Entries {
		if url := site.QuestionURL(c, e); url != "" && e.SameAs == "" {
			add(url, c.Dated())
		}
	}
}

func write(w io.Writer, root, element string, list []address) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	start := xml.StartElement{Name: xml.Name{Local: root}, Attr: []xml.Attr{{Name: xml.Name{Local: "xmlns"}, Value: "http://www.sitemaps.org/schemas/sitemap/0.9"}}}
	if err := e.EncodeToken(start); err != nil {
		return err
	}
	for _, a := range list {
		if err := e.EncodeElement(a, xml.StartElement{Name: xml.Name{Local: element}}); err != nil {
			return err
		}
	}
	if err := e.EncodeToken(start.End()); err != nil {
		return err
	}
	return e.Flush()
}
