package cache

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
)

const digest = "0123456789abcdef"

// chapter gives a chapter that uses every kind of block and shares its entries
// between facts and body.
func chapter() *guide.Chapter {
	entry := &guide.Entry{ID: "gil", Type: guide.Asked, Title: "GIL?", Topics: []string{"gil"}, Time: 3 * time.Minute, Pos: guide.Pos{File: "a.md", Line: 3, Col: 1}}
	weight := 4
	c := &guide.Chapter{
		Path: "chapters/a.md", URL: "/a/", Title: "A", Kind: guide.KindList, Words: 12, Entries: []*guide.Entry{entry, {ID: "b", Topics: []string{"gil"}}, {ID: "c", Topics: []string{"gil", "c"}}},
		Meta:      guide.Meta{Weight: &weight, Date: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), Cast: []guide.Cast{{Name: "N", Role: guide.Candidate}}},
		TitleHTML: guide.Prose{HTML: "A"}, Job: &guide.Job{Role: "dev"}, Anchors: guide.NewAnchors(map[string]string{"gil": "gil", "q1": "gil"}),
		Problems: []guide.Problem{{Code: "x", Severity: guide.Warning, Message: "m"}},
	}
	body := &guide.Body{
		Outline: []*guide.Section{{ID: "s", Children: []*guide.Section{{ID: "gil", Entry: entry}}}},
		Blocks: []guide.Block{
			&guide.Prose{HTML: `<a href="">`, Refs: []guide.Ref{{Offset: 9, Kind: guide.RefImage, Target: "x.md"}}},
			&guide.Heading{ID: "s", Level: 2, Title: guide.Prose{HTML: "S"}},
			&guide.Question{Entry: entry, Level: 3, Choices: []guide.Choice{{Letter: "A", Correct: true}},
				Parts: []*guide.Part{{Type: guide.Answer, Body: []guide.Block{&guide.Prose{HTML: "yes"}}}}},
			&guide.Dialogue{Turns: []*guide.Turn{{Speaker: "N", Entry: entry}, {Speaker: "M"}}},
		},
		Snippets: []guide.Snippet{{Lang: "python", Flags: map[string]string{"run": ""}}},
	}
	c.Body = func() (*guide.Body, error) { return body, nil }
	c.Terms = func() ([]byte, error) { return []byte("terms"), nil }
	return c
}

func TestRoundTrip(t *testing.T) {
	dir := t.TempDir()
	c := chapter()
	want, _ := c.Body()
	kept := Open(dir, "v1").Put(digest, c, again)
	for name, got := range map[string]*guide.Chapter{"kept": kept, "found": Open(dir, "v1").Get(digest, again)} {
		if got == nil {
			t.Fatalf("%s: nothing", name)
		}
		body, err := got.Body()
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(body, want) {
			t.Errorf("%s: the body differs", name)
		}
		if body.Blocks[2].(*guide.Question).Entry != got.Entries[0] || body.Outline[0].Children[0].Entry != got.Entries[0] {
			t.Errorf("%s: entries are not shared", name)
		}
		if &got.Entries[0].Topics[0] != &got.Entries[1].Topics[0] {
			t.Errorf("%s: equal lists are not shared", name)
		}
		if terms, err := got.Terms(); err != nil || string(terms) != "terms" {
			t.Errorf("%s: terms %q, %v", name, terms, err)
		}
		facts, original := *got, *c
		facts.Body, original.Body = nil, nil
		facts.Terms, original.Terms = nil, nil
		if !reflect.DeepEqual(facts, original) {
			t.Errorf("%s: the facts differ: %+v", name, facts)
		}
	}
}

// TestEveryKindHasACodec fails when package guide has a kind of block that is
// not in the table.
func TestEveryKindHasACodec(t *testing.T) {
	var listed []string
	for _, kind := range blocks {
		listed = append(listed, kind.Elem().Name())
		b := reflect.New(kind.Elem()).Interface().(guide.Block)
		data := written(func(w *writer) { w.body(&guide.Body{Blocks: []guide.Block{b}}, nil) })
		got, err := decodeBody(data, nil)
		if err != nil || !reflect.DeepEqual(got.Blocks[0], b) {
			t.Errorf("%s: %v", b.Kind(), err)
		}
	}
	if kinds := kindsOfBlock(t); !slices.Equal(slices.Sorted(slices.Values(listed)), kinds) {
		t.Errorf("the table has %v, guide %v", listed, kinds)
	}
}

