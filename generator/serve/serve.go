// Package serve turns the latest set of files into a site in the browser that
// follows every build.
//
// Its invariant: a request is answered from the files of one published set, in
// memory, and from nothing else; there is no way from a URL to the file
// system. A set is swapped before browsers hear of it. A build that fails
// leaves the last good set up and shows what is wrong over it.
//
// The server is for one person on one machine. It does not build, watch, or
// know what is on a page.
package serve

import (
	"crypto/rand"
	"slices"
	"sync"
	"sync/atomic"

	"gen/generator/output"
)

// Options say how to serve. The zero value serves this machine only.
type Options struct {
	AllowHosts []string // further host names or addresses that browsers may ask for, without ports
}

// Problem is what the overlay shows of a mistake.
type Problem struct {
	File     string `json:"file"`
	Line     int    `json:"line"`     // 0 if it is not known
	Col      int    `json:"col"`      // 0 if it is not known
	Severity string `json:"severity"` // "error", "warning" or "note"; only errors are shown
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

// Build is the outcome of one build.
type Build struct {
	Files []output.File // nil if the build failed
	Late  Late          // files that take long and are asked for seldom

	// Part, if not nil, says that Files are only those made so far, and hears of
	// addresses that are asked for in vain.
	Part     func(urlPath string)
	Problems []Problem // what is wrong with it
	Policy   string    // Content-Security-Policy of the pages; "" lets them load files of the site alone
}

// Server serves what was published last. It is an [http.Handler].
type Server struct {
	o       Options
	session string // tells this run of the server from another
	publish sync.Mutex
	state   atomic.Pointer[state]
}

// state is what all requests see at one moment; it is never changed.
type state struct {
	site     *site // nil before the first good build
	serial   int   // counts the sets that differ from the one before
	problems []Problem
	report   int           // counts the lists of problems that differ from the one before
	built    bool          // whether any build has ended
	next     chan struct{} // closed when there is a newer state
}

// New makes a server that has nothing to serve yet.
func New(o Options) *Server {
	s := &Server{o: o, session: rand.Text()[:8]}
	s.state.Store(&state{next: make(chan struct{})})
	return s
}

// Publish makes a build the one that is served, and tells the browsers if it
// may look different from the last. It does not render anything that nobody
// has asked for.
func (s *Server) Publish(b Build) {
	s.publish.Lock()
	defer s.publish.Unlock()
	was := s.state.Load()
	is := &state{site: was.site, serial: was.serial, report: was.report, built: true, next: make(chan struct{})}
	for _, p := range b.Problems {
		if p.Severity == "error" {
			is.problems = append(is.problems, p)
		}
	}
	if b.Files != nil {
		next, same := newSite(b, was.site, was.serial+1)
		if is.site = next; !same {
			is.serial++
		}
	}
	if !slices.Equal(is.problems, was.problems) {
		is.report++
	}
	tell := !was.built || is.serial != was.serial || is.report != was.report
	if !tell {
		is.next = was.next // who waits for news waits on
	}
	s.state.Store(is)
	if tell {
		close(was.next)
	}
}
