package content

import (
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"gen/generator/guide"
)

// ConfigName is the file in a site's folder that configures it.
const ConfigName = "gen.yaml"

func defaultConfig() guide.Config {
	return guide.Config{Language: "en", Theme: "default", Search: true, Print: "auto", Social: "site"}
}

// configKeys are the keys of gen.yaml, reading into c.
func configKeys(c *guide.Config) []key {
	return []key{
		{"title", set(text, &c.Title), aText, "Name of the guide; default: the title of its home page, or of its only chapter."},
		{"description", set(text, &c.Description), aText, "One sentence about the guide, for search engines and feeds."},
		{"base_url", set(baseURL, &c.BaseURL), aText, "Address the guide is published at: https://example.org/guide/. Needed for feeds, sitemap and canonical links."},
		{"language", set(language, &c.Language), aText, "Language of the guide as BCP 47; decides the words of the interface. Default: en."},
		{"theme", set(text, &c.Theme), aText, "Name of an embedded theme (default, plain) or of a folder in themes/."},
		{"accent", set(colour, &c.Accent), aText, "Accent colour: #0b6e4f."},
		{"logo", set(text, &c.Logo), aText, "Image in assets/ shown beside the guide's name."},
		{"nav", set(nav, &c.Nav), aList, "Links beside the guide's name: {title, url}."},
		{"markers", set(textMap, &c.Markers), aMap, "Inline marks and the level or difficulty they mean: \"[E]\": easy."},
		{"labels", set(textsMap, &c.Labels), aMap, "Further words for parts of an answer: answer: [Soluzione]."},
		{"synonyms", set(textsMap, &c.Synonyms), aMap, "Words that search treats as the same: gil: [global interpreter lock]."},
		{"edit", set(text, &c.EditLink), aText, "Address to edit a chapter at, with {path} for its file."},
		{"trust", set(boolean, &c.Trust), aSwitch, "true lets raw HTML in chapters pass unchecked."},
		{"image_hosts", set(lowered, &c.ImageHosts), aList, "Hosts whose images are shown instead of linked."},
		{"frame_hosts", set(lowered, &c.FrameHosts), aList, "Hosts whose pages templates of the site may frame, such as one for comments; see themes/README.md."},
		{"search", set(boolean, &c.Search), aSwitch, "false builds no search index."},
		{"question_pages", set(boolean, &c.Questions), aSwitch, "true gives each question with an answer a page of its own as well, for sharing and for search engines."},
		{"print", setEnum(&c.Print, "auto", "always", "never"), aText, "The whole guide on pages for print: auto (up to 300,000 words, some 1,000 sheets), always or never."},
		{"social", setEnum(&c.Social, "site", "chapters", "off"), aText, "Social images: site (one for the guide), chapters (one for each) or off."},
		{"social_font", set(text, &c.SocialFont), aText, "TrueType or OpenType font file for social images."},
	}
}

// decodeConfig reads gen.yaml; what cannot be read keeps its default.
func decodeConfig(name string, data []byte) (guide.Config, []guide.Problem) {
	c := defaultConfig()
	plain, problem := decodeText(name, data)
	if problem != nil {
		return c, []guide.Problem{*problem}
	}
	root, problem := parseBlock(name, block{plain, "yaml"}, 1)
	if problem != nil {
		problem.Message = strings.Replace(problem.Message, "the front matter", name, 1)
		problem.Hint = strings.Replace(problem.Hint, "front matter", name, 1)
		return c, []guide.Problem{*problem}
	}
	if root == nil {
		return c, []guide.Problem{{Pos: guide.Pos{File: name, Line: 1, Col: 1}, Code: "fm-parse", Severity: guide.Error,
			Message: name + " holds no keys", Hint: "write lines such as title: My guide, or remove the file"}}
	}
	return c, readKeys(name, root, configKeys(&c), map[string]string{"edit_link": "edit", "baseurl": "base_url", "edit link": "edit"}, nil)
}

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
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	if !ok || rest == "" || strings.ContainsAny(rest, "?# \"<>") || strings.HasPrefix(rest, "/") {
		return "", fmt.Errorf("%q is no address such as https://example.org/guide/", s)
	}
	return strings.TrimRight(s, "/") + "/", nil
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
		links = append(links, l)
	}
	return links, nil
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
