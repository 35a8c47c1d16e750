package guide

import (
	"fmt"
	"testing"
	"time"
)

// BenchmarkNewSite links 10,000 chapters of 20 questions, from nothing and after
// an edit of one.
func BenchmarkNewSite(b *testing.B) {
	chapters := make([]*Chapter, 10_000)
	for i := range chapters {
		c := &Chapter{Path: fmt.Sprintf("chapters/part-%03d/topic-%05d.md", i/25, i), URL: fmt.Sprintf("/part-%03d/topic-%05d/", i/25, i), Title: fmt.Sprintf("Questions about topic %d", i)}
		for q := range 20 {
			c.Entries = append(c.Entries, &Entry{ID: fmt.Sprintf("q-%d", q), Title: "What?", Topics: []string{fmt.Sprintf("topic %d", i%20), "python"}, Level: Levels[i%3]})
		}
		chapters[i] = c
	}
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			NewSite(Config{}, time.Time{}, chapters, nil)
		}
	})
	b.Run("edit", func(b *testing.B) {
		site := NewSite(Config{}, time.Time{}, chapters, nil)
		for b.Loop() {
			edited := *chapters[0]
			chapters[0] = &edited
			site = site.Follow(Config{}, time.Time{}, chapters, nil)
		}
	})
}
