package page_test

import (
	"regexp"
	"strings"
	"testing"

	"gen/generator/guide"
)

// explained is the markup of a term that is explained, cut to what matters.
var explained = regexp.MustCompile(`<button class="gloss"[^>]*>(.*?)</button><span class="gloss-note" id="([^"]*)" popover>(.*?) <a href="([^"]*)">Words</a></span>`)

// TestGlossary explains the first use of a term, and nothing but running text.
func TestGlossary(t *testing.T) {
	words := chapter("chapters/glossary.md", "/glossary/", "Words", guide.KindArticle, &guide.Prose{HTML: `<dl><dt>GIL</dt><dd>The lock.</dd>
<dt>REST (representational state transfer)</dt><dd><p>A style.</p><p>More.</p></dd></dl>
<ul><li><strong>Closure:</strong> A function &amp; its scope.</li><li><strong>R&amp;D</strong> — Research.</li><li><strong>No</strong> term</li><li>面试: no term</li></ul>
<dl><dt>面试</dt><dd>谈话。</dd></dl>`})
	for _, test := range []struct{ in, want string }{
		{"<p>The GIL, then the GIL.</p>", "<p>The [GIL|The lock.|term:gil], then the GIL.</p>"},
		{"<p>the gil; gils; GIL_2; x.GIL; GIL.lock; GIL.</p>", "<p>the gil; gils; GIL_2; x.GIL; GIL.lock; [GIL|The lock.|term:gil].</p>"},
		{"<p>Closures and a closure.</p>", "<p>[Closures|A function &amp; its scope.|term:closure] and a closure.</p>"},
		{"<p>Two GILs, one GIL.</p>", "<p>Two [GILs|The lock.|term:gil], one GIL.</p>"},
		{"<p>Representational state transfer is REST.</p>", "<p>[Representational state transfer|A style.|term:rest] is REST.</p>"},
		{"<p>No R&amp;D here.</p>", "<p>No [R&amp;D|Research.|term:r-d] here.</p>"},
		{"<p><a href=\"x\">GIL</a> <code>GIL</code> <em>GIL</em></p><pre>GIL</pre>", "<p><a href=\"x\">GIL</a> <code>GIL</code> <em>[GIL|The lock.|term:gil]</em></p><pre>GIL</pre>"},
		{"<h3>GIL</h3><p title=\"GIL\">x <!-- GIL --></p>", "<h3>GIL</h3><p title=\"GIL\">x <!-- GIL --></p>"},
		{"<p>一次面试。</p>", "<p>一次[面试|谈话。|term:面试]。</p>"},
	} {
		c := chapter("chapters/a.md", "/a/", "A", guide.KindArticle, &guide.Prose{HTML: guide.HTML(test.in)})
		site := guide.NewSite(guide.Config{}, today, []*guide.Chapter{words, c}, nil)
		files := emit(t, site)
		got := explained.ReplaceAllString(render(t, files["a/index.html"]), "[$1|$3|$2]")
		if !strings.Contains(got, test.want) {
			t.Errorf("%s\nwant %s in\n%s", test.in, test.want, got)
		}
	}
}

// TestGlossaryPage: the terms can be linked to, and are not explained on the
// page that explains them.
func TestGlossaryPage(t *testing.T) {
	words := chapter("chapters/glossar.md", "/glossar/", "Words", guide.KindArticle, &guide.Prose{HTML: "<dl><dt>GIL</dt><dd>A lock.</dd><dt>GIL</dt><dd>Again the GIL.</dd></dl>"})
	c := chapter("chapters/a.md", "/a/", "A", guide.KindArticle, prose("The GIL."))
	site := guide.NewSite(guide.Config{Language: "de"}, today, []*guide.Chapter{words, c}, nil)
	files := emit(t, site)
	if got, want := render(t, files["glossar/index.html"]), `<dl><dt id="term:gil">GIL</dt><dd>A lock.</dd><dt>GIL</dt><dd>Again the GIL.</dd></dl>`; !strings.Contains(got, want) {
		t.Errorf("want %s in\n%s", want, got)
	}
	if got, want := render(t, files["a/index.html"]), `href="../glossar/#term:gil"`; !strings.Contains(got, want) {
		t.Errorf("want %s in\n%s", want, got)
	}
	if strings.Contains(render(t, files["print/index.html"]), "popover>") {
		t.Error("terms are explained on paper")
	}
	before := files["a/index.html"].Key
	words.Body = func() (*guide.Body, error) {
		return &guide.Body{Blocks: []guide.Block{&guide.Prose{HTML: "<dl><dt>GIL</dt><dd>Another lock.</dd></dl>"}}}, nil
	}
	if emit(t, site)["a/index.html"].Key == before {
		t.Error("a page is not made again when the glossary changes")
	}
}
