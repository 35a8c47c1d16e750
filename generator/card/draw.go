package card

import (
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Measures in pixels.
const (
	width, height = 1200, 630
	margin        = 96
	stripe        = 20                           // accent at the edge
	small         = 34                           // size of the guide's name and the caption
	most          = 5                            // lines of a title
	room          = height - 2*(margin+small+24) // between the guide's name and the caption
)

// sizes are the sizes a title is tried in, the largest that fits is used.
var sizes = []float64{84, 72, 62, 54, 46}

// The light colours of the default theme: --page, --text, --muted and --brand.
var (
	paper = color.RGBA{0xfd, 0xfd, 0xfc, 0xff}
	ink   = color.RGBA{0x1a, 0x1d, 0x1f, 0xff}
	muted = color.RGBA{0x56, 0x5e, 0x63, 0xff}
	brand = color.RGBA{0x0b, 0x5c, 0x73, 0xff}
)

// artist draws images in one font and accent. It is safe for concurrent use:
// each drawing makes faces of its own.
type artist struct {
	bold, regular *sfnt.Font
	accent        color.RGBA
	digest        string // of the font
}

func newArtist(data []byte, accent string) (*artist, error) {
	a := &artist{accent: parseColour(accent)}
	bold, regular := gobold.TTF, goregular.TTF
	if data != nil {
		sum := sha256.Sum256(data)
		bold, regular, a.digest = data, data, hex.EncodeToString(sum[:8])
	}
	var err error
	if a.bold, err = opentype.Parse(bold); err != nil {
		return nil, err
	}
	a.regular, err = opentype.Parse(regular)
	return a, err
}

// parseColour reads "#rgb" or "#rrggbb"; without one the accent is that of the
// default theme.
func parseColour(s string) color.RGBA {
	s = strings.TrimPrefix(s, "#")
	if len(s) == 3 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	n, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		return brand
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}

// draw writes the image as a PNG.
func (a *artist) draw(to io.Writer, w words) error {
	img := image.NewPaletted(image.Rect(0, 0, width, height), palette(a.accent))
	fill(img, img.Bounds(), paper)
	fill(img, image.Rect(0, 0, stripe, height), a.accent)
	if a.can(a.regular, w.guide) {
		if err := a.line(img, w.guide, margin+small); err != nil {
			return err
		}
	}
	if !a.can(a.bold, w.title) {
		w.title, w.caption = strings.ReplaceAll(w.caption, " · ", "\n"), ""
	}
	if a.can(a.bold, w.title) {
		if err := a.title(img, w.title); err != nil {
			return err
		}
	}
	if a.can(a.regular, w.caption) {
		if err := a.line(img, w.caption, height-margin); err != nil {
			return err
		}
	}
	return (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(to, img)
}

func fill(img draw.Image, r image.Rectangle, c color.Color) {
	draw.Draw(img, r, image.NewUniform(c), image.Point{}, draw.Src)
}

// Where the shades of a colour of text stand in the palette, fullest last.
const (
	shades      = 40
	beforeInk   = 1
	beforeMuted = beforeInk + shades
)

// palette gives the accent, and the shades between paper and each of the two
// colours of text, so that the image needs a byte for each pixel and has smooth
// letters.
func palette(accent color.RGBA) color.Palette {
	p := color.Palette{paper, accent}
	for _, c := range []color.RGBA{ink, muted} {
		for i := 1; i <= shades; i++ {
			p = append(p, color.RGBA{mix(paper.R, c.R, i, shades), mix(paper.G, c.G, i, shades), mix(paper.B, c.B, i, shades), 0xff})
		}
	}
	return p
}

func mix(a, b uint8, part, whole int) uint8 {
	return uint8((int(a)*(whole-part) + int(b)*part) / whole)
}

// can tells whether every letter of s can be drawn rightly: the font has it,
// and its script is set letter after letter from the left.
func (a *artist) can(f *sfnt.Font, s string) bool {
	var buf sfnt.Buffer
	for _, r := range s {
		if unicode.In(r, shaped...) {
			return false
		}
		if i, err := f.GlyphIndex(&buf, r); err != nil || i == 0 && !unicode.IsSpace(r) {
			return false
		}
	}
	return strings.TrimSpace(s) != ""
}

// shaped are scripts that a line of single glyphs does not show rightly.
var shaped = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi,
	unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Thai,
	unicode.Lao, unicode.Tibetan, unicode.Myanmar, unicode.Khmer, unicode.Mongolian, unicode.Mn,
}

// line draws one line of small text, cut to the width.
func (a *artist) line(img *image.Paletted, s string, baseline int) error {
	face, err := opentype.NewFace(a.regular, &opentype.FaceOptions{Size: small, DPI: 72})
	if err != nil {
		return err
	}
	defer face.Close()
	text(img, face, wrap(face, s, 1)[0], beforeMuted, baseline)
	return nil
}

// title draws the title in the largest size in which it fits.
func (a *artist) title(img *image.Paletted, s string) error {
	for i, size := range sizes {
		face, err := opentype.NewFace(a.bold, &opentype.FaceOptions{Size: size, DPI: 72})
		if err != nil {
			return err
		}
		lines, leading := wrapped(face, s, most+1), int(size*1.18)
		if (len(lines) > most || len(lines)*leading > room) && i+1 < len(sizes) {
			face.Close()
			continue
		}
		lines = wrapped(face, s, most)
		baseline := (height-leading*(len(lines)-1))/2 + int(size*0.34)
		for _, line := range lines {
			text(img, face, line, beforeInk, baseline)
			baseline += leading
		}
		return face.Close()
	}
	return nil
}

// text draws a line of letters in the shades of the palette before which others
// of that number stand. Each pixel of a letter takes the shade that its
// coverage asks for, which is found at once; the image's own Set would compare
// it with the whole palette.
func text(img *image.Paletted, face font.Face, s string, before uint8, baseline int) {
	dot, last := fixed.P(margin, baseline), rune(-1)
	for _, r := range s {
		if last >= 0 {
			dot.X += face.Kern(last, r)
		}
		last = r
		at, mask, origin, advance, ok := face.Glyph(dot, r)
		if !ok {
			continue
		}
		dot.X += advance
		clipped := at.Intersect(img.Rect)
		for y := clipped.Min.Y; y < clipped.Max.Y; y++ {
			for x := clipped.Min.X; x < clipped.Max.X; x++ {
				_, _, _, cover := mask.At(origin.X+x-at.Min.X, origin.Y+y-at.Min.Y).RGBA()
				if shade := uint8((cover*shades + 0x7fff) / 0xffff); shade > 0 {
					pixel := &img.Pix[img.PixOffset(x, y)]
					*pixel = max(*pixel, before+shade)
				}
			}
		}
	}
}
