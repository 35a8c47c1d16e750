package page

import "testing"

func TestRelocation(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
	}{
		{"ids", `<p id="a"><a href="#a">x</a> <a href="../#a">y</a><label for="a">`, `<p id="c-a"><a href="#c-a">x</a> <a href="../#a">y</a><label for="c-a">`},
		{"several", `<pre aria-labelledby="a b">`, `<pre aria-labelledby="c-a c-b">`},
		{"text", `<code>x id="a" &lt;h2></code> <h2 title="a > id=">`, `<code>x id="a" &lt;h2></code> <h3 title="a > id=">`},
		{"comment", `<!-- <h2 id="a"> --><hr>`, `<!-- <h2 id="a"> --><hr>`},
		{"headings", `<h1>a</h1><h6 id="b">c</h6><header><hr>`, `<h2>a</h2><h6 id="c-b">c</h6><header><hr>`},
		{"cut", `a <p id="x`, `a <p id="x`},
	} {
		r := relocation{prefix: "c-", down: 1}
		if got := string(r.append(nil, c.in)); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}
