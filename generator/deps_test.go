package generator

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The dependency rule is a statement of policy: if this test fails, move the
// code; do not edit the table to make it pass.

// mayImport lists, for each package of the module, the others that it may
// import. Stages know the nouns and the files, and never each other.
var mayImport = map[string]string{
	"gen":                       "generator/command themes",
	"gen/themes":                "",
	"gen/generator":             "*",
	"gen/generator/command":     "generator generator/guide generator/scaffold",
	"gen/generator/guide":       "",
	"gen/generator/content":     "generator/guide",
	"gen/generator/markdown":    "generator/guide",
	"gen/generator/highlight":   "",
	"gen/generator/inspect":     "generator/guide",
	"gen/generator/check":       "generator/guide",
	"gen/generator/theme":       "",
	"gen/generator/page":        "generator/guide generator/output generator/theme",
	"gen/generator/asset":       "generator/guide generator/output",
	"gen/generator/card":        "generator/guide generator/output",
	"gen/generator/search":      "generator/guide generator/output",
	"gen/generator/feed":        "generator/guide generator/output",
	"gen/generator/sitemap":     "generator/guide generator/output",
	"gen/generator/hosting":     "generator/guide generator/output",
	"gen/generator/scaffold":    "generator/guide",
	"gen/generator/cache":       "generator/guide",
	"gen/generator/output":      "",
	"gen/generator/watch":       "",
	"gen/generator/serve":       "generator/output",
	"gen/generator/specimen":    "",
	"gen/generator/compare":     "generator/specimen",
	"gen/generator/browsertest": "",
}

// testOnly lists packages that only tests may import, and so may import what
// they like.
var testOnly = []string{"gen/generator/browsertest"}

func TestDependencyRule(t *testing.T) {
	importers := map[string][]string{} // third-party module -> packages
	for pkg, imports := range imports(t) {
		allowed, known := mayImport[pkg]
		if !known {
			t.Errorf("%s is not in the table: say what it may import", pkg)
		}
		for _, imported := range imports {
			switch inner, ours := strings.CutPrefix(imported, "gen/"); {
			case ours && slices.Contains(testOnly, imported):
				t.Errorf("%s imports %s, which only tests may", pkg, imported)
			case ours:
				if allowed != "*" && !slices.Contains(strings.Fields(allowed), inner) {
					t.Errorf("%s imports %s", pkg, imported)
				}
			case pkg == "gen/generator/guide" && strings.Contains(imported, "."):
				t.Errorf("%s imports %s; it uses the standard library only", pkg, imported)
			case strings.Contains(imported, ".") && !strings.HasPrefix(imported, "golang.org/x/") && !slices.Contains(testOnly, pkg):
				m := module(imported)
				if !slices.Contains(importers[m], pkg) {
					importers[m] = append(importers[m], pkg)
				}
			}
		}
	}
	for m, packages := range importers {
		if len(packages) > 1 {
			slices.Sort(packages)
			t.Errorf("%s is imported by %s; one of them should offer it to the others", m, strings.Join(packages, " and "))
		}
	}
}

// module gives the first three steps of an import path, which name its module
// closely enough.
func module(imported string) string {
	steps := strings.SplitN(imported, "/", 4)
	return strings.Join(steps[:min(3, len(steps))], "/")
}

// imports gives what the non-test files of each package import.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if name != ".." && (strings.HasPrefix(base, ".") || base == "testdata" || base == "public" || base == "node_modules") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Join("gen", filepath.ToSlash(filepath.Dir(strings.TrimPrefix(filepath.ToSlash(name), "../"))))
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			found[pkg] = append(found[pkg], imported)
		}
		if found[pkg] == nil {
			found[pkg] = []string{}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
