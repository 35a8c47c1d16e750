package markdown

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestMap: the package comment says where each family of files has its place.
func TestMap(t *testing.T) {
	source, err := os.ReadFile("markdown.go")
	if err != nil {
		t.Fatal(err)
	}
	comment, _, _ := strings.Cut(string(source), "\npackage ")
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, file := range files {
		family, _, _ := strings.Cut(strings.TrimSuffix(file, ".go"), "_")
		if !strings.HasSuffix(file, "_test.go") && !regexp.MustCompile(`\b`+family+`\b`).MatchString(comment) {
			t.Errorf("%s: the package comment does not name %q", file, family)
		}
	}
}
