package serve

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"gen/generator/output"
)

// guide is a server with a small guide.
func guide() *Server {
	s := New(Options{AllowHosts: []string{"guide.test", "10.1.2.3"}})
	s.Publish(published(
		file("index.html", "<p>home</p>"), file("lists/gil/index.html", "<p>gil</p>"), file("a b/ü.html", "<p>odd name</p>"),
		file("feed.xml", "<feed/>"), file("pic.svg", "<svg/>"), file("LICENSE", "MIT"),
	))
	return s
}

func ask(s *Server, method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	r.Host = "localhost:8000"
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		if name == "Host" {
			r.Host = value
			continue
		}
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestPages(t *testing.T) {
	s := guide()
	cases := []struct {
		target string
		status int
		kind   string
		want   string
	}{
		{"/", 200, "text/html; charset=utf-8", "<p>home</p><script src="},
		{"/index.html", 200, "text/html; charset=utf-8", "<p>home</p>"},
		{"/lists/gil/", 200, "text/html; charset=utf-8", "<p>gil</p>"},
		{"/lists/gil", 302, "", "./gil/"},
		{"/lists/gil?q=1", 302, "", "./gil/?q=1"},
		{"/lists", 404, "text/html; charset=utf-8", "No such page"},
		{"/a%20b/%C3%BC.html", 200, "text/html; charset=utf-8", "odd name"},
		{"/feed.xml", 200, "application/xml", "<feed/>"},
		{"/pic.svg", 200, "image/svg+xml", "<svg/>"},
		{"/LICENSE", 200, "application/octet-stream", "MIT"},
		{"/site.css?v=1", 200, "text/css; charset=utf-8", "h2 {"},
		{"/nothing/here", 404, "text/html; charset=utf-8", "No such page"},
		{"//lists/gil/", 404, "text/html; charset=utf-8", "No such page"},
		{"/_gen/live.js", 200, "text/javascript; charset=utf-8", "cloneNode"},
		{"/_gen/overlay.css", 200, "text/css; charset=utf-8", ".overlay"},
		{"/_gen/nothing", 404, "text/plain; charset=utf-8", "there is no such file"},
		{"/_gen/", 404, "text/plain; charset=utf-8", "there is no such file"},
	}
	for _, c := range cases {
		r := ask(s, "GET", c.target)
		text := body(t, r) + r.Header.Get("Location")
		if r.StatusCode != c.status || r.Header.Get("Content-Type") != c.kind || !strings.Contains(text, c.want) {
			t.Errorf("%s: %d %s %.80q", c.target, r.StatusCode, r.Header.Get("Content-Type"), text)
		}
		if strings.Contains(text, "<script") != strings.HasPrefix(c.kind, "text/html") {
			t.Errorf("%s: the client is in the wrong place: %.80q", c.target, text)
		}
		head := ask(s, "HEAD", c.target)
		if head.StatusCode != c.status || len(body(t, head)) > 0 && !strings.HasPrefix(c.target, "/_gen/") {
			t.Errorf("HEAD %s: %d", c.target, head.StatusCode)
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin",
			"Content-Security-Policy":     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'",
			"Access-Control-Allow-Origin": "",
		} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", c.target, name, got)
			}
		}
	}
}

func TestHosts(t *testing.T) {
	s := guide()
	for host, ok := range map[string]bool{
		"localhost": true, "LOCALHOST:8000": true, "localhost.:8000": true, "guide.localhost:1": true, "127.0.0.1:8000": true, "127.9.9.9": true,
		"[::1]:8000": true, "[::1]": true, "[::ffff:127.0.0.1]:80": true, "guide.test:8000": true, "10.1.2.3": true,
		"": false, "evil.test": false, "evil.test:8000": false, "localhost.evil.test": false, "127.0.0.1.evil.test": false, "notlocalhost": false,
		"10.1.2.4": false, "0.0.0.0": false, "[::2]": false, "x.guide.test": false, "2130706433": false, "localhost@evil.test": false,
	} {
		r := ask(s, "GET", "/", "Host: "+host)
		if (r.StatusCode == 200) != ok {
			t.Errorf("host %q: %d", host, r.StatusCode)
		}
		if text := body(t, r); !ok && !strings.Contains(text, "start it with --allow-host "+hostOf(host)) {
			t.Errorf("host %q: %q", host, text)
		}
	}
	open := New(Options{AllowHosts: []string{"0.0.0.0"}})
	open.Publish(published(file("index.html", "x")))
	for host, ok := range map[string]bool{"192.168.1.7:8000": true, "[fe80::1]:8000": true, "evil.test": false} {
		if r := ask(open, "GET", "/", "Host: "+host); (r.StatusCode == 200) != ok {
			t.Errorf("bound to all, host %q: %d", host, r.StatusCode)
		}
	}
}

func TestOtherOriginsAndMethods(t *testing.T) {
	s := guide()
	for _, c := range []struct {
		method, target, header string
		status                 int
	}{
		{"HEAD", "/_gen/events", "Origin: http://localhost:8000", 200},
		{"HEAD", "/_gen/events", "Sec-Fetch-Site: same-origin", 200},
		{"HEAD", "/_gen/events", "Origin: http://evil.test", 403},
		{"HEAD", "/_gen/events", "Origin: http://localhost:9000", 403},
		{"HEAD", "/_gen/events", "Origin: null", 403},
		{"HEAD", "/_gen/events", "Sec-Fetch-Site: cross-site", 403},
		{"HEAD", "/_gen/events", "Sec-Fetch-Site: same-site", 403},
		{"GET", "/_gen/live.js", "Sec-Fetch-Site: cross-site", 403},
		{"GET", "/", "Sec-Fetch-Site: cross-site", 200}, // a link from elsewhere
		{"POST", "/", "Origin: http://localhost:8000", 405},
		{"OPTIONS", "/", "Origin: http://evil.test", 405},
		{"DELETE", "/_gen/events", "X: y", 405},
		{"CONNECT", "/", "X: y", 405},
	} {
		if r := ask(s, c.method, c.target, c.header); r.StatusCode != c.status {
			t.Errorf("%s %s %s: %d, want %d", c.method, c.target, c.header, r.StatusCode, c.status)
		} else if c.status == 405 && r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: Allow is %q", c.method, r.Header.Get("Allow"))
		}
	}
}

