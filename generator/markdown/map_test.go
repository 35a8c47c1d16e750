package markdown

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestMap: the package comment says where each family of files has its place, and
// the map of the repository names files that are there.
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
	architecture, err := os.ReadFile("../../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(architecture), "## Where recognition is decided")
	section, _, _ = strings.Cut(section, "\n## ")
	named := regexp.MustCompile("`([\\w*]+\\.go)`").FindAllStringSubmatch(section, -1)
	if len(named) < 50 {
		t.Errorf("ARCHITECTURE.md names %d files", len(named))
	}
	for _, m := range named {
		if there, _ := filepath.Glob(m[1]); len(there) == 0 {
			t.Errorf("ARCHITECTURE.md names %s, which is not there", m[1])
		}
	}
}
