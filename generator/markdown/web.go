package markdown

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// web gives the address of a page on the web as it may stand in one, or "" for
// one that no browser can go to. An address of another kind stays as it is.
// A user before the host goes, for no page may hold credentials; where there is
// nothing else, a mail address was meant.
func web(target string) string {
	scheme, rest, ok := strings.Cut(target, "://")
	if !ok {
		return target
	}
	end := strings.IndexAny(rest, `/?#\`)
	if end < 0 {
		end = len(rest)
	}
	host, path := rest[:end], rest[end:]
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		user := host[:at]
		host = host[at+1:]
		if user != "" && !strings.Contains(user, ":") && strings.Trim(path, "/") == "" {
			return "mailto:" + user + "@" + host
		}
	}
	if !isHost(host) {
		return ""
	}
	path, fragment, ok := strings.Cut(path, "#")
	if ok {
		path += "#" + strings.ReplaceAll(fragment, "#", "%23")
	}
	return scheme + "://" + host + path
}

// isHost tells whether a browser takes a text for a host, with a port or
// without: https://url.spec.whatwg.org/#host-parsing.
func isHost(text string) bool {
	host, port := text, ""
	if colon := strings.LastIndexByte(text, ':'); colon > strings.LastIndexByte(text, ']') {
		host, port = text[:colon], text[colon+1:]
	}
	if _, err := strconv.ParseUint("0"+port, 10, 16); err != nil {
		return false
	}
	if inner, ok := strings.CutPrefix(host, "["); ok {
		_, err := netip.ParseAddr(strings.TrimSuffix(inner, "]"))
		return err == nil && strings.HasSuffix(host, "]")
	}
	name, err := url.PathUnescape(host)
	if err != nil || strings.ContainsAny(name, " #%/:<>?@[\\]^|") || strings.ContainsFunc(name, unicode.IsControl) {
		return false
	}
	labels := strings.Split(strings.TrimSuffix(name, "."), ".")
	for _, label := range labels {
		if label == "" {
			return false
		}
	}
	if _, err := strconv.ParseUint(labels[len(labels)-1], 10, 64); err == nil {
		_, err := netip.ParseAddr(name)
		return err == nil
	}
	return true
}
