package highlight

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/alecthomas/chroma/v2/lexers"
)

// checkText fails unless a browser that reads the HTML shows the code and
// nothing but the code, in elements that are properly nested.
func checkText(t *testing.T, code string, o Options) {
	t.Helper()
	out, outcome := Append(nil, code, o)
	var text strings.Builder
	depth := 0
	for z := html.NewTokenizer(strings.NewReader(string(out))); ; {
		switch kind := z.Next(); kind {
		case html.TextToken:
			text.Write(z.Text())
			continue
		case html.StartTagToken:
			depth++
		case html.EndTagToken:
			depth--
		case html.ErrorToken:
			if depth != 0 {
				t.Fatalf("%q as %q: %d elements stay open", code, o.Lang, depth)
			}
			if have, want := text.String(), clean(code); have != want {
				t.Fatalf("%q as %q (%s): the text is %q", code, o.Lang, outcome, have)
			}
			return
		}
		if name, _ := z.TagName(); !slices.Contains([]string{"b", "i", "span"}, string(name)) {
			t.Fatalf("%q as %q: element %q", code, o.Lang, name)
		}
	}
}

// TestTextIsTheCode tries every language of chroma on the code of all
// archives, as plain blocks and as lines.
func TestTextIsTheCode(t *testing.T) {
	files, err := filepath.Glob("testdata/html/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	code := all.String()
	for _, lang := range append(lexers.Names(false), "python", "pycon", "", "klingon") {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			checkText(t, code, Options{Lang: lang})
			checkText(t, code[:len(code)/2], Options{Lang: lang, LineNumbers: true, Highlight: []Range{{3, 9}, {5, 1 << 40}}})
		})
	}
}

// TestPythonTextIsTheCode tries odd texts in the languages of our own.
func TestPythonTextIsTheCode(t *testing.T) {
	texts := []string{"", "\n", "\r", "\r\n\r", "a\rb\r\nc\n", "\x00", "\xff", "'\xff\x00", "\ufeffx", "&amp;&lt;<b>", ">>> ", ">>>\n...\n", "... \n>>> '''\n...   x"}
	for _, h := range hostile {
		texts = append(texts, h.text(2000))
	}
	for _, text := range texts {
		for _, lang := range []string{"python", "pycon"} {
			checkText(t, text, Options{Lang: lang})
			checkText(t, text, Options{Lang: lang, LineNumbers: true, Highlight: []Range{{2, 2}}})
			checkText(t, ">>> "+strings.ReplaceAll(text, "\n", "\n... "), Options{Lang: lang})
		}
	}
}

// FuzzAppend checks the text of any block.
func FuzzAppend(f *testing.F) {
	f.Add("python", snippets, true)
	f.Add("pycon", ">>> def f():\n...   '''\n... '''\n...\nx\n", false)
	f.Add("html", "<a href='x'>&amp;<script>x</script>", true)
	f.Fuzz(func(t *testing.T, lang, code string, lines bool) {
		if len(code) > 4<<10 {
			return // too slow for chroma
		}
		o := Options{Lang: lang, LineNumbers: lines}
		if lines {
			o.Highlight = []Range{{1, 2}}
		}
		checkText(t, code, o)
	})
}
