package watch

import (
	"context"
	"maps"
	"os"
	"slices"
	"time"
)

const (
	settle = 3 * time.Millisecond   // a single saved file is stable if nothing happens for so long
	quiet  = 40 * time.Millisecond  // several changes, or a file that is empty or missing, wait for this pause
	limit  = 250 * time.Millisecond // no change waits longer, unless they do not cease: then
	most   = 2 * time.Second        // twice as long each time, up to this

	crowd = 16                     // more files than this are a tool at work, such as git checkout,
	lull  = 300 * time.Millisecond // which is through after a longer pause, or after most
)

// gather turns changes into batches.
func gather(ctx context.Context, in <-chan change, out chan<- Batch) {
	defer close(out)
	p := pending{paths: map[string]bool{}, limit: limit}
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		var to chan<- Batch
		wait := p.wait(time.Now())
		if wait == 0 {
			to = out
		} else {
			timer.Reset(wait)
		}
		select {
		case <-ctx.Done():
			return
		case c, more := <-in:
			if !more {
				return
			}
			p.add(c, time.Now())
		case <-timer.C:
		case to <- p.batch():
			p = p.after(time.Now())
		}
	}
}

// pending is what has changed but is not reported yet.
type pending struct {
	paths       map[string]bool
	lost        bool
	first, last time.Time // of the changes
	limit       time.Duration
	sent        time.Time // of the batch before
}

// after is what is pending when a batch has been sent.
func (p *pending) after(now time.Time) pending {
	next := pending{paths: map[string]bool{}, sent: now, limit: limit}
	pause, longest := p.patience()
	if p.last.Add(pause).After(p.first.Add(longest)) { // there was no pause
		next.limit = min(2*p.limit, most)
	}
	return next
}

func (p *pending) add(c change, now time.Time) {
	if len(p.paths) == 0 && !p.lost {
		p.first = now
	}
	p.last = now
	p.lost = p.lost || c.lost
	if c.path != "" {
		p.paths[c.path] = true
	}
}

func (p *pending) batch() Batch {
	return Batch{Paths: slices.Sorted(maps.Keys(p.paths)), Rescan: p.lost}
}

// wait is how long to wait for more; 0 says that the batch is due.
func (p *pending) wait(now time.Time) time.Duration {
	if len(p.paths) == 0 && !p.lost {
		return time.Hour
	}
	pause, longest := p.patience()
	due := p.last.Add(pause)
	if p.single() {
		if early := p.last.Add(settle); now.Before(early) || p.stable() {
			due = early
		}
	}
	if latest := p.first.Add(longest); due.After(latest) {
		due = latest
	}
	return max(0, due.Sub(now))
}

// patience is the pause to wait for, and how long at most.
func (p *pending) patience() (pause, longest time.Duration) {
	if len(p.paths) > crowd {
		return lull, most
	}
	return quiet, p.limit
}

// single reports whether this is one file after a pause: a person who saves,
// and waits to see it.
func (p *pending) single() bool {
	return len(p.paths) == 1 && !p.lost && p.first.Sub(p.sent) > limit
}

// stable is false for a file that an editor has emptied or moved away and is
// about to write.
func (p *pending) stable() bool {
	for path := range p.paths {
		info, err := os.Stat(path)
		return err == nil && info.Size() > 0
	}
	return false
}
