package check

import (
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"

	"gen/generator/guide"
)

// mostSuggestions bounds how many broken links of one chapter get a
// suggestion, since each one looks at every possible target.
const mostSuggestions = 50

// links reports what links and images of chapters do not lead to (link-page,
// link-anchor, link-asset).
func links(site *guide.Site, report func(guide.Problem)) {
	assets := sync.OnceValue(func() files { return named(assets(site)) })
	all := sync.OnceValue(func() files { return named(append(chapterPaths(site), assets().paths...)) })
	for _, c := range site.Pages() {
		suggestions := mostSuggestions
		for l := range written(c) {
			t := site.Resolve(c, l.Target)
			if t.URL != "" && t.Broken == "" && (!l.Image || t.Asset != nil) {
				continue
			}
			p := guide.Problem{Pos: l.Pos, Severity: guide.Warning}
			near := ""
			suggestions--
			switch {
			case t.Broken != "":
				p.Code, p.Message = "link-anchor", fmt.Sprintf("%s has no heading #%s", t.Chapter.Path, t.Broken)
				near = suggest(suggestions, strings.ToLower(t.Broken), func() []string { return anchors(t.Chapter) })
				if near != "" {
					near = "#" + near
				}
			case l.Image:
				p.Code, p.Message = "link-asset", fmt.Sprintf("there is no image %s", l.Target)
				near = suggestFile(suggestions, c, l.Target, assets)
			default:
				p.Code, p.Message = "link-page", fmt.Sprintf("there is no chapter or file %s", l.Target)
				file, _, _ := strings.Cut(l.Target, "#")
				near = suggestFile(suggestions, c, file, all)
			}
			if near != "" {
				p.Hint = "did you mean " + near + "?"
			}
			report(p)
		}
	}
}

// written gives the links inside the site that a chapter's text and its front
// matter hold.
func written(c *guide.Chapter) iter.Seq[guide.Link] {
	return func(yield func(guide.Link) bool) {
		for _, l := range c.Links {
			if !yield(l) {
				return
			}
		}
		for _, target := range c.Meta.Related {
			if !strings.Contains(target, "://") && !yield(guide.Link{Target: target, Pos: c.Meta.RelatedAt}) {
				return
			}
		}
	}
}

func suggest(left int, word string, words func() []string) string {
	if left < 0 || len(word) > 100 {
		return ""
	}
	return guide.Nearest(word, words())
}

// files are files of the site: their paths, and their names without folders in
// lower case.
type files struct{ paths, names []string }

func named(paths []string) files {
	f := files{paths: paths}
	for _, p := range paths {
		f.names = append(f.names, strings.ToLower(path.Base(p)))
	}
	return f
}

// suggestFile gives the file that is named most like a target, wherever it
// lies, as a link from the chapter would name it. A page is that of a chapter.
func suggestFile(left int, c *guide.Chapter, target string, among func() files) string {
	name := strings.ToLower(path.Base(target))
	if page, ok := strings.CutSuffix(name, ".html"); ok {
		name = page + ".md"
	}
	near := suggest(left, name, func() []string { return among().names })
	if near == "" {
		return ""
	}
	return guide.Relative("/"+c.Path, "/"+among().paths[slices.Index(among().names, near)])
}

func anchors(c *guide.Chapter) []string {
	list := make([]string, 0, len(c.Anchors))
	for _, a := range c.Anchors {
		list = append(list, a.Fragment)
	}
	return list
}

func assets(site *guide.Site) []string {
	list := make([]string, 0, len(site.Assets))
	for file := range site.Assets {
		list = append(list, file)
	}
	slices.Sort(list)
	return list
}

func chapterPaths(site *guide.Site) []string {
	var list []string
	for _, c := range site.Pages() {
		list = append(list, c.Path)
	}
	return list
}
