package page_test

import (
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
	"gen/generator/page"
)

// TestFacts sets one thing of a chapter or its guide at a time and looks for
// what it does to the page.
func TestFacts(t *testing.T) {
	day := func(d int) time.Time { return today.AddDate(0, 0, d) }
	pass := 70
	for name, c := range map[string]struct {
		set      func(g *guide.Config, c *guide.Chapter)
		has, not string
	}{
		"canonical":       {func(g *guide.Config, _ *guide.Chapter) { g.BaseURL = "https://example.org/g/" }, `<link rel="canonical" href="https://example.org/g/x/">`, ""},
		"no base":         {nil, `<title>A chapter · A guide</title>`, "canonical"},
		"no feed":         {nil, "", "feed.xml"},
		"feed":            {func(g *guide.Config, _ *guide.Chapter) { g.BaseURL = "https://example.org/" }, `type="application/atom&#43;xml" title="Atom" href="../feed.xml"`, ""},
		"noindex":         {func(_ *guide.Config, c *guide.Chapter) { c.Meta.NoIndex = true }, `<meta name="robots" content="noindex">`, ""},
		"indexed":         {nil, "", "noindex"},
		"place":           {func(_ *guide.Config, c *guide.Chapter) { c.Path = "chapters/part-0/x.md" }, `<li>2 of 2</li>`, ""},
		"language":        {func(_ *guide.Config, c *guide.Chapter) { c.Meta.Language = "ar" }, `<html lang="ar" dir="rtl"`, "Next"},
		"direction":       {func(_ *guide.Config, c *guide.Chapter) { c.Meta.Dir = "rtl" }, `<html lang="en" dir="rtl"`, ""},
		"german guide":    {func(g *guide.Config, _ *guide.Chapter) { g.Language = "de-AT" }, `<html lang="de-AT" dir="ltr"`, "Skip"},
		"kicker":          {func(_ *guide.Config, c *guide.Chapter) { c.Meta.Kicker = "From a real one" }, `<p class="kicker">From a real one</p>`, ""},
		"number":          {func(_ *guide.Config, c *guide.Chapter) { c.Meta.Chapter = "15" }, `<span class="chapter-number">Chapter 15</span>`, ""},
		"number in title": {func(_ *guide.Config, c *guide.Chapter) { c.Meta.Chapter, c.Title = "15", "Chapter 15: Names" }, "", "chapter-number"},
		"collection":      {func(_ *guide.Config, c *guide.Chapter) { c.Meta.Collection = "Premium" }, `<span class="badge badge--collection">Premium</span>`, ""},
		"draft":           {func(_ *guide.Config, c *guide.Chapter) { c.Meta.Draft = true }, `badge--draft">Draft`, ""},
		"stale":           {func(_ *guide.Config, c *guide.Chapter) { c.Meta.ReviewBy = day(-1) }, `badge--stale">Review was due on 28 February 2026`, ""},
		"fresh":           {func(_ *guide.Config, c *guide.Chapter) { c.Meta.ReviewBy = day(0) }, "", "badge--stale"},
		"reviewed":        {func(_ *guide.Config, c *guide.Chapter) { c.Meta.Reviewed = day(-9) }, `Reviewed <time datetime="2026-02-20">20 February 2026</time>`, ""},
		"version":         {func(_ *guide.Config, c *guide.Chapter) { c.Meta.AppliesTo = []string{"django>=5.1,<6"} }, `fact--version">django&gt;=5.1,&lt;6`, ""},
		"disclosure":      {func(_ *guide.Config, c *guide.Chapter) { c.Meta.Disclosure = "Proofread by a machine." }, `<p class="disclosure">Proofread by a machine.</p>`, ""},
		"authors":         {func(_ *guide.Config, c *guide.Chapter) { c.Meta.Authors = []string{"A", "B"} }, `<dt>Authors</dt><dd>A, B</dd>`, ""},
		"edit":            {func(g *guide.Config, _ *guide.Chapter) { g.EditLink = "https://example.org/edit/{path}" }, `href="https://example.org/edit/chapters/x.md"`, ""},
		"edit off":        {func(g *guide.Config, c *guide.Chapter) { g.EditLink, c.Meta.Edit = "https://example.org/{path}", "off" }, "", "Edit this"},
		"setting": {func(_ *guide.Config, c *guide.Chapter) {
			c.Meta.Duration, c.Meta.Round = 30*time.Minute, 2
		}, `<dt>Duration</dt><dd>30 minutes</dd></div>`, ""},
		"quiz": {func(_ *guide.Config, c *guide.Chapter) {
			c.Meta.Pass, c.Meta.Shuffle, c.Meta.TimeLimit = &pass, true, time.Minute
		},
			`data-pass="70" data-shuffle data-time-limit="60"`, ""},
		"closed answers": {func(_ *guide.Config, c *guide.Chapter) { c.Meta.Answers = "closed" }, `<details class="reply"><summary class="reply-summary">Show the answer</summary>`, ""},
		"no outline":     {func(_ *guide.Config, c *guide.Chapter) { c.Meta.TOC = "off" }, "", `class="outline"`},
		"no search":      {func(g *guide.Config, _ *guide.Chapter) { g.Search = false }, "", "data-search"},
		"links of the guide": {func(g *guide.Config, _ *guide.Chapter) {
			g.Nav = []guide.NavLink{{Title: "Here", URL: "chapters/x.md"}}
		},
			`<a href="./" aria-current="page">Here</a>`, ""},
	} {
		config := guide.Config{Title: "A guide", Search: true}
		ch := chapter("chapters/x.md", "/x/", "A chapter", guide.KindList, asked("a", "What?", part(guide.Answer, "This.")), asked("b", "Why?", part(guide.Answer, "So.")))
		ch.TitleHTML = guide.Prose{}
		if c.set != nil {
			c.set(&config, ch)
		}
		site := guide.NewSite(config, today, []*guide.Chapter{ch, list(1, 1)}, nil)
		o := page.Options{Static: static, Feeds: []page.Feed{{Path: "feed.xml", Type: "application/atom+xml"}}}
		for _, f := range page.Emit(site, openTheme(t), o) {
			if f.Path != "x/index.html" {
				continue
			}
			got := render(t, f)
			if !strings.Contains(got, c.has) {
				t.Errorf("%s: the page lacks %s\n%s", name, c.has, got)
			}
			if c.not != "" && strings.Contains(got, c.not) {
				t.Errorf("%s: the page has %s", name, c.not)
			}
		}
	}
}

