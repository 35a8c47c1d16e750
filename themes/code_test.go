package themes_test

import (
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestCopy: what is copied is what one would type, and the button says so.
func TestCopy(t *testing.T) {
	r := newReader(t)
	r.before(`Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text }}})`)
	r.open("/names/")
	for id, want := range map[string]string{
		"binding": "x = [1, 2]\ny = x\nprint(x is y)",
		"default": "def add(x, bag=[]):\n    bag.append(x)\n    return bag\n\nadd(1)\nadd(2)",
	} {
		before := r.text("#" + id + " .code-copy")
		r.click("#" + id + " .code-copy")
		r.until(`window.copied`)
		if got := eval[string](r, "copied"); got != want {
			t.Errorf("%s: copied %q, want %q", id, got, want)
		}
		if after := r.text("#" + id + " .code-copy"); after == before {
			t.Errorf("%s: the button does not say what happened", id)
		}
		eval[bool](r, `delete window.copied`)
	}
}

// TestCopySessions: prompts and outputs of every kind of session stay behind.
func TestCopySessions(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/copy.txtar")
	if err != nil {
		t.Fatal(err)
	}
	chapter := txtar.File{Name: "sessions.md", Data: []byte("# Sessions\n")}
	for i := 0; i < len(archive.Files); i += 2 {
		chapter.Data = append(chapter.Data, "\n"...)
		chapter.Data = append(chapter.Data, archive.Files[i].Data...)
	}
	r := readerOf(t, publishFiles(t, chapter))
	r.before(`Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied.push(text) }}})`)
	r.open("/sessions/")
	copied := eval[[]string](r, `new Promise(f => { window.copied = []; document.querySelectorAll('.code-copy').forEach(b => b.click()); setTimeout(() => f(copied), 200) })`)
	if len(copied) != len(archive.Files)/2 {
		t.Fatalf("%d blocks were copied of %d", len(copied), len(archive.Files)/2)
	}
	for i, got := range copied {
		if want := string(archive.Files[2*i+1].Data); got+"\n" != want {
			t.Errorf("%s: copied\n%s\nwant\n%s", archive.Files[2*i].Name, got, want)
		}
	}
}

// TestWrap: a line that is too long gets a tool that wraps it.
func TestWrap(t *testing.T) {
	r := newReader(t)
	r.open("/names/")
	r.until(`!document.querySelector('#order .code-wrap').hidden`)
	if eval[bool](r, `!document.querySelector('#binding .code-wrap').hidden`) {
		t.Error("code that fits offers to wrap")
	}
	r.click("#order .code-wrap")
	r.until(`(p => p.scrollWidth <= p.clientWidth)(document.querySelector('#order pre'))`)
}
