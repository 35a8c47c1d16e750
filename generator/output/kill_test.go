package output

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestMain makes the test binary a program that publishes a generation of a
// large site for ever, until it is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("OUTPUT_TEST_DIR"); dir != "" {
		for generation := 0; ; generation++ {
			if _, err := Write(context.Background(), large(generation), Options{Dir: dir}); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
	}
	os.Exit(m.Run())
}

// large is a generation of a site of which some files stay, most change, and
// each generation has a folder of its own. A file is whole if all its lines
// are equal.
func large(generation int) (files []File) {
	for i := range 60 {
		path, words := fmt.Sprintf("chapter-%d/index.html", i), fmt.Sprintf("chapter %d generation %d\n", i, generation)
		switch {
		case i%10 == 0:
			words = fmt.Sprintf("chapter %d\n", i)
		case i%3 == 0:
			path = fmt.Sprintf("generation-%d/%d.html", generation, i)
		}
		files = append(files, File{Path: path, Source: path, Final: true, Render: func(w io.Writer) error {
			_, err := io.WriteString(w, strings.Repeat(words, 100))
			return err
		}})
	}
	return files
}

// TestKilledAtAnyMoment kills a publishing process at twelve random moments.
func TestKilledAtAnyMoment(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	clean := t.TempDir()
	write(t, clean, large(-1)...)
	want := contents(t, clean)
	for round := range 12 {
		dir := filepath.Join(t.TempDir(), "public")
		process := exec.Command(self)
		process.Env = append(os.Environ(), "OUTPUT_TEST_DIR="+dir)
		process.Stderr = os.Stderr
		if err := process.Start(); err != nil {
			t.Fatal(err)
		}
		wait := 5*time.Millisecond + rand.N(150*time.Millisecond)
		time.Sleep(wait)
		if err := process.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = process.Wait()
		if _, err := os.Stat(dir); err == nil {
			wholeLines(t, dir)
		}
		write(t, dir, large(-1)...)
		equal(t, contents(t, dir), want)
		if t.Failed() {
			t.Fatalf("round %d, killed after %v", round, wait)
		}
	}
}

func wholeLines(t *testing.T, dir string) {
	t.Helper()
	for name, words := range contents(t, dir) {
		if strings.HasPrefix(name, ".gen-") || strings.HasSuffix(name, "/") {
			continue
		}
		lines := strings.SplitAfter(words, "\n")
		if len(lines) != 101 || strings.Repeat(lines[0], 100) != words {
			t.Errorf("%s is not whole: %d lines", name, len(lines))
		}
	}
}

func TestOneRunAtATime(t *testing.T) {
	dir := t.TempDir()
	release, err := lockDir(context.Background(), dir, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Write(context.Background(), []File{text("a", "a")}, Options{Dir: dir, lockWait: 50 * time.Millisecond})
	if want := "another build (process " + strconv.Itoa(os.Getpid()) + ") is writing to " + dir; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	time.AfterFunc(50*time.Millisecond, release)
	write(t, dir, text("a", "a"))
	if _, err := os.Stat(filepath.Join(dir, lockName)); !os.IsNotExist(err) {
		t.Errorf("the lock stays: %v", err)
	}
}

func TestFourRunsAtOnce(t *testing.T) {
	dir := t.TempDir()
	done := make(chan error)
	for range 4 {
		go func() {
			_, err := Write(context.Background(), large(-1), Options{Dir: dir, lockWait: time.Minute})
			done <- err
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	wholeLines(t, dir)
}

// TestReadersSeeNoGap reads pages that exist in every generation while others
// are published.
func TestReadersSeeNoGap(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, large(0)...)
	stop, failed := make(chan bool), make(chan error, 1)
	go func() {
		defer close(failed)
		for i := 1; ; i += 9 {
			select {
			case <-stop:
				return
			default:
			}
			if i%3 == 0 {
				i++
			}
			data, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("chapter-%d/index.html", i%10/3*3+1)))
			if err != nil || strings.Count(string(data), "\n") != 100 {
				failed <- fmt.Errorf("%d bytes, %v", len(data), err)
				return
			}
		}
	}()
	for generation := range 20 {
		write(t, dir, large(generation)...)
	}
	close(stop)
	if err := <-failed; err != nil {
		t.Error(err)
	}
}
