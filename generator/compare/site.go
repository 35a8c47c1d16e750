//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"

	"gen/generator/specimen"
)

// few is the size of the site beside which the cost of a chapter is seen.
const few = 100

// templates are Hugo's theme.
var templates = map[string]string{
	"_default/single.html": "<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</body></html>",
	"_default/list.html":   "<!doctype html><html><body><h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul></body></html>",
	"index.html":           "<!doctype html><html><body>{{ range .Site.Sections }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}</body></html>",
}

// generate writes the chapters for both tools and gives their size. Hugo reads
// the same files with and without highlighting. One at a time: what this process
// ever held counts as the memory of those that it starts.
func generate(dir string, chapters int) (size int, err error) {
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		if err == nil {
			err = os.MkdirAll(filepath.Dir(path), 0o755)
		}
		if err == nil {
			err = os.WriteFile(path, []byte(text), 0o644)
		}
	}
	for _, site := range []string{"gen", "few"} {
		write(site+"/gen.yaml", config)
	}
	for n := range max(chapters, few) {
		path, text := specimen.Chapter(n)
		if n < few {
			write("few/chapters/"+path, text)
		}
		if n < chapters {
			write("gen/chapters/"+path, text)
			write("hugo/content/"+path, text)
			size += len(text)
		}
	}
	for site, highlighted := range map[string]bool{"hugo": true, "hugo-plain": false} {
		for name, text := range templates {
			write(site+"/layouts/"+name, text)
		}
		write(site+"/config.toml", fmt.Sprintf("baseURL = \"https://example.org/\"\ncontentDir = %q\ndisableKinds = [\"taxonomy\", \"term\"]\n[markup.highlight]\nnoClasses = false\ncodeFences = %v\n",
			filepath.Join(dir, "hugo", "content"), highlighted))
	}
	return size, err
}

const config = "title: Comparison\nbase_url: https://example.org/\n"

// edit adds a question to the first chapter.
func edit(site string, run int) error {
	path, text := specimen.Chapter(0)
	text += fmt.Sprintf("\n### %d. What is new in run %d?\n\nThis.\n", 21, run+1)
	return os.WriteFile(filepath.Join(site, "chapters", path), []byte(text), 0o644)
}
