package generator

import (
	"bytes"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestCrawl follows every link, image, script and style of our built guide:
// each leads to a file of the site, each fragment to an id, and ids are unique.
func TestCrawl(t *testing.T) {
	crawl(t, build(t, "..", nil))
}

// TestCrawlOdd does so where ids have colons, as tools for papers write them, and where
// titles of questions have pictures, ids and footnotes, and are to be ticked off.
func TestCrawlOdd(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.md": "# Locks\n\n## Gates {#sec:gates}\n\nSee [water](b.md#q:1).\n\n## Pumps {#sec:pumps}\n\n[Up](#sec:gates)\n\n## Keys\n\nText.\n",
		"b.md": "# Questions\n\n## What is a lock? {#q:1}\n\nA basin.\n\n## What is ![a gate](gate.png)? {#q:2}\n\nA door.\n\n## What is a weir? {#q:3}\n\nA wall.\n",
		"c.md": "# Interview questions\n\n- [ ] **What is a lock?** [^book]\n- [x] What is a `gate`? [^book]\n- [ ] Explain the weir.\n\n[^book]: On canals.\n",
		"d.md": "# Questions\n\n## <span id=\"lock\">What is a lock?</span>\n\nA basin.\n\n## What is a gate?\n\nOf a [lock](#lock).\n\n## What is a weir?\n\nA wall.\n",
	} {
		write(t, filepath.Join(dir, "chapters", name), text)
	}
	write(t, filepath.Join(dir, "chapters/gate.png"), "x")
	crawl(t, build(t, dir, nil))
}

// TestCrawlGuides does so for every guide in the folder that GEN_GUIDES names.
func TestCrawlGuides(t *testing.T) {
	guides, err := filepath.Glob(filepath.Join(os.Getenv("GEN_GUIDES"), "*"))
	if err != nil || os.Getenv("GEN_GUIDES") == "" {
		guides = nil
	}
	for _, guide := range guides {
		if info, err := os.Stat(guide); err == nil && info.IsDir() {
			t.Run(filepath.Base(guide), func(t *testing.T) { crawl(t, build(t, guide, nil)) })
		}
	}
}

// crawl checks the links and the pictures of a built site.
func crawl(t *testing.T, site map[string][]byte) {
	t.Helper()
	ids := map[string]map[string]bool{}
	links := map[string][]string{}
	for name, data := range site {
		if path.Ext(name) != ".html" {
			continue
		}
		node, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		ids[name] = map[string]bool{}
		for n := range node.Descendants() {
			if n.Type == html.ElementNode && (n.Data == "input" && within(n, "a") || n.Data == "img" && !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "src" })) {
				t.Errorf("%s: a link has a field, or a picture no address: %v", name, n.Attr)
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "id":
					if ids[name][a.Val] {
						t.Errorf("%s: the id %s stands twice", name, a.Val)
					}
					ids[name][a.Val] = true
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

// within tells whether a node is in an element.
func within(n *html.Node, element string) bool {
	for n := range n.Ancestors() {
		if n.Data == element {
			return true
		}
	}
	return false
}

// broken says why a link leads nowhere, or "".
func broken(site map[string][]byte, ids map[string]map[string]bool, from, target string) string {
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
	if u.Fragment != "" && !ids[file][u.Fragment] {
		return "there is no id " + u.Fragment + " in " + file
	}
	return ""
}
