package generator

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"gen/generator/check"
	"gen/generator/content"
	"gen/generator/guide"
	"gen/generator/serve"
)

// While the chapters of a large site are parsed for the first time, those that
// are done are served, and those that are asked for come next.

const (
	glance    = 100 * time.Millisecond // how often somebody looks whether a page that is waited for is there
	firstLook = 500 * time.Millisecond // after so long the site is served as far as it is, and again each time after twice as long
)

// preview begins to serve the site with the chapters parsed so far, until what
// it gives is called.
func (l *live) preview(config guide.Config, files []content.File) (end func()) {
	done, wanted := make(chan struct{}), make(chan string, cap(l.urgent))
	var wg sync.WaitGroup
	wg.Go(func() {
		l.glimpses(done, wanted, func(chapters []*guide.Chapter) { l.publishPart(config, files, chapters, wanted) })
	})
	return func() {
		close(done)
		wg.Wait()
	}
}

// glimpses serves the chapters that are there ever more seldom, and at once when
// one has come that is wanted, until it is done.
func (l *live) glimpses(done <-chan struct{}, wanted <-chan string, serve func([]*guide.Chapter)) {
	due, wait, waiting := time.Now().Add(firstLook), firstLook, map[string]bool{}
	for tick := time.Tick(glance); ; {
		select {
		case <-done:
			return
		case url := <-wanted:
			if !waiting[url] {
				waiting[url] = true
				offer(l.urgent, url)
			}
		case now := <-tick:
			chapters := l.soFar()
			if now.After(due) {
				wait *= 2
				due = now.Add(wait)
				serve(chapters)
			} else if slices.ContainsFunc(chapters, func(c *guide.Chapter) bool { return waiting[c.URL] }) {
				serve(chapters)
			}
			for _, c := range chapters {
				delete(waiting, c.URL)
			}
		}
	}
}

// publishPart serves the chapters that are parsed. What is wrong with them is
// reported when all are.
func (l *live) publishPart(config guide.Config, files []content.File, chapters []*guide.Chapter, wanted chan<- string) {
	p, err := l.assemble(config, files, chapters)
	if err != nil || len(p.site.Chapters) == 0 || (&Report{Problems: append(check.Errors(p.site), p.doubts...)}).Failed() {
		return
	}
	if made, err := p.files(outputs); err == nil {
		l.show(serve.Build{Files: made, Policy: p.policy(), Part: func(url string) { offer(wanted, url) }})
	}
}

// soFar gives the chapters that are parsed, by path.
func (l *live) soFar() []*guide.Chapter {
	l.mu.Lock()
	defer l.mu.Unlock()
	list := make([]*guide.Chapter, 0, len(l.parsed))
	for _, c := range l.parsed {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *guide.Chapter) int { return cmp.Compare(a.Path, b.Path) })
	return list
}

// offer tells who listens of an address, if there is room.
func offer(to chan<- string, url string) {
	select {
	case to <- url:
	default:
	}
}
