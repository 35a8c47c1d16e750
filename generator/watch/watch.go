// Package watch turns changes below some folders into batches of paths.
//
// Its invariant: a change that lasts is reported in the end, whatever the
// editor, the file system or the system's limits do. It listens for the
// system's events where they come, looks for itself where they do not, and
// compares both from time to time.
//
// It does not read files, and does not know whether a change matters: a path
// may be reported although its bytes are the same.
package watch

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Options say what to watch.
type Options struct {
	Dirs    []string               // folders, watched with all below; they have to exist
	Exclude func(path string) bool // leaves out a file, or a folder with all below; may be nil
	Poll    bool                   // look every now and then instead of waiting for events
	Notify  func(message string)   // hears what a person should know, such as a fall back to polling; may be nil

	pollEvery, checkEvery time.Duration // 0 means the defaults below
	remote                func(dir string) string
}

const (
	pollEvery  = 400 * time.Millisecond // at least; a large tree is scanned for a tenth of the time at most
	checkEvery = 30 * time.Second       // how often a scan is compared with what the events said
)

// Batch is a set of paths that have changed: files that were written, made or
// removed, and folders that were removed. A path begins with one of the Dirs.
type Batch struct {
	Paths  []string // sorted, each once
	Rescan bool     // changes were lost; Paths may lack some
}

// Watch reports changes until ctx is done; then it closes the channel. The
// first change after a pause is reported as soon as the file is stable, those
// that follow it are gathered. While nobody receives, batches become one.
func Watch(ctx context.Context, o Options) (<-chan Batch, error) {
	if o.Exclude == nil {
		o.Exclude = func(string) bool { return false }
	}
	if o.Notify == nil {
		o.Notify = func(string) {}
	}
	if o.remote == nil {
		o.remote = remote
	}
	o.pollEvery, o.checkEvery = or(o.pollEvery, pollEvery), or(o.checkEvery, checkEvery)
	w := &watcher{o: o, changes: make(chan change, 256)}
	var err error
	if w.seen, err = w.scan(); err != nil {
		return nil, fmt.Errorf("watch: %w", err)
	}
	listen := w.start()
	go func() {
		defer close(w.changes)
		if listen != nil && listen(ctx) {
			return
		}
		w.poll(ctx)
	}()
	batches := make(chan Batch)
	go gather(ctx, w.changes, batches)
	return batches, nil
}

func or(d, otherwise time.Duration) time.Duration {
	if d > 0 {
		return d
	}
	return otherwise
}

// watcher finds changes, one way or the other.
type watcher struct {
	o       Options
	seen    snapshot // what was reported last
	changes chan change
}

// change is one path that is not what it was; lost says that there may be more.
type change struct {
	path string
	lost bool
}

// start decides how to watch: it gives the loop that listens for events, or nil
// if there are none to be had.
func (w *watcher) start() func(context.Context) (done bool) {
	if w.o.Poll {
		w.o.Notify("looking for changes every " + w.o.pollEvery.String())
		return nil
	}
	for _, dir := range w.o.Dirs {
		if kind := w.o.remote(dir); kind != "" {
			w.o.Notify(dir + " is on " + kind + ", which sends no events: looking for changes every " + w.o.pollEvery.String())
			return nil
		}
	}
	l, err := w.listener()
	if err != nil {
		w.o.Notify(fallBack(err, w.o.pollEvery))
		return nil
	}
	return l.listen
}

// fallBack says why there are no events and what would bring them.
func fallBack(err error, every time.Duration) string {
	hint := ""
	switch {
	case errors.Is(err, errTooManyWatches):
		hint = " (raise the limit with: sudo sysctl fs.inotify.max_user_watches=524288)"
	case errors.Is(err, errTooManyWatchers):
		hint = " (raise the limit with: sudo sysctl fs.inotify.max_user_instances=512)"
	}
	return "the system reports no changes: " + err.Error() + hint + "; looking for them every " + every.String()
}

func (w *watcher) report(ctx context.Context, c change) {
	select {
	case w.changes <- c:
	case <-ctx.Done():
	}
}
