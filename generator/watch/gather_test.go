package watch

import (
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"testing/synctest"
	"time"
)

// step is a change to a path at a time in milliseconds.
type step struct {
	at   int
	path string
}

// TestGather runs on a clock of its own. "saved" is a file with words in it,
// "empty" one that an editor has just emptied.
func TestGather(t *testing.T) {
	type batch struct {
		at    int
		paths []string
	}
	burst := func(from, to, every int) (steps []step) {
		for at := from; at < to; at += every {
			steps = append(steps, step{at, "saved"}, step{at, "other"})
		}
		return steps
	}
	cases := []struct {
		name  string
		steps []step
		want  []batch
	}{
		{"one save", []step{{0, "saved"}}, []batch{{3, []string{"saved"}}}},
		{"truncate and write", []step{{0, "saved"}, {1, "saved"}, {2, "saved"}}, []batch{{5, []string{"saved"}}}},
		{"emptied", []step{{0, "empty"}}, []batch{{40, []string{"empty"}}}},
		{"moved away and written", []step{{0, "missing"}, {10, "saved"}}, []batch{{50, []string{"missing", "saved"}}}},
		{"two files", []step{{0, "saved"}, {2, "other"}}, []batch{{42, []string{"other", "saved"}}}},
		{"a follower", []step{{0, "saved"}, {20, "other"}}, []batch{{3, []string{"saved"}}, {60, []string{"other"}}}},
		{"two saves", []step{{0, "saved"}, {1000, "saved"}}, []batch{{3, []string{"saved"}}, {1003, []string{"saved"}}}},
		{"a long burst", burst(0, 1700, 10), []batch{{250, []string{"other", "saved"}}, {750, []string{"other", "saved"}}, {1730, []string{"other", "saved"}}}},
		{"after a long burst", append(burst(0, 300, 10), step{1000, "saved"}), []batch{{250, []string{"other", "saved"}}, {330, []string{"other", "saved"}}, {1003, []string{"saved"}}}},
	}
	for _, c := range cases {
		dir := t.TempDir()
		for name, words := range map[string]string{"saved": "x", "other": "y", "empty": ""} {
			put(t, filepath.Join(dir, name), words)
		}
		synctest.Test(t, func(t *testing.T) {
			in, out := make(chan change), make(chan Batch)
			began := time.Now()
			go gather(t.Context(), in, out)
			go func() {
				for _, s := range c.steps {
					time.Sleep(time.Until(began.Add(time.Duration(s.at) * time.Millisecond)))
					in <- change{path: filepath.Join(dir, s.path)}
				}
				time.Sleep(time.Second)
				close(in)
			}()
			var got []batch
			for b := range out {
				at := batch{at: int(time.Since(began).Milliseconds())}
				for _, path := range b.Paths {
					at.paths = append(at.paths, filepath.Base(path))
				}
				got = append(got, at)
			}
			if !slices.EqualFunc(got, c.want, func(a, b batch) bool { return a.at == b.at && slices.Equal(a.paths, b.paths) }) {
				t.Errorf("%s: got %v, want %v", c.name, got, c.want)
			}
		})
	}
}

// TestGatherWaitsForATool changes a thousand files as git checkout does on a busy
// machine, with pauses longer than those between two saves.
func TestGatherWaitsForATool(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in, out := make(chan change), make(chan Batch)
		go gather(t.Context(), in, out)
		go func() {
			for i := range 1000 {
				if i%100 == 99 {
					time.Sleep(100 * time.Millisecond)
				}
				in <- change{path: strconv.Itoa(i)}
			}
			time.Sleep(time.Second)
			close(in)
		}()
		var got []int
		for b := range out {
			got = append(got, len(b.Paths))
		}
		if !slices.Equal(got, []int{1000}) {
			t.Errorf("got batches of %d files", got)
		}
	})
}

func TestWhileNobodyReceivesBatchesBecomeOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in, out := make(chan change), make(chan Batch)
		go gather(t.Context(), in, out)
		for _, c := range []change{{path: "a"}, {path: "b"}, {path: "a"}, {lost: true}} {
			in <- c
			time.Sleep(time.Second)
		}
		if b := <-out; !slices.Equal(b.Paths, []string{"a", "b"}) || !b.Rescan {
			t.Errorf("got %v", b)
		}
		select {
		case b := <-out:
			t.Errorf("and then %v", b)
		case <-time.After(time.Minute):
		}
	})
}
