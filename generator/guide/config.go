package guide

import (
	"cmp"
	"path"
	"strings"
)

// Config is what a site's optional gen.yaml says. The zero value is a working
// site.
type Config struct {
	Title       string              // name of the guide; default: title of the home page, or of the only chapter
	Untitled    string              // name of a guide without any title, in its language
	Description string              // one sentence about the guide, for search engines and feeds
	BaseURL     string              // absolute URL the site is published under, ending in "/", or ""
	Language    string              // BCP 47 tag of the guide's language; default "en"
	Theme       string              // name of an embedded theme or of a folder in themes/; default "default"
	Accent      string              // accent colour as #rgb or #rrggbb; "" leaves it to the theme
	Logo        string              // path of an image in assets/, or ""
	Nav         []NavLink           // links beside the guide's name, in order
	Markers     map[string]string   // inline mark -> level or difficulty, e.g. "[E]": "easy"
	Labels      map[string][]string // part kind -> further label words, e.g. "answer": {"Soluzione"}
	Synonyms    map[string][]string // search word -> words that mean the same
	EditLink    string              // URL pattern with {path}, or ""
	Trust       bool                // raw HTML passes unsanitised
	ImageHosts  []string            // hosts whose remote images are shown
	FrameHosts  []string            // hosts whose pages the theme may frame, such as one for comments
	Search      bool                // build the search index (default true)
	Typography  bool                // straight quotes, dots and hyphens of the text are set as typographic ones
	Questions   bool                // each question has a page of its own beside the chapter
	Print       string              // "auto" (default), "always" or "never": whether there is the whole guide on pages for print
	Social      string              // "site" (default), "chapters" or "off": which social images are drawn
	SocialFont  string              // path of a TrueType/OpenType font for social images, or ""

	LanguageName func(tag string) string // what a language calls itself; nil leaves folders of translations their names

	Places map[string]Pos // where the values of keys stand in gen.yaml
}

// Place gives where the value of a key stands in gen.yaml, or the file.
func (c *Config) Place(key string) Pos { return cmp.Or(c.Places[key], Pos{File: "gen.yaml"}) }

// NavLink is one link of the site's own navigation.
type NavLink struct {
	Title string // words of the link
	URL   string // absolute URL, or path of a chapter below the source folder
}

// Inside tells whether the link leads to a chapter or file of the site: it names
// no scheme, and does not begin at the root of the host.
func (l NavLink) Inside() bool {
	colon := strings.IndexAny(l.URL, ":/?#")
	return !strings.HasPrefix(l.URL, "/") && (colon < 0 || l.URL[colon] != ':')
}

// ResolveNav finds what a link of the navigation leads to, as seen from the site's
// folder.
func (s *Site) ResolveNav(l NavLink) Target {
	return s.Resolve(&Chapter{Path: "gen.yaml", URL: "/"}, l.URL)
}

// LogoAsset gives the image shown beside the guide's name, if it is there.
func (s *Site) LogoAsset() (Asset, bool) {
	for _, name := range []string{s.Logo, path.Join("assets", s.Logo)} {
		if a, ok := s.Assets[strings.TrimPrefix(name, "/")]; ok && s.Logo != "" {
			return a, true
		}
	}
	return Asset{}, false
}
