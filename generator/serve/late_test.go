package serve

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"gen/generator/output"
)

// TestLate asks for late files of three sites that follow each other.
func TestLate(t *testing.T) {
	s, made := guide(), 0
	var failure error
	publish := func(files ...output.File) {
		b := published(file("index.html", "<p>home</p>"), file("search/index.html", "<p>find</p>"))
		b.Late = Late{Under: "search/", Files: func() ([]output.File, error) {
			made++
			return files, failure
		}}
		s.Publish(b)
	}
	want := func(target string, status int, text string, times int) {
		t.Helper()
		if r := ask(s, "GET", target); r.StatusCode != status || text != "" && body(t, r) != text || made != times {
			t.Errorf("%s: %d after %d times; want %d after %d", target, r.StatusCode, made, status, times)
		}
	}
	publish(file("search/root.bin", "one"), file("search/data/one.bin", "1"))
	want("/", 200, "", 0)
	want("/nothing", 404, "", 0)
	want("/search/", 200, "", 0)
	want("/search/root.bin", 200, "one", 1)
	want("/search/data/one.bin", 200, "1", 1)
	want("/search/data/none.bin", 404, "", 1)
	publish(file("search/root.bin", "never asked for"))
	publish(file("search/root.bin", "three"))
	failure = errors.New("a chapter cannot be read")
	want("/search/root.bin", 500, "", 2)
	failure = nil
	want("/search/root.bin", 200, "three", 3)
	want("/search/data/one.bin", 200, "1", 3) // a page that is open may still go by the first root
}

// TestLateAgain makes the late files of a save once more if those before were
// asked for, and not of a save that another follows at once.
func TestLateAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		made, was := 0, (*late)(nil)
		save := func(wait time.Duration, times int) {
			t.Helper()
			was = newLate(Late{"search/", func() ([]output.File, error) { made++; return nil, nil }}, was)
			time.Sleep(wait)
			synctest.Wait()
			if made != times {
				t.Errorf("made %d times, want %d", made, times)
			}
		}
		save(time.Hour, 0)
		if _, err := was.find("search/root.bin"); err != nil {
			t.Fatal(err)
		}
		save(quiet/2, 1)
		save(time.Hour, 2)
		save(time.Hour, 2) // nobody asked since
		if _, err := was.find("search/root.bin"); err != nil {
			t.Fatal(err)
		}
		save(time.Hour, 4)
		save(time.Hour, 4)
	})
}
