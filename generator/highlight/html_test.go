package highlight

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected HTML in testdata/html")

// TestHTML renders the archives of testdata/html: the comment holds the
// language and the options (hl=2,4-6 numbers=10), the file code the code, html
// the result, and outcome what became of it unless it was highlighted.
func TestHTML(t *testing.T) {
	files, err := filepath.Glob("testdata/html/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives in testdata/html: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			have := render(t, archive)
			if *update {
				if err := os.WriteFile(file, txtar.Format(have), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if a, b := txtar.Format(have), txtar.Format(archive); string(a) != string(b) && !*update {
				t.Errorf("have:\n%s\nwant:\n%s", a, b)
			}
		})
	}
}

// render returns the archive with the results put in.
func render(t *testing.T, archive *txtar.Archive) *txtar.Archive {
	t.Helper()
	code := string(archive.Files[0].Data)
	html, outcome := Append(nil, code, parseOptions(t, string(archive.Comment)))
	if html = append(html, '\n'); strings.HasSuffix(code, "\n") && strings.HasSuffix(string(html), "\n\n") {
		html = html[:len(html)-1]
	}
	have := &txtar.Archive{Comment: archive.Comment, Files: []txtar.File{
		archive.Files[0], {Name: "html", Data: html},
	}}
	if outcome != Highlighted {
		have.Files = append(have.Files, txtar.File{Name: "outcome", Data: []byte(outcome.String() + "\n")})
	}
	return have
}

// parseOptions reads the first line of an archive.
func parseOptions(t *testing.T, line string) (o Options) {
	t.Helper()
	line, _, _ = strings.Cut(line, "\n")
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("options %q: %v", line, err)
		}
		return n
	}
	for _, word := range strings.Fields(line) {
		key, value, ok := strings.Cut(word, "=")
		switch {
		case !ok:
			o.Lang = word
		case key == "hl":
			for part := range strings.SplitSeq(value, ",") {
				first, last, both := strings.Cut(part, "-")
				if !both {
					last = first
				}
				o.Highlight = append(o.Highlight, Range{number(first), number(last)})
			}
		case key == "numbers":
			o.LineNumbers, o.FirstLine = true, number(value)
		case key == "lines":
			o.limits.lines = number(value)
		default:
			t.Fatalf("options %q: what is %q?", line, word)
		}
	}
	return o
}

// String names an outcome in archives and messages of tests.
func (o Outcome) String() string {
	switch o {
	case Highlighted:
		return "highlighted"
	case Plain:
		return "plain text"
	case UnknownLanguage:
		return "unknown language"
	case TooLarge:
		return "too large to highlight"
	case TimedOut:
		return "took too long to highlight"
	}
	return "could not be highlighted"
}
