package asset

import (
	"encoding/xml"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"io"
	"io/fs"
	"math"
	"path"
	"strconv"
	"strings"

	_ "golang.org/x/image/webp"
)

// size gives the width and height of an image in pixels; zeros when the file
// is none that we can read, which is for the page to live with.
func size(fsys fs.FS, name string) (width, height int) {
	f, err := fsys.Open(name)
	if err != nil {
		return 0, 0
	}
	defer f.Close()
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".gif", ".webp":
		if c, _, err := image.DecodeConfig(f); err == nil {
			return c.Width, c.Height
		}
	case ".jpg", ".jpeg":
		return jpegSize(f)
	case ".svg":
		return svgSize(f)
	}
	return 0, 0
}

// svgSize gives the size that an SVG asks for: its width and height, or what
// its viewBox says of its shape.
func svgSize(r io.Reader) (width, height int) {
	d := xml.NewDecoder(io.LimitReader(r, 1<<20))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.Token()
		if err != nil {
			return 0, 0
		}
		if start, ok := token.(xml.StartElement); ok {
			return svgAttrs(start)
		}
	}
}

func svgAttrs(svg xml.StartElement) (width, height int) {
	attrs := map[string]string{}
	for _, a := range svg.Attr {
		attrs[a.Name.Local] = a.Value
	}
	w, h := pixels(attrs["width"]), pixels(attrs["height"])
	box := strings.FieldsFunc(attrs["viewBox"], func(r rune) bool { return r == ' ' || r == ',' })
	if len(box) == 4 {
		bw, bh := pixels(box[2]), pixels(box[3])
		switch {
		case w == 0 && h == 0:
			w, h = bw, bh
		case w == 0 && bh > 0:
			w = h * bw / bh
		case h == 0 && bw > 0:
			h = w * bh / bw
		}
	}
	if w <= 0 || h <= 0 {
		return 0, 0
	}
	return int(math.Round(w)), int(math.Round(h))
}

// pixels reads a CSS length that is in pixels, 0 for others.
func pixels(s string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || n < 0 || n > 1e6 {
		return 0
	}
	return n
}
