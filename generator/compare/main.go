//go:build linux

// Compare measures gen beside Hugo on the same generated chapters and prints
// medians and ratios:
//
//	go run ./generator/compare -chapters 1000 -runs 3
//
// It needs hugo on the PATH, but for -alone. The tools run in turn, so that a
// noisy machine disturbs all; wall time, CPU time and peak memory are those of
// the process as the kernel counted them, on Linux. Hugo gets a theme of one
// template with its content, minified; gen its default theme, minified, with its
// search index. Then gen builds the site again with nothing changed and with a
// question added to a chapter, and a site of 100 chapters from nothing, to
// compare what a chapter costs.
//
// With -live it measures both tools as servers instead: the time from the start
// until a chapter's page is served, with and without what an earlier run kept,
// and the time from the save of a chapter until its new page is served, over
// saves of different chapters.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// comparison says what to measure, and where.
type comparison struct {
	chapters, runs, edits int
	live, alone           bool   // saves instead of builds; without Hugo
	dir, gen              string // folder of all sites, and our program
}

func main() {
	var c comparison
	flag.IntVar(&c.chapters, "chapters", 1000, "number of chapters")
	flag.IntVar(&c.runs, "runs", 3, "runs of each tool")
	flag.BoolVar(&c.live, "live", false, "measure gen serve beside hugo server")
	flag.IntVar(&c.edits, "edits", 50, "saves to measure with -live")
	flag.BoolVar(&c.alone, "alone", false, "leave hugo out")
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
	size, err := generate(c.dir, c.chapters)
	if err != nil {
		return err
	}
	c.gen = filepath.Join(c.dir, "bin", "gen")
	if out, err := exec.Command("go", "build", "-o", c.gen, ".").CombinedOutput(); err != nil {
		return fmt.Errorf("build gen: %s", out)
	}
	fmt.Printf("%d chapters, %.1f MB of Markdown\n", c.chapters, float64(size)/1e6)
	if !c.alone {
		version, err := exec.Command("hugo", "version").Output()
		if err != nil {
			return fmt.Errorf("hugo: %w", err)
		}
		fmt.Printf("%s\n", version)
	}
	if c.live {
		return c.saves()
	}
	return c.builds()
}

// builds prints what builds cost with both tools.
func (c comparison) builds() error {
	tasks := c.tasks()
	for n := range c.runs {
		for i := range tasks {
			if err := tasks[i].run(n); err != nil {
				return err
			}
		}
	}
	c.print(tasks)
	return nil
}

// tasks lists what is measured, in the order in which it is run.
func (c comparison) tasks() []task {
	hugo := func(name, site string) task {
		site = filepath.Join(c.dir, site)
		return task{name: name, site: site, anew: true, command: []string{"hugo", "--minify", "--quiet", "--source", site}}
	}
	gen := func(name, site string) task {
		site = filepath.Join(c.dir, site)
		return task{name: name, site: site, anew: name == cold || name == small, command: []string{c.gen, "build", "--source", site}}
	}
	list := []task{gen(cold, "gen"), gen(unchanged, "gen"), gen(edited, "gen"), gen(small, "few")}
	if c.alone {
		return list
	}
	return append([]task{hugo(hugoFull, "hugo"), hugo(hugoPlain, "hugo-plain")}, list...)
}