// TestLinksLeadFromAnyDepth checks the page for wrong addresses, which is shown
// anywhere, and a page that is not.
func TestLinksLeadFromAnyDepth(t *testing.T) {
	files := emit(t, everything())
	for path, want := range map[string]string{
		"404.html":                `<script src="/guide/assets/js/scheme.js">`,
		"rounds/first/index.html": `<script src="../../assets/js/scheme.js">`,
		"index.html":              `<script src="assets/js/scheme.js">`,
	} {
		if got := render(t, files[path]); !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", path, want)
		}
	}
}

// TestSlotsAreFilled leads links and images of a text from its page, and from
// the page for print.
func TestSlotsAreFilled(t *testing.T) {
	text := `<p><a href="">a</a> <img  alt=""> <a href="">b</a> <a href="">c</a> <img  alt="Boxes" loading="lazy"><b title=""></b></p>`
	refs := []guide.Ref{
		{Offset: strings.Index(text, `">a`), Kind: guide.RefLink, Target: "../part-0/001.md#q-0"},
		{Offset: strings.Index(text, ` alt="`), Kind: guide.RefImage, Target: "p.png"},
		{Offset: strings.Index(text, `">b`), Kind: guide.RefLink, Target: "gone here.md"},
		{Offset: strings.Index(text, `">c`), Kind: guide.RefLink, Target: "#top"},
		{Offset: strings.Index(text, ` alt="B`), Kind: guide.RefSource, Target: "gone.png"},
		{Offset: strings.Index(text, `"></`), Kind: guide.RefPhrase, Target: "link.backlink"},
	}
	c := chapter("chapters/n/x.md", "/n/x/", "X", guide.KindArticle, &guide.Heading{ID: "top", Level: 2, Title: inline("Top")}, &guide.Prose{HTML: guide.HTML(text), Refs: refs})
	site := guide.NewSite(guide.Config{}, today, []*guide.Chapter{c, list(1, 1)}, map[string]guide.Asset{"chapters/n/p.png": {URL: "/n/p.png", Width: 3, Height: 2}})
	files := emit(t, site)
	lost := `<span class="lost-image"><span class="label">Missing image</span> Boxes <span class="lost-name">gone.png</span></span><b title="Back to the text"></b></p>`
	for path, want := range map[string]string{
		"n/x/index.html":   `<p><a href="../../part-0/001/#q-0">a</a> <img src="../p.png" width="3" height="2" alt=""> <a data-lost="gone here.md">b</a> <a href="#top">c</a> ` + lost,
		"print/index.html": `<p><a href="../part-0/001/#q-0">a</a> <img src="../n/p.png" width="3" height="2" alt=""> <a data-lost="gone here.md">b</a> <a href="#c1-top">c</a> ` + lost,
	} {
		if got := render(t, files[path]); !strings.Contains(got, want) {
			t.Errorf("%s lacks %s:\n%s", path, want, tidy(got))
		}
	}
}
