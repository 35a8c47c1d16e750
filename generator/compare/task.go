//go:build linux

package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// task is one build that is measured.
type task struct {
	name    string
	site    string // its folder
	anew    bool   // from nothing
	command []string
	costs   []cost
}

// Names of tasks.
const (
	hugoFull  = "hugo"
	hugoPlain = "hugo, highlighting off"
	cold      = "gen"
	unchanged = "gen, nothing changed"
	edited    = "gen, one chapter changed"
	small     = "gen, 100 chapters"
)

// cost is what one build took.
type cost struct {
	wall, cpu time.Duration
	memory    int64 // peak resident set in bytes
	page      int64 // bytes of one chapter page
	zipped    int64 // the same gzipped
	output    int64 // bytes of all files
}

// fresh puts aside what an earlier run left in a site. It is removed when all is
// measured: ext4 steps over every file deleted in the last five seconds when it
// makes a new one, which took half a second of CPU from the next run.
func fresh(site string) error {
	aside, err := os.MkdirTemp(filepath.Dir(site), "old-")
	if err != nil {
		return err
	}
	for _, old := range []string{"public", ".gen-cache", "resources"} {
		err := os.Rename(filepath.Join(site, old), filepath.Join(aside, old))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// prepare brings the site into the state that the n-th run is to find.
func (t *task) prepare(n int) error {
	switch {
	case t.anew:
		return fresh(t.site)
	case t.name == edited:
		return edit(t.site, n)
	}
	return nil
}

// run builds the site for the n-th time, from 0.
func (t *task) run(n int) error {
	if err := t.prepare(n); err != nil {
		return err
	}
	cmd := exec.Command(t.command[0], t.command[1:]...)
	begun := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", t.name, err, out)
	}
	c := cost{wall: time.Since(begun), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.memory = int64(usage.Maxrss) * 1024
	}
	err := c.measure(filepath.Join(t.site, "public"))
	t.costs = append(t.costs, c)
	return err
}

// measure takes the size of the output, and that of the page of chapter 20.
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
		if c.page == 0 && strings.HasSuffix(path, "generators-00020"+string(filepath.Separator)+"index.html") {
			c.page = info.Size()
			c.zipped, err = zipped(path)
		}
		return err
	})
}

// zipped gives the size of a file as a server would send it.
func zipped(path string) (int64, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is one that there is
	if _, err := w.Write(data); err != nil {
		return 0, err
	}
	err = w.Close()
	return int64(b.Len()), err
}

// median gives the medians of what the runs took, each of its own.
func (t *task) median() cost {
	pick := func(value func(cost) int64) int64 {
		list := make([]int64, len(t.costs))
		for i, c := range t.costs {
			list[i] = value(c)
		}
		slices.Sort(list)
		return list[len(list)/2]
	}
	return cost{
		wall: time.Duration(pick(func(c cost) int64 { return int64(c.wall) })), cpu: time.Duration(pick(func(c cost) int64 { return int64(c.cpu) })),
		memory: pick(func(c cost) int64 { return c.memory }), output: pick(func(c cost) int64 { return c.output }),
		page: pick(func(c cost) int64 { return c.page }), zipped: pick(func(c cost) int64 { return c.zipped }),
	}
}
