// Package audit holds what others have to say about the pages: axe on
// accessibility, the Nu HTML checker on markup, Lighthouse on both and on
// speed. The tools come from npm and Debian, see CONTRIBUTING.md; without them
// the tests skip, unless the environment says CI=true.
package audit

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"gen/generator"
	"gen/themes"
)

const (
	root  = "../.."                               // of the repository, which is a site too: our own guide
	small = root + "/themes/testdata/guide.txtar" // a chapter of each kind that script serves
)

// npm gives the path of a file that a package of .ci/package.json brings.
func npm(t testing.TB, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(root, ".ci/node_modules", name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		missing(t, "no "+name+": run npm install --prefix .ci")
	}
	return path
}

// program gives the path of a program of the machine.
func program(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, "no "+name+" on this machine")
	}
	return path
}

func missing(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("CI") == "" {
		t.Skip(why)
	}
	t.Fatal(why + ", and CI is set")
}

// build publishes a site with a base URL and gives the folder it is in.
func build(t testing.TB, c generator.Config) string {
	t.Helper()
	c.Output, c.Themes, c.NoCache = filepath.Join(t.TempDir(), "public"), themes.FS(), true
	c.BaseURL, c.Date = "https://example.org/", time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	report, err := generator.Build(context.Background(), c)
	if err != nil || report.Failed() {
		t.Fatalf("build: %v %v", err, report.Problems)
	}
	return c.Output
}

// unpack writes an archive of source files into a folder, with further lines
// for its gen.yaml.
func unpack(t testing.TB, archive, configuration string) string {
	t.Helper()
	files, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	source := t.TempDir()
	for _, f := range files.Files {
		if f.Name == "gen.yaml" {
			f.Data = append(f.Data, configuration...)
		}
		write(t, filepath.Join(source, filepath.FromSlash(f.Name)), f.Data)
	}
	return source
}

func write(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

var kind = regexp.MustCompile(`<body class="?page page--([\w-]+)`)

// kinds gives the address of one page of each kind: the longest of them.
func kinds(t testing.TB, folder string) (addresses []string) {
	t.Helper()
	longest, size := map[string]string{}, map[string]int{}
	for _, address := range pages(t, folder) {
		text := page(t, folder, address)
		m := kind.FindStringSubmatch(text)
		if m != nil && len(text) > size[m[1]] {
			longest[m[1]], size[m[1]] = address, len(text)
		}
	}
	for _, address := range longest {
		addresses = append(addresses, address)
	}
	if len(addresses) < 5 {
		t.Fatalf("only %d kinds of pages: %v", len(addresses), addresses)
	}
	slices.Sort(addresses)
	return addresses
}

// pages lists the addresses of all pages in a folder.
func pages(t testing.TB, folder string) (addresses []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".html") {
			addresses = append(addresses, "/"+strings.TrimSuffix(name, "index.html"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return addresses
}

// page gives the text of a page.
func page(t testing.TB, folder, address string) string {
	t.Helper()
	if strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(address)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
