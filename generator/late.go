package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"sync"

	"gen/generator/output"
)

// remembered is what a build keeps of its late files for the next one: their
// names and keys, so that nothing is indexed when no chapter changed.
type remembered struct {
	Key   string
	Files []rememberedFile
}

// lateNote is the name under which the cache keeps it.
const lateNote = "late"

type rememberedFile struct {
	Path, Key, Source string
	Final             bool
}

// lateFiles gives the late files of a site. If nothing that they depend on
// changed since they were last made, they are made only when one is missing
// from the output.
func (b *builder) lateFiles(p *publication) ([]output.File, error) {
	if b.store == nil {
		return p.files(lateOutputs)
	}
	key := p.lateKey()
	if files := b.recall(key, p); files != nil {
		return files, nil
	}
	files, err := p.files(lateOutputs)
	if err != nil {
		return nil, err
	}
	next := remembered{Key: key}
	for _, f := range files {
		next.Files = append(next.Files, rememberedFile{f.Path, f.Key, f.Source, f.Final})
		if f.Key == "" {
			return files, nil // without a key the file has to be rendered anyway
		}
	}
	b.store.Note(lateNote, next)
	return files, nil
}

// lateKey stands for all that late files are made of: every chapter, in order.
func (p *publication) lateKey() string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s %v %q %v\n", version(), p.site.Search, p.site.Language, p.site.Synonyms)
	for _, c := range p.site.Pages() {
		fmt.Fprintf(sum, "%s %s\n", c.Digest, c.URL)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// recall gives the late files remembered under key, or nil.
func (b *builder) recall(key string, p *publication) []output.File {
	var last remembered
	if !b.store.Recall(lateNote, &last) || last.Key != key {
		return nil
	}
	made := sync.OnceValues(func() (map[string]output.File, error) {
		files, err := p.files(lateOutputs)
		byPath := make(map[string]output.File, len(files))
		for _, f := range files {
			byPath[f.Path] = f
		}
		return byPath, err
	})
	files := make([]output.File, len(last.Files))
	for i, f := range last.Files {
		files[i] = output.File{Path: f.Path, Key: f.Key, Source: f.Source, Final: f.Final, Render: func(w io.Writer) error {
			all, err := made()
			if err != nil {
				return err
			}
			if all[f.Path].Render == nil {
				return fmt.Errorf("%s no longer belongs to the site; delete %s and build again", f.Path, filepath.ToSlash(filepath.Join(b.config.Source, cacheName)))
			}
			return all[f.Path].Render(w)
		}}
	}
	return files
}
