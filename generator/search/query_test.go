package search

import (
	"fmt"
	"strings"
	"testing"
)

// TestNearest asks for words that no document has: the titles that look most
// like them are shown, and that they are no answer is told.
func TestNearest(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(smallGuide()...)))
	for query, want := range map[string]string{
		"functional":              "How does functools.lru_cache work?",
		"level:senior redesigned": "Design an LRU cache",
	} {
		r := b.ask(t, query, 1)
		if len(r.Shown) == 0 || r.Shown[0].Title != want || !r.Weak {
			t.Errorf("%s: got %+v, want %q as the nearest", query, r.Shown, want)
		}
	}
	if r := b.ask(t, "xyzzyqq", 1); r.Total != 0 {
		t.Errorf("nonsense finds %+v", r.Shown)
	}
	zh := &chapter{url: "/", title: "题", language: "zh", documents: []document{{title: "什么是装饰器？", anchor: "a", kind: "question"}, {title: "列表和元组", anchor: "b", kind: "question"}}}
	b = newBrowser(t, mustBuild(t, site(zh)))
	if r := b.ask(t, "装璜", 1); len(r.Shown) == 0 || r.Shown[0].Title != "什么是装饰器？" || !r.Weak {
		t.Errorf("a pair of characters of an unspaced script finds %+v", r.Shown)
	}
}

// TestFormsOfGet asks with a word that says as little as "get".
func TestFormsOfGet(t *testing.T) {
	docs := []document{
		{title: "What is the hardest feedback you were given?", anchor: "feedback", kind: "question", body: "Say what changed."},
		{title: "Why do you want to leave?", anchor: "leave", kind: "question", body: "Criticism that you got is no reason."},
	}
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", kind: "list", language: "en", documents: docs})))
	for _, query := range []string{"feedback you got", "getting feedback"} {
		if got := b.ask(t, query, 1); !strings.HasSuffix(got.Shown[0].URL, "#feedback") {
			t.Errorf("%s leads to %s", query, got.Shown[0].URL)
		}
	}
}

// TestMistypedStopWord mistypes a word that says nothing, of which no other word
// of a title is to be made while it is nearer.
func TestMistypedStopWord(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", language: "en", documents: []document{
		{title: "Why is tag white?", anchor: "a", kind: "question"}, {title: "Which lock is it?", anchor: "b", kind: "question"},
	}})))
	if r := b.ask(t, "whihc lock", 2); len(r.Corrected) != 1 || r.Corrected[0][1] != "which" || r.Shown[0].Title != "Which lock is it?" {
		t.Errorf("read as %v, found %+v", r.Corrected, r.Shown)
	}
}

// TestLostLetter asks for a word of four letters without one of them.
func TestLostLetter(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", language: "en", documents: []document{
		{title: "What is Python?", anchor: "a", kind: "question"}, {title: "What is self in Python?", anchor: "b", kind: "question"},
		{title: "What is a set in Python?", anchor: "c", kind: "question"},
	}})))
	for query, want := range map[string]string{"sef python": "#b", "python sel": "#b", "xyz python": "#a"} {
		if r := b.ask(t, query, 1); r.Shown[0].URL != want {
			t.Errorf("%s leads to %+v", query, r.Shown)
		}
	}
}

// TestCompounds asks for words that a title writes as one, and the other way
// about. A word that only happens to be made of two stays itself.
func TestCompounds(t *testing.T) {
	c := &chapter{url: "/", title: "Names", kind: "list", language: "en"}
	for i, title := range []string{"How does WeakHashMap work?", "Convert a HashMap to a list", "What are lifecycle hooks?", "What is the event loop?", "What is a JSONParser?", "Use strict mode", "Start of a session", "The data-model of objects", "Why is a cold start slow?"} {
		c.documents = append(c.documents, document{title: title, anchor: fmt.Sprint("q", i), kind: "question"})
	}
	b := newBrowser(t, mustBuild(t, site(c)))
	for query, want := range map[string]string{
		"weak hash map": "How does WeakHashMap work?", "weakhashmap": "How does WeakHashMap work?", "hash map": "Convert a HashMap to a list",
		"life cycle": "What are lifecycle hooks?", "eventloop": "What is the event loop?", "parser": "What is a JSONParser?", "strictmode": "Use strict mode",
		"data model": "The data-model of objects", "data-model": "The data-model of objects", "datamodel": "The data-model of objects", "cold-start": "Why is a cold start slow?",
	} {
		if got := b.titles(t, query); len(got) == 0 || got[0] != want {
			t.Errorf("%s: got %q, want %q first", query, got, want)
		}
	}
}

// hostile are queries that nobody types.
var hostile = []string{
	`<img src=x onerror=alert(1)>`, strings.Repeat("a", 10000), strings.Repeat("ab ", 3333), "?!.,;()[]{}", "🧵🔒", "__proto__", "constructor",
	"toString hasOwnProperty", "%", "%E0%A4%A", `\`, `"`, `""""`, "level:", "level:__proto__ x", `topic:"`, "\x00", "[", "(?<", "مرحبا", "נשמה", "ก",
	strings.Repeat("(", 5000), strings.Repeat("*@", 5000), strings.Repeat(`"x" `, 2500), strings.Repeat("o(", 5000),
}

func TestHostileQueries(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(smallGuide()...)))
	for _, query := range hostile {
		b.ask(t, query, 10)
	}
	for _, expression := range []string{`ask("\ud800", 3)`, `ask("x\udc00y", 3)`, `ask("", 3)`, `ask(" ", 3)`} {
		b.await(t, expression)
	}
}
