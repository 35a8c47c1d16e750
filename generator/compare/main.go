//go:build linux

// Compare measures gen beside Hugo on the same generated chapters and prints
// medians and ratios:
//
//	go run ./generator/compare -chapters 1000 -runs 3
//
// It needs hugo on the PATH. Both tools run in turn, so that a noisy machine
// disturbs both; wall time, CPU time and peak memory are those of the process
// as the kernel counted them, on Linux. Hugo gets a theme of one template with its
// content, minified; gen its default theme, minified, with its search index.
//
// With -live it measures both tools as servers instead: the time from the start
// until a chapter's page is served, with and without what an earlier run kept,
// and the time from the save of a chapter until its new page is served, over
// saves of different chapters.
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"gen/generator/specimen"
)

// comparison says what to measure, and where.
type comparison struct {
	chapters, runs, edits int
	plain, live, alone    bool   // Hugo without highlighting; saves instead of builds; saves without Hugo
	dir, gen              string // folder of both sites, and our program
}

func main() {
	var c comparison
	flag.IntVar(&c.chapters, "chapters", 1000, "number of chapters")
	flag.IntVar(&c.runs, "runs", 3, "runs of each tool")
	flag.BoolVar(&c.plain, "hugo-plain", false, "switch Hugo's highlighting off")
	flag.BoolVar(&c.live, "live", false, "measure gen serve beside hugo server")
	flag.IntVar(&c.edits, "edits", 50, "saves to measure with -live")
	flag.BoolVar(&c.alone, "alone", false, "leave hugo out of -live")
	flag.Parse()
	if err := c.run(); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func (c comparison) run() (err error) {
	if c.dir, err = os.MkdirTemp("", "gen-compare-"); err != nil {
		return err
	}
	defer os.RemoveAll(c.dir)
	size, err := generate(c.dir, c.chapters, c.plain)
	if err != nil {
		return err
	}
	c.gen = filepath.Join(c.dir, "bin", "gen")
	if out, err := exec.Command("go", "build", "-o", c.gen, ".").CombinedOutput(); err != nil {
		return fmt.Errorf("build gen: %s", out)
	}
	version, _ := exec.Command("hugo", "version").Output()
	fmt.Printf("%d chapters, %.1f MB of Markdown\n%s\n", c.chapters, float64(size)/1e6, version)
	if c.live {
		return c.saves()
	}
	return c.builds()
}

// builds prints what a build from nothing costs with both tools.
func (c comparison) builds() error {
	var hugo, ours []cost
	for range c.runs {
		h, err := build(c.dir, "hugo", c.gen)
		if err != nil {
			return err
		}
		g, err := build(c.dir, "gen", c.gen)
		if err != nil {
			return err
		}
		hugo, ours = append(hugo, h), append(ours, g)
	}
	print(median(hugo), median(ours))
	return nil
}

// generate writes the chapters for both tools and gives their size.
func generate(dir string, chapters int, plain bool) (size int, err error) {
	files := map[string]string{
		"hugo/layouts/_default/single.html": "<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</body></html>",
		"hugo/layouts/_default/list.html":   "<!doctype html><html><body><h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul></body></html>",
		"hugo/layouts/index.html":           "<!doctype html><html><body>{{ range .Site.Sections }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}</body></html>",
		"hugo/config.toml":                  fmt.Sprintf("baseURL = \"https://example.org/\"\ndisableKinds = [\"taxonomy\", \"term\"]\n[markup.highlight]\nnoClasses = false\ncodeFences = %v\n", !plain),
		"gen/gen.yaml":                      "title: Comparison\nbase_url: https://example.org/\n",
	}
	for n := range chapters {
		path, text := specimen.Chapter(n)
		files["hugo/content/"+path], files["gen/chapters/"+path] = text, text
		size += len(text)
	}
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return 0, err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return 0, err
		}
	}
	return size, nil
}

// cost is what one build took.
type cost struct {
	wall, cpu time.Duration
	memory    int64 // peak resident set in bytes
	page      int64 // bytes of one chapter page
	output    int64 // bytes of all files
}

// fresh removes what an earlier run left in a site.
func fresh(site string) error {
	for _, old := range []string{"public", ".gen-cache", "resources"} {
		if err := os.RemoveAll(filepath.Join(site, old)); err != nil {
			return err
		}
	}
	return nil
}

// build builds the site anew with one of the tools.
func build(dir, tool, gen string) (cost, error) {
	site := filepath.Join(dir, tool)
	if err := fresh(site); err != nil {
		return cost{}, err
	}
	cmd := exec.Command("hugo", "--minify", "--quiet", "--source", site)
	if tool == "gen" {
		cmd = exec.Command(gen, "build", "--source", site)
	}
	begun := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", tool, err, out)
	}
	c := cost{wall: time.Since(begun), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.memory = int64(usage.Maxrss) * 1024
	}
	return c, c.measure(filepath.Join(site, "public"))
}

// measure takes the size of the output, and that of the page of chapter 0.
func (c *cost) measure(public string) error {
	return filepath.WalkDir(public, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		c.output += info.Size()
		if strings.HasSuffix(path, "generators-00000"+string(filepath.Separator)+"index.html") && c.page == 0 {
			c.page = info.Size()
		}
		return nil
	})
}

func median(costs []cost) cost {
	pick := func(value func(cost) int64) int64 {
		list := make([]int64, len(costs))
		for i, c := range costs {
			list[i] = value(c)
		}
		slices.Sort(list)
		return list[len(list)/2]
	}
	return cost{
		wall: time.Duration(pick(func(c cost) int64 { return int64(c.wall) })), cpu: time.Duration(pick(func(c cost) int64 { return int64(c.cpu) })),
		memory: pick(func(c cost) int64 { return c.memory }), page: pick(func(c cost) int64 { return c.page }), output: pick(func(c cost) int64 { return c.output }),
	}
}

func print(hugo, gen cost) {
	head()
	row("wall", "s", hugo.wall.Seconds(), gen.wall.Seconds())
	row("CPU", "s", hugo.cpu.Seconds(), gen.cpu.Seconds())
	row("peak memory", "MB", float64(hugo.memory)/1e6, float64(gen.memory)/1e6)
	row("chapter page", "kB", float64(hugo.page)/1e3, float64(gen.page)/1e3)
	row("all output", "MB", float64(hugo.output)/1e6, float64(gen.output)/1e6)
}

func head() { fmt.Printf("%-14s %14s %14s %s\n", "", "hugo", "gen", "gen/hugo") }

// row prints a line of the table; hugo is 0 if it was left out.
func row(name, unit string, hugo, gen float64) {
	if hugo == 0 {
		fmt.Printf("%-14s %14s %10.2f %s\n", name, "", gen, unit)
		return
	}
	fmt.Printf("%-14s %10.2f %-3s %10.2f %-3s 1/%.1f\n", name, hugo, unit, gen, unit, hugo/gen)
}
