package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// stream opens the event stream and gives its messages.
func stream(ctx context.Context, t testing.TB, url string) <-chan message {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, "GET", url+"/_gen/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if kind := answer.Header.Get("Content-Type"); answer.StatusCode != 200 || kind != "text/event-stream" {
		t.Fatalf("%d %s", answer.StatusCode, kind)
	}
	messages := make(chan message, 16)
	go func() {
		defer close(messages)
		defer answer.Body.Close()
		lines := bufio.NewScanner(answer.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var m message
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok && json.Unmarshal([]byte(data), &m) == nil {
				messages <- m
			}
		}
	}()
	return messages
}

func receive(t testing.TB, messages <-chan message) message {
	t.Helper()
	select {
	case m := <-messages:
		return m
	case <-time.After(30 * time.Second):
		t.Fatal("nothing comes")
		return message{}
	}
}

func silent(t *testing.T, messages <-chan message) {
	t.Helper()
	select {
	case m := <-messages:
		t.Errorf("unexpected: %+v", m)
	case <-time.After(100 * time.Millisecond):
	}
}

func TestStreamTellsWhatIsNow(t *testing.T) {
	s := New(Options{})
	server := httptest.NewServer(s)
	defer server.Close()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	messages := stream(ctx, t, server.URL)
	silent(t, messages)
	s.Publish(Build{Problems: []Problem{{"a.md", 1, 1, "error", "x", ""}, {"a.md", 2, 1, "warning", "y", ""}}})
	if m := receive(t, messages); m.Ready || len(m.Problems) != 1 || m.Session == "" {
		t.Errorf("%+v", m)
	}
	one := published(file("index.html", "one"))
	s.Publish(one)
	if m := receive(t, messages); !m.Ready || m.Serial != 1 || len(m.Problems) != 0 {
		t.Errorf("%+v", m)
	}
	s.Publish(one)
	silent(t, messages)
	s.Publish(published(file("index.html", "two")))
	if m := receive(t, messages); m.Serial != 2 {
		t.Errorf("%+v", m)
	}
	s.Publish(published(file("index.html", "two"), file("new.html", "")))
	if m := receive(t, messages); m.Serial != 3 {
		t.Errorf("%+v", m)
	}
	if m := receive(t, stream(ctx, t, server.URL)); m.Serial != 3 {
		t.Errorf("who comes late hears %+v", m)
	}
}

func TestStreamNamesChangedAssets(t *testing.T) {
	s := New(Options{})
	css, keyless := file("a/site.css", "a"), file("pic.svg", "<svg/>")
	keyless.Key = ""
	s.Publish(Build{Files: published(css, keyless).Files[:2]})
	for _, path := range []string{"/a/site.css", "/pic.svg"} {
		ask(s, "GET", path)
	}
	same := s.state.Load()
	s.Publish(Build{Files: published(css, keyless).Files[:2]})
	if s.state.Load().serial != same.serial {
		t.Error("an image without a key but with equal bytes is news")
	}
	css = file("a/site.css", "b")
	s.Publish(Build{Files: published(css, keyless).Files[:2]})
	if got := fmt.Sprint(s.message(s.state.Load()).Assets); got != "map[/a/site.css:2]" {
		t.Error(got)
	}
	s.Publish(Build{Files: published(css, file("pic.svg", "<svg>2</svg>")).Files[:2]})
	if got := fmt.Sprint(s.message(s.state.Load()).Assets); got != "map[/a/site.css:2 /pic.svg:3]" {
		t.Error(got)
	}
}

// TestSoak lets 300 clients come and go during 500 builds.
func TestSoak(t *testing.T) {
	s := New(Options{})
	server := httptest.NewServer(s)
	defer server.Close()
	s.Publish(published(file("index.html", "first")))
	before := resources(t)
	var clients sync.WaitGroup
	for i := range 300 {
		clients.Go(func() {
			time.Sleep(time.Duration(i) * 5 * time.Millisecond)
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			messages := stream(ctx, t, server.URL)
			for range i % 5 {
				<-messages
			}
		})
	}
	for i := range 500 {
		s.Publish(published(file("index.html", fmt.Sprint(i))))
		ask(s, "GET", "/")
		time.Sleep(3 * time.Millisecond)
	}
	done := make(chan bool)
	go func() { clients.Wait(); close(done) }()
	for i, waiting := 0, true; waiting; i++ {
		s.Publish(published(file("index.html", fmt.Sprint("more ", i)))) // for those who wait for another
		select {
		case <-done:
			waiting = false
		case <-time.After(5 * time.Millisecond):
		}
	}
	http.DefaultClient.CloseIdleConnections()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		after := resources(t)
		if after.goroutines <= before.goroutines+3 && after.files <= before.files+3 && after.heap <= before.heap+before.heap/10+1<<20 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("before %+v, after %+v", before, after)
		}
	}
}

type use struct {
	goroutines, files int
	heap              uint64
}

func resources(t *testing.T) (u use) {
	t.Helper()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	files, _ := os.ReadDir("/proc/self/fd") // nothing where there is no /proc
	return use{runtime.NumGoroutine(), len(files), m.HeapAlloc}
}

// BenchmarkPublish is the time from Publish until a browser has heard of it.
func BenchmarkPublish(b *testing.B) {
	for _, pages := range []int{10, 10000} {
		b.Run(strconv.Itoa(pages), func(b *testing.B) {
			s := New(Options{})
			server := httptest.NewServer(s)
			defer server.CloseClientConnections()
			build := published(file("index.html", "first"))
			for i := range pages {
				build.Files = append(build.Files, file(fmt.Sprintf("chapter-%d/index.html", i), "words"))
			}
			s.Publish(build)
			ctx, cancel := context.WithCancel(b.Context())
			defer cancel()
			messages := stream(ctx, b, server.URL)
			receive(b, messages)
			for i := 0; b.Loop(); i++ {
				build.Files[0] = file(build.Files[0].Path, fmt.Sprint(i))
				s.Publish(build)
				receive(b, messages)
			}
		})
	}
}

func TestListen(t *testing.T) {
	first, url, err := Listen("", 0, false)
	if err != nil {
		t.Fatal(err)
	}
	defer closeAll(first)
	port := first[0].Addr().(*net.TCPAddr).Port
	if url != fmt.Sprintf("http://localhost:%d/", port) {
		t.Error(url)
	}
	for _, l := range first {
		if !l.Addr().(*net.TCPAddr).IP.IsLoopback() {
			t.Errorf("listens on %v", l.Addr())
		}
	}
	second, url, err := Listen("", port, false)
	if err != nil || url == fmt.Sprintf("http://localhost:%d/", port) {
		t.Errorf("%s, %v", url, err)
	}
	defer closeAll(second)
	_, _, err = Listen("", port, true)
	if want := fmt.Sprintf("port %d is in use: choose another with --port, or leave it out to get a free one", port); err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v", err)
	}
	all, url, err := Listen("0.0.0.0", 0, true)
	if err != nil || !strings.HasPrefix(url, "http://localhost:") {
		t.Errorf("%s, %v", url, err)
	}
	closeAll(all)
	if _, _, err = Listen("no such host.invalid", 0, true); err == nil || !strings.HasSuffix(err.Error(), "no such host; --host names an address of this machine") {
		t.Errorf("got %v", err)
	}
}

func closeAll(listeners []net.Listener) {
	for _, l := range listeners {
		l.Close()
	}
}
