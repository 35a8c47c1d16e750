package markdown

import (
	"fmt"
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestForbiddenAddresses tries the spellings of a script that browsers still
// run: none may come through, as Markdown or as HTML, and all are reported.
func TestForbiddenAddresses(t *testing.T) {
	for _, url := range []string{
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)",
		"&#x6A;avascript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)", "java&Tab;script:alert(1)", "&#1;javascript:alert(1)",
		"vbscript:x", "data:text/html,x", "data:image/svg+xml,x", "file:///etc/passwd", "javascript\\:alert(1)", "view-source:x", "blob:x",
	} {
		for _, text := range []string{"[x](<" + url + ">)", "[x][y]\n\n[y]: <" + url + ">\n", `<a href="` + url + `">x</a>`, `<ul><li><a href="` + url + `">x</a></li></ul>`, "![x](<" + url + ">)", `<img src="` + url + `">`} {
			got, c := rendered(t, text)
			checkSafe(t, text, got)
			if strings.Contains(got, "href=") || strings.Contains(got, "src=") {
				t.Errorf("%q: got %q", text, got)
			}
			if len(c.Problems) != 1 || len(c.Links) != 0 {
				t.Errorf("%q: problems %q, links %v", text, c.Problems, c.Links)
			}
		}
	}
}

// TestLinks says which targets are left to the site, as the author wrote them
// and where.
func TestLinks(t *testing.T) {
	text := "[a](../b.md#c \"t\") ![d](e\\_f.png)\n\n- <https://x.org> [g](#h)\n  <a href='i j.md'>k</a>\n\n[l][m] [n](https://x.org)\n\n[m]: o&amp;p.md\n\n| q |\n|---|\n| [r](s.md) |\n"
	_, c := rendered(t, text)
	var got []string
	for _, l := range c.Links {
		got = append(got, fmt.Sprintf("%d:%d %s %v", l.Pos.Line, l.Pos.Col, l.Target, l.Image))
	}
	want := []string{"1:1 ../b.md#c false", "1:20 e_f.png true", "3:19 #h false", "4:3 i j.md false", "6:1 o&p.md false", "12:3 s.md false"}
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestShows: an image is shown where the policy of the page lets it load.
func TestShows(t *testing.T) {
	d := newDocument(&guide.Source{}, Options{ImageHosts: []string{"cdn.example.org", "*.img.example.org", "localhost:80"}})
	for target, want := range map[string]bool{
		"https://cdn.example.org/a.png": true, "https://CDN.Example.org/a.png": true, "https://localhost:80/a.png": true,
		"https://a.img.example.org/a.png": true, "https://a.b.img.example.org/a.png": true,
		"https://img.example.org/a.png": false, "https://evilimg.example.org/a.png": false, "https://example.org/a.png": false,
		"http://cdn.example.org/a.png": false, "https://cdn.example.org.evil.org/a.png": false,
	} {
		if got := d.shows(target); got != want {
			t.Errorf("%s: %t", target, got)
		}
	}
}

// TestImageHosts shows remote images of the hosts that a site allows.
func TestImageHosts(t *testing.T) {
	src := &guide.Source{Path: "a.md", Text: []byte("text ![a](https://cdn.example.org/a.png) ![b](https://evil.example.org/b.png)\n"), Line: 1}
	c := Parse(src, Options{ImageHosts: []string{"cdn.example.org"}})
	body, err := c.Body()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(blockTexts(body.Blocks), "")
	want := `<p>text <img src="https://cdn.example.org/a.png" alt="a" loading="lazy" decoding="async"> <a class="image" href="https://evil.example.org/b.png">b</a></p>`
	if strings.TrimSpace(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
