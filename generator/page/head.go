package page

import (
	"cmp"
	"html"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"gen/generator/guide"
	"gen/generator/theme"
)

// maxDescription is the length in bytes above which search engines cut a
// description anyway.
const maxDescription = 200

// frame fills in what all pages have alike.
func (s *sheet) frame(p *theme.Page) {
	site := s.site
	p.Language, p.Dir, p.Root = s.language, s.dir, s.to("/")
	p.Guide = theme.Link{Title: escape(s.site.Root.Title), URL: s.to("/")}
	p.Title = s.site.Root.Title
	if p.Heading == "" {
		p.Heading = p.Title
	} else if p.Heading != p.Title {
		p.Title = p.Heading + " · " + p.Title
	}
	p.Description = shorten(cmp.Or(p.Description, s.guideDescription(), p.Title), maxDescription)
	p.NoIndex = p.NoIndex || s.o.Preview
	p.SocialType = cmp.Or(p.SocialType, "website")
	p.SocialTag = strings.ReplaceAll(s.language, "-", "_")
	if s.o.Social != nil {
		p.SocialImage = s.site.Absolute(s.o.Social(s.chapter))
	}
	if s.base == "" {
		p.Canonical = cmp.Or(p.Canonical, s.site.Absolute(s.url))
	}
	p.Scheme, p.Style, p.Script, p.Icon = s.static("js/scheme.js"), s.static("css/site.css"), s.static("js/site.js"), s.icon()
	p.Search, p.Indexed = s.to("/search/"), site.Search
	p.Logo, p.Nav, p.Feeds = s.logo(), s.nav(), s.feeds()
}

// guideDescription gives a sentence about the guide, if it has one.
func (b *book) guideDescription() string {
	if home := b.site.Root.Index; home != nil {
		return cmp.Or(b.site.Description, home.Meta.Description, home.Excerpt)
	}
	return b.site.Description
}

// icon gives the site's own icon, else that of the theme.
func (s *sheet) icon() string {
	for _, name := range [...]string{"assets/favicon.svg", "assets/favicon.ico", "assets/favicon.png"} {
		if a, ok := s.site.Assets[name]; ok {
			return s.to(a.URL)
		}
	}
	return s.static("favicon.svg")
}

func (s *sheet) logo() *theme.Image {
	if a, ok := s.site.LogoAsset(); ok {
		return &theme.Image{URL: s.to(a.URL), Width: a.Width, Height: a.Height}
	}
	return nil
}

// nav gives the ways into the guide, then the author's own links.
func (s *sheet) nav() []theme.Link {
	links := []theme.Link{s.way("contents.title", "/contents/")}
	if len(s.site.Topics) > 0 {
		links = append(links, s.way("topics.title", "/topics/"))
	}
	if len(s.site.Levels) > 0 {
		links = append(links, s.way("levels.title", "/levels/"))
	}
	for _, n := range s.site.Nav {
		link := theme.Link{Title: escape(n.Title), URL: n.URL}
		if t := s.site.ResolveNav(n); t.URL != "" {
			link = s.link(link.Title, t.URL)
			link.URL += t.Suffix + fragment(t.Fragment)
		} else if n.Inside() {
			continue // reported by a check
		}
		if leads(link.URL) {
			links = append(links, link)
		}
	}
	return links
}

// onWeb tells whether what an author wrote is a full address of the web.
func onWeb(text string) bool {
	return strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")
}

// leads tells whether an author's address is one that a link may lead to: html/template
// would replace another by nonsense.
func leads(address string) bool {
	u, err := url.Parse(address)
	return err == nil && slices.Contains([]string{"", "http", "https", "mailto"}, u.Scheme)
}

// way is a link named by a phrase, marked when this page is there or below.
func (s *sheet) way(phrase, url string) theme.Link {
	l := s.link(escape(s.Text(phrase)), url)
	if l.Current == "" && strings.HasPrefix(s.url, url) {
		l.Current = "true"
	}
	return l
}

// link is a link to a URL below the site's root, marked when this page is it.
func (s *sheet) link(title theme.HTML, url string) theme.Link {
	l := theme.Link{Title: title, URL: s.to(url), Address: url}
	if url == s.url && s.base == "" {
		l.Current = "page"
	}
	return l
}

func (s *sheet) feeds() []theme.Feed {
	if s.site.BaseURL == "" {
		return nil
	}
	var feeds []theme.Feed
	for _, f := range s.o.Feeds {
		name := map[string]string{"application/atom+xml": "Atom", "application/feed+json": "JSON Feed"}[f.Type]
		feeds = append(feeds, theme.Feed{Title: name, URL: s.to("/" + f.Path), Type: f.Type})
	}
	return feeds
}

// escape makes markup of plain text.
func escape(s string) theme.HTML { return theme.HTML(html.EscapeString(s)) }

// fragment gives the end of a link that leads to an id, escaped: a colon, too, which
// templates take for that of a scheme where the link is nothing else.
func fragment(id string) string {
	if id == "" {
		return ""
	}
	return "#" + strings.ReplaceAll(guide.EscapePath(id), ":", "%3A")
}

// shorten cuts a text at a word to at most n bytes.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	cut := strings.LastIndexByte(s[:n-2], ' ')
	if cut < n/2 {
		for cut = n - 3; !utf8.RuneStart(s[cut]); cut-- {
		}
	}
	return strings.TrimRight(s[:cut], " ,;:–-") + "…"
}
