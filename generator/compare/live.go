//go:build linux

package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gen/generator/specimen"
)

// live is what a writer waits for.
type live struct {
	cold, warm time.Duration // from the start to the page of a chapter, without and with what an earlier run kept
	saves      []time.Duration
}

// patience bounds the wait for a page.
const patience = 15 * time.Minute

// between is how long a writer pauses before the next save.
const between = 500 * time.Millisecond

// saves prints what both tools take until a page is served: from their start,
// and from a save.
func (c comparison) saves() error {
	measured := map[string]live{}
	for _, tool := range []string{"gen", "hugo"} {
		if tool == "hugo" && c.alone {
			break
		}
		l, err := c.serve(tool)
		if err != nil {
			return fmt.Errorf("%s: %w", tool, err)
		}
		measured[tool] = l
	}
	hugo, ours := measured["hugo"], measured["gen"]
	head()
	row("first, cold", "s", hugo.cold.Seconds(), ours.cold.Seconds())
	row("first, again", "s", hugo.warm.Seconds(), ours.warm.Seconds())
	for _, p := range []int{50, 95, 100} {
		row(fmt.Sprintf("save, p%d", p), "ms", milliseconds(hugo.percentile(p)), milliseconds(ours.percentile(p)))
	}
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }

// percentile gives the time that p per cent of the saves take at most; 0
// without any.
func (l live) percentile(p int) time.Duration {
	if len(l.saves) == 0 {
		return 0
	}
	slices.Sort(l.saves)
	return l.saves[(len(l.saves)*p+99)/100-1]
}

// serve measures a tool: two starts, and saves in the second.
func (c comparison) serve(tool string) (l live, err error) {
	if err := fresh(filepath.Join(c.dir, tool)); err != nil {
		return l, err
	}
	s, took, err := c.first(tool)
	if err != nil {
		return l, err
	}
	s.stop()
	l.cold = took
	if s, l.warm, err = c.first(tool); err != nil {
		return l, err
	}
	defer s.stop()
	for n := range c.edits {
		took, err := s.save(n*7919%c.chapters, fmt.Sprintf("Edit number %d.", n))
		if err != nil {
			return l, err
		}
		l.saves = append(l.saves, took)
		time.Sleep(between)
	}
	return l, nil
}

// first starts a tool, gives the time until it serves the page of a chapter,
// and waits until it has done all that it does on its own.
func (c comparison) first(tool string) (*server, time.Duration, error) {
	s, err := start(c.dir, tool, c.gen)
	if err != nil {
		return nil, 0, err
	}
	took, err := s.wait(c.chapters/2, "", patience)
	if err == nil {
		err = s.settle()
	}
	if err != nil {
		s.stop()
	}
	return s, took, err
}

// server is a running tool that serves its site.
type server struct {
	cmd     *exec.Cmd
	url     string
	content string // folder of its chapters
	said    *os.File
}

func start(dir, tool, gen string) (*server, error) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	site := filepath.Join(dir, tool)
	s := &server{url: fmt.Sprintf("http://localhost:%d/", port), content: filepath.Join(site, "content")}
	s.cmd = exec.Command("hugo", "server", "--minify", "--source", site, "--port", fmt.Sprint(port))
	if tool == "gen" {
		s.content = filepath.Join(site, "chapters")
		s.cmd = exec.Command(gen, "serve", "--source", site, "--port", fmt.Sprint(port))
	}
	if s.said, err = os.Create(filepath.Join(dir, tool+".log")); err != nil {
		return nil, err
	}
	s.cmd.Stdout, s.cmd.Stderr = s.said, s.said
	return s, s.cmd.Start()
}

func (s *server) stop() {
	s.cmd.Process.Kill()
	s.cmd.Wait()
	s.said.Close()
}

// settle waits until the tool no longer works on what it serves.
func (s *server) settle() error {
	for last := int64(-1); ; time.Sleep(2 * time.Second) {
		used, err := cpuTicks(s.cmd.Process.Pid)
		if err != nil || used-last < 10 {
			return err
		}
		last = used
	}
}

// save edits a chapter and gives the time until its page shows that.
func (s *server) save(n int, mark string) (time.Duration, error) {
	name, text := specimen.Chapter(n)
	if err := os.WriteFile(filepath.Join(s.content, name), []byte(text+"\n"+mark+"\n"), 0o644); err != nil {
		return 0, err
	}
	return s.wait(n, mark, time.Minute)
}

// wait gives the time until the page of a chapter is served with a mark.
func (s *server) wait(n int, mark string, most time.Duration) (time.Duration, error) {
	name, _ := specimen.Chapter(n)
	url := s.url + strings.TrimSuffix(name, ".md") + "/"
	for begun := time.Now(); time.Since(begun) < most; time.Sleep(time.Millisecond) {
		answer, err := http.Get(url)
		if err != nil {
			continue // not listening yet
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err == nil && answer.StatusCode == http.StatusOK && bytes.Contains(body, []byte(mark)) {
			return time.Since(begun), nil
		}
	}
	said, _ := os.ReadFile(s.said.Name())
	return 0, fmt.Errorf("%s does not show %q after %v\n%s", url, mark, most, said)
}

// cpuTicks gives the processor time that a process has used, in hundredths of
// a second (proc_pid_stat(5), fields 14 and 15).
func cpuTicks(pid int) (int64, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(data), ") ")
	var user, system int64
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0, fmt.Errorf("cannot read the processor time of process %d", pid)
	}
	if _, err := fmt.Sscan(fields[11]+" "+fields[12], &user, &system); err != nil {
		return 0, err
	}
	return user + system, nil
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
