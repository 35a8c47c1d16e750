package browsertest

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// traffic is what a tab has asked hosts for and not got yet.
type traffic struct {
	mu    sync.Mutex
	begun int // requests so far
	open  map[network.RequestID]bool
}

type trafficKey struct{}

// watched adds to the context of a tab what Settle asks for.
func watched(t testing.TB, ctx context.Context) context.Context {
	t.Helper()
	m := &traffic{open: map[network.RequestID]bool{}}
	if err := chromedp.Listen(ctx, m.hear); err != nil {
		t.Fatalf("listen to the browser: %v", err)
	}
	return context.WithValue(ctx, trafficKey{}, m)
}

func (m *traffic) hear(event any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if e.Type != network.ResourceTypeEventSource { // which is meant to stay open
			m.begun++
			m.open[e.RequestID] = true
		}
	case *network.EventLoadingFinished:
		delete(m.open, e.RequestID)
	case *network.EventLoadingFailed:
		delete(m.open, e.RequestID)
	case *page.EventFrameNavigated: // nobody waits for what the page before asked for
		if e.Frame.ParentID == "" {
			for id := range m.open {
				if string(id) != string(e.Frame.LoaderID) {
					delete(m.open, id)
				}
			}
		}
	}
}

// count gives how many requests have begun, and how many of them are open.
func (m *traffic) count() (begun, open int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.begun, len(m.open)
}

// drawn is whether the page has loaded, once it has drawn two frames. Pages that
// nobody sees draw none.
const drawn = `new Promise((tell) => {
	const end = () => tell(document.readyState === 'complete');
	requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(end)));
	setTimeout(end, document.hidden ? 100 : 5000);
})`

// Settle waits until the page has loaded, has got all that it and its scripts
// ask for, and has drawn what came of it: until twice in a row nothing was open
// before and after two frames, and nothing new was asked for. Between a script
// that has come and what it asks for may lie a frame. Timers may still run.
func Settle(t testing.TB, ctx context.Context) {
	t.Helper()
	m := ctx.Value(trafficKey{}).(*traffic)
	for quiet, deadline := 0, time.Now().Add(patience); quiet < 2; {
		begun, waiting := m.count()
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](drawn, chromedp.EvalAwaitPromise))
		after, open := m.count()
		if ok && err == nil && begun == after && waiting == 0 && open == 0 {
			quiet++
			continue
		}
		if quiet = 0; time.Now().After(deadline) {
			t.Fatalf("the page does not come to rest: loaded %t, %d requests open, error %v", ok, open, err)
		}
		time.Sleep(10 * time.Millisecond)
	}
}
