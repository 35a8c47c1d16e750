// Package card turns a site into its social images: what a link to the guide
// looks like where it is shared. They are drawn when the site is built, 1200 by
// 630 pixels, from the title, a caption and the accent colour.
//
// The same words always give the same bytes. Scripts that need shaping, and
// letters that the font does not have, are left out rather than drawn wrong:
// such an image shows the caption in the place of the title.
package card

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"gen/generator/guide"
	"gen/generator/output"
)

// SitePath is the image of the guide; that of a chapter is its URL and
// ChapterName.
const (
	SitePath    = "social.png"
	ChapterName = "social.png"
)

// Options say how images look. The zero value works.
type Options struct {
	Font    []byte                      // TrueType or OpenType font for all text; nil means the Go fonts
	Caption func(*guide.Chapter) string // line below the title: kind and counts; nil chapter for the guide; nil means none
}

// CheckFont says what keeps a font from being that of [Options], nil if nothing
// does.
func CheckFont(font []byte) error {
	_, err := newArtist(font, "")
	return err
}

// Emit gives the images that site.Social asks for. A font that cannot be read
// is an error.
func Emit(site *guide.Site, o Options) ([]output.File, error) {
	if site.Social == "off" {
		return nil, nil
	}
	a, err := newArtist(o.Font, site.Accent)
	if err != nil {
		return nil, fmt.Errorf("read social_font: %w", err)
	}
	caption := o.Caption
	if caption == nil {
		caption = func(*guide.Chapter) string { return "" }
	}
	name := site.Root.Title
	files := []output.File{a.file(SitePath, "the guide's social image", words{title: name, caption: caption(nil)})}
	if site.Social != "chapters" {
		return files, nil
	}
	for _, c := range site.Chapters {
		path := strings.TrimPrefix(c.URL, "/") + ChapterName
		if c.URL != "/" {
			files = append(files, a.file(path, c.Path, words{guide: name, title: c.Title, caption: caption(c)}))
		}
	}
	return files, nil
}

// words are what an image says.
type words struct {
	guide, title, caption string
}

func (a *artist) file(path, source string, w words) output.File {
	return output.File{Path: path, Key: a.key(w), Source: source, Final: true, Render: func(to io.Writer) error { return a.draw(to, w) }}
}

// key stands for the bytes of an image.
func (a *artist) key(w words) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %q %s", w.guide, w.title, w.caption, a.accent, a.digest)
	return "card-3-" + hex.EncodeToString(h.Sum(nil)[:12])
}
