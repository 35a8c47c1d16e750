package asset_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gen/generator/asset"
)

// folder makes a file system of names and texts.
func folder(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func names(files map[string]string) []string { return slices.Sorted(maps.Keys(files)) }

// phrases is a catalogue of two languages.
func phrases(language, group string) ([]byte, error) {
	word := map[string]string{"en": "Copy", "de": "Kopieren"}[language]
	return json.Marshal(map[string]string{"copy": group + " " + word})
}

// build makes the assets of a theme and gives each file's bytes.
func build(t *testing.T, o asset.Options) (*asset.Set, map[string]string) {
	t.Helper()
	set, err := asset.Build(o)
	if err != nil {
		t.Fatal(err)
	}
	bytesOf := map[string]string{}
	for _, f := range set.Files() {
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		if f.Key == "" {
			t.Errorf("%s has no key", f.Path)
		}
		bytesOf["/"+f.Path] = b.String()
	}
	return set, bytesOf
}

func TestThemeIsBundled(t *testing.T) {
	theme := map[string]string{
		"css/site.css":        `@layer a; @import "./deep/tokens.css"; @import "gen:highlight.css" layer(a); a { color : var(--c) }`,
		"css/deep/tokens.css": `:root { --c : light-dark(#fff, #000) }`,
		"js/site.js":          `import s from 'gen:strings/core'; document.title = s.copy; if (location.hash) import('./quiz.js').then((m) => m.run())`,
		"js/quiz.js":          `import { find } from '../search/find.js'; import look from 'gen:text/css/quiz.css'; export function run() { find(look) }`,
		"css/quiz.css":        `@layer a { b { color : green } }`,
		"js/scheme.js":        `const s = 'dark'; document.documentElement.dataset.theme = s`,
		"favicon.svg":         `<svg xmlns="http://www.w3.org/2000/svg"/>`,
	}
	set, files := build(t, asset.Options{
		Theme: folder(theme), Static: names(theme), Strings: phrases, Languages: []string{"de", "en"},
		Mounts: map[string]fs.FS{"search": folder(map[string]string{"find.js": `export const find = (n) => console.log('found', n)`})},
		Styles: map[string]string{"highlight.css": "pre .k { color: red }"},
	})
	css := files[set.Static("css/site.css", "en")]
	for _, want := range []string{"light-dark(#fff, #000)", "pre .k{color:red}", "@layer a"} {
		if !strings.Contains(css, want) {
			t.Errorf("the stylesheet lacks %q: %s", want, css)
		}
	}
	for language, word := range map[string]string{"en": "core Copy", "de": "core Kopieren"} {
		url := set.Static("js/site.js", language)
		if !regexp.MustCompile(`^/assets/site\.[0-9A-Z]{8}\.js$`).MatchString(url) || !strings.Contains(files[url], word) {
			t.Errorf("%s: %s holds %q", language, url, files[url])
		}
		if strings.Contains(files[url], "found") {
			t.Error("what is imported on demand is part of the entry")
		}
	}
	if scheme := files[set.Static("js/scheme.js", "en")]; strings.Contains(scheme, "export") || len(scheme) > 120 {
		t.Errorf("the scheme script is %q", scheme)
	}
	if icon := set.Static("favicon.svg", "en"); files[icon] != theme["favicon.svg"] {
		t.Errorf("favicon at %q", icon)
	}
	lazy := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(name string) bool { return !strings.HasPrefix(name, "/assets/quiz.") })
	if len(lazy) != 1 || !strings.Contains(files[lazy[0]], "found") || !strings.Contains(files[lazy[0]], "@layer a{b{color:green}}") {
		t.Errorf("modules imported on demand: %q", lazy)
	}
}

