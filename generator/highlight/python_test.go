package highlight

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// chromas is chroma's lexer for Python, waiting for its matches: as it is, it
// gives up what takes a busy machine 250 ms, and finds other tokens.
var chromas = sync.OnceValue(func() chroma.Lexer {
	lexer, _ := patient(lexers.Get("python"))
	return lexer
})

// lexersToCompare gives the two Python lexers that must agree.
func lexersToCompare() (ours, theirs chroma.Lexer) {
	return nativeLexer{chromas().Config(), scanPython}, chromas()
}

// difference compares the raw token streams of the two lexers, empty tokens
// included, and describes the first difference; "" means none.
func difference(text string) string {
	ours, theirs := lexersToCompare()
	a, err := ours.Tokenise(nil, text)
	if err != nil {
		return err.Error()
	}
	b, err := theirs.Tokenise(nil, text)
	if err != nil {
		return err.Error()
	}
	offset := 0
	for {
		x, y := a(), b()
		if x != y {
			from := max(0, offset-40)
			seen := []byte(text)[min(from, len(text)):min(len(text), offset+40)]
			return fmt.Sprintf("at byte %d, near %q: have %s %q, chroma has %s %q", offset, seen, x.Type, x.Value, y.Type, y.Value)
		}
		if x == chroma.EOF {
			return ""
		}
		offset += len(x.Value)
	}
}

// TestPythonCases compares the lexers on the snippets of testdata/python, one
// file to a family of rules, cases separated by lines of dashes. Each is tried
// whole, cut short at every byte, and with the cut at the front.
func TestPythonCases(t *testing.T) {
	files, err := filepath.Glob("testdata/python/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata/python: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			for _, text := range readCases(t, file) {
				for i := range len(text) + 1 {
					for _, part := range []string{text[:i], text[i:]} {
						if diff := difference(part); diff != "" {
							t.Fatalf("%q: %s", part, diff)
						}
					}
				}
			}
		})
	}
}

func readCases(t testing.TB, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(data), "\n----\n")
}

// TestTokeniseOptions: line ends stay if the options say so, and there is no
// state but root.
func TestTokeniseOptions(t *testing.T) {
	ours, theirs := lexersToCompare()
	options := &chroma.TokeniseOptions{State: "root"}
	for _, text := range []string{"a\r\nb\rc", "'a\r\n", "\r", "f'{a\r}'"} {
		have, err := chroma.Tokenise(ours, options, text)
		want, _ := chroma.Tokenise(theirs, options, text)
		if err != nil || !slices.Equal(have, want) {
			t.Errorf("%q: %v (%v), chroma has %v", text, have, err, want)
		}
	}
	options.State = "dqs"
	_, err := ours.Tokenise(options, "")
	if want := `highlight Python: no state "dqs" to start in, only "root"`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
