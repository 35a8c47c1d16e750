package serve

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"gen/generator/browsertest"
	"gen/generator/output"
)

// TestManyEdits makes a series of versions, each by a patch, and compares the
// page with the version in the end.
func TestManyEdits(t *testing.T) {
	versions := []string{
		`<p>one</p><p>two</p>`,
		`<p>two</p><p>one</p><ul><li>a<li>b</ul>`,
		`<ul class="x y" data-a="1"><li>b<li>c<li>a</ul><p>two <b>bold</b> tail</p>`,
		`text alone`,
		`<table><tr><td>1<td>2</table><pre>  code
 lines</pre><p>two</p>`,
		`<table><tr><td>1<td>3<tr><td>4<td>5</table><pre>  code
 other lines</pre><p class="y">two</p><!-- note --><template><p>t</p></template>`,
		``,
		`<p id="a">a</p><p id="b">b</p><p id="c">c</p>`,
		`<p id="c">c</p><p id="a">A</p><div id="b">b</div>`,
		`<main><section><h2>x</h2><p>y</p></section></main>`,
		`<main><section><h2>x</h2><div><p>y</p></div></section><section><h2>x</h2><p>y</p></section></main>`,
	}
	follows(t, versions)
}

// TestRandomEdits does the same with documents that nobody has thought of.
func TestRandomEdits(t *testing.T) {
	seed := rand.Uint64()
	t.Log("seed", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	var versions []string
	for range 40 {
		versions = append(versions, randomNodes(random, 0))
	}
	follows(t, versions)
}

func randomNodes(random *rand.Rand, depth int) string {
	var b strings.Builder
	for range random.IntN(5 - depth) {
		tag := []string{"div", "section", "span", "b", "pre", "details", "template", "noscript"}[random.IntN(8)]
		id := ""
		if random.IntN(4) == 0 {
			id = fmt.Sprintf(` id="i%d"`, random.IntN(5)) // may be there twice: authors' HTML is like that
		}
		switch class := random.IntN(3); {
		case random.IntN(4) == 0:
			fmt.Fprintf(&b, " text %d ", class)
		case random.IntN(6) == 0:
			fmt.Fprintf(&b, "<!--%d-->", class)
		case tag == "noscript":
			fmt.Fprintf(&b, "<noscript>%d</noscript>", class)
		default:
			fmt.Fprintf(&b, `<%s%s class="c%d">%s</%[1]s>`, tag, id, class, randomNodes(random, depth+1))
		}
	}
	return b.String()
}

// follows publishes documents one after the other and compares the page with
// each, in one window.
func follows(t *testing.T, versions []string) {
	t.Helper()
	page := func(i int) output.File {
		return file("index.html", fmt.Sprintf(`<!doctype html><html lang="en" class="v%d"><head><title>%[1]d</title><meta name="x" content="%[1]d"><link rel="icon" href="data:,"></head><body id="v%[1]d">%s</body></html>`, i, versions[i]))
	}
	s, ctx := opened(t, published(page(0)))
	browsertest.Eval[any](t, ctx, `void (window.mark = 1), 0`)
	const bare = `.replace(/<noscript.*?<\/noscript>/gs, "")` // text where scripts run, elements where not
	for i := 1; i < len(versions); i++ {
		s.Publish(published(page(i)))
		browsertest.Until(t, ctx, fmt.Sprintf(`document.body.id === "v%d" && !document.documentElement.hasAttribute("style")`, i))
		got := browsertest.Eval[string](t, ctx, `document.documentElement.outerHTML`+bare)
		want := browsertest.Eval[string](t, ctx, `fetch("/").then((r) => r.text()).then((t) => new DOMParser().parseFromString(t, "text/html").documentElement.outerHTML`+bare+`)`)
		if got != strings.ReplaceAll(want, `class="v`+fmt.Sprint(i), `class="v`+classesSoFar(i)) || browsertest.Eval[int](t, ctx, `window.mark`) != 1 {
			t.Fatalf("version %d\n got %s\nwant %s", i, got, want)
		}
	}
}

// classesSoFar: what the root element has before the first patch may be a
// script's, and stays.
func classesSoFar(i int) string {
	return fmt.Sprintf("0 v%d", i)
}

// TestPatchAroundWhatScriptsHaveDone: a script has wrapped some elements and
// added others before, between and behind them.
func TestPatchAroundWhatScriptsHaveDone(t *testing.T) {
	page := func(body string) Build {
		return published(file("index.html", `<!doctype html><title>t</title><link rel="icon" href="data:,"><main>`+body+`</main>`))
	}
	s, ctx := opened(t, page(`<p id="a">a</p><pre id="x">one</pre><p id="b">b</p><pre id="y">two</pre>`))
	browsertest.Eval[any](t, ctx, `void (() => {
		window.mark = 1;
		for (const pre of document.querySelectorAll("pre")) {
			const frame = document.createElement("figure");
			pre.replaceWith(frame);
			frame.append(pre, Object.assign(document.createElement("button"), { textContent: "Copy" }));
		}
		document.querySelector("main").prepend("(before)");
		document.querySelector("main").append("(behind)");
		document.querySelector("#b").classList.add("seen");
	})(), 0`)
	for _, step := range []struct{ body, want string }{
		{`<p id="a">a</p><pre id="x">one!</pre><p id="b">b</p><pre id="y">two</pre>`,
			`(before)<p id="a">a</p><figure><pre id="x">one!</pre><button>Copy</button></figure><p id="b" class="seen">b</p><figure><pre id="y">two</pre><button>Copy</button></figure>(behind)`},
		{`<p id="a">a</p><p>new</p><pre id="x">one!</pre><p id="b">B</p><pre id="y">two</pre><p>last</p>`,
			`(before)<p id="a">a</p><p>new</p><figure><pre id="x">one!</pre><button>Copy</button></figure><p id="b" class="seen">B</p><figure><pre id="y">two</pre><button>Copy</button></figure><p>last</p>(behind)`},
		{`<p>new</p><p id="b" class="k">B</p><pre id="y">two</pre>`,
			`(before)<p>new</p><p id="b" class="seen k">B</p><figure><pre id="y">two</pre><button>Copy</button></figure>(behind)`},
		{`<p>only</p>`, `(before)<p>only</p>(behind)`},
	} {
		s.Publish(page(step.body))
		browsertest.Until(t, ctx, fmt.Sprintf(`document.querySelector("script[data-session]").dataset.serial === "%d" && !document.documentElement.hasAttribute("style")`, s.state.Load().serial))
		if got := browsertest.Eval[string](t, ctx, `window.mark + document.querySelector("main").innerHTML`); got != "1"+step.want {
			t.Errorf("after %s\n got %s\nwant 1%s", step.body, got, step.want)
		}
	}
}
