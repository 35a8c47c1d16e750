package content

import (
	"cmp"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gen/generator/guide"
)

// isIndex tells whether a file speaks for a folder: its own by its name, or the
// one beside it that it is called after, lists.md for lists/, if that has no other.
func isIndex(t *tree, name string) bool {
	return t.index[path.Dir(name)] == name || t.bare[strings.TrimSuffix(name, path.Ext(name))]
}

// findIndexes looks for the files that speak for folders by their names, and for
// the folders that have chapters and none of these.
func (t *tree) findIndexes() {
	t.index, t.bare = map[string]string{}, map[string]bool{}
	for _, name := range t.chapters { // in the order of names
		dir, rank := path.Dir(name), guide.IndexRank(path.Base(name))
		if held, ok := t.index[dir]; rank > 0 && (!ok || rank < guide.IndexRank(path.Base(held))) {
			t.index[dir] = name
		}
	}
	seen := map[string]bool{t.root: true, ".": true}
	for _, name := range t.chapters {
		for dir := path.Dir(name); !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			t.bare[dir] = t.index[dir] == ""
		}
	}
}

// chapterURL gives the address of a chapter: its path below root, numbers that
// order cut off, with the slug of its front matter for the last step.
func (t *tree) chapterURL(s *guide.Source) string {
	dir := t.folderURL(path.Dir(s.Path))
	base := path.Base(s.Path)
	if s.Index && guide.IndexRank(base) > 0 {
		return dir
	}
	named := s.Path
	if s.Index {
		named = strings.TrimSuffix(s.Path, path.Ext(s.Path)) // the folder beside it
	}
	step := t.step(named)
	if strings.HasPrefix(s.Meta.Slug, "/") {
		return s.Meta.Slug + "/"
	}
	if s.Meta.Slug != "" {
		step = s.Meta.Slug
	}
	return dir + step + "/"
}

// url gives the address of a chapter, as long as its front matter has no slug.
func (t *tree) url(name string) string {
	return t.chapterURL(&guide.Source{Path: name, Index: isIndex(t, name)})
}

// folderURL gives the address of a folder below the root.
func (t *tree) folderURL(dir string) string {
	if dir == t.root || dir == "." {
		return "/"
	}
	return t.folderURL(path.Dir(dir)) + t.step(dir) + "/"
}

// segment makes one step of an address of a file or folder name.
func segment(name string) string {
	name = norm.NFC.String(name)
	return asStep(cmp.Or(guide.Slug(guide.TrimNumber(name)), guide.Slug(name)))
}

// asStep gives a slug as a step that each system can have a folder for.
func asStep(slug string) string {
	if reserved(slug) {
		return slug + "-page"
	}
	return cmp.Or(slug, "page")
}

// fileURL gives the address of a file that is published as it is: beside the
// pages of its folder, its own name kept.
func (t *tree) fileURL(name string) string {
	if rest, ok := strings.CutPrefix(name, "assets/"); ok && t.root != "." {
		return "/assets/" + norm.NFC.String(rest)
	}
	return t.folderURL(path.Dir(name)) + norm.NFC.String(path.Base(name))
}

// reserved tells whether a name is a device on Windows, where it can be no
// file whatever its ending.
func reserved(step string) bool {
	name, _, _ := strings.Cut(strings.ToLower(step), ".")
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && '1' <= name[3] && name[3] <= '9'
}

// badSlug says why a slug of the author cannot be the end of an address, or "".
func badSlug(slug string) string {
	for step := range strings.SplitSeq(strings.Trim(slug, "/"), "/") {
		switch {
		case step == "." || step == ".." || strings.Contains(step, `\`):
			return "leads out of its folder"
		case strings.HasPrefix(step, "."):
			return "begins with a dot, and servers hide such names"
		case reserved(step):
			return "is a reserved name on Windows"
		case len(step) > 80:
			return "is longer than 80 bytes"
		case guide.Slug(norm.NFC.String(step)) == "":
			return "has no letter or digit"
		}
	}
	return ""
}

// tidy gives a slug as it stands in addresses; its steps stay apart, as other
// generators have them, and a slash at its front begins at the site's root.
func tidy(slug string) string {
	var steps []string
	for step := range strings.SplitSeq(strings.Trim(slug, "/"), "/") {
		steps = append(steps, guide.Slug(norm.NFC.String(step)))
	}
	if strings.HasPrefix(slug, "/") {
		steps[0] = "/" + steps[0]
	}
	return strings.Join(steps, "/")
}

// badAlias says why an alias of the author cannot be an address of the site,
// or "".
func badAlias(alias string) string {
	steps := strings.Split(strings.Trim(alias, "/"), "/")
	for _, step := range steps {
		switch {
		case step == ".." || step == "." || step == "":
			return "leads out of the site"
		case strings.HasPrefix(step, ".") || strings.ContainsAny(step, "\\?#\x00") || strings.HasSuffix(step, " "):
			return "has characters that do not belong in an address"
		case reserved(step):
			return "has a step that is a reserved name on Windows"
		}
	}
	return ""
}
