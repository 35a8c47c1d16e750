package page

import (
	"strings"
	"testing"
)

func TestTypography(t *testing.T) {
	for in, want := range map[string]string{
		`<p>"Seems nice" doesn't fit.</p>`:                                      `<p>“Seems nice” doesn’t fit.</p>`,
		`<p>&#34;It&#39;s 'fine'&#34;, she said (&quot;so&quot;).</p>`:          `<p>“It’s ‘fine’”, she said (“so”).</p>`,
		`<p>Wait... 3 -- 4 years --- so. --strict a--b ....</p>`:                `<p>Wait… 3 – 4 years — so. --strict a--b ....</p>`,
		`<p>A <em>"quoted"</em> word, <code>"x"</code>'s "<code>y</code>".</p>`: `<p>A <em>“quoted”</em> word, <code>"x"</code>’s “<code>y</code>”.</p>`,
		`<a title="it's > &quot;so&quot;" href='x'>it's</a>`:                    `<a title="it's > &quot;so&quot;" href='x'>it’s</a>`,
		`<pre>print("a...")</pre><script>{"a": "b"}</script>`:                   `<pre>print("a...")</pre><script>{"a": "b"}</script>`,
		`<p>A 5" disk in the '90s, the users' own</p><p>"Open</p><p>"Open"</p>`: `<p>A 5" disk in the ’90s, the users’ own</p><p>“Open</p><p>“Open”</p>`,
		`<!-- "kept" --><p>1 &lt; 2, "&amp;"</p>`:                               `<!-- "kept" --><p>1 &lt; 2, “&amp;”</p>`,
		`<p>"`:                   `<p>“`,
		`"unfinished <a title="`: `“unfinished <a title="`,
	} {
		var out strings.Builder
		set := &typesetter{w: &out, quotes: quotations["en"], last: ' '}
		if n, err := set.Write([]byte(in)); n != len(in) || err != nil {
			t.Errorf("%s: %d bytes, %v", in, n, err)
		}
		if out.String() != want {
			t.Errorf("%s\n got %s\nwant %s", in, out.String(), want)
		}
	}
}

// TestTypographyAcrossPieces: a quotation may begin in one piece of a page and
// end in another.
func TestTypographyAcrossPieces(t *testing.T) {
	var out strings.Builder
	set := &typesetter{w: &out, quotes: quotations["fr"], last: ' '}
	for _, piece := range []string{`<p>"Oui <b>`, `non</b>"`, ` dit-il</p>`} {
		if _, err := set.Write([]byte(piece)); err != nil {
			t.Fatal(err)
		}
	}
	if want := "<p>«\u202fOui <b>non</b>\u202f» dit-il</p>"; out.String() != want {
		t.Errorf("got %s, want %s", out.String(), want)
	}
}
