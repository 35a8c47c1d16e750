package page

import "testing"

func TestRelocation(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		level          func(int) int
	}{
		{"ids", `<p id="a"><a href="#a">x</a> <a href="../#a">y</a><label for="a">`, `<p id="c-a"><a href="#c-a">x</a> <a href="../#a">y</a><label for="c-a">`, lower},
		{"several", `<pre aria-labelledby="a b">`, `<pre aria-labelledby="c-a c-b">`, lower},
		{"text", `<code>x id="a" &lt;h2></code> <h2 title="a > id=">`, `<code>x id="a" &lt;h2></code> <h3 title="a > id=">`, lower},
		{"comment", `<!-- <h2 id="a"> --><hr>`, `<!-- <h2 id="a"> --><hr>`, lower},
		{"headings", `<h1>a</h1><h6 id="b">c</h6><header><hr>`, `<h2>a</h2><h6 id="c-b">c</h6><header><hr>`, lower},
		{"no gaps", `<h5>a</h5><h6>b</h6><h2>c</h2><h6>d</h6>`, `<h4>a</h4><h5>b</h5><h4>c</h4><h5>d</h5>`, below(3)},
		{"cut", `a <p id="x`, `a <p id="x`, lower},
	} {
		r := relocation{prefix: "c-", level: c.level}
		if got := string(r.append(nil, c.in)); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}
