package themes

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"testing"
)

// pairs are the colours that stand on each other, with the contrast they need:
// 7:1 for prose, 4.5:1 for other text, 3:1 for the edges of things to press.
var pairs = []struct {
	front, back string
	least       float64
}{
	{"text", "page", 7}, {"text", "surface", 7}, {"text", "code-bg", 7}, {"text", "mark", 7}, {"text", "tint", 7},
	{"accent", "page", 7}, {"accent", "surface", 4.5}, {"accent", "tint", 4.5}, {"on-accent", "accent", 4.5},
	{"muted", "page", 4.5}, {"muted", "surface", 4.5}, {"muted", "code-bg", 4.5}, {"muted", "tint", 4.5},
	{"good", "page", 4.5}, {"bad", "page", 4.5}, {"good", "tint", 4.5}, {"bad", "tint", 4.5},
	{"edge", "page", 3},
}

// TestContrast: the tokens of every theme keep the contrast the page needs, in
// both schemes.
func TestContrast(t *testing.T) {
	for _, theme := range []string{"default", "plain"} {
		for scheme, name := range []string{"light", "dark"} {
			c := colours(t, theme, scheme, "")
			for _, p := range pairs {
				if got := contrast(c[p.front], c[p.back]); got < p.least {
					t.Errorf("%s, %s: --%s on --%s has %.2f:1, needs %.1f:1", theme, name, p.front, p.back, got, p.least)
				}
			}
		}
	}
}

// TestAccent: whatever accent a site asks for, it can be read: its lightness
// is brought to where the contrast is kept.
func TestAccent(t *testing.T) {
	for _, brand := range []string{"#ffff00", "#00ff00", "#00ffff", "#ff0000", "#ff00ff", "#0000ff", "#ffffff", "#000000", "#808080", "#ffa500", "#ffc0cb", "#7fff00", "#8b4513"} {
		for scheme, name := range []string{"light", "dark"} {
			c := colours(t, "default", scheme, brand)
			for _, p := range []string{"page", "surface", "tint"} {
				if got := contrast(c["accent"], c[p]); got < 4.5 {
					t.Errorf("accent %s, %s: %.2f:1 on --%s, needs 4.5:1", brand, name, got, p)
				}
			}
			if got := contrast(c["on-accent"], c["accent"]); got < 4.5 {
				t.Errorf("accent %s, %s: its own text has %.2f:1, needs 4.5:1", brand, name, got)
			}
		}
	}
}

// rgb is a colour in linear light, each channel from 0 to 1.
type rgb [3]float64

var (
	binding = regexp.MustCompile(`--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`)
	bounds  = regexp.MustCompile(`--accent: light-dark\(oklch\(from var\(--brand\) min\(l, ([\d.]+)\) c h\), oklch\(from var\(--brand\) clamp\(([\d.]+), l, ([\d.]+)\) min\(c, ([\d.]+)\) h\)\)`)
	single  = regexp.MustCompile(`--brand: (#[0-9a-f]{6})`)
)

// colours reads the colours of a theme's tokens in one scheme: 0 light, 1 dark.
// What the theme does not bind is bound by the default theme.
func colours(t *testing.T, theme string, scheme int, brand string) map[string]rgb {
	t.Helper()
	bound := map[string]rgb{}
	var limits []string
	for _, name := range []string{"default/css/tokens.css", theme + "/css/look.css"} {
		text, err := fs.ReadFile(FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range binding.FindAllStringSubmatch(string(text), -1) {
			bound[m[1]] = parse(t, m[2+scheme])
		}
		if m := bounds.FindStringSubmatch(string(text)); m != nil {
			limits = m[1:]
		}
		if m := single.FindStringSubmatch(string(text)); m != nil && brand == "" {
			bound["brand"] = parse(t, m[1])
		}
	}
	if limits == nil {
		t.Fatal("tokens.css does not bind --accent as this test reads it")
	}
	if brand != "" {
		bound["brand"] = parse(t, brand)
	}
	if _, own := bound["accent"]; !own {
		bound["accent"] = readable(t, bound["brand"], scheme, limits)
	}
	bound["tint"] = mix(bound["accent"], bound["page"], 0.08)
	return bound
}

func parse(t *testing.T, hex string) (c rgb) {
	t.Helper()
	for i := range c {
		v, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatalf("colour %s: %v", hex, err)
		}
		c[i] = linear(float64(v) / 255)
	}
	return c
}

// readable gives brand with its lightness and chroma brought within limits, as
// the stylesheet does.
func readable(t *testing.T, brand rgb, scheme int, limits []string) rgb {
	t.Helper()
	var n [4]float64
	for i, s := range limits {
		if _, err := fmt.Sscan(s, &n[i]); err != nil {
			t.Fatal(err)
		}
	}
	l, a, b := oklab(brand)
	if scheme == 0 {
		return fromOklab(min(l, n[0]), a, b)
	}
	if chroma := math.Hypot(a, b); chroma > n[3] {
		a, b = a*n[3]/chroma, b*n[3]/chroma
	}
	return fromOklab(max(n[1], min(l, n[2])), a, b)
}

// contrast is that of WCAG 2, from 1 to 21.
func contrast(a, b rgb) float64 {
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x, y) / min(x, y)
}

func luminance(c rgb) float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// linear and gamma are the transfer functions of sRGB.
func linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func gamma(v float64) float64 {
	if v <= 0.0031308 {
		return v * 12.92
	}
	return 1.055*math.Pow(v, 1/2.4) - 0.055
}

// mix gives share of a in b, mixed as color-mix(in srgb) does.
func mix(a, b rgb, share float64) (c rgb) {
	for i := range c {
		c[i] = linear(gamma(a[i])*share + gamma(b[i])*(1-share))
	}
	return c
}

// oklab and fromOklab convert by the matrices of CSS Color 4; what is out of
// the gamut of sRGB is clipped, as browsers do.
func oklab(c rgb) (l, a, b float64) {
	x := math.Cbrt(0.4122214708*c[0] + 0.5363325363*c[1] + 0.0514459929*c[2])
	y := math.Cbrt(0.2119034982*c[0] + 0.6806995451*c[1] + 0.1073969566*c[2])
	z := math.Cbrt(0.0883024619*c[0] + 0.2817188376*c[1] + 0.6299787005*c[2])
	return 0.2104542553*x + 0.7936177850*y - 0.0040720468*z,
		1.9779984951*x - 2.4285922050*y + 0.4505937099*z,
		0.0259040371*x + 0.7827717662*y - 0.8086757660*z
}

func fromOklab(l, a, b float64) (c rgb) {
	x := math.Pow(l+0.3963377774*a+0.2158037573*b, 3)
	y := math.Pow(l-0.1055613458*a-0.0638541728*b, 3)
	z := math.Pow(l-0.0894841775*a-1.2914855480*b, 3)
	c = rgb{
		4.0767416621*x - 3.3077115913*y + 0.2309699292*z,
		-1.2684380046*x + 2.6097574011*y - 0.3413193965*z,
		-0.0041960863*x - 0.7034186147*y + 1.7076147010*z,
	}
	for i := range c {
		c[i] = min(1, max(0, c[i]))
	}
	return c
}
