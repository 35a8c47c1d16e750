package markdown

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"github.com/yuin/goldmark/util"

	"gen/generator/guide"
)

// reach says where a URL leads.
type reach uint8

const (
	inside    reach = iota // a chapter, heading or file of the site
	outside                // another site, a mail address or a telephone
	forbidden              // a scheme that could run script or read files
	nowhere                // the web, but no browser can go there
)

// schemes a link may have.
var schemes = []string{"http", "https", "mailto", "tel"}

// address gives what a URL, written as Markdown or HTML decoded it, means to a
// browser, which ignores controls and outer space, and where that leads.
func address(written []byte) (string, reach) {
	target := cleanURL(written)
	colon := strings.IndexAny(target, ":/?#")
	switch {
	case strings.HasPrefix(target, "//") || strings.HasPrefix(target, `\\`) || strings.HasPrefix(target, `/\`):
		return outward("https:" + strings.ReplaceAll(target, `\`, "/"))
	case colon < 0 || target[colon] != ':' || !isScheme(target[:colon]):
		return target, inside
	case slices.Contains(schemes, strings.ToLower(target[:colon])):
		return outward(slashes(target, colon))
	}
	return target, forbidden
}

// outward gives an address of another site as it may stand in a page.
func outward(target string) (string, reach) {
	if sound := web(target); sound != "" {
		return sound, outside
	}
	return target, nowhere
}

// slashes gives a web address the two slashes that a browser reads it with,
// however many it has.
func slashes(target string, colon int) string {
	rest := target[colon+1:]
	if !strings.EqualFold(target[:min(colon, 4)], "http") || strings.HasPrefix(rest, "//") && !strings.HasPrefix(rest, "///") {
		return target
	}
	return target[:colon] + "://" + strings.TrimLeft(rest, `/\`)
}

// cleanURL removes what browsers remove before they read a URL: controls
// anywhere, and space around it.
func cleanURL(written []byte) string {
	if i := bytes.IndexFunc(written, func(r rune) bool { return r < 0x20 || r == 0x7f }); i >= 0 {
		written = bytes.Map(func(r rune) rune {
			if r < 0x20 || r == 0x7f {
				return -1
			}
			return r
		}, written)
	}
	return string(bytes.TrimSpace(written))
}

// isScheme tells whether what stands before a colon may be a scheme. Whatever
// a browser might take for one must count, so spaces and percent signs in it
// make no path of it.
func isScheme(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7f })
}

// appendURL appends a URL, escaped for an attribute.
func appendURL(dst []byte, target string) []byte {
	return appendEscaped(dst, util.URLEscape([]byte(target), false))
}

// href appends the value of an href attribute, quoted, or gives false when the
// target must not be linked to.
func (r *renderer) href(written []byte, at guide.Pos) bool {
	target, where := address(written)
	switch where {
	case forbidden:
		r.d.problem(at, "link-scheme", guide.Warning, "a link to "+scheme(target)+" is not allowed",
			"link to http, https, mailto, tel or a file of the site")
		return false
	case nowhere:
		r.d.problem(at, "link-address", guide.Warning, "a link to "+shorten(target)+" leads nowhere: its host cannot be", "write the address as it stands in a browser, or no link")
		return false
	case outside:
		r.buf = append(appendURL(append(r.buf, ` href="`...), target), '"')
		return true
	}
	if target == "" {
		r.d.problem(at, "link-empty", guide.Warning, "the link has no target", "write where it leads in the parentheses")
		return false
	}
	r.str(` href="`)
	r.slot(guide.RefLink, target, at)
	r.str(`"`)
	return true
}

// scheme gives the scheme of a URL with its colon, shortened.
func scheme(target string) string {
	s, _, _ := strings.Cut(target, ":")
	return strings.ToLower(s[:min(len(s), 20)]) + ":"
}

// slot leaves a place for what only the site knows.
func (r *renderer) slot(kind guide.RefKind, target string, at guide.Pos) {
	r.refs = append(r.refs, guide.Ref{Offset: len(r.buf), Kind: kind, Target: target, Pos: at})
	r.d.chapter.Links = append(r.d.chapter.Links, guide.Link{Target: target, Image: kind != guide.RefLink, Pos: at})
}

// phrase leaves a place for words of the interface, whose language only the
// site knows.
func (r *renderer) phrase(name string) {
	r.refs = append(r.refs, guide.Ref{Offset: len(r.buf), Kind: guide.RefPhrase, Target: name})
}

// picture is an image as Markdown or HTML states it.
type picture struct {
	src   []byte
	alt   []byte
	title []byte
	attrs []byte // width and height, rendered, each with a leading space
	at    guide.Pos
}

// image renders an image of the site or of an allowed host; another becomes a
// link, so that no reader's browser is sent to a stranger.
func (r *renderer) image(p picture) {
	target, where := address(p.src)
	switch {
	case where == outside && r.d.shows(target):
		r.str(`<img src="`)
		r.buf = append(appendURL(r.buf, target), '"')
	case where == outside:
		r.imageLink(p, target)
		return
	case where >= forbidden || target == "":
		r.d.problem(p.at, "image-scheme", guide.Warning, "the image has no address that can be shown", "save it beside the chapter and name the file")
		r.buf = appendEscaped(r.buf, p.alt)
		return
	case len(p.attrs) > 0:
		r.str(`<img `)
		r.slot(guide.RefSource, target, p.at)
	default:
		r.str(`<img `)
		r.slot(guide.RefImage, target, p.at)
	}
	r.str(` alt="`)
	r.buf = appendEscaped(r.buf, p.alt)
	r.str(`"`)
	if len(p.title) > 0 {
		r.str(` title="`)
		r.buf = append(appendEscaped(r.buf, p.title), '"')
	}
	r.buf = append(r.buf, p.attrs...)
	r.str(` loading="lazy" decoding="async">`)
}

// imageLink renders a remote image as a link to it, or as its words inside
// another link.
func (r *renderer) imageLink(p picture, target string) {
	r.d.problem(p.at, "image-remote", guide.Warning, "the remote image "+shorten(target)+" is shown as a link",
		"save it beside the chapter, or allow its host with image_hosts in gen.yaml")
	named := len(bytes.TrimSpace(p.alt)) > 0
	if r.linked > 0 || !strings.Contains(target, "//") {
		r.buf = appendEscaped(r.buf, p.alt)
		return
	}
	r.str(`<a class="`)
	if named {
		r.str("image")
	} else {
		r.str("unnamed")
		p.alt = []byte(target[strings.LastIndexByte(target, '/')+1:])
	}
	r.buf = append(appendURL(append(r.buf, `" href="`...), target), `">`...)
	r.buf = append(appendEscaped(r.buf, p.alt), `</a>`...)
}

// shows tells whether an image is shown: the policy of the pages names its host
// alone, or as one below "*.example.org", and lets it come by https only.
func (d *document) shows(target string) bool {
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "https" {
		return false
	}
	host := strings.ToLower(u.Host)
	return slices.ContainsFunc(d.opts.ImageHosts, func(allowed string) bool {
		domain, any := strings.CutPrefix(allowed, "*")
		return host == domain || any && strings.HasSuffix(host, domain)
	})
}

// shorten cuts a long text for a message.
func shorten(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
