// Package search turns the chapters of a guide into an index that a browser
// can ask: a root, shards of postings and the texts of results.
//
// A document of the index is what a reader looks for: one question, asking
// turn, quiz or section. The builder in Go stores how much a word says of a
// document; what that is worth for a query is decided by the module in client/,
// the only place where ranking exists. Both cut and stem words by the same
// rules, which testdata/vectors.txt keeps equal.
//
// The invariant: an index is a function of the chapters alone, byte for byte,
// and each piece but the root is named by its content. An edit gives new names
// only to the shards whose words changed and to the texts of its chapter.
//
// The package renders no page. The markup around the search field, the style
// and the moment the module is loaded belong to the theme; client/search.js
// says what it expects of them.
package search

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io"
	"io/fs"
	"slices"

	"gen/generator/guide"
	"gen/generator/output"
)

//go:embed client
var client embed.FS

// Client gives the source of the search module for the bundler: search.js is
// its entry and says what it expects of a theme. later.js, which it imports on
// demand, is to become a file of its own.
func Client() fs.FS {
	sub, err := fs.Sub(client, "client")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return sub
}

// Emit gives the files of the search index of a site: search/root.bin, which
// keeps its name and is to be revalidated by browsers, and files below
// search/data/, which are named by their content and never change. Unlisted
// chapters are left out. Emit reads every chapter's body once, on all
// processors; an error is that of a body that cannot be loaded.
func Emit(site *guide.Site) ([]output.File, error) {
	src := source{language: site.Language, synonyms: site.Synonyms}
	chapters := slices.DeleteFunc(site.Pages(), func(c *guide.Chapter) bool { return c.Meta.Unlisted })
	outlines := make([][]document, len(chapters))
	for i, c := range chapters {
		outlines[i] = outlined(c)
		src.urls = append(src.urls, c.URL)
		src.counts = append(src.counts, len(outlines[i]))
	}
	src.load = func(i int) (*chapter, error) {
		c := chapters[i]
		body, err := c.Body()
		if err != nil {
			return nil, err
		}
		docs := outlines[i]
		read(docs, body)
		outlines[i] = nil
		language := c.Meta.Language
		if language == "" {
			language = site.Language
		}
		return &chapter{url: c.URL, title: c.Title, kind: string(c.Kind), language: language, documents: docs}, nil
	}
	index, err := build(src)
	if err != nil {
		return nil, err
	}
	files := make([]output.File, len(index))
	for i, f := range index {
		files[i] = f.output()
	}
	return files, nil
}

// output gives a piece of the index as a file of the site. The name of a piece
// stands for its bytes; the root needs a key of its own.
func (f file) output() output.File {
	key := f.path
	if f.path == rootPath {
		sum := sha256.Sum256(f.data)
		key = hex.EncodeToString(sum[:])
	}
	return output.File{
		Path: f.path, Key: key, Source: "search index", Final: true,
		Render: func(w io.Writer) error {
			_, err := w.Write(f.data)
			return err
		},
	}
}
