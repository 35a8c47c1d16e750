package content

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"gen/generator/guide"
)

func baseURL(n *yaml.Node) (string, error) {
	s, err := text(n)
	if err != nil || s == "" {
		return "", err
	}
	return BaseURL(s)
}

// BaseURL checks the address a site is published at and gives it with a slash
// at its end.
func BaseURL(s string) (string, error) {
	u, err := url.Parse(strings.TrimRight(s, "/") + "/")
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil ||
		strings.ContainsAny(s, "?# \"<>") || strings.Contains(u.Path, "/../") || strings.Contains(u.Path, "//") {
		return "", fmt.Errorf("%q is no address such as https://example.org/guide/", s)
	}
	return strings.TrimRight(s, "/") + "/", nil
}

var (
	webAddress = regexp.MustCompile(`^https?://[^\s/"<>]+[^\s"<>]*$`)
	hostName   = regexp.MustCompile(`^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?$`)
)

// editAddress reads where chapters are edited.
func editAddress(n *yaml.Node) (string, error) {
	s, err := text(n)
	switch {
	case err != nil || s == "":
		return "", err
	case !webAddress.MatchString(s) || !strings.Contains(s, "{path}"):
		return "", wanted(fmt.Sprintf("an address such as https://example.org/edit/{path}, found %q", s))
	}
	return s, nil
}

// editPage reads where a chapter is edited, "off" for nowhere.
func editPage(n *yaml.Node) (string, error) {
	s, err := text(n)
	switch {
	case err != nil || s == "" || s == "off" || webAddress.MatchString(s):
		return s, err
	case s == "false": // as other generators have it
		return "off", nil
	case s == "true":
		return "", nil
	}
	return "", wanted(fmt.Sprintf("an address such as https://example.org/edit/a.md, or off, found %q", s))
}

// hosts reads names of hosts, which become part of the policy of every page.
func hosts(n *yaml.Node) ([]string, error) {
	list, err := lowered(n)
	for _, s := range list {
		if !hostName.MatchString(s) {
			return nil, wanted(fmt.Sprintf("hosts such as images.example.org, found %q", s))
		}
	}
	return list, err
}

// labels reads words for parts of an answer.
func labels(n *yaml.Node) (map[string][]string, error) {
	m, err := textsMap(n)
	kinds := texted(guide.PartKinds)
	for _, name := range mapKeys(m) {
		if !slices.Contains(kinds, name) {
			return nil, fmt.Errorf("%q is no part of an answer%s; the parts are %s", name, didYouMean(name, kinds), strings.Join(kinds, ", "))
		}
	}
	return m, err
}

var hexColour = regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)

func colour(n *yaml.Node) (string, error) {
	s, err := text(n)
	if err == nil && s != "" && !hexColour.MatchString(s) {
		return "", wanted(fmt.Sprintf("a colour such as \"#0b6e4f\", found %q", s))
	}
	return strings.ToLower(s), err
}

func nav(n *yaml.Node) ([]guide.NavLink, error) {
	if n.Kind != yaml.SequenceNode {
		return nil, wanted("a list of {title, url}, found " + form(n))
	}
	var links []guide.NavLink
	for _, item := range n.Content {
		l := guide.NavLink{}
		if err := fill(resolve(item), map[string]func(*yaml.Node) error{"title": set(text, &l.Title), "url": set(text, &l.URL)}); err != nil {
			return nil, err
		}
		if l.Title == "" || l.URL == "" {
			return nil, wanted("a title and a url for each link")
		}
		if scheme, _, ok := strings.Cut(l.URL, ":"); ok && !l.Inside() && !strings.ContainsAny(scheme, "/?#") && !slices.Contains(linkSchemes[:], strings.ToLower(scheme)) {
			return nil, wanted(fmt.Sprintf("the path of a file, or an address of http, https, mailto or tel, found %q", l.URL))
		}
		links = append(links, l)
	}
	return links, nil
}

// linkSchemes are those that links may have.
var linkSchemes = [...]string{"http", "https", "mailto", "tel"}

// markers reads marks and what they mean.
func markers(n *yaml.Node) (map[string]string, error) {
	m, err := textMap(n)
	for _, mark := range mapKeys(m) {
		if guide.LevelOf(m[mark]) == "" && guide.DifficultyOf(m[mark]) == "" {
			return nil, fmt.Errorf("%q means a level (junior, mid, senior, any) or a difficulty (easy, medium, hard), not %q", mark, m[mark])
		}
	}
	return m, err
}

func textMap(n *yaml.Node) (map[string]string, error) {
	return mapOf(n, text)
}

func textsMap(n *yaml.Node) (map[string][]string, error) {
	return mapOf(n, texts)
}

func mapOf[T any](n *yaml.Node, read func(*yaml.Node) (T, error)) (map[string]T, error) {
	if n.Kind != yaml.MappingNode {
		return nil, wanted("keys and values, found " + form(n))
	}
	m := map[string]T{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		v, err := read(resolve(n.Content[i+1]))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", n.Content[i].Value, err)
		}
		m[n.Content[i].Value] = v
	}
	return m, nil
}