// kindsOfBlock finds the types of package guide that are blocks, by their method.
func kindsOfBlock(t *testing.T) (names []string) {
	t.Helper()
	files, err := filepath.Glob("../guide/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil && f.Name.Name == "block" {
				names = append(names, f.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// TestWrittenOnce: a text that comes again takes a few bytes, unless it is long.
func TestWrittenOnce(t *testing.T) {
	for length, times := range map[int]int{2: 2, 100: 1, longest: 1, longest + 1: 2} {
		text := strings.Repeat("x", length)
		body := &guide.Body{Snippets: []guide.Snippet{{Lang: text, Source: text}}}
		data := written(func(w *writer) { w.body(body, nil) })
		if n := strings.Count(data, text); n != times {
			t.Errorf("a text of %d bytes is written %d times", length, n)
		}
		if got, err := decodeBody(data, nil); err != nil || got.Snippets[0].Lang != text || got.Snippets[0].Source != text {
			t.Errorf("%d bytes come back as %+v, %v", length, got, err)
		}
		if _, err := decodeBody(data+"\x00", nil); err == nil {
			t.Error("what stands behind a body is not noticed")
		}
	}
}

func TestOtherVersionAndMissing(t *testing.T) {
	dir := t.TempDir()
	Open(dir, "v1").Put(digest, chapter(), again)
	if Open(dir, "v2").Get(digest, again) != nil || Open(dir, "v1").Get("fedcba9876543210", again) != nil || Open(dir, "v1").Get("../../etc", again) != nil {
		t.Error("found what is not there")
	}
	Open(dir, "v2").Sweep(nil, time.Now().Add(time.Hour))
	if Open(dir, "v1").Get(digest, again) != nil {
		t.Error("the sweep left another version")
	}
}

// again is for tests that lose nothing, or want to hear of it.
func again() (*guide.Chapter, error) { return nil, errors.New("lost") }

// TestLostIsMadeAgain removes and damages an entry that is in use.
func TestLostIsMadeAgain(t *testing.T) {
	s := Open(t.TempDir(), "v1")
	want := chapter()
	wantBody, _ := want.Body()
	made := 0
	again := func() (*guide.Chapter, error) { made++; return chapter(), nil }
	kept := s.Put(digest, want, again)
	for i, lose := range []func(){
		func() { os.Remove(s.path(digest)) },
		func() { os.Truncate(s.path(digest), 40) },
		func() { os.RemoveAll(s.dir); os.WriteFile(s.dir, nil, 0o644) }, // nothing can be kept any more
	} {
		lose()
		body, err := kept.Body()
		if err != nil || !reflect.DeepEqual(body, wantBody) || body.Blocks[2].(*guide.Question).Entry != kept.Entries[0] {
			t.Errorf("loss %d: body %v, %v", i, body, err)
		}
		lose()
		if terms, err := kept.Terms(); err != nil || string(terms) != "terms" {
			t.Errorf("loss %d: terms %q, %v", i, terms, err)
		}
	}
	if made != 6 {
		t.Errorf("made again %d times", made)
	}
}

// TestDamage flips every byte of an entry, and cuts it short everywhere: it is
// then missing, or its facts are right and its body or its terms are made
// again.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	s := Open(dir, "v1")
	want := s.Put(digest, chapter(), again)
	whole, err := os.ReadFile(s.path(digest))
	if err != nil {
		t.Fatal(err)
	}
	try := func(what string, at int, data []byte) {
		if err := os.WriteFile(s.path(digest), data, 0o644); err != nil {
			t.Fatal(err)
		}
		c := s.Get(digest, again)
		if c == nil {
			return
		}
		if !reflect.DeepEqual(c.Entries, want.Entries) || c.Title != want.Title {
			t.Errorf("%s at %d: wrong facts", what, at)
		}
		_, err1 := c.Body()
		if _, err2 := c.Terms(); err1 == nil && err2 == nil {
			t.Errorf("%s at %d: not noticed", what, at)
		}
	}
	for i := range whole {
		flipped := bytes.Clone(whole)
		flipped[i] ^= 0x40
		try("flip", i, flipped)
		try("cut", i, whole[:i])
	}
}

// TestSwapped does not take the entry of another chapter.
func TestSwapped(t *testing.T) {
	s := Open(t.TempDir(), "v1")
	s.Put(digest, chapter(), again)
	other := "ff" + digest[2:]
	os.MkdirAll(filepath.Dir(s.path(other)), 0o755)
	if err := os.Rename(s.path(digest), s.path(other)); err != nil {
		t.Fatal(err)
	}
	if s.Get(other, again) != nil {
		t.Error("took the entry of another digest")
	}
}

func TestUnwritableIsNoError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	os.WriteFile(file, nil, 0o644)
	c := chapter()
	if got := Open(file, "v1").Put(digest, c, again); got != c {
		t.Error("claims to have kept it")
	}
}

// TestNotes writes and reads notes: one that is not there, torn, or of another version, is none.
func TestNotes(t *testing.T) {
	dir := t.TempDir()
	s := Open(filepath.Join(dir, "cache"), "1")
	read := map[string]int{}
	if s.Recall("a", &read) {
		t.Errorf("a note that nobody wrote: %v", read)
	}
	s.Note("a", map[string]int{"n": 1})
	s.Note("a", map[string]int{"n": 2})
	if !Open(filepath.Join(dir, "cache"), "1").Recall("a", &read) || read["n"] != 2 {
		t.Errorf("recalled %v", read)
	}
	if Open(filepath.Join(dir, "cache"), "2").Recall("a", &read) {
		t.Error("recalled what another version noted")
	}
	file := filepath.Join(dir, "cache", "a")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		for what, data := range map[string][]byte{"cut": whole[:i], "flipped": slices.Concat(whole[:i], []byte{whole[i] ^ 1}, whole[i+1:])} {
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
			if s.Recall("a", &read) {
				t.Errorf("a note %s at byte %d is taken for one", what, i)
			}
		}
	}
}

