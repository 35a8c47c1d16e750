package card

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
)

func images(t *testing.T, config guide.Config, titles ...string) map[string][]byte {
	t.Helper()
	var chapters []*guide.Chapter
	for i, title := range titles {
		url := "/" + string(rune('a'+i)) + "/"
		chapters = append(chapters, &guide.Chapter{Path: "chapters" + url + "x.md", URL: url, Title: title})
	}
	site := guide.NewSite(config, time.Time{}, chapters, nil)
	files, err := Emit(site, Options{Caption: func(c *guide.Chapter) string { return "Mock interview · 46 questions" }})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		out[f.Path] = b.Bytes()
	}
	return out
}

func TestImages(t *testing.T) {
	got := images(t, guide.Config{Title: "Python interviews", Social: "chapters"},
		"First round: a backend developer with three years of Python", strings.Repeat("A title of three hundred letters ", 9), strings.Repeat("w", 200))
	if len(got) != 4 {
		t.Fatalf("%d images", len(got))
	}
	for path, data := range got {
		img, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || img.Width != width || img.Height != height {
			t.Errorf("%s: %v, %v", path, img, err)
		}
		if len(data) > 40_000 {
			t.Errorf("%s has %d bytes", path, len(data))
		}
		if dir := os.Getenv("GEN_ARTIFACTS"); dir != "" {
			os.WriteFile(dir+"/card-"+strings.ReplaceAll(path, "/", "-"), data, 0o644)
		}
	}
}

func TestOneForTheSite(t *testing.T) {
	if got := images(t, guide.Config{Title: "Guide", Social: "site"}, "A", "B"); len(got) != 1 || got[SitePath] == nil {
		t.Errorf("%d images", len(got))
	}
	if got := images(t, guide.Config{Social: "off"}, "A"); len(got) != 0 {
		t.Errorf("%d images", len(got))
	}
}

// TestWithoutGlyphs shows the caption in the place of the title for scripts that cannot be drawn.
func TestWithoutGlyphs(t *testing.T) {
	got := images(t, guide.Config{Title: "Guide", Social: "chapters"}, "面试", "مقابلة", "साक्षात्कार")
	if !bytes.Equal(got["a/social.png"], got["b/social.png"]) || !bytes.Equal(got["a/social.png"], got["c/social.png"]) {
		t.Error("a title without glyphs is drawn")
	}
}

func TestKeyCoversWhatIsDrawn(t *testing.T) {
	a, _ := newArtist(nil, "#123")
	b, _ := newArtist(nil, "#124")
	w := words{"g", "t", "c"}
	if a.key(w) == b.key(w) || a.key(w) == a.key(words{"g", "t", "d"}) || a.key(w) == a.key(words{"gt", "", "c"}) {
		t.Error("equal keys for different images")
	}
}

func TestBadFont(t *testing.T) {
	site := guide.NewSite(guide.Config{Social: "site"}, time.Time{}, nil, nil)
	if _, err := Emit(site, Options{Font: []byte("no font")}); err == nil || !strings.HasPrefix(err.Error(), "read social_font: ") {
		t.Errorf("error is %v", err)
	}
}

// TestColours: an image looks like the pages it stands for.
func TestColours(t *testing.T) {
	tokens, err := os.ReadFile("../../themes/default/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]color.RGBA{"page": paper, "text": ink, "muted": muted, "brand": brand} {
		if !regexp.MustCompile(fmt.Sprintf(`--%s: (light-dark\()?#%02x%02x%02x\b`, name, c.R, c.G, c.B)).Match(tokens) {
			t.Errorf("--%s of the theme is not %v", name, c)
		}
	}
}

// TestTitleKeepsClear: no title reaches the line above or below it.
func TestTitleKeepsClear(t *testing.T) {
	a, err := newArtist(nil, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, title := range []string{"Qg", strings.Repeat("gÄ", 40), strings.Repeat("Äpfel quälen jeden Gigant ", 12), strings.Repeat("g", 300)} {
		var data bytes.Buffer
		if err := a.draw(&data, words{title: title}); err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(&data)
		if err != nil {
			t.Fatal(err)
		}
		drawn := 0
		for x := stripe; x < width; x++ {
			for y := range height {
				if img.At(x, y) == paper {
					continue
				}
				if drawn++; y < margin+small+8 || y > height-margin-small || x > width-margin+8 {
					t.Fatalf("%.20s: reaches %d, %d", title, x, y)
				}
			}
		}
		if drawn == 0 {
			t.Errorf("%s is not drawn", title)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	a, err := newArtist(nil, "")
	if err != nil {
		b.Fatal(err)
	}
	w := words{guide: "Interview guide", title: "Why does a default list keep its contents between calls, and what is stored where?", caption: "List · 30 questions"}
	for b.Loop() {
		if err := a.draw(io.Discard, w); err != nil {
			b.Fatal(err)
		}
	}
}
