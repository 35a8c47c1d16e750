package highlight

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
)

// BenchmarkAppend renders one block of every language that interview guides
// show, about 2 kB each.
func BenchmarkAppend(b *testing.B) {
	for lang, code := range map[string]string{
		"python": snippets,
		"pycon":  ">>> " + strings.ReplaceAll(snippets, "\n", "\n... ") + "\n",
		"javascript": strings.Repeat("// sum\nconst sum = async (xs) => xs.reduce((a, b) => a + b, 0);\n"+
			"class A extends B { constructor() { super(`t ${x}`); this.x = null; } }\n", 10),
		"sql":  strings.Repeat("SELECT name, COUNT(*) FROM users WHERE age >= 18 AND city = 'Oslo' -- adults\nGROUP BY name;\n", 20),
		"java": strings.Repeat("public static void main(String[] args) {\n    int x = 10; // ten\n    List<String> names = new ArrayList<>();\n}\n", 16),
		"bash": strings.Repeat("for f in $(ls); do echo \"$f\" | grep -v 'x' > out; done # all\n", 32),
		"json": strings.Repeat("{\"a\": [1, true, null, \"x\\n\"]}\n", 64),
		"go":   strings.Repeat("func main() {\n\tfmt.Println(len([]int{1, 2}), \"a\\n\", true)\n}\n", 32),
	} {
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(len(code)))
			b.ReportAllocs()
			var html []byte
			for b.Loop() {
				html, _ = Append(html[:0], code, Options{Lang: lang})
			}
		})
	}
}

// BenchmarkMarkup measures the whole way from Python to HTML, ours and
// chroma's with classes as Hugo writes it, in time and in bytes.
func BenchmarkMarkup(b *testing.B) {
	b.Run("ours", func(b *testing.B) {
		var html []byte
		for b.Loop() {
			html, _ = Append(append(html[:0], "<pre><code>"...), snippets, Options{Lang: "python"})
			html = append(html, "</code></pre>"...)
		}
		reportSize(b, html)
	})
	b.Run("chroma", func(b *testing.B) {
		formatter := chromahtml.New(chromahtml.WithClasses(true))
		lexer := chroma.Coalesce(lexers.Get("python"))
		var html bytes.Buffer
		for b.Loop() {
			html.Reset()
			it, err := lexer.Tokenise(nil, snippets)
			if err != nil {
				b.Fatal(err)
			}
			if err := formatter.Format(&html, styles.Get("github"), it); err != nil {
				b.Fatal(err)
			}
		}
		reportSize(b, html.Bytes())
	})
}

// reportSize reports the bytes of the HTML as they are and compressed, and per
// byte of code.
func reportSize(b *testing.B, html []byte) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := io.Copy(z, bytes.NewReader(html)); err != nil {
		b.Fatal(err)
	}
	if err := z.Close(); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(snippets)))
	b.ReportMetric(float64(len(html)), "B/block")
	b.ReportMetric(float64(packed.Len()), "B-gzip/block")
	b.ReportMetric(float64(len(html))/float64(len(snippets)), "B/B-code")
}
