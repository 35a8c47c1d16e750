package generator

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// room is how much memory the process is asked to keep to. It only grows.
type room struct {
	mu     sync.Mutex
	bytes  int64
	closed bool
}

// newRoom asks the garbage collector to wait until the room is full, unless
// somebody set a limit for the process.
func newRoom() *room {
	r := &room{closed: os.Getenv("GOMEMLIMIT") != ""}
	if !r.closed {
		debug.SetGCPercent(-1)
		r.forChapters(0)
		r.watch()
	}
	return r
}

// forChapters makes room for what a site of so many chapters needs, instead of
// twice what it holds. Less costs time at 10,000 chapters.
func (r *room) forChapters(n int) { r.atLeast(52<<20 + int64(n)*(57<<10)) }

func (r *room) atLeast(bytes int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if bytes > r.bytes && !r.closed {
		r.bytes = bytes
		debug.SetMemoryLimit(bytes)
	}
}

// spare is room beyond what is in use, in bytes: that of the program itself, and
// some to work with.
const spare = 16 << 20

// watch makes room after each collection for what was in use then and half as
// much again. Without it a text of half a million questions, or a site whose cache
// cannot be written, would have the collector run all the time.
func (r *room) watch() {
	type collected struct{ _ *byte } // is found unused by the next collection
	runtime.SetFinalizer(&collected{}, func(*collected) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		used := int64(live[0].Value.Uint64())
		r.atLeast(used + used/2 + spare)
		r.mu.Lock()
		defer r.mu.Unlock()
		if !r.closed {
			r.watch()
		}
	})
}

// close ends the watch.
func (r *room) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
}
