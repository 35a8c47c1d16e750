package serve

import (
	"fmt"
	"html"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gen/generator/output"
)

// own is the part of the URL space that is the server's.
const own = "/_gen/"

// ServeHTTP answers from the set that was published last.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	now := s.state.Load()
	s.protect(w.Header(), now)
	if status, why := s.refuse(r); why != "" {
		if status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", "GET, HEAD")
		}
		http.Error(w, why, status)
		return
	}
	switch {
	case r.URL.Path == own+"events":
		s.events(w, r)
	case strings.HasPrefix(r.URL.Path, own):
		client(w, r)
	case now.site == nil:
		s.notYet(w, r, now)
	default:
		s.page(w, r, now)
	}
}

// ownPolicy lets pages of ours load what this server has, and nothing else.
const ownPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"

// protect sets the headers that every answer has: the policy of the published
// site, and none that would let another site in.
func (s *Server) protect(h http.Header, now *state) {
	policy := ownPolicy
	if now.site != nil {
		policy = now.site.policy
	}
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}

// refuse says why a request is none of a person at this machine. Without it,
// any website that the person visits could read the guide, by a name of its
// own that leads here.
func (s *Server) refuse(r *http.Request) (status int, why string) {
	switch {
	case !s.allowed(r.Host):
		return http.StatusForbidden, "gen serve does not answer for the host " + strconv.Quote(r.Host) +
			"\nhint: if that is a name of yours, start it with --allow-host " + hostOf(r.Host)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return http.StatusMethodNotAllowed, "only GET and HEAD are answered"
	case odd(r.URL.Path) || strings.ContainsAny(r.RequestURI, "\\\x00"):
		return http.StatusBadRequest, "no page has such an address"
	case strings.HasPrefix(r.URL.Path, own) && foreign(r):
		return http.StatusForbidden, "this is for pages of the guide alone"
	}
	return 0, ""
}

// odd knows paths that no browser makes out of a link of ours.
func odd(path string) bool {
	if !strings.HasPrefix(path, "/") || strings.ContainsFunc(path, func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f }) {
		return true
	}
	return slices.ContainsFunc(strings.Split(path, "/"), func(part string) bool { return part == "." || part == ".." })
}

// foreign reports whether a page of another origin asks.
func foreign(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return true
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return false
	}
	from, err := url.Parse(origin)
	return err != nil || from.Host != r.Host
}

// allowed accepts the names that lead to this machine wherever they are looked
// up, and those that the person gave. One that means "any address" allows all
// that are written as numbers, which no name of a website is.
func (s *Server) allowed(hostPort string) bool {
	host := hostOf(hostPort)
	if host == "localhost" || strings.HasSuffix(host, ".localhost") || slices.ContainsFunc(s.o.AllowHosts, func(name string) bool { return hostOf(name) == host }) {
		return true
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	return address.Unmap().IsLoopback() || slices.ContainsFunc(s.o.AllowHosts, func(name string) bool {
		any, err := netip.ParseAddr(hostOf(name))
		return err == nil && any.IsUnspecified()
	})
}

// hostOf strips the port, the brackets of IPv6, and a final dot.
func hostOf(hostPort string) string {
	host, _, err := net.SplitHostPort(hostPort)
	if err != nil {
		host = strings.TrimSuffix(strings.TrimPrefix(hostPort, "["), "]")
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

func (s *Server) page(w http.ResponseWriter, r *http.Request, now *state) {
	found, elsewhere, err := now.site.find(r.URL.Path)
	status := http.StatusOK
	switch {
	case err != nil:
		s.broken(w, r, now, output.File{Source: r.URL.Path}, err)
		return
	case elsewhere != "":
		to := url.URL{Path: elsewhere, RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		w.WriteHeader(http.StatusFound)
		return
	case found == nil && now.site.part != nil:
		now.site.part(r.URL.Path)
		s.notYet(w, r, now)
		return
	case found == nil:
		if found = now.site.pages["404.html"]; found == nil {
			http.Error(w, "there is no such page", http.StatusNotFound)
			return
		}
		status = http.StatusNotFound
	}
	body, tag, err := found.render()
	if err != nil {
		s.broken(w, r, now, found.file, err)
		return
	}
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	s.send(w, r, now, status, found.file.Path, body, tag)
}

// send writes a document; to one of HTML it adds the client. The script may
// stand behind </html>: a browser puts it at the end of the body, so that a
// page needs no mark for it.
func (s *Server) send(w http.ResponseWriter, r *http.Request, now *state, status int, name string, body []byte, tag string) {
	kind := output.MediaType(name)
	w.Header().Set("Content-Type", kind)
	var script []byte
	if strings.HasPrefix(kind, "text/html") {
		script = fmt.Appendf(nil, `<script src="%slive.js" data-session="%s" data-serial="%d" data-report="%d" data-tag="%s"></script>`,
			own, s.session, now.serial, now.report, html.EscapeString(tag))
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)+len(script)))
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	if _, err := w.Write(body); err == nil {
		w.Write(script)
	}
}
