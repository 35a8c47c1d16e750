package guide

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestFollow changes a guide at random: the site that follows from the one
// before is the one made from nothing, and each topic has the questions that
// carry it.
func TestFollow(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	write := func(n int) *Chapter {
		c := &Chapter{Path: fmt.Sprintf("part-%d/%02d.md", n%3, n), URL: fmt.Sprintf("/part-%d/%02d/", n%3, n), Title: string(rune('a' + random.IntN(26)))}
		for i := range random.IntN(6) {
			e := &Entry{ID: fmt.Sprint(i), Level: []string{"", "mid", "senior"}[random.IntN(3)]}
			for range random.IntN(3) {
				e.Topics = append(e.Topics, []string{"GIL", "gil", "Lists", "?"}[random.IntN(4)])
			}
			c.Entries = append(c.Entries, e)
		}
		return c
	}
	var chapters []*Chapter
	site := &Site{}
	for step := range 300 {
		switch i := random.IntN(len(chapters) + 1); {
		case i == len(chapters):
			chapters = append(chapters, write(step))
		case random.IntN(4) == 0:
			chapters = slices.Delete(chapters, i, i+1)
		case random.IntN(2) == 0:
			edited := write(step)
			c := *chapters[i]
			c.Entries = edited.Entries
			if random.IntN(2) == 0 {
				c.Entries = slices.Clone(chapters[i].Entries)
			}
			chapters[i] = &c
		default:
			chapters[i] = write(step)
		}
		site = site.Follow(Config{}, time.Time{}, slices.Clone(chapters), nil)
		if got, want := describe(site), describe(NewSite(Config{}, time.Time{}, chapters, nil)); got != want {
			t.Fatalf("step %d: got\n%swant\n%s", step, got, want)
		}
		for _, topic := range site.Topics {
			asked := slices.Collect(carrying(site, topic))
			for from := range asked {
				if to := from + random.IntN(9); !slices.Equal(topic.Questions(from, to), asked[from:min(to, len(asked))]) {
					t.Fatalf("step %d: questions %d to %d of %s", step, from, to, topic.Name)
				}
			}
			if len(asked) != topic.Count {
				t.Fatalf("step %d: %s counts %d questions of %d", step, topic.Name, topic.Count, len(asked))
			}
		}
	}
}

// carrying gives the questions of a topic by looking at each.
func carrying(site *Site, topic *Topic) func(func(Located) bool) {
	return func(yield func(Located) bool) {
		for _, c := range site.Chapters {
			for _, e := range c.Entries {
				if slices.ContainsFunc(e.Topics, func(name string) bool { return "/topics/"+Slug(name)+"/" == topic.URL }) && !yield(Located{c, e}) {
					return
				}
			}
		}
	}
}

// describe tells what a site knows.
func describe(s *Site) string {
	var b strings.Builder
	for _, c := range s.Chapters {
		i, _ := s.Position(c)
		fmt.Fprintf(&b, "%d %s in %s\n", i, c.Path, s.Collection(c).Path)
	}
	for _, c := range s.Pages() {
		fmt.Fprintf(&b, "%s %v %v\n", c.Title, s.Chapter(c.Path) == c, s.Resolve(c, c.URL).Chapter == c)
	}
	var tell func(*Collection)
	tell = func(c *Collection) {
		fmt.Fprintf(&b, "%q %s", c.Title, c.URL)
		for _, c := range c.Chapters {
			fmt.Fprintf(&b, " %s %v", c.Path, s.Chapter(c.Path) == c)
		}
		for _, child := range c.Children {
			fmt.Fprintf(&b, " %v (", child.Parent == c)
			tell(child)
			b.WriteString(")\n")
		}
	}
	tell(s.Root)
	for _, c := range s.Collections {
		fmt.Fprintf(&b, "%v %v\n", c.Title, s.Collection(c.Chapters[0]) == c)
	}
	for _, t := range slices.Concat(s.Topics, s.Levels) {
		fmt.Fprintf(&b, "%s %s %d\n", t.Name, t.URL, t.Count)
		for _, at := range t.Questions(0, t.Count) {
			fmt.Fprintf(&b, " %s#%s", at.Chapter.Path, at.Entry.ID)
		}
	}
	return b.String()
}
