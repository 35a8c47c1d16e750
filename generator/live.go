package generator

import (
	"context"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"sync"
	"time"

	"gen/generator/check"
	"gen/generator/content"
	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/page"
	"gen/generator/serve"
	"gen/generator/watch"
)

// LiveConfig says how a site is served while it is written. Built and Say are
// required.
type LiveConfig struct {
	Config
	Port       int
	PortGiven  bool // a taken port is an error; otherwise the next free one is used
	Host       string
	AllowHosts []string
	Open, Poll bool

	Built func(*Report, error) // hears of every build
	Say   func(string)         // says something to a person
}

// Live builds the site in memory, serves it, and builds again whenever a file
// changes, until ctx is done. A build that fails leaves the last good site up.
func Live(ctx context.Context, c LiveConfig) error {
	b, err := newBuilder(c.Config)
	if err != nil {
		return err
	}
	defer b.close()
	b.pages, b.urgent = &page.Live{}, make(chan string, 16)
	listeners, url, err := serve.Listen(c.Host, c.Port, c.PortGiven)
	if err != nil {
		return err
	}
	server := serve.New(serve.Options{AllowHosts: append(c.AllowHosts, hostName(c.Host)...)})
	defer server.Serve(listeners)()
	changes, err := watch.Watch(ctx, watch.Options{Dirs: b.watched(), Exclude: b.unwatched, Poll: c.Poll, Notify: c.Say})
	if err != nil {
		return err
	}
	c.Say("serving " + url + " (Ctrl-C stops)")
	if at, ok := listeners[0].Addr().(*net.TCPAddr); ok && !at.IP.IsLoopback() {
		c.Say("warning: others in your network can read this, drafts and mistakes included")
	}
	if c.Open {
		if err := open(url); err != nil {
			c.Say("no browser could be opened: " + err.Error())
		}
	}
	l := &live{builder: b, show: server.Publish, told: c.Built}
	l.run(ctx, changes)
	return nil
}

// run builds once, and again after each batch of changes.
func (l *live) run(ctx context.Context, changes <-chan watch.Batch) {
	l.begun = l.preview
	l.publish(ctx)
	l.begun = nil
	idle := time.NewTimer(rest)
	for {
		select {
		case <-ctx.Done():
			return
		case batch, more := <-changes:
			if !more {
				return
			}
			if !batch.Rescan && !l.concerned(l.named(batch.Paths)) {
				continue
			}
			l.changed(batch)
			l.publish(ctx)
			idle.Reset(rest)
		case <-idle.C:
			go collect()
		}
	}
}

// concerned tells whether one of the paths belongs to what the site is made of,
// as a log beside it does not.
func (l *live) concerned(names []string) bool {
	return l.outside(l.site.Theme) || slices.ContainsFunc(names, func(name string) bool {
		return !fs.ValidPath(name) || name == l.site.SocialFont || content.Concerns(l.root.FS(), name)
	})
}

// rest is how long nobody saves before there is time for other things.
const rest = 150 * time.Millisecond

// collect collects garbage if that is nearly due: of a large site it takes half
// a second, in which a save would be served late.
func collect() {
	heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/goal:bytes"}}
	metrics.Read(heap)
	if heap[0].Value.Uint64() > heap[1].Value.Uint64()/4*3 {
		runtime.GC()
	}
}

// live is a site that is served while it is written.
type live struct {
	*builder
	show func(serve.Build)    // to browsers
	told func(*Report, error) // hears of every build

	indexing sync.Mutex
	indexed  string        // the key of the late files made last
	late     []output.File // those
}

// changed drops what was kept of files that changed.
func (l *live) changed(batch watch.Batch) {
	names := l.named(batch.Paths)
	l.memory.Changed(names...)
	if batch.Rescan {
		l.memory.Forget(names...)
	}
	if batch.Rescan || slices.ContainsFunc(batch.Paths, func(p string) bool { return !strings.HasSuffix(p, ".md") }) {
		l.worn = nil
	}
}

// publish builds once and hands the result to the server. What keeps nobody
// from seeing it is checked later.
func (l *live) publish(ctx context.Context) {
	begun := time.Now()
	report := &Report{}
	l.returned()
	p, err := l.publication(ctx, report)
	var files []output.File
	if err == nil {
		l.report(report, check.Errors(p.site))
		files, err = l.earlyFiles(p, report)
	}
	report.Took = time.Since(begun)
	if ctx.Err() != nil {
		return
	}
	next := serve.Build{Problems: overlay(report.Problems)}
	switch {
	case err != nil:
		next.Problems = append(next.Problems, serve.Problem{Severity: guide.Error.String(), Message: err.Error(), Hint: Hint(err)})
	case !report.Failed():
		next.Files, next.Policy = files, p.policy()
		next.Late = serve.Late{Under: lateFolder, Files: func() ([]output.File, error) { return l.index(p) }}
	}
	l.show(next)
	if err == nil {
		report.count(p.site)
		l.report(report, check.Warnings(p.site))
	}
	l.told(report, err)
}

// returned opens the source folder anew when it was removed and made again. What
// is served may still read the one before.
func (b *builder) returned() {
	there, err := os.Stat(b.home)
	if err != nil {
		return
	}
	if held, err := b.root.Stat("."); err == nil && os.SameFile(held, there) {
		return
	}
	if root, err := os.OpenRoot(b.home); err == nil {
		b.root, b.files = root, regular{root}
	}
}

// index gives the late files of a publication, those made last if nothing that
// they depend on changed.
func (l *live) index(p *publication) (files []output.File, err error) {
	l.indexing.Lock()
	defer l.indexing.Unlock()
	key := p.lateKey()
	if key == l.indexed {
		return l.late, nil
	}
	if files, err = p.files(lateOutputs); err == nil {
		l.indexed, l.late = key, files
	}
	return files, err
}

// overlay gives problems as the page shows them.
func overlay(problems []guide.Problem) []serve.Problem {
	list := make([]serve.Problem, len(problems))
	for i, p := range problems {
		list[i] = serve.Problem{File: p.File, Line: p.Line, Col: p.Col, Severity: p.Severity.String(), Message: p.Message, Hint: p.Hint}
	}
	return list
}

// unwatched tells which paths below the source never change a build.
func (b *builder) unwatched(path string) bool {
	rel, err := filepath.Rel(b.home, path)
	if err != nil {
		return false
	}
	first, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	for _, out := range b.excluded() {
		if rel := filepath.ToSlash(rel); rel == out || strings.HasPrefix(rel, out+"/") {
			return true
		}
	}
	return first == ".git" || first == "node_modules" || first == cacheName
}

// named gives paths as chapters are named: relative to the source folder.
func (b *builder) named(paths []string) []string {
	var names []string
	for _, p := range paths {
		if rel, err := filepath.Rel(b.home, p); err == nil {
			names = append(names, filepath.ToSlash(rel))
		}
	}
	return names
}

// watched lists the folders that a site is made of: its own, and that of a
// theme named by its path.
func (b *builder) watched() []string {
	dirs, name := []string{b.home}, b.config.Theme
	if info, err := os.Stat(name); err == nil && info.IsDir() && strings.ContainsAny(name, `/\.`) {
		if at, err := filepath.Abs(name); err == nil {
			dirs = append(dirs, at)
		}
	}
	return dirs
}

// hostName gives the name that a person who asked for it listens on.
func hostName(host string) []string {
	if host == "" || net.ParseIP(host).IsUnspecified() {
		return nil
	}
	return []string{host}
}
