package markdown

import (
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// findTitle decides the chapter's title: front matter, else the first H1, else
// the file's name. An H1 that is or repeats the title is not shown again.
func (d *document) findTitle() {
	h := d.firstH1()
	d.chapter.Title = d.src.Meta.Title
	if h != nil && (d.chapter.Title == "" || strings.EqualFold(d.plain(h), d.chapter.Title)) {
		d.titleNode = h
		d.chapter.Title = d.plain(h)
		d.chapter.TitleHTML = d.inline(children(h)...)
	}
	if d.chapter.Title == "" {
		d.chapter.Title = fileTitle(d.src)
	}
	if d.titleNode == nil {
		d.chapter.TitleHTML = guide.Prose{HTML: guide.HTML(appendEscaped(nil, []byte(d.chapter.Title)))}
	}
}

func (d *document) firstH1() *ast.Heading {
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
			return h
		}
	}
	return nil
}

func fileTitle(src *guide.Source) string {
	base := path.Base(src.Path)
	return guide.TitleFromName(strings.TrimSuffix(base, path.Ext(base)))
}
