package generator

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestCrawl follows every link, image, script and style of our built guide:
// each leads to a file of the site, each fragment to an id, and ids are unique.
func TestCrawl(t *testing.T) {
	site := build(t, "..", nil)
	ids := map[string][]string{}
	links := map[string][]string{}
	for name, data := range site {
		if path.Ext(name) != ".html" {
			continue
		}
		node, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for n := range node.Descendants() {
			for _, a := range n.Attr {
				switch {
				case a.Key == "id":
					if slices.Contains(ids[name], a.Val) {
						t.Errorf("%s: the id %s stands twice", name, a.Val)
					}
					ids[name] = append(ids[name], a.Val)
				case (a.Key == "href" || a.Key == "src") && n.Data != "base":
					links[name] = append(links[name], a.Val)
				}
			}
		}
	}
	for name, targets := range links {
		for _, target := range targets {
			if why := broken(site, ids, name, target); why != "" {
				t.Errorf("%s: %s: %s", name, target, why)
			}
		}
	}
}

// broken says why a link leads nowhere, or "".
func broken(site map[string][]byte, ids map[string][]string, from, target string) string {
	u, err := url.Parse(target)
	if err != nil {
		return err.Error()
	}
	rest, ours := strings.CutPrefix(target, "https://example.org/guide/")
	if u.Scheme != "" && !ours {
		return ""
	}
	file := path.Join(path.Dir(from), u.Path)
	switch {
	case ours:
		u, _ = url.Parse("/" + rest)
		file = u.Path[1:]
	case strings.HasPrefix(u.Path, "/guide/"): // the page for wrong addresses links from the root
		file = strings.TrimPrefix(u.Path, "/guide/")
	case u.Path == "":
		file = from
	}
	if strings.HasSuffix(u.Path, "/") || file == "" || file == "." {
		file = path.Join(file, "index.html")
	}
	if _, ok := site[file]; !ok {
		return "there is no file " + file
	}
	if u.Fragment != "" && !slices.Contains(ids[file], u.Fragment) {
		return "there is no id " + u.Fragment + " in " + file
	}
	return ""
}
