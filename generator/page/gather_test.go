package page

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"gen/generator/guide"
)

// TestGatherFollows changes a guide at random: what follows from the questions
// of the guide before is what a fresh look gives.
func TestGatherFollows(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	write := func(path int) *guide.Chapter {
		c := &guide.Chapter{Path: fmt.Sprintf("%02d.md", path), URL: fmt.Sprintf("/%02d/", path), Title: fmt.Sprint(random.IntN(5))}
		for i := range 1 + random.IntN(3) {
			e := &guide.Entry{ID: fmt.Sprintf("q-%d", i), Title: fmt.Sprintf("What is %d?", random.IntN(12))}
			if random.IntN(9) == 0 {
				e.SameAs = "q-0"
			}
			c.Entries = append(c.Entries, e)
		}
		return c
	}
	var chapters []*guide.Chapter
	live := &Live{}
	for step := range 300 {
		switch i := random.IntN(len(chapters) + 1); {
		case i == len(chapters) || len(chapters) < 3:
			chapters = append(chapters, write(step))
		case random.IntN(4) == 0:
			chapters = slices.Delete(chapters, i, i+1)
		default:
			chapters[i] = write(i)
		}
		site := guide.NewSite(guide.Config{}, time.Time{}, slices.Clone(chapters), nil)
		known, fresh := live.gather(site), gather(site)
		if known.digest() != fresh.digest() || len(known.asks) != len(fresh.asks) {
			t.Fatalf("step %d: %d questions, not %d", step, len(known.asks), len(fresh.asks))
		}
		for _, c := range site.Chapters {
			for _, e := range c.Entries {
				if got, want := known.elsewhere(c, e), fresh.elsewhere(c, e); !slices.Equal(got, want) {
					t.Fatalf("step %d: %s#%s is also at %v, not %v", step, c.URL, e.ID, got, want)
				}
			}
		}
	}
}
