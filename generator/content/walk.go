package content

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"gen/generator/guide"
)

// tree is what lies in a site's folder, by path.
type tree struct {
	root     string // folder the chapters are in: "chapters", or "."
	chapters []string
	defaults []string
	files    []File
	problems []guide.Problem
	names    map[string]bool   // base names per folder that are Markdown, for index files
	index    map[string]string // files that speak for their folders by their names, by folder
	bare     map[string]bool   // folders with chapters and without an index
	outlines []string          // files of an adopted guide that order its chapters
	order    map[string]int    // places of chapters in these, from 1
	naming   sync.Once
	byName   map[string]string // files by what they may be called in wiki links, in lower case
	steps    map[string]string // steps of addresses that a file or folder beside has too
}

// adopted tells whether nobody wrote the guide for gen: it is a folder without a
// folder chapters/, and built as it is, with warnings in the place of errors.
func (t *tree) adopted() bool { return t.root == "." }

// looked names the folder that was searched, for a message.
func (t *tree) looked() string {
	if t.adopted() {
		return "this folder (nor a folder chapters/)"
	}
	return t.root + "/"
}

// walk lists the chapters and published files of the site in fsys.
func walk(fsys fs.FS, exclude []string) (*tree, error) {
	t := &tree{root: ".", names: map[string]bool{}}
	roots := []string{"."}
	if hasChapters(fsys) {
		t.root, roots = "chapters", []string{"chapters", "assets"}
	}
	for _, root := range roots {
		if _, err := fs.Stat(fsys, root); err != nil && root == "assets" {
			continue
		}
		if err := t.walkFrom(fsys, root, exclude); err != nil {
			return nil, err
		}
	}
	slices.Sort(t.chapters)
	slices.SortFunc(t.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	t.findIndexes()
	t.findOrder(fsys)
	t.settle()
	t.settleFiles()
	return t, nil
}

func (t *tree) walkFrom(fsys fs.FS, root string, exclude []string) error {
	return fs.WalkDir(fsys, root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && name == root:
			return fmt.Errorf("the folder %s cannot be read: %w", root, guide.Reason(err))
		case err != nil:
			t.problems = append(t.problems, unreadable(name, err))
			return skip(entry)
		case name == root:
			return nil
		case t.adopted() && outlines[path.Base(name)].entry != nil && entry.Type().IsRegular() && !slices.Contains(exclude, name):
			t.outlines = append(t.outlines, name)
			if path.Base(name) == summaryName {
				t.add(name)
			}
			return nil
		case ignored(name, entry, t.root) || slices.Contains(exclude, name) || isOutput(fsys, name, entry):
			return skip(entry)
		case entry.IsDir():
			return nil
		case !t.regular(fsys, name, entry):
			return nil
		}
		t.add(name)
		return nil
	})
}

// hasChapters tells whether a site keeps its chapters in a folder of their own.
func hasChapters(fsys fs.FS) bool {
	info, err := fs.Stat(fsys, "chapters")
	return err == nil && info.IsDir()
}

// siteNames are what is read of a site that does.
var siteNames = append([]string{configName, "chapters", "assets", "themes"}, misnamed[:]...)

