package guide

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func weight(n int) *int { return &n }

func TestReadingOrder(t *testing.T) {
	site := NewSite(Config{Title: "Guide"}, time.Time{}, []*Chapter{
		{Path: "chapters/zebra.md", URL: "/zebra/", Title: "Zebra"},
		{Path: "chapters/glossary.md", URL: "/glossary/", Title: "A to Z"},
		{Path: "chapters/apple.md", URL: "/apple/", Title: "apple"},
		{Path: "chapters/10-ten.md", URL: "/ten/", Title: "Ten"},
		{Path: "chapters/9-nine.md", URL: "/nine/", Title: "Nine"},
		{Path: "chapters/first.md", URL: "/first/", Title: "First", Meta: Meta{Weight: weight(1)}},
		{Path: "chapters/hidden.md", URL: "/hidden/", Title: "Hidden", Meta: Meta{Unlisted: true}},
		{Path: "chapters/02-b/x.md", URL: "/b/x/", Title: "X"},
		{Path: "chapters/01-a/y.md", URL: "/a/y/", Title: "Y"},
		{Path: "chapters/03-c/_index.md", URL: "/c/", Index: true, Title: "See", Meta: Meta{Weight: weight(0)}},
		{Path: "chapters/03-c/z.md", URL: "/c/z/", Title: "Z"},
		{Path: "chapters/_index.md", URL: "/", Index: true, Title: "Home", Entries: []*Entry{{ID: "q"}}},
	}, nil)
	var order []string
	for _, c := range site.Chapters {
		order = append(order, c.URL)
	}
	if got, want := strings.Join(order, " "), "/ /first/ /nine/ /ten/ /apple/ /zebra/ /c/z/ /a/y/ /b/x/ /glossary/"; got != want {
		t.Errorf("order is %s\nwant     %s", got, want)
	}
	if site.Prev(site.Chapters[0]) != nil || site.Next(site.Chapters[0]).URL != "/first/" || site.Next(site.Chapters[9]) != nil {
		t.Error("neighbours are wrong")
	}
	var titles []string
	for _, col := range site.Collections {
		titles = append(titles, col.Title+" "+col.URL)
	}
	if got := strings.Join(titles, ", "); got != "See /c/, A /a/, B /b/" {
		t.Errorf("collections are %s", got)
	}
	if n := len(site.Pages()); n != 12 {
		t.Errorf("%d pages", n)
	}
}

// TestOrderOfTheAuthor: chapters and folders that the author lists come as listed,
// before those that are not, and after those with a weight.
func TestOrderOfTheAuthor(t *testing.T) {
	site := NewSite(Config{}, time.Time{}, []*Chapter{
		{Path: "a.md", URL: "/a/", Title: "A"},
		{Path: "c.md", URL: "/c/", Title: "C", Meta: Meta{Listed: 2}},
		{Path: "d.md", URL: "/d/", Title: "D", Meta: Meta{Listed: 1}},
		{Path: "e.md", URL: "/e/", Title: "E", Meta: Meta{Weight: weight(1)}},
		{Path: "m/f/g.md", URL: "/m/f/g/", Title: "G", Meta: Meta{Listed: 5}},
		{Path: "b/h.md", URL: "/b/h/", Title: "H", Meta: Meta{Listed: 6}},
		{Path: "01/i.md", URL: "/01/i/", Title: "I"},
	}, nil)
	var order []string
	for _, c := range site.Chapters {
		order = append(order, c.Title)
	}
	if got, want := strings.Join(order, ""), "EDCAGHI"; got != want {
		t.Errorf("order is %s, want %s", got, want)
	}
}

// TestFolderOfASlug keeps a chapter in the folder it lies in, wherever its slug
// puts its page.
func TestFolderOfASlug(t *testing.T) {
	site := NewSite(Config{}, time.Time{}, []*Chapter{{Path: "chapters/a/b.md", URL: "/a/coding/algorithms/", Folder: "/a/"}}, nil)
	if col := site.Collection(site.Chapters[0]); col.URL != "/a/" {
		t.Errorf("collection is at %s", col.URL)
	}
}

// TestIndexBesideItsFolder gives a folder the chapter beside it that is called
// after it.
func TestIndexBesideItsFolder(t *testing.T) {
	site := NewSite(Config{}, time.Time{}, []*Chapter{
		{Path: "chapters/a.md", URL: "/a/", Folder: "/a/", Index: true, Title: "About"}, {Path: "chapters/a/b.md", URL: "/a/b/", Folder: "/a/"},
	}, nil)
	if col := site.Collection(site.Chapters[0]); col.Title != "About" || col.Parent == nil || len(site.Collections) != 1 {
		t.Errorf("the folder is %+v of %d", col, len(site.Collections))
	}
}

