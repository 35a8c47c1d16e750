package markdown

import (
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
)

// TestMDX: what is for React goes, words and pictures stay, and every line is
// where it was.
func TestMDX(t *testing.T) {
	for source, want := range map[string]string{
		"import A from 'a'\nimport {\n  B\n} from 'b'\n\n# T\n": "\n\n\n\n\n# T\n",
		"export const x = {\n  a: 1,\n}\n\ntext\n":              "\n\n\n\ntext\n",
		"text\n\nexport default A":                              "text\n\n",
		"text\nimport a module\n":                               "text\nimport a module\n",
		"{/* one\n\ntwo */}\ntext\n":                            "\n\n\ntext\n",
		"{/* never ends\n\n{/* nor this\n":                      "{/* never ends\n\n{/* nor this\n",
		"<Accordion title=\"What is it?\">\n    It is *so*.\n\n      - a\n</Accordion>\nb\n":                          "**What is it?**\nIt is *so*.\n\n  - a\n\nb\n",
		"<Tabs items={['a > b', \"c\"]}>\n  <Tab label='One'>\n    ```js\n    <Tab>\n    ```\n  </Tab>\n</Tabs>\nend": "\n**One**\n```js\n<Tab>\n```\n\n\nend",
		"<Note>Said here.</Note>\n":                            "Said here.</Note>\n",
		"<Image\n  src=\"/a.png\"\n  alt=\"A box\"\n/>\n\nb\n": "![A box](/a.png)\n\n\n\n\nb\n",
		"<>\ntext\n</>\n":                                      "\ntext\n\n",
		"```jsx\n{/* c */}\n<App />\nimport a\n```\n":          "```jsx\n{/* c */}\n<App />\nimport a\n```\n",
		"a <b>c</b> `<App />`\n<div>\n</div>\n":                "a <b>c</b> `<App />`\n<div>\n</div>\n",
		"<App\n<B />\n":                                        "<App\n\n",
		"<App\n\nnever closed\n":                               "<App\n\nnever closed\n",
	} {
		d := newDocument(&guide.Source{Path: "a.mdx", Line: 1, Text: []byte(source)}, Options{})
		if got := string(d.text); got != want {
			t.Errorf("%q:\n got %q\nwant %q", source, got, want)
		}
	}
}

// TestMDXInTime: what looks like tags and comments without end, and lines full of
// them, take time by their size.
func TestMDXInTime(t *testing.T) {
	for _, unit := range []string{"<A>", "<A {", "<A", "{/**/}", "{/*", "<A\n", "<A \"\n", "{/*\n", "<A>\n", "export \n"} {
		took := func(n int) time.Duration {
			begun := time.Now()
			newDocument(&guide.Source{Path: "a.mdx", Line: 1, Text: []byte(strings.Repeat(unit, n))}, Options{})
			return time.Since(begun)
		}
		for try := 1; ; try++ {
			small, large := took(50_000), took(200_000)
			if large <= 12*small || large <= 400*time.Millisecond {
				break
			}
			if try == 5 { // the machine cannot be that busy each time
				t.Fatalf("%q: %v, and %v for four times as much", unit, small, large)
			}
		}
	}
}
