// Package scaffold turns a name into the first files of a site or of a
// chapter: text that builds and checks clean, for its author to replace. It
// writes nothing; it only says which files there should be.
package scaffold

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"gen/generator/guide"
)

// The files of a new site, and one chapter of each kind. A dot-file is
// embedded under its name with "dot-" for the dot; {{title}} and {{date}} are
// replaced.
//
//go:embed all:site chapter
var files embed.FS

// File is one file to be written.
type File struct {
	Path string // slash-separated, relative to the site's folder
	Text string
}

// Site gives the files of a new site with the given title; date is today as
// yyyy-mm-dd.
func Site(title, date string) ([]File, error) {
	var list []File
	err := fs.WalkDir(files, "site", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := files.ReadFile(name)
		rel := strings.ReplaceAll(strings.TrimPrefix(name, "site/"), "dot-", ".")
		list = append(list, File{rel, replace(string(data), title, date)})
		return err
	})
	if err != nil {
		return nil, err
	}
	for i, c := range chapters {
		text, err := Chapter(c.kind, c.title, date)
		if err != nil {
			return nil, err
		}
		list = append(list, File{fmt.Sprintf("chapters/%02d-%s.md", i+1, guide.Slug(c.title)), text})
	}
	return list, nil
}

// chapters are those of a new site, one of each kind that there is a beginning
// for in the folder chapter.
var chapters = []struct {
	kind  guide.Kind
	title string
}{
	{guide.KindArticle, "How to prepare"}, {guide.KindMock, "First round"}, {guide.KindList, "Five questions about names"}, {guide.KindScenario, "A slow report"},
	{guide.KindQuiz, "Quick quiz"}, {guide.KindPrompts, "Think aloud"}, {guide.KindExperience, "How my interview went"},
}

// Kinds lists the kinds of chapter there is a beginning for, in the order of a
// new site.
func Kinds() (kinds []guide.Kind) {
	for _, c := range chapters {
		kinds = append(kinds, c.kind)
	}
	return kinds
}

// Chapter gives the text of a new chapter.
func Chapter(kind guide.Kind, title, date string) (string, error) {
	data, err := files.ReadFile(path.Join("chapter", string(kind)+".md"))
	if err != nil {
		return "", fmt.Errorf("there is no kind %q", kind)
	}
	return replace(string(data), title, date), nil
}

// replace fills in a text. The title stands between quotation marks, where YAML
// escapes what Go does.
func replace(text, title, date string) string {
	quoted := strconv.Quote(title)
	return strings.NewReplacer("{{title}}", quoted[1:len(quoted)-1], "{{date}}", date).Replace(text)
}
