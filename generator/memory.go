package generator

import (
	"os"
	"runtime/debug"
	"sync"
)

// room is how much memory the process is asked to keep to, in bytes.
type room struct {
	mu    sync.Mutex
	base  int64
	large int // bytes of the largest text so far
}

// memoryBound asks the garbage collector to keep this process to what a site
// of so many chapters needs, instead of to twice what it holds, and to run less
// often below that, unless somebody set a limit. A tighter one costs time at
// 10,000 chapters.
func memoryBound(chapters int) *room {
	r := &room{base: 74<<20 + int64(chapters)*(57<<10)}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(r.base)
		debug.SetGCPercent(200)
	}
	return r
}

// A text of usual size has its room in that of all chapters. A larger one takes
// up to 80 times its size while it is parsed; below that, the collector would
// run all the time.
const (
	usualText = 256 << 10
	textRoom  = 80
)

// hold makes room for a text of some bytes.
func (r *room) hold(text int) {
	if text <= usualText || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if text > r.large {
		r.large = text
		debug.SetMemoryLimit(r.base + textRoom*int64(text))
	}
}