// TestAnEntryThatOnlyForwards is left out: pages ask for what it would load.
func TestAnEntryThatOnlyForwards(t *testing.T) {
	theme := map[string]string{"js/site.js": `console.log('read'); import('./quiz.js')`, "js/quiz.js": `import './site.js'; console.log('asked')`}
	for _, readable := range []bool{false, true} {
		set, files := build(t, asset.Options{Theme: folder(theme), Static: names(theme), Languages: []string{"en"}, Readable: readable})
		if url := set.Static("js/site.js", "en"); !strings.Contains(files[url], "read") || len(files) != 2 {
			t.Errorf("%s of %q", url, files)
		}
	}
}

func TestBundlesAreTheSameEveryTime(t *testing.T) {
	theme := map[string]string{"js/site.js": `import('./a.js')`, "js/a.js": `console.log(1)`, "css/site.css": "a{color:red}"}
	o := asset.Options{Theme: folder(theme), Static: names(theme), Strings: phrases, Languages: []string{"en", "de"}}
	_, first := build(t, o)
	_, second := build(t, o)
	if !maps.Equal(first, second) {
		t.Errorf("%v\n%v", slices.Sorted(maps.Keys(first)), slices.Sorted(maps.Keys(second)))
	}
}

func TestFaultsNameTheirPlace(t *testing.T) {
	for want, theme := range map[string]map[string]string{
		"js/site.js:2:": {"js/site.js": "let a = 1\nlet = = 2\n"},
		"there is no file js/gone.js in the theme": {"js/site.js": "import './gone.js'"},
		`"lodash" cannot be imported`:              {"js/site.js": "import 'lodash'"},
		"there is no gen:nothing.css":              {"css/site.css": `@import "gen:nothing.css";`},
	} {
		_, err := asset.Build(asset.Options{Theme: folder(theme), Static: names(theme), Languages: []string{"en"}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q in it", err, want)
		}
	}
}

func TestImagesHaveASize(t *testing.T) {
	picture := image.NewPaletted(image.Rect(0, 0, 3, 2), palette.Plan9)
	encode := func(f func(*bytes.Buffer) error) string {
		var b bytes.Buffer
		if err := f(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	photo := encode(func(b *bytes.Buffer) error { return jpeg.Encode(b, picture, nil) })
	exif := "\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	files := map[string]string{
		"a.png":      encode(func(b *bytes.Buffer) error { return png.Encode(b, picture) }),
		"a.gif":      encode(func(b *bytes.Buffer) error { return gif.Encode(b, picture, nil) }),
		"a.jpg":      photo,
		"turned.jpg": photo[:2] + exif + photo[2:],
		"a.svg":      `<?xml version="1.0"?><!-- c --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20" width="60"><a/></svg>`,
		"bad.png":    "not a picture",
		"plain.txt":  "words",
	}
	want := map[string][2]int{"a.png": {3, 2}, "a.gif": {3, 2}, "a.jpg": {3, 2}, "turned.jpg": {2, 3}, "a.svg": {60, 40}, "bad.png": {}, "plain.txt": {}}
	var list []asset.File
	for _, name := range names(files) {
		list = append(list, asset.File{Path: name, URL: "/" + name})
	}
	set, _ := build(t, asset.Options{Site: folder(files), Files: list})
	for name, size := range want {
		if a := set.Site()[name]; [2]int{a.Width, a.Height} != size || a.URL != "/"+name {
			t.Errorf("%s: %+v, want %v", name, a, size)
		}
	}
}

func TestSiteAssetsAreFingerprinted(t *testing.T) {
	files := map[string]string{"assets/a b.pdf": "one", "assets/img/x": "two"}
	set, bytesOf := build(t, asset.Options{Site: folder(files), Files: []asset.File{
		{Path: "assets/a b.pdf", URL: "/assets/a b.pdf"}, {Path: "assets/img/x", URL: "/assets/img/x"},
	}})
	for name, shape := range map[string]string{"assets/a b.pdf": `^/assets/a b\.[0-9a-f]{8}\.pdf$`, "assets/img/x": `^/assets/img/x\.[0-9a-f]{8}$`} {
		url := set.Site()[name].URL
		if !regexp.MustCompile(shape).MatchString(url) || bytesOf[url] != files[name] {
			t.Errorf("%s is published at %q", name, url)
		}
	}
}
