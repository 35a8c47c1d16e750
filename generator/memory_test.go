package generator

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestRoomGrowsWithWhatIsInUse(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	r := newRoom()
	defer r.close()
	r.forChapters(0)
	const size = 200 << 20
	held := make([]byte, size)
	for began := time.Now(); debug.SetMemoryLimit(-1) < size; {
		if runtime.GC(); time.Since(began) > time.Minute {
			t.Fatal("the limit stays below what is in use")
		}
	}
	runtime.KeepAlive(held)
}

func TestRoomKeepsALimitThatSomebodySet(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "1GiB")
	before := debug.SetMemoryLimit(-1)
	r := newRoom()
	defer r.close()
	r.forChapters(1)
	if got := debug.SetMemoryLimit(-1); got != before {
		t.Errorf("the limit is %d, was %d", got, before)
	}
}
