package page_test

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite testdata/*.txtar; read the difference before you commit it")

// blank is space that a browser does not show.
var blank = regexp.MustCompile(`\s*\n\s*`)

// tagged are the tags that tidy breaks a line after.
var tagged = regexp.MustCompile(`(</(?:li|p|div|h\d|dd|ol|ul|dl|section|header|footer|nav|legend|fieldset|article)>|<(?:main|article|header|footer|section|nav|ul|ol|dl|fieldset)\b[^>]*>)\n?`)

// tidy puts each block of a page on a line of its own.
func tidy(page string) string {
	from, to := strings.Index(page, "<main"), strings.Index(page, "</main>")
	text := blank.ReplaceAllString(page[from:to+7], "\n")
	return tagged.ReplaceAllString(text, "$1\n") + "\n"
}

// TestGolden compares the main part of each kind of page with what was agreed
// on.
func TestGolden(t *testing.T) {
	const name = "testdata/pages.txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := emit(t, everything())
	for i, want := range archive.Files {
		got := tidy(render(t, files[want.Name]))
		if *update {
			archive.Files[i].Data = []byte(got)
		} else if got != string(want.Data) {
			t.Errorf("%s:\n--- got\n%s--- want\n%s", want.Name, got, want.Data)
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
