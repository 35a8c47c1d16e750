package browsertest

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestBrowserRunsAndComplains(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Security-Policy", "script-src 'self'")
		w.Write([]byte(`<!doctype html><title>t</title><h1>Hello</h1><p style="color:red" onclick="x()">text</p><script>document.title = "ran"</script>`))
	}))
	defer server.Close()
	ctx := New(t)
	complaints := Complaints(t, ctx)
	Before(t, ctx, `window.early = 1`)
	Open(t, ctx, server.URL)
	if heading := Eval[string](t, ctx, `document.querySelector("h1").textContent`); heading != "Hello" {
		t.Errorf("heading %q", heading)
	}
	if title := Eval[string](t, ctx, `Promise.resolve(document.title)`); title != "t" {
		t.Errorf("title %q", title)
	}
	Until(t, ctx, `document.readyState === "complete" && window.early === 1`)
	for deadline := time.Now().Add(30 * time.Second); !strings.Contains(strings.Join(complaints(), "\n"), "Content Security Policy"); {
		if time.Now().After(deadline) {
			t.Fatalf("no complaint about the inline script: %q", complaints())
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// TestSettle: what a script loads late, and makes after that, is there.
func TestSettle(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/":
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte(`<!doctype html><link rel="icon" href="data:,"><title>t</title><script>import('./1.js')</script>`))
		case r.URL.Path == "/3.js":
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte(`requestAnimationFrame(() => { document.title = 'late' })`))
		default:
			time.Sleep(200 * time.Millisecond)
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte(`import('./` + string(r.URL.Path[1]+1) + `.js')`))
		}
	}))
	defer server.Close()
	ctx := New(t)
	Open(t, ctx, server.URL)
	Settle(t, ctx)
	if title := Eval[string](t, ctx, `document.title`); title != "late" {
		t.Errorf("title %q before everything has come", title)
	}
}

// TestPressIsOneEvent: nothing of the page runs between a key and its letter.
func TestPressIsOneEvent(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(`<!doctype html><link rel="icon" href="data:,"><title>t</title><input autofocus><script>
			let ran;
			onkeydown = () => { ran = ''; setTimeout(() => { ran = ' late' }) };
			onkeypress = (e) => { document.title += e.key + ran };
		</script>`))
	}))
	defer server.Close()
	ctx := New(t)
	Open(t, ctx, server.URL)
	Settle(t, ctx)
	Press(t, ctx, "a/?\r")
	if title := Eval[string](t, ctx, `document.title + ' ' + document.querySelector('input').value`); title != "ta/?Enter a/?" {
		t.Errorf("pressed: %q", title)
	}
}
