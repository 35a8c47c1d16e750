package guide

import (
	"net/url"
	"path"
	"strings"
)

// Target is what a link inside a site leads to.
type Target struct {
	URL      string   // below the site's root, without fragment; "" when nothing was found
	Suffix   string   // query, kept as written
	Fragment string   // the id on the target's page, resolved; "" for the page itself
	Chapter  *Chapter // the chapter found, or nil
	Asset    *Asset   // the file found, or nil
	Broken   string   // the fragment that the chapter does not have, or ""
}

// Resolve finds what target, as written in chapter c, leads to: a chapter by
// its file or its URL, a folder, a heading by any of its ids, an asset. The
// result has no URL when there is no such thing.
func (s *Site) Resolve(c *Chapter, target string) Target {
	ref, fragment, _ := strings.Cut(target, "#")
	ref, query, found := strings.Cut(ref, "?")
	if found {
		query = "?" + query
	}
	t := Target{Suffix: query}
	if ref == "" {
		t.Chapter, t.URL = c, c.URL
	} else if !s.find(&t, c, unescape(ref)) {
		return Target{}
	}
	if fragment != "" {
		t.anchor(unescape(fragment))
	}
	return t
}

// find looks a reference up as a file, then as a published URL.
func (s *Site) find(t *Target, c *Chapter, ref string) bool {
	for _, file := range candidates(c, ref) {
		file = strings.TrimPrefix(path.Clean(file), "/")
		if asset, ok := s.Assets[file]; ok {
			t.Asset, t.URL = &asset, asset.URL
			return true
		}
		for _, name := range []string{file, file + ".md", file + "/_index.md", file + "/README.md", file + "/index.md", file + ".mdx", file + "/index.mdx", file + "/page.mdx"} {
			if ch := s.byPath[name]; ch != nil {
				t.Chapter, t.URL = ch, ch.URL
				return true
			}
		}
		if col := s.folders[file]; col != nil {
			t.Chapter, t.URL = col.Index, col.URL
			return true
		}
	}
	return s.findURL(t, c, ref)
}

// candidates lists the files that a reference may mean: beside the chapter, or
// from the folder of chapters or of the site when it begins with a slash.
func candidates(c *Chapter, ref string) []string {
	if rest, ok := strings.CutPrefix(ref, "/"); ok {
		return []string{rest, "chapters/" + rest, "assets/" + rest}
	}
	return []string{path.Join(path.Dir(c.Path), ref)}
}

// findURL looks a reference up as a page of the published site.
func (s *Site) findURL(t *Target, c *Chapter, ref string) bool {
	u := ref
	if !strings.HasPrefix(ref, "/") {
		u = path.Join(c.URL, ref)
	}
	u = strings.TrimSuffix(path.Clean(strings.TrimSuffix(u, "index.html")), "/") + "/"
	if ch := s.byURL[u]; ch != nil {
		t.Chapter, t.URL = ch, ch.URL
		return true
	}
	return false
}

// anchor resolves a fragment on the target's chapter, in any case.
func (t *Target) anchor(fragment string) {
	if t.Chapter == nil {
		t.Fragment = fragment
		return
	}
	for _, form := range []string{fragment, strings.ToLower(fragment)} {
		if id, ok := t.Chapter.Anchors.ID(form); ok {
			t.Fragment = id
			return
		}
	}
	t.Broken = fragment
}

// WikiName gives the name of a file in a wiki link without what stands around it: in
// a table the bar behind it is escaped.
func WikiName(name string) string {
	return strings.TrimSpace(strings.TrimSuffix(name, `\`))
}

func unescape(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// Relative gives the shortest link from the page at from to the page or file at
// to, both URLs below the site's root that begin with "/", so that a site works
// under any folder: from "/lists/gil/" to "/lists/" is "../".
func Relative(from, to string) string {
	dir := from[:strings.LastIndexByte(from, '/')+1]
	common := 0
	for i := 0; i < len(dir) && i < len(to) && dir[i] == to[i]; i++ {
		if dir[i] == '/' {
			common = i + 1
		}
	}
	up := strings.Repeat("../", strings.Count(dir[common:], "/"))
	rest := to[common:]
	switch {
	case up == "" && rest == "":
		return "./"
	case up == "" && strings.ContainsRune(strings.SplitN(rest, "/", 2)[0], ':'):
		return "./" + rest
	}
	return up + rest
}

// Absolute gives the full address, escaped, of a URL below the site's root; "" for
// "" and without a base URL.
func (s *Site) Absolute(url string) string {
	if s.BaseURL == "" || url == "" {
		return ""
	}
	return strings.TrimSuffix(s.BaseURL, "/") + EscapePath(url)
}

// EscapePath escapes a URL path for use in an attribute or a text format:
// everything but unreserved characters and the separators of a path is
// percent-encoded.
func EscapePath(p string) string {
	return (&url.URL{Path: p}).EscapedPath()
}
