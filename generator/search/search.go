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
	"sync"

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

// Reader reads chapters for the index of one site, several at once.
type Reader struct {
	language  string
	thesaurus *thesaurus
	idle      sync.Pool // of *recorder, as the memory is wanted when all is read
}

// NewReader gives a reader for a site in a BCP 47 language whose authors add
// synonyms to the thesaurus: words and phrases that mean the same as the key.
func NewReader(language string, synonyms map[string][]string) *Reader {
	th := newThesaurus(synonyms)
	return &Reader{language: language, thesaurus: th, idle: sync.Pool{New: func() any { return newRecorder(th) }}}
}

// Read gives what the index takes from a chapter, for [guide.Chapter.Terms], and
// the number of its places. It depends on the chapter, the reader's language and
// synonyms, and this program. An error is that of a body that cannot be loaded.
func (r *Reader) Read(c *guide.Chapter) (terms []byte, places int, err error) {
	body, err := c.Body()
	if err != nil {
		return nil, 0, err
	}
	worker := r.idle.Get().(*recorder)
	defer r.idle.Put(worker)
	docs := outlined(c, body)
	language := c.Meta.Language
	if language == "" {
		language = speaks(docs, r.language)
	}
	worker.texts = read(docs, body, worker.texts)
	return worker.chapter(&chapter{
		url: c.URL, title: docs[0].title, kind: string(c.Kind), language: language,
		keywords: slices.Concat(c.Meta.Keywords, c.Meta.Companies), documents: docs,
	}), len(docs), nil
}

// Emit gives the files of the search index of the reader's site:
// search/root.bin, which keeps its name and is to be revalidated by browsers,
// and files below search/data/, which are named by their content and never
// change. Unlisted chapters are left out. The terms of chapters are asked for
// once, and again when texts of results are rendered; a chapter without is read
// now. An error is that of terms or a body that cannot be loaded.
func (r *Reader) Emit(site *guide.Site) ([]output.File, error) {
	chapters := slices.DeleteFunc(site.Pages(), func(c *guide.Chapter) bool { return c.Meta.Unlisted })
	src := source{language: site.Language, thesaurus: r.thesaurus}
	terms := make([]func() ([]byte, error), len(chapters))
	for i, c := range chapters {
		places := c.Places
		if terms[i] = c.Terms; terms[i] == nil {
			var data []byte
			var err error
			if data, places, err = r.Read(c); err != nil {
				return nil, err
			}
			terms[i] = func() ([]byte, error) { return data, nil }
		}
		src.urls, src.counts = append(src.urls, c.URL), append(src.counts, places)
	}
	src.record = func(i int) ([]byte, error) { return terms[i]() }
	index, err := build(src)
	if err != nil {
		return nil, err
	}
	files := make([]output.File, len(index))
	for i, f := range index {
		if files[i], err = f.output(); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// output gives a piece of the index as a file of the site. The name of a piece
// stands for its bytes; the root needs a key of its own.
func (f file) output() (output.File, error) {
	key := f.path
	if f.path == rootPath {
		data, err := f.data()
		if err != nil {
			return output.File{}, err
		}
		sum := sha256.Sum256(data)
		key = hex.EncodeToString(sum[:])
	}
	return output.File{
		Path: f.path, Key: key, Source: "search index", Final: true,
		Render: func(w io.Writer) error {
			data, err := f.data()
			if err == nil {
				_, err = w.Write(data)
			}
			return err
		},
	}, nil
}