// Survey visits every file that reading the site would look at, but for a font
// of social images, with what it is; of a symbolic link, with what it leads to.
func Survey(fsys fs.FS, exclude []string, visit func(name string, info fs.FileInfo)) error {
	roots := []string{"."}
	if hasChapters(fsys) {
		roots = siteNames
	}
	for _, root := range roots {
		err := fs.WalkDir(fsys, root, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil && name == root && name != ".":
				return nil // there is none
			case err != nil:
				return err
			case unseen(name) || slices.Contains(exclude, name) || isOutput(fsys, name, entry):
				return skip(entry)
			}
			info, err := entry.Info()
			if err == nil && entry.Type()&fs.ModeSymlink != 0 {
				info, err = fs.Stat(fsys, name)
			}
			if err == nil {
				visit(name, info)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Concerns tells whether a change of what lies at a path below the site's folder
// can change what [Load] reads. Fonts of social images are none of its business.
func Concerns(fsys fs.FS, name string) bool {
	first, _, _ := strings.Cut(name, "/")
	if slices.Contains(siteNames, first) {
		return true
	}
	if hasChapters(fsys) {
		return false
	}
	info, err := fs.Stat(fsys, name)
	base := path.Base(name)
	return err != nil || info.IsDir() || isMarkdown(base) || base == defaultsName || outlines[base].entry != nil || published[strings.ToLower(path.Ext(base))]
}

// unseen tells what is never part of a site, wherever it lies. GitBook keeps images
// in a folder that is hidden elsewhere.
func unseen(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(base, ".") && base != "." && base != ".gitbook" || base == "node_modules"
}

func skip(entry fs.DirEntry) error {
	if entry != nil && entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// ignored tells what is never part of a site: hidden files, and in a folder
// that is a site by its Markdown alone, what belongs to a repository.
func ignored(name string, entry fs.DirEntry, root string) bool {
	switch {
	case unseen(name):
		return true
	case root != ".":
		return false
	case entry.IsDir():
		return name == "themes" || name == "public"
	}
	base := path.Base(name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	return repositoryFiles[strings.ToLower(stem)] || capitalFiles[stem] || name == configName
}

// isOutput tells whether a folder was written by a build, of this site into
// another place, or of a part of it.
func isOutput(fsys fs.FS, name string, entry fs.DirEntry) bool {
	if !entry.IsDir() || name == "." {
		return false
	}
	_, err := fs.Stat(fsys, name+"/.gen-manifest") // see package output
	return err == nil
}

// repositoryFiles are the documents about a repository that are no chapters,
// by lower-case name without ending, and those that docsify draws around pages.
var repositoryFiles = setOf("license", "licence", "copying", "contributing", "contributors", "code_of_conduct", "code-of-conduct",
	"changelog", "pull_request_template", "issue_template", "_sidebar", "_navbar", "_footer", "_coverpage")

// capitalFiles are such documents, too; a file of that name in small letters is a
// chapter about the matter.
var capitalFiles = setOf("SECURITY", "AUTHORS", "MAINTAINERS", "CODEOWNERS", "GOVERNANCE", "TEMPLATE", "AGENTS", "CLAUDE", "GEMINI", "SKILL")

// regular tells whether name is a file that can be read like one, and records
// why not.
func (t *tree) regular(fsys fs.FS, name string, entry fs.DirEntry) bool {
	mode := entry.Type()
	if mode.IsRegular() {
		return true
	}
	what, hint := "is no regular file", "remove it from the site's folder"
	if mode&fs.ModeSymlink != 0 {
		info, err := fs.Stat(fsys, name)
		if err == nil && info.Mode().IsRegular() {
			return true
		}
		what, hint = "is a link to a folder", "copy the folder itself into the site's folder"
		if err != nil {
			what, hint = "is a link that leads outside the site's folder or nowhere", "copy the file itself into the site's folder"
		}
	}
	t.problems = append(t.problems, guide.Problem{
		Pos: guide.Pos{File: name}, Code: "special-file", Severity: guide.Warning,
		Message: what + "; skipped", Hint: hint,
	})
	return false
}

// add files name under what it is.
func (t *tree) add(name string) {
	base := path.Base(name)
	switch {
	case base == defaultsName:
		t.defaults = append(t.defaults, name)
	case isMarkdown(base) && !strings.HasPrefix(name, "assets/"):
		t.chapters = append(t.chapters, name)
		t.names[name] = true
	case t.root != "." || published[strings.ToLower(path.Ext(base))]:
		t.files = append(t.files, File{Path: name})
	}
}

// published are the endings of files that go with a site by its Markdown
// alone, whose folder may hold a whole program too.
var published = setOf(".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".pdf", ".mp4", ".webm", ".mp3", ".csv", ".ipynb")

func isMarkdown(base string) bool {
	switch strings.ToLower(path.Ext(base)) {
	case ".md", ".markdown", ".mdx":
		return true
	}
	return false
}
