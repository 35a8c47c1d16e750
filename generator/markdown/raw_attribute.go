package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"gen/generator/guide"
)

// attributes decides which attributes of the author's HTML stay. Addresses of
// links and images are ours to decide, since they may be slots.
var attributes = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	for name := range tags {
		p.AllowElements(name)
		p.AllowNoAttrs().OnElements(name)
	}
	p.AllowAttrs("title").Globally()
	p.AllowAttrs("lang").Matching(regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)).Globally()
	p.AllowAttrs("dir").Matching(bluemonday.Direction).Globally()
	p.AllowAttrs("open").OnElements("details")
	p.AllowAttrs("width", "height").Matching(bluemonday.Integer).OnElements("img")
	p.AllowAttrs("colspan", "rowspan").Matching(regexp.MustCompile(`^([1-9]\d{0,2}|1000)$`)).OnElements("td", "th")
	p.AllowAttrs("scope").Matching(bluemonday.SpaceSeparatedTokens).OnElements("th")
	p.AllowAttrs("start", "value").Matching(bluemonday.Integer).OnElements("ol", "li")
	p.AllowAttrs("reversed").OnElements("ol")
	p.AllowAttrs("datetime").Matching(regexp.MustCompile(`^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$`)).OnElements("del", "ins")
	return p
}()

// attributes renders the attributes of a tag that may stay, and reports those
// that say something and may not.
func (r *renderer) attributes(t html.Token, at guide.Pos) {
	t.Attr = slices.DeleteFunc(slices.Clone(t.Attr), func(a html.Attribute) bool {
		return looks[a.Key] || strings.HasPrefix(a.Key, "data-") || a.Key == "lang" && !isLanguage(a.Val)
	})
	if len(t.Attr) == 0 {
		return
	}
	t.Type = html.StartTagToken
	kept := attributes.SanitizeBytes([]byte(t.String()))
	if len(kept) > len(t.Data)+2 {
		r.buf = append(r.buf, bytes.TrimSuffix(kept[len(t.Data)+1:], []byte(">"))...)
	}
	for _, a := range t.Attr {
		if strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc" || a.Key == "formaction" {
			r.d.problem(at, "html-dropped", guide.Warning, "the attribute "+shorten(a.Key)+" of <"+t.Data+"> is left out", "a guide has no script of its own")
		}
	}
}

// isLanguage tells whether a tag names a language; "jp" is that of a country.
func isLanguage(tag string) bool {
	_, err := language.Parse(tag)
	return err == nil
}

// looks are attributes that only say how something looks, which is for the
// theme to say, and those that are handled elsewhere.
var looks = wordSet(`class style align id name href src srcset target rel alt border cellpadding cellspacing bgcolor
	color size face valign loading markdown role tabindex for type nowrap summary frame rules`)

// align keeps the alignment of a cell or block as a class.
func (r *renderer) align(t html.Token) {
	switch strings.ToLower(attribute(t, "align")) {
	case "center":
		r.str(` class="c"`)
	case "right":
		r.str(` class="r"`)
	}
}

// rawID keeps an id of the author's, so that links to it land, unless it is
// taken on the page.
func (r *renderer) rawID(t html.Token) {
	for _, a := range t.Attr {
		id := strings.TrimSpace(a.Val)
		if a.Key != "id" && (a.Key != "name" || t.Data != "a") || id == "" || strings.ContainsAny(id, " \t\n") || r.d.anchors[id] == id || guide.PageID(id) {
			continue
		}
		r.d.anchors[id] = id
		r.str(` id="`)
		r.buf = append(appendEscaped(r.buf, []byte(id)), '"')
		return
	}
}

// rawLink renders the start of a link or anchor.
func (r *renderer) rawLink(t html.Token, at guide.Pos) {
	href := attribute(t, "href")
	r.textRoom()
	if r.linked > 0 {
		return
	}
	begin := len(r.buf)
	r.str("<a")
	if href != "" && !r.href([]byte(href), at) {
		r.buf = r.buf[:begin]
		return
	}
	if title := attribute(t, "title"); title != "" {
		r.str(` title="`)
		r.buf = append(appendEscaped(r.buf, []byte(title)), '"')
	}
	r.rawID(t)
	if len(r.buf) == begin+len("<a") {
		r.buf = r.buf[:begin]
		return
	}
	r.str(">")
	if href == "" { // an anchor holds nothing, whether it is ended or not
		r.str("</a>")
		return
	}
	r.linked++
	r.open = append(r.open, element{name: "a", start: -1, body: len(r.buf), href: href})
}

// rawImage renders an image of the author's HTML.
func (r *renderer) rawImage(t html.Token, at guide.Pos) {
	p := picture{src: []byte(attribute(t, "src")), alt: []byte(attribute(t, "alt")), title: []byte(attribute(t, "title")), at: at}
	if len(p.src) == 0 {
		r.buf = appendEscaped(r.buf, p.alt)
		return
	}
	for _, size := range []string{"width", "height"} {
		if n, err := strconv.ParseUint(strings.TrimSuffix(attribute(t, size), "px"), 10, 16); err == nil {
			p.attrs = fmt.Appendf(p.attrs, ` %s="%d"`, size, n)
		}
	}
	r.image(p)
}

func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