// TestFoldersOfLanguages: a folder of a translation is called as its language
// calls itself; one that only looks like it is not.
func TestFoldersOfLanguages(t *testing.T) {
	names := map[string]string{"ru": "русский", "zh-TW": "繁體中文", "cs": "čeština"}
	site := NewSite(Config{LanguageName: func(tag string) string { return names[tag] }}, time.Time{}, []*Chapter{
		{Path: "cs/a.md", URL: "/cs/a/", Folder: "/cs/", Meta: Meta{Language: "en"}},
		{Path: "ru/a.md", URL: "/ru/a/", Folder: "/ru/", Meta: Meta{Language: "ru"}},
		{Path: "zh-TW/a.md", URL: "/zh-tw/a/", Folder: "/zh-tw/", Meta: Meta{Language: "zh"}},
	}, nil)
	var titles []string
	for _, col := range site.Collections {
		titles = append(titles, col.Title)
	}
	if got, want := fmt.Sprint(titles), "[Cs Русский 繁體中文]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestLooseFolders gives a site without chapters at its root a root all the same.
func TestLooseFolders(t *testing.T) {
	site := NewSite(Config{}, time.Time{}, []*Chapter{{Path: "docs/a.md", URL: "/docs/a/"}, {Path: "more/deep/b.md", URL: "/more/deep/b/"}}, nil)
	if site.Root.URL != "/" || len(site.Root.Children) != 2 || len(site.Chapters) != 2 {
		t.Errorf("root is %+v", site.Root)
	}
	if col := site.Collection(site.Chapters[1]); col.Parent.URL != "/more/" || col.Parent.Parent != site.Root {
		t.Errorf("collection is %+v", col)
	}
}

func TestResolve(t *testing.T) {
	b := &Chapter{Path: "chapters/02-lists/gil.md", URL: "/lists/gil/", Anchors: NewAnchors(map[string]string{"why": "why", "12-why": "why"})}
	a := &Chapter{Path: "chapters/a.md", URL: "/a/"}
	site := NewSite(Config{}, time.Time{}, []*Chapter{a, b}, map[string]Asset{
		"chapters/02-lists/pic one.png": {URL: "/lists/pic one.png"}, "assets/logo.svg": {URL: "/assets/logo.1.svg"}})
	for target, want := range map[string]string{
		"02-lists/gil.md": "/lists/gil/", "02-lists/gil.md#why": "/lists/gil/#why", "./02-lists/gil.md?x=1#12-WHY": "/lists/gil/?x=1#why",
		"/lists/gil/": "/lists/gil/", "/lists/gil/index.html": "/lists/gil/", "02-lists/gil": "/lists/gil/", "02-lists/": "/lists/",
		"/chapters/02-lists/gil.md": "/lists/gil/", "/02-lists/gil.md": "/lists/gil/", "02-lists/pic%20one.png": "/lists/pic one.png",
		"../assets/logo.svg": "/assets/logo.1.svg", "/logo.svg": "/assets/logo.1.svg", "": "/a/", "missing.md": "", "../../etc/passwd": "",
		"02-lists/gil.md#no": "/lists/gil/ broken no",
	} {
		r := site.Resolve(a, target)
		got := r.URL + r.Suffix
		if r.Fragment != "" {
			got += "#" + r.Fragment
		}
		if r.Broken != "" {
			got += " broken " + r.Broken
		}
		if got != want {
			t.Errorf("%q leads to %q, want %q", target, got, want)
		}
	}
}

func TestRelative(t *testing.T) {
	for _, test := range [][3]string{
		{"/lists/gil/", "/lists/", "../"}, {"/lists/gil/", "/lists/gil/", "./"}, {"/", "/a/", "a/"}, {"/a/", "/", "../"},
		{"/lists/gil/", "/assets/x.css", "../../assets/x.css"}, {"/404.html", "/a/", "a/"}, {"/a/", "/ab/", "../ab/"}, {"/", "/a:b/", "./a:b/"},
	} {
		if got := Relative(test[0], test[1]); got != test[2] {
			t.Errorf("from %s to %s: %s, want %s", test[0], test[1], got, test[2])
		}
	}
}

func TestNearest(t *testing.T) {
	words := []string{"description", "title", "topics", "toc", "tithe"}
	for s, want := range map[string]string{"titel": "title", "topic": "topics", "tite": "title", "zebra": "", "": ""} {
		if got := Nearest(s, words); got != want {
			t.Errorf("nearest to %q is %q, want %q", s, got, want)
		}
	}
}

func TestTopicsAreOnePerAddress(t *testing.T) {
	site := NewSite(Config{}, time.Time{}, []*Chapter{
		{Path: "chapters/a.md", URL: "/a/", Entries: []*Entry{{ID: "1", Topics: []string{"Data Types"}, Level: "senior"}, {ID: "2", Topics: []string{"data-types", "c++"}, Level: "junior"}}},
	}, nil)
	if len(site.Topics) != 2 || site.Topics[0].URL != "/topics/data-types/" || site.Topics[0].Count != 2 || site.Topics[1].URL != "/topics/cplusplus/" {
		t.Errorf("topics are %+v", site.Topics)
	}
	for i, id := range []string{"2", "1"} {
		if asked := site.Levels[i].Questions(0, 9); len(asked) != 1 || asked[0].Entry.ID != id {
			t.Errorf("%s asks %v, want question %s", site.Levels[i].Name, asked, id)
		}
	}
	if site.Levels[0].Name != "junior" || site.Levels[1].Name != "senior" {
		t.Errorf("levels are %v", site.Levels)
	}
}

func TestFill(t *testing.T) {
	p := Prose{HTML: `<a href="">x</a><img >`, Refs: []Ref{{Offset: 9, Target: "a"}, {Offset: 21, Target: "b", Kind: RefImage}}}
	got := p.Fill(nil, func(dst []byte, r Ref) []byte { return append(dst, r.Target...) })
	if want := `<a href="a">x</a><img b>`; string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSortProblems(t *testing.T) {
	list := []Problem{{Pos: Pos{"b", 1, 1}, Message: "x"}, {Pos: Pos{"a", 2, 1}}, {Pos: Pos{"a", 1, 5}, Severity: Error, Message: "m"}}
	SortProblems(list)
	if list[0].String() != "a:1:5: error: m" || list[2].File != "b" || !slices.IsSortedFunc(list, func(a, b Problem) int { return strings.Compare(a.File, b.File) }) {
		t.Errorf("sorted to %v", list)
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Hello, World!", "C++", "Über uns", "面试", "...", "a'b", strings.Repeat("ü", 100), "\xff", "İ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		slug := Slug(s)
		if again := Slug(slug); again != slug {
			t.Errorf("Slug(%q) = %q, and again %q", s, slug, again)
		}
		if len(slug) > maxSlug || strings.ContainsAny(slug, "/\\. ?#%") || strings.HasPrefix(slug, "-") || !utf8.ValidString(slug) {
			t.Errorf("Slug(%q) = %q", s, slug)
		}
	})
}

func TestTagName(t *testing.T) {
	for tag, want := range map[string]string{"<p>": "p", "<BR/>": "br", "</Li >": "/li", "<a\nhref=x>": "a", "<!-- p -->": "!--", "<": "", "<em": "em"} {
		name, ends := TagName(tag)
		if ends {
			name = "/" + name
		}
		if name != want {
			t.Errorf("%q is of %q, want %q", tag, name, want)
		}
	}
}

func TestTagLength(t *testing.T) {
	for markup, want := range map[string]int{
		"<b>x": 3, `<a title=">" href='>'>x`: 22, "<!-- > -->x": 10, "<!-- x": 6, "<p": 2, `<p a=">`: 7,
	} {
		if got := TagLength(markup); got != want {
			t.Errorf("%s: %d, want %d", markup, got, want)
		}
	}
}

// TestNamelessHome: a home page that nothing in its file names has the name of
// the guide, and its chapter, which may be shared, stays as it was parsed.
func TestNamelessHome(t *testing.T) {
	home := &Chapter{Path: "README.md", URL: "/", Index: true}
	for want, config := range map[string]Config{"Mine": {Title: "Mine", Untitled: "Interview guide"}, "Interview guide": {Untitled: "Interview guide"}} {
		site := NewSite(config, time.Time{}, []*Chapter{home}, nil)
		if got := site.Root.Index.Title; got != want || site.Root.Title != want || home.Title != "" {
			t.Errorf("home is %q, the guide %q, the chapter %q; want %q", got, site.Root.Title, home.Title, want)
		}
	}
}

// TestPrintable: no name or title commands a terminal, or turns its lines around.
func TestPrintable(t *testing.T) {
	for s, want := range map[string]string{
		"names.md":          "names.md",
		"شرح.md 👩‍🏫":        "شرح.md 👩‍🏫",
		"a\n\x1b[31mb":      `a\n\x1b[31mb`,
		"a\u202edm.exe":     `a\u202edm.exe`,
		"caf\xe9.md":        "caf\ufffd.md",
		"\u2066x\u2069\x7f": `\u2066x\u2069\x7f`,
	} {
		if got := Printable(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}
