package highlight

import (
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

var wholeCorpus = flag.Bool("corpus", false, "compare the Python lexers on every .py file of the interpreter, not on a sample")

// sampleBytes is how much of the standard library a plain test run compares:
// chroma needs some ten seconds for a megabyte.
const sampleBytes = 1 << 20

// TestPythonStandardLibrary compares the lexers on the Python files that the
// interpreters of this machine came with.
func TestPythonStandardLibrary(t *testing.T) {
	files := standardLibrary(t)
	if !*wholeCorpus {
		files = sample(files)
	}
	work := make(chan string)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for file := range work {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Error(err)
					continue
				}
				if diff := difference(string(text)); diff != "" {
					t.Errorf("%s: %s", file, diff)
				}
			}
		})
	}
	for _, file := range files {
		work <- file
	}
	close(work)
	wg.Wait()
	t.Logf("compared %d files", len(files))
}

// TestPythonOfTheGuide compares the lexers on the Python blocks of the guide in
// this repository.
func TestPythonOfTheGuide(t *testing.T) {
	fence := regexp.MustCompile("(?ms)^ *```(\\w+)[^\n]*\n(.*?)^ *```")
	blocks := 0
	err := filepath.WalkDir("../../chapters", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".md") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, block := range fence.FindAllStringSubmatch(string(text), -1) {
			if Name(block[1]) != "Python" {
				continue
			}
			blocks++
			if diff := difference(block[2]); diff != "" {
				t.Errorf("%s: %s", path, diff)
			}
		}
		return err
	})
	if err != nil || blocks == 0 {
		t.Errorf("no Python in the chapters: %v", err)
	}
}

// standardLibrary asks the Python interpreter where its library is and returns
// the .py files below. Without an interpreter it skips the test, but not in
// CI, where nothing may skip.
func standardLibrary(t *testing.T) []string {
	t.Helper()
	const ask = "import sysconfig; print(sysconfig.get_paths()['stdlib'])"
	out, err := exec.Command("python3", "-c", ask).Output()
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("ask python3 for its library: %v", err)
		}
		t.Skipf("ask python3 for its library: %v", err)
	}
	var files []string
	root := strings.TrimSpace(string(out))
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("no .py files below %s: %v", root, err)
	}
	return files
}

// sample picks files evenly until they make sampleBytes, leaving out the few
// that are a tenth of it by themselves.
func sample(files []string) (picked []string) {
	total := 0
	step := len(files)/100 + 1
	for first := range step {
		for i := first; i < len(files); i += step {
			stat, err := os.Stat(files[i])
			if err != nil || stat.Size() > sampleBytes/10 {
				continue
			}
			if total += int(stat.Size()); total > sampleBytes {
				return picked
			}
			picked = append(picked, files[i])
		}
	}
	return picked
}
