package generator

import (
	"fmt"
	"path"
	"strings"

	"gen/generator/card"
	"gen/generator/feed"
	"gen/generator/guide"
	"gen/generator/hosting"
	"gen/generator/output"
	"gen/generator/page"
	"gen/generator/search"
	"gen/generator/sitemap"
)

// publication is all that outputs are made of.
type publication struct {
	site  *guide.Site
	index *search.Reader // what read its chapters; nil without search
	*dress
	preview bool
	live    *page.Live // nil when there is one build only
}

// emitter makes one kind of the files of a site.
type emitter func(*publication) ([]output.File, error)

// outputs are the emitters of a site's files, in the order of the list of
// files. A new kind of output is a new line.
var outputs = []emitter{
	func(p *publication) ([]output.File, error) { return p.assets.Files(), nil },
	func(p *publication) ([]output.File, error) { return page.Emit(p.site, p.theme, p.pageOptions()), nil },
	func(p *publication) ([]output.File, error) { return card.Emit(p.site, p.cardOptions()) },
	func(p *publication) ([]output.File, error) { return feed.Emit(p.site), nil },
	func(p *publication) ([]output.File, error) { return sitemap.Emit(p.site, p.preview), nil },
	func(p *publication) ([]output.File, error) { return hosting.Emit(p.site, immutable), nil },
}

// lateOutputs are emitters that take long and whose files no page asks for at
// once: a live build makes them when somebody asks for one, in lateFolder.
var lateOutputs = []emitter{
	func(p *publication) ([]output.File, error) {
		if !p.site.Search {
			return nil, nil
		}
		return p.index.Emit(p.site)
	},
}

// lateFolder is where late outputs are.
const lateFolder = "search/"

// immutable are the addresses of files whose names change with their bytes.
var immutable = []string{"/assets/*", "/search/data/*"}

// files gives the files that some emitters make.
func (p *publication) files(emitters []emitter) ([]output.File, error) {
	var all []output.File
	for _, emit := range emitters {
		files, err := emit(p)
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	return all, nil
}

func (p *publication) pageOptions() page.Options {
	return page.Options{
		Static: p.assets.Static, Social: p.social, Preview: p.preview, Live: p.live,
		Feeds: []page.Feed{{Path: feed.AtomPath, Type: "application/atom+xml"}, {Path: feed.JSONPath, Type: "application/feed+json"}},
	}
}

// policy is the Content-Security-Policy of the pages.
func (p *publication) policy() string { return hosting.Policy(p.site.ImageHosts, p.site.FrameHosts) }

// social gives the address of the image that stands for a chapter, or for the
// guide.
func (p *publication) social(c *guide.Chapter) string {
	switch {
	case p.site.Social == "off":
		return ""
	case c != nil && p.site.Social == "chapters" && c.URL != "/":
		if _, listed := p.site.Position(c); listed {
			return c.URL + card.ChapterName
		}
	}
	return "/" + card.SitePath
}

// cardOptions says in the guide's language what an image is of.
func (p *publication) cardOptions() card.Options {
	words := p.theme.Edition(p.site.Language)
	return card.Options{Font: p.font, Caption: func(c *guide.Chapter) string {
		if c == nil {
			return words.Count("count.chapters", len(p.site.Chapters))
		}
		caption := words.Text("kind." + string(c.Kind))
		if n := len(c.Entries); n > 0 {
			caption += " · " + words.Count("count.questions", n)
		}
		return caption
	}}
}

// clashes gives the files that want one address, as problems.
func clashes(files []output.File) []guide.Problem {
	var problems []guide.Problem
	for _, c := range output.Clashes(files) {
		file, hint := c.Sources[1], "give the chapter another file name, or a slug in its front matter"
		if !strings.Contains(file, "/") {
			file = c.Sources[0]
		}
		switch {
		case path.Base(c.Path) != "index.html":
			hint = "give one of the files another name"
		case c.Sources[0] == c.Sources[1]: // pages of its questions
			hint = "give one of the questions another id in a comment below it: <!-- q: id=NAME -->"
		}
		problems = append(problems, guide.Problem{Pos: guide.Pos{File: file}, Code: "dup-slug", Severity: guide.Error, Message: c.String(), Hint: hint})
	}
	for _, f := range files {
		if kept := keptForGood(f.Path); kept != "" && path.Base(f.Path) == "index.html" {
			problems = append(problems, guide.Problem{Pos: guide.Pos{File: f.Source}, Code: "slug-kept", Severity: guide.Warning,
				Message: "readers would not see changes of this page: browsers keep what lies below " + kept + " for good",
				Hint:    "give the chapter another file name, or a slug in its front matter"})
		}
	}
	return problems
}

// keptForGood gives the folder of the files whose names change with their bytes,
// if a file lies in one.
func keptForGood(file string) string {
	for _, pattern := range immutable {
		if folder := strings.TrimSuffix(pattern, "*"); strings.HasPrefix(file, folder[1:]) {
			return folder
		}
	}
	return ""
}

// languages lists the languages that pages of the site are in.
func languages(config guide.Config, chapters []*guide.Chapter) []string {
	list := []string{config.Language}
	seen := map[string]bool{config.Language: true}
	for _, c := range chapters {
		if l := c.Meta.Language; l != "" && !seen[l] {
			seen[l] = true
			list = append(list, l)
		}
	}
	return list
}

// accent gives the stylesheet that binds the accent colour of gen.yaml.
func accent(colour string) string {
	if colour == "" {
		return ""
	}
	return fmt.Sprintf(":root{--brand:%s}", colour)
}
