package output

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

// TestIncrementalEqualsClean makes random sites one after the other in one
// folder, with files that become folders and back, and compares each with a
// clean build.
func TestIncrementalEqualsClean(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	dir := filepath.Join(t.TempDir(), "public")
	for step := range 60 {
		set := randomSite(random)
		if random.IntN(4) == 0 && step > 0 {
			damage(t, dir, set[0])
		}
		write(t, dir, set...)
		equal(t, contents(t, dir), contentsOf(set))
		if t.Failed() {
			t.Fatalf("seed %d, step %d", seed, step)
		}
	}
}

// randomSite has no clashes: a path is left out if a shorter one is in.
func randomSite(random *rand.Rand) (files []File) {
	taken := map[string]bool{}
	for range 1 + random.IntN(25) {
		parts := make([]string, 1+random.IntN(4))
		for i := range parts {
			parts[i] = string(rune('a' + random.IntN(3)))
		}
		path := strings.Join(parts, "/")
		if random.IntN(3) == 0 {
			path += fmt.Sprintf(".0000000%d.css", random.IntN(3))
		}
		clear := !taken[path]
		for other := range taken {
			clear = clear && !within(other, path) && !within(path, other)
		}
		if clear {
			taken[path] = true
			files = append(files, text(path, strings.Repeat("x", random.IntN(4))+fmt.Sprint(random.IntN(3))))
		}
	}
	return files
}

// damage edits a file of the next site, if it is there already, as a person
// might: in place, and without changing its size.
func damage(t *testing.T, dir string, f File) {
	t.Helper()
	if words, there := contents(t, dir)[f.Path]; there {
		put(t, filepath.Join(dir, f.Path), strings.Repeat("?", len(words)))
	}
}
