package search

import (
	"slices"
	"strings"
	"testing"
)

// TestGlosses holds glosses.txt to its form: every line has names, each once, and
// says of them what they do not.
func TestGlosses(t *testing.T) {
	s := newStemmer("en")
	stems := func(text string) (list []string) {
		words(fold(text), func(w string) {
			if !s.stopword(w) {
				list = append(list, s.stem(w))
			}
		})
		return list
	}
	for names, said := range glosses {
		seen := map[string]bool{"": true}
		for _, name := range names {
			key := strings.Join(stems(name), " ")
			if seen[key] {
				t.Errorf("name %q of %q is empty or there twice", key, names)
			}
			seen[key] = true
		}
		if words := slices.DeleteFunc(unique(stems(said)), func(word string) bool { return seen[word] }); len(words) < 2 {
			t.Errorf("%q says little", names)
		}
	}
}

// TestExplained finds a title by what is said of its matter, the one that is
// about nothing else first, and finds nothing so in another language.
func TestExplained(t *testing.T) {
	c := &chapter{url: "/keys/", title: "Keys", kind: "list", language: "en", documents: []document{
		{kind: "question", anchor: "among", title: "Does a primary key make inserting rows into large tables slower?"},
		{kind: "question", anchor: "alone", title: "What is a primary key?"},
		{kind: "question", anchor: "other", title: "What is a trigger?"},
	}}
	b := newBrowser(t, mustBuild(t, site(c)))
	r := b.ask(t, "uniquely identifies a record", 10)
	var got []string
	for _, s := range r.Shown {
		got = append(got, s.URL[strings.Index(s.URL, "#")+1:])
	}
	if want := []string{"alone", "among"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	c.language = "de"
	if r := newBrowser(t, mustBuild(t, site(c))).ask(t, "uniquely", 10); r.Total > 0 && !r.Weak {
		t.Errorf("found %d in another language", r.Total)
	}
}
