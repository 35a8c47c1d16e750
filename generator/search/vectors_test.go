package search

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// vector is a line of testdata/vectors.txt.
type vector struct{ what, language, text, want string }

func vectors(t testing.TB) []vector {
	t.Helper()
	data, err := os.ReadFile("testdata/vectors.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []vector
	for line := range strings.Lines(string(data)) {
		part := strings.Split(strings.TrimSpace(line), " | ")
		if len(part) != 3 {
			continue
		}
		what, language, _ := strings.Cut(part[0], " ")
		list = append(list, vector{what, language, part[1], part[2]})
	}
	if len(list) < 40 {
		t.Fatalf("only %d vectors", len(list))
	}
	return list
}

// goTokens cuts a text as the builder does.
func goTokens(what, language, text string) string {
	var list []string
	if what == "names" {
		names(fold(text), func(s string) { list = append(list, s) })
	} else {
		s := newStemmer(language)
		words(fold(text), func(w string) { list = append(list, s.stem(w)) })
	}
	return strings.Join(list, " ")
}

// jsTokens cuts a text as the client does, with the rules it would be sent.
func jsTokens(t testing.TB, b *browser, what, language, text string) string {
	t.Helper()
	var list []rules
	for _, l := range newStemmer(language) {
		list = append(list, l.rules())
	}
	b.vm.Set("what", what)
	b.vm.Set("text", text)
	b.vm.Set("rules", b.rules(list))
	return b.await(t, "tokens(what, rules, text)").String()
}

func (b *browser) rules(list []rules) any {
	var out []any
	for _, r := range list {
		out = append(out, map[string]any{"a": r.First, "z": r.Last, "r": r.Lines})
	}
	return b.vm.ToValue(out)
}

func TestVectors(t *testing.T) {
	b := newBrowser(t, nil)
	for _, v := range vectors(t) {
		if got := goTokens(v.what, v.language, v.text); got != v.want {
			t.Errorf("builder: %s %s | %s\n got %s\nwant %s", v.what, v.language, v.text, got, v.want)
		}
		if got := jsTokens(t, b, v.what, v.language, v.text); got != v.want {
			t.Errorf("client: %s %s | %s\n got %s\nwant %s", v.what, v.language, v.text, got, v.want)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add(v.text)
	}
	b := newBrowser(f, nil)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1000 || strings.ContainsRune(text, 0) {
			return
		}
		for _, what := range []string{"words", "names"} {
			inGo, inJS := goTokens(what, "en", text), jsTokens(t, b, what, "en", text)
			if inGo != inJS {
				t.Errorf("%s of %q\nbuilder %q\nclient  %q", what, text, inGo, inJS)
			}
		}
	})
}
