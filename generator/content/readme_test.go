package content

import (
	"flag"
	"os"
	"strings"
	"testing"

	"gen/generator/guide"
)

var update = flag.Bool("update", false, "write the tables of keys into README.md")

// TestReadmeListsEveryKey keeps the tables of README.md equal to what is read.
func TestReadmeListsEveryKey(t *testing.T) {
	const readme = "../../README.md"
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for name, keys := range map[string][]key{"front matter": metaKeys(&guide.Meta{}), "configuration": configKeys(&guide.Config{})} {
		var b strings.Builder
		b.WriteString("| Key | Meaning |\n| --- | --- |\n")
		for _, k := range keys {
			b.WriteString("| `" + k.name + "` | " + strings.ReplaceAll(k.doc, "|", `\|`) + " |\n")
		}
		begin, end := "<!-- "+name+" -->\n", "<!-- end -->"
		before, rest, ok1 := strings.Cut(text, begin)
		have, after, ok2 := strings.Cut(rest, end)
		if !ok1 || !ok2 {
			t.Fatalf("README.md has no table between %q and %q", begin, end)
		}
		if have != b.String() && !*update {
			t.Errorf("the table of %s in README.md is not what is read; run go test ./generator/content -update", name)
		}
		text = before + begin + b.String() + end + after
	}
	if *update {
		if err := os.WriteFile(readme, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
