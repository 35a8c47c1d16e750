package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

var (
	errTooManyWatches  = errors.New("too many folders to watch")
	errTooManyWatchers = errors.New("too many programs watch files")
)

// listener hears the system's events. Folders are watched, never files: an
// editor that saves by renaming replaces the file, and its watch with it.
type listener struct {
	*watcher
	events *fsnotify.Watcher
	missed int // checks in a row that found changes no event had told of
}

func (w *watcher) listener() (*listener, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, limits(err)
	}
	l := &listener{watcher: w, events: events}
	for path, is := range w.seen {
		if !is.dir {
			continue
		}
		if err := l.add(path); err != nil {
			events.Close()
			return nil, err
		}
	}
	return l, nil
}

// add watches a folder. One that has vanished meanwhile needs no watch.
func (l *listener) add(dir string) error {
	if err := l.events.Add(dir); err != nil && !errors.Is(err, os.ErrNotExist) && !errors.Is(err, os.ErrPermission) {
		return limits(err)
	}
	return nil
}

// limits names the two limits of the system that are met in practice.
func limits(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return errTooManyWatches
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return errTooManyWatchers
	}
	return err
}

// listen runs until ctx is done; it returns false when polling has to take over.
func (l *listener) listen(ctx context.Context) (done bool) {
	defer l.events.Close()
	check := time.NewTicker(l.o.checkEvery)
	defer check.Stop()
	for {
		var err error
		select {
		case <-ctx.Done():
			return true
		case event, open := <-l.events.Events:
			if !open {
				err = errors.New("the watch has ended")
				break
			}
			err = l.event(ctx, event)
		case failure := <-l.events.Errors:
			err = l.failed(ctx, failure)
		case <-check.C:
			err = l.check(ctx)
		}
		if err != nil {
			l.o.Notify(fallBack(err, l.o.pollEvery))
			return false
		}
	}
}

func (l *listener) event(ctx context.Context, event fsnotify.Event) error {
	info, err := os.Lstat(event.Name)
	was, known := l.seen[event.Name]
	if l.skip(event.Name, err == nil && info.IsDir() || was.dir) {
		return nil
	}
	switch {
	case err != nil && slices.Contains(l.o.Dirs, event.Name):
		l.gone(ctx, event.Name)
		return errors.New(event.Name + " is gone") // only those who look see whether it comes back
	case err != nil || was.dir && event.Has(fsnotify.Rename): // what has the name now has an event of its own
		if known {
			l.gone(ctx, event.Name)
		}
	case info.IsDir():
		if event.Has(fsnotify.Create) {
			return l.newTree(ctx, event.Name)
		}
	case event.Op == fsnotify.Chmod && was == stampOf(info):
	default:
		l.seen[event.Name] = stampOf(info)
		l.report(ctx, change{path: event.Name})
	}
	return nil
}

// gone reports a path with all that was below it. A folder that was moved would
// keep its watch, by the name it had.
func (l *listener) gone(ctx context.Context, name string) {
	if l.seen[name].dir {
		_ = l.events.Remove(name) // that of a folder that was removed is gone
		for path, was := range l.seen {
			if !strings.HasPrefix(path, name+string(filepath.Separator)) {
				continue
			}
			if was.dir {
				_ = l.events.Remove(path)
			}
			delete(l.seen, path)
			l.report(ctx, change{path: path})
		}
	}
	delete(l.seen, name)
	l.report(ctx, change{path: name})
}

// newTree watches a new folder first and looks into it then, so that what is
// written in between is seen twice rather than never.
func (l *listener) newTree(ctx context.Context, dir string) error {
	if err := l.add(dir); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // gone again, which is an event of its own
	}
	l.seen[dir] = stamp{dir: true}
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		if l.skip(path, entry.IsDir()) {
			continue
		}
		if entry.IsDir() {
			if err := l.newTree(ctx, path); err != nil {
				return err
			}
			continue
		}
		if info, err := entry.Info(); err == nil {
			l.seen[path] = stampOf(info)
			l.report(ctx, change{path: path})
		}
	}
	return nil
}

func (l *listener) failed(ctx context.Context, failure error) error {
	if !errors.Is(failure, fsnotify.ErrEventOverflow) {
		return limits(failure)
	}
	l.report(ctx, change{lost: true})
	_, err := l.compare(ctx)
	return err
}

// check is the watchdog: it reports what the events did not, and gives up on
// them if that happens again.
func (l *listener) check(ctx context.Context) error {
	missed, err := l.compare(ctx)
	if err != nil {
		return err
	}
	if missed == 0 {
		l.missed = 0
		return nil
	}
	if l.missed++; l.missed > 2 {
		return errors.New("events do not arrive")
	}
	return nil
}

// compare scans, reports what is not as the events had it, and watches every
// folder anew.
func (l *listener) compare(ctx context.Context) (missed int, err error) {
	now, err := l.scan()
	if err != nil {
		return 0, err
	}
	for _, path := range now.changedSince(l.seen) {
		missed++
		l.report(ctx, change{path: path})
	}
	l.seen = now
	if missed > 0 { // some folder may be watched by a name it had
		for _, path := range l.events.WatchList() {
			_ = l.events.Remove(path)
		}
	}
	for path, is := range now {
		if is.dir {
			if err := l.add(path); err != nil {
				return missed, err
			}
		}
	}
	return missed, nil
}
