package markdown

import (
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestTrust lets all HTML of the author pass, and still reads Markdown's own
// addresses with care.
func TestTrust(t *testing.T) {
	src := &guide.Source{Path: "a.md", Line: 1, Text: []byte("<video src=\"a.mp4\" onclick=\"x()\"></video>\n\na <svg></svg> [b](javascript:x)\n")}
	c := Parse(src, Options{Trust: true})
	body, err := c.Body()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(blockTexts(body.Blocks), "")
	for _, want := range []string{`<video src="a.mp4" onclick="x()"></video>`, "a <svg></svg> b"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s, want %s in it", got, want)
		}
	}
	if len(c.Problems) != 1 || c.Problems[0].Code != "link-scheme" {
		t.Errorf("problems %v", c.Problems)
	}
}

// TestConcurrent parses with the shared parser from several goroutines; every
// result is the same.
func TestConcurrent(t *testing.T) {
	text := chapterOf(3)
	results := make(chan string)
	for range 4 {
		go func() {
			body, _ := Parse(&guide.Source{Path: "a.md", Text: text, Line: 1}, Options{}).Body()
			results <- strings.Join(blockTexts(body.Blocks), "\n")
		}()
	}
	first := <-results
	for range 3 {
		if again := <-results; again != first {
			t.Error("two parses of one chapter differ")
		}
	}
}
