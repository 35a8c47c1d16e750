package content

import (
	"errors"
	"io/fs"
	"path"

	"go.yaml.in/yaml/v3"

	"gen/generator/guide"
)

// configName is the file in a site's folder that configures it.
const configName = "gen.yaml"

// misnamed are files that people write when they mean gen.yaml.
var misnamed = [...]string{"gen.yml", "gen.toml", "gen.json"}

// configKeys are the keys of gen.yaml, reading into c.
func configKeys(c *guide.Config) []key {
	return []key{
		{"title", set(text, &c.Title), aText, "Name of the guide; default: the title of its home page, or of its only chapter."},
		{"description", set(text, &c.Description), aText, "One sentence about the guide, for search engines and feeds."},
		{"base_url", set(baseURL, &c.BaseURL), aText, "Address the guide is published at: https://example.org/guide/. Needed for feeds, sitemap and canonical links."},
		{"language", set(language, &c.Language), aText, "Language of the guide as BCP 47; decides the words of the interface. Default: what the script or the words of its chapters tell, else en."},
		{"theme", set(text, &c.Theme), aText, "Name of an embedded theme, such as plain, or of a folder in themes/."},
		{"accent", set(colour, &c.Accent), aText, "Accent colour: #0b6e4f."},
		{"logo", set(text, &c.Logo), aText, "Image in assets/ shown beside the guide's name."},
		{"nav", set(nav, &c.Nav), aList, "Links beside the guide's name: {title, url}."},
		{"markers", set(markers, &c.Markers), aMap, "Inline marks and the level or difficulty they mean: \"[E]\": easy."},
		{"labels", set(labels, &c.Labels), aMap, "Further words for parts of an answer: answer: [Soluzione]."},
		{"synonyms", set(textsMap, &c.Synonyms), aMap, "Words that search treats as the same: gil: [global interpreter lock]."},
		{"edit", set(editAddress, &c.EditLink), aText, "Address to edit a chapter at, with {path} for its file."},
		{"trust", set(boolean, &c.Trust), aSwitch, "true lets raw HTML in chapters pass unchecked."},
		{"image_hosts", set(hosts, &c.ImageHosts), aList, "Hosts whose images are shown instead of linked."},
		{"frame_hosts", set(hosts, &c.FrameHosts), aList, "Hosts whose pages templates of the site may frame, such as one for comments; see themes/README.md."},
		{"search", set(boolean, &c.Search), aSwitch, "false builds no search index."},
		{"question_pages", set(boolean, &c.Questions), aSwitch, "true gives each question with an answer a page of its own as well, for sharing and for search engines."},
		{"typography", set(boolean, &c.Typography), aSwitch, "true sets straight quotes, three dots and double hyphens of the text as typographic ones, as the language has them; never in code."},
		choice("print", &c.Print, "The whole guide on pages for print: auto (up to 300,000 words, some 1,000 sheets), always or never.", "auto", "always", "never"),
		choice("social", &c.Social, "Social images: site (one for the guide), chapters (one for each) or off.", "site", "chapters", "off"),
		{"social_font", set(text, &c.SocialFont), aText, "TrueType or OpenType font file for social images."},
	}
}

// Configuration reads gen.yaml, if there is one; what cannot be read keeps its
// default, and is a problem.
func Configuration(fsys fs.FS) (guide.Config, []guide.Problem) {
	c := guide.Config{Theme: "default", Search: true, Print: "auto", Social: "site"}
	info, err := fs.Stat(fsys, configName)
	if errors.Is(err, fs.ErrNotExist) {
		return c, misnamedConfig(fsys)
	}
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is no regular file") // to read a pipe would take for ever
	}
	if err != nil {
		return c, []guide.Problem{unreadable(configName, err)}
	}
	_, root, problem := readKeyFile(fsys, configName)
	if problem != nil {
		return c, []guide.Problem{*problem}
	}
	c.Places = map[string]guide.Pos{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key := root.Content[i].Value
		c.Places[key] = valuePos(configName, root, key)
	}
	return c, readKeys(configName, root, configKeys(&c), map[string]string{"edit_link": "edit", "baseurl": "base_url", "edit link": "edit"}, nil)
}

// misnamedConfig reports a configuration that is not read for its name.
func misnamedConfig(fsys fs.FS) (problems []guide.Problem) {
	for _, name := range misnamed {
		if _, err := fs.Stat(fsys, name); err == nil {
			problems = append(problems, guide.Problem{Pos: guide.Pos{File: name}, Code: "config-name", Severity: guide.Warning,
				Message: "this file is not read; the configuration is gen.yaml", Hint: "write it as YAML, and name it gen.yaml"})
		}
	}
	return problems
}

// readKeyFile reads a file that holds keys alone. Root is nil if there is a
// problem.
func readKeyFile(fsys fs.FS, name string) (data []byte, root *yaml.Node, problem *guide.Problem) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		p := unreadable(name, err)
		return nil, nil, &p
	}
	plain, problem := decodeText(name, data, false)
	if problem != nil {
		return nil, nil, problem
	}
	root, problem = parseBlock(name, block{plain, "yaml", path.Base(name)}, 1)
	if root == nil && problem == nil {
		problem = &guide.Problem{Pos: guide.Pos{File: name, Line: 1, Col: 1}, Code: "fm-parse", Severity: guide.Error,
			Message: path.Base(name) + " holds no keys", Hint: "write lines such as language: en, or remove the file"}
	}
	return data, root, problem
}
