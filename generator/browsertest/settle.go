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
	setTimeout(end, 1000);
})`

// Settle waits until the page has loaded, has got all that it and its scripts
// ask for, and has drawn what came of it. Timers may still run.
func Settle(t testing.TB, ctx context.Context) {
	t.Helper()
	m := ctx.Value(trafficKey{}).(*traffic)
	for deadline := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		before, _ := m.count()
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](drawn, chromedp.EvalAwaitPromise))
		after, open := m.count()
		if ok && err == nil && before == after && open == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the page does not come to rest: loaded %t, %d requests open, error %v", ok, open, err)
		}
	}
}