func TestSweepKeepsWhatIsUsed(t *testing.T) {
	s := Open(filepath.Join(t.TempDir(), "[a] guide*"), "v1") // no pattern
	s.Put(digest, chapter(), again)
	s.Put("ff"+digest, chapter(), again)
	s.Sweep(map[string]bool{digest: true}, time.Now().Add(-time.Hour))
	if s.Get("ff"+digest, again) == nil {
		t.Error("swept a young one")
	}
	s.Sweep(map[string]bool{digest: true}, time.Now().Add(time.Hour))
	if s.Get(digest, again) == nil || s.Get("ff"+digest, again) != nil {
		t.Error("swept the wrong one")
	}
}

// TestLinks: nothing is written or removed where a link leads.
func TestLinks(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	precious := filepath.Join(outside, "ab", "precious")
	write := func() {
		os.MkdirAll(filepath.Dir(precious), 0o755)
		if err := os.WriteFile(precious, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, at := range []string{".gen-cache", ".gen-cache/chapters-v1", ".gen-cache/chapters-v1/" + digest[:2], ".gen-cache/chapters-v0", ".gen-cache/chapters-v0/ab"} {
		os.RemoveAll(filepath.Join(dir, ".gen-cache"))
		os.MkdirAll(filepath.Join(dir, filepath.Dir(at)), 0o755)
		if err := os.Symlink(outside, filepath.Join(dir, at)); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatal(err)
			}
			t.Skip("no symbolic links here:", err)
		}
		write()
		if s := Open(filepath.Join(dir, ".gen-cache"), "v1"); s != nil {
			s.Put(digest, chapter(), again)
			if list, err := os.ReadDir(outside); err != nil || len(list) != 1 {
				t.Errorf("%s: found %v, %v", at, list, err)
			}
			s.Sweep(nil, time.Now().Add(time.Hour))
		}
		if _, err := os.Stat(precious); err != nil {
			t.Errorf("%s: %v", at, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	c := chapter()
	body, _ := c.Body()
	f.Add(written(func(w *writer) { w.facts(c) }))
	f.Add(written(func(w *writer) { w.body(body, c.Entries) }))
	f.Fuzz(func(t *testing.T, data string) {
		decodeFacts(data)
		decodeBody(data, c.Entries)
	})
}

func BenchmarkDecodeFacts(b *testing.B) {
	data := written(func(w *writer) { w.facts(chapter()) })
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		decodeFacts(data)
	}
}

// written gives what f writes.
func written(f func(*writer)) string {
	w := &writer{}
	f(w)
	return string(w.buf)
}