// TestRawTargets sends what no client library would.
func TestRawTargets(t *testing.T) {
	server := httptest.NewServer(guide())
	defer server.Close()
	for _, target := range []string{
		"/../etc/passwd", "/lists/../../etc/passwd", "/%2e%2e/etc/passwd", "/..%2fetc/passwd", "/%2e%2e%2fetc%2fpasswd",
		`/..\..\windows\win.ini`, `/%5c..%5cetc`, "/etc/passwd%00.html", "/@fs/etc/passwd?raw??", "/./index.html",
		"//etc/passwd", "/%c0%ae%c0%ae/etc/passwd", "/lists/gil/%2e", "/file:///etc/passwd", "*", "etc/passwd", "/\x00",
		"http://evil.test/", "/" + strings.Repeat("../", 40) + "etc/passwd", "/index.html#/../etc", "/index.html%0d%0aX: y", "/" + strings.Repeat("a", 70000),
	} {
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", target)
		r, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			conn.Close() // the server may hang up
			continue
		}
		text, _ := io.ReadAll(r.Body)
		conn.Close()
		if r.StatusCode < 400 || r.StatusCode >= 500 || strings.Contains(string(text), "root:") {
			t.Errorf("%.60q: %d %.60q", target, r.StatusCode, text)
		}
	}
}

func FuzzRequestTarget(f *testing.F) {
	for _, path := range []string{"/", "/lists/gil", "/..", "/a b/ü.html", "/_gen/../x", "/%00"} {
		f.Add(path)
	}
	s := guide()
	f.Fuzz(func(t *testing.T, path string) {
		if strings.HasPrefix(path, own+"events") {
			return
		}
		r := httptest.NewRequest("GET", "/", nil)
		r.Host, r.URL.Path, r.RequestURI = "localhost", path, path
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code >= 500 || w.Code == 200 && strings.Contains(path, "..") && !strings.HasPrefix(path, own) && s.state.Load().site.pages[strings.TrimPrefix(path, "/")] == nil {
			t.Errorf("%q: %d", path, w.Code)
		}
	})
}

func TestTags(t *testing.T) {
	s := guide()
	tag := ask(s, "GET", "/").Header.Get("ETag")
	if r := ask(s, "GET", "/", "If-None-Match: "+tag); r.StatusCode != 304 || body(t, r) != "" {
		t.Errorf("%d", r.StatusCode)
	}
	s.Publish(published(file("index.html", "<p>other</p>")))
	if r := ask(s, "GET", "/", "If-None-Match: "+tag); r.StatusCode != 200 || r.Header.Get("ETag") == tag {
		t.Errorf("%d", r.StatusCode)
	}
}

func TestPolicy(t *testing.T) {
	s := New(Options{})
	s.Publish(Build{Files: []output.File{file("index.html", "x")}, Policy: "default-src 'self'"})
	if policy := ask(s, "GET", "/").Header.Get("Content-Security-Policy"); policy != "default-src 'self'" {
		t.Error(policy)
	}
}

func TestPagesThatFail(t *testing.T) {
	s := New(Options{})
	if r := ask(s, "GET", "/"); r.StatusCode != 503 || !strings.Contains(body(t, r), "The guide is being built") {
		t.Errorf("before any build: %d", r.StatusCode)
	}
	s.Publish(Build{Problems: []Problem{{"a<b>.md", 3, 0, "error", "<script>", "&"}}})
	r := ask(s, "GET", "/any/page/")
	if text := body(t, r); r.StatusCode != 503 || !strings.Contains(text, "a&lt;b&gt;.md:3</p>") || !strings.Contains(text, "&lt;script&gt;") {
		t.Errorf("%d %s", r.StatusCode, text)
	}
	failing := file("index.html", "x")
	failing.Render = func(io.Writer) error { return errors.New("template: chapter.html:3: no such field") }
	s.Publish(Build{Files: []output.File{failing}})
	if text := body(t, ask(s, "GET", "/")); !strings.Contains(text, "template: chapter.html:3: no such field") || !strings.Contains(text, "live.js") {
		t.Error(text)
	}
	s.Publish(Build{Problems: []Problem{{Severity: "error", Message: "x"}}})
	if r := ask(s, "GET", "/"); r.StatusCode != 500 {
		t.Errorf("a failed build took the last one away: %d", r.StatusCode)
	}
}

func TestRenderedOnceAndOnlyWhenAsked(t *testing.T) {
	count := 0
	f := file("index.html", "x")
	f.Render = func(w io.Writer) error { count++; _, err := io.WriteString(w, "x"); return err }
	s := New(Options{})
	for range 3 {
		s.Publish(Build{Files: []output.File{f}})
	}
	if count != 0 {
		t.Errorf("rendered %d times before anybody asked", count)
	}
	ask(s, "GET", "/")
	s.Publish(Build{Files: []output.File{f}})
	ask(s, "GET", "/")
	if count != 1 {
		t.Errorf("rendered %d times", count)
	}
}
