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

// An adopted guide may have a list of its chapters for another tool, which says in
// what order they are read: SUMMARY.md for mdBook and GitBook, _sidebar.md for
// docsify.
const (
	summaryName = "SUMMARY.md"
	sidebarName = "_sidebar.md"
)

// outlineLink finds the address of a link in a list of chapters.
var outlineLink = regexp.MustCompile(`\]\(\s*(?:<([^<>\n]+)>|([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))`)

// findOrder reads the lists of chapters, the one of the topmost folder first, and
// takes them from the chapters. A SUMMARY.md that lists fewer than two is a text.
func (t *tree) findOrder(fsys fs.FS) {
	slices.SortStableFunc(t.outlines, func(a, b string) int { return strings.Count(a, "/") - strings.Count(b, "/") })
	t.order = map[string]int{}
	for _, name := range t.outlines {
		text, err := fs.ReadFile(fsys, name)
		listed := t.outlined(path.Dir(name), text)
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

// outlined gives the chapters that a list in dir links to.
func (t *tree) outlined(dir string, list []byte) []string {
	var chapters []string
	for _, m := range outlineLink.FindAllSubmatch(list, -1) {
		to, _, _ := strings.Cut(string(bytes.Join(m[1:], nil)), "#")
		if plain, err := url.PathUnescape(to); err == nil {
			to = plain
		}
		to = path.Join(dir, to)
		for _, name := range []string{to, to + ".md", t.index[to]} {
			if t.names[name] {
				chapters = append(chapters, name)
				break
			}
		}
	}
	return chapters
}
