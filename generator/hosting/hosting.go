// Package hosting turns a site into what static hosts act on: _headers with
// the security policy and caching, _redirects for old addresses, and for hosts
// that know neither a small page at each old address that leads on.
package hosting

import (
	"cmp"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"gen/generator/guide"
	"gen/generator/output"
)

// Policy gives the Content-Security-Policy that every page of a site works
// under: nothing but the site's own files, and images and frames of the hosts
// named. Who may frame the pages is for a host to say: a preview may be framed.
func Policy(imageHosts, frameHosts []string) string {
	frames := ""
	if len(frameHosts) > 0 {
		frames = "; frame-src" + origins(frameHosts)
	}
	return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:" + origins(imageHosts) +
		frames + "; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
}

// origins lists hosts as a policy names them, each with a leading space.
func origins(hosts []string) (list string) {
	for _, host := range slices.Sorted(slices.Values(hosts)) {
		list += " https://" + host
	}
	return list
}

// Emit gives the files for hosts. Immutable lists the patterns of paths whose
// names change with their bytes, such as "/assets/*".
func Emit(site *guide.Site, immutable []string) []output.File {
	redirects := aliases(site)
	files := []output.File{{Path: "_headers", Source: "_headers", Final: true, Render: func(w io.Writer) error { return headers(w, site, immutable) }}}
	if len(redirects) == 0 {
		return files
	}
	files = append(files, output.File{Path: "_redirects", Source: "_redirects", Final: true, Render: func(w io.Writer) error { return writeRedirects(w, redirects) }})
	for _, r := range redirects {
		files = append(files, output.File{Path: r.file(), Source: "an alias of " + r.path, Render: func(w io.Writer) error { return page(w, site, r) }})
	}
	return files
}

func headers(w io.Writer, site *guide.Site, immutable []string) error {
	_, err := fmt.Fprintf(w, `/*
  Content-Security-Policy: %s; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
`, Policy(site.ImageHosts, site.FrameHosts))
	for _, pattern := range immutable {
		if err == nil {
			_, err = fmt.Fprintf(w, "%s\n  Cache-Control: public, max-age=31536000, immutable\n", pattern)
		}
	}
	return err
}

// redirect is one old address and where it leads.
type redirect struct {
	from, to, path string
}

// aliases lists the old addresses of all chapters, by address.
func aliases(site *guide.Site) []redirect {
	var list []redirect
	for _, c := range site.Pages() {
		for _, alias := range c.Meta.Aliases {
			from := "/" + strings.Trim(alias, "/")
			if !strings.HasSuffix(from, ".html") {
				from += "/"
			}
			list = append(list, redirect{from, c.URL, c.Path})
		}
	}
	slices.SortFunc(list, func(a, b redirect) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.path, b.path)) })
	return list
}

// file gives the path of the page that stands at the old address.
func (r redirect) file() string {
	if strings.HasSuffix(r.from, ".html") {
		return r.from[1:]
	}
	return r.from[1:] + "index.html"
}

func writeRedirects(w io.Writer, list []redirect) error {
	var b strings.Builder
	for _, r := range list {
		fmt.Fprintf(&b, "%s %s 301\n", guide.EscapePath(r.from), guide.EscapePath(r.to))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// page writes a page that leads on at once, by a link too for those who
// switched that off.
func page(w io.Writer, site *guide.Site, r redirect) error {
	to := html.EscapeString(guide.EscapePath(guide.Relative(r.from, r.to)))
	title := html.EscapeString(site.Chapter(r.path).Title)
	canonical := ""
	if address := site.Absolute(r.to); address != "" {
		canonical = fmt.Sprintf(`<link rel="canonical" href="%s">`, html.EscapeString(address))
	}
	_, err := fmt.Fprintf(w, `<!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>%s</title><meta name="robots" content="noindex">%s<meta http-equiv="refresh" content="0; url=%s"></head><body><p><a href="%s">%s</a></p></body></html>`,
		html.EscapeString(cmp.Or(site.Language, "en")), title, canonical, to, to, title)
	return err
}
