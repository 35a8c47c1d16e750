package content

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"gen/generator/guide"
)

// wikiLink finds the file that a link of Obsidian names, wherever it lies:
// "[[Locks]]", "[[Locks#Why]]", "[[Locks|a lock]]", "![[queue.png]]".
var wikiLink = regexp.MustCompile(`\[\[([^\[\]|#\n]+)`)

// wikiLinks gives what the names in such links of a text lead to, as a link from
// the file would say it, and "" for nothing.
func (t *tree) wikiLinks(from string, text []byte) map[string]string {
	var links map[string]string
	for _, m := range wikiLink.FindAllSubmatch(text, -1) {
		if links == nil {
			links = map[string]string{}
		}
		name := guide.WikiName(string(m[1]))
		links[name] = t.wikiTarget(from, name)
	}
	return links
}

func (t *tree) wikiTarget(from, name string) string {
	if file := t.called(name); file != "" {
		return guide.EscapePath(guide.Relative("/"+from, "/"+file))
	}
	return ""
}

// stale tells whether files came or went that a source links to by name.
func (t *tree) stale(s *guide.Source) bool {
	for name, to := range s.Wiki {
		if t.wikiTarget(s.Path, name) != to {
			return true
		}
	}
	return false
}

// called finds the file that has a name: of that path, else the one of the topmost
// folder. A number before it may be left out.
func (t *tree) called(name string) string {
	t.naming.Do(t.nameFiles)
	for _, file := range []string{name, name + ".md"} {
		if t.names[file] {
			return file
		}
	}
	return t.byName[strings.ToLower(path.Base(name))]
}

// nameFiles takes down what files are called.
func (t *tree) nameFiles() {
	t.byName = map[string]string{}
	files := slices.Clone(t.chapters)
	for _, f := range t.files {
		files = append(files, f.Path)
	}
	slices.SortStableFunc(files, func(a, b string) int { return strings.Count(a, "/") - strings.Count(b, "/") })
	for _, names := range []func(file string) string{path.Base, t.stem, func(file string) string { return guide.TrimNumber(t.stem(file)) }} {
		for _, file := range files {
			if name := strings.ToLower(names(file)); t.byName[name] == "" {
				t.byName[name] = file
			}
		}
	}
}
