package content

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

// summaryName is mdBook's and GitBook's list of chapters, which is a chapter where
// it lists none.
const summaryName = "SUMMARY.md"

// An outline is a file of another tool that says in what order the chapters of an
// adopted guide are read.
type outline struct {
	entry  *regexp.Regexp // finds the paths of chapters
	within bool           // they may be given from a folder beside the file
}

// outlines are the files by name: those of docsify, mdBook and GitBook, MkDocs, and
// Docusaurus.
var outlines = map[string]outline{
	"_sidebar.md": {entry: linked}, summaryName: {entry: linked},
	"mkdocs.yml": {yamlItem, true}, "mkdocs.yaml": {yamlItem, true},
	"sidebars.js": {quotedName, true}, "sidebars.ts": {quotedName, true}, "sidebars.json": {quotedName, true},
}

var (
	linked     = regexp.MustCompile(`\]\(\s*(?:<([^<>\n]+)>|([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))`)
	yamlItem   = regexp.MustCompile(`(?m)^[ \t]*-[ \t]+(?:[^\n#]*:[ \t]+)?["']?([^\s"'][^\n#]*\.md)["']?[ \t]*(?:#.*)?\r?$`)
	quotedName = regexp.MustCompile(`"([^"\n]+)"|'([^'\n]+)'|/\*(?s:.)*?\*/|//.*`)
)

// findOrder reads the outlines, the one of the topmost folder first, and takes them
// from the chapters. A SUMMARY.md that lists fewer than two is a text.
func (t *tree) findOrder(fsys fs.FS) {
	slices.SortStableFunc(t.outlines, func(a, b string) int { return strings.Count(a, "/") - strings.Count(b, "/") })
	t.order = map[string]int{}
	for _, name := range t.outlines {
		text, err := fs.ReadFile(fsys, name)
		listed := t.outlined(name, text)
		if err != nil || len(listed) < 2 {
			continue
		}
		for _, chapter := range listed {
			if t.order[chapter] == 0 {
				t.order[chapter] = len(t.order) + 1
			}
		}
		delete(t.names, name)
		t.chapters = slices.DeleteFunc(t.chapters, func(chapter string) bool { return chapter == name })
	}
}

// outlined gives the chapters that the outline name lists.
func (t *tree) outlined(name string, text []byte) []string {
	kind := outlines[path.Base(name)]
	dirs := []string{path.Dir(name)}
	if kind.within {
		dirs = append(dirs, t.beside(dirs[0])...)
	}
	var chapters []string
	for _, m := range kind.entry.FindAllSubmatch(text, -1) {
		to, _, _ := strings.Cut(string(bytes.Join(m[1:], nil)), "#")
		if plain, err := url.PathUnescape(to); err == nil {
			to = plain
		}
		if chapter := t.chapterAt(dirs, to); chapter != "" {
			chapters = append(chapters, chapter)
		}
	}
	return chapters
}

// chapterAt finds the chapter that an outline calls to from one of dirs.
func (t *tree) chapterAt(dirs []string, to string) string {
	if to == "" {
		return ""
	}
	for _, dir := range dirs {
		to := path.Join(dir, to)
		for _, name := range []string{to, to + ".md", to + ".mdx", t.index[to]} {
			if t.names[name] {
				return name
			}
		}
	}
	return ""
}

// beside lists the folders in dir that chapters lie in or below.
func (t *tree) beside(dir string) []string {
	var folders []string
	for _, chapter := range t.chapters {
		below, ok := strings.CutPrefix(path.Join("/", chapter), strings.TrimSuffix(path.Join("/", dir), "/")+"/")
		if first, _, deeper := strings.Cut(below, "/"); ok && deeper {
			folders = append(folders, path.Join(dir, first))
		}
	}
	return slices.Compact(folders) // chapters are sorted
}
