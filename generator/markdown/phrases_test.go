package markdown

import (
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestPhrases looks phrases up that are written with marks, case and hyphens.
func TestPhrases(t *testing.T) {
	for _, test := range []struct {
		how        func(list, text string) bool
		list, text string
		want       bool
	}{
		{locales.is, "toc", "  **Table  of-Contents:** ", true},
		{locales.is, "toc", "Table of contents and more", false},
		{locales.is, "toc", "", false},
		{locales.begins, "ask", "¿What’s a closure", true},
		{locales.begins, "ask", "In which order do they run", true},
		{locales.begins, "ask", "True, or false: it runs", true},
		{locales.begins, "ask", "Whatever you say", false},
		{locales.begins, "ask", "In order", false},
		{locales.begins, "ask", " … ", false},
		{locales.holds, "inside", "List, tuple (vs) array", true},
		{locales.holds, "inside", "Canvas and csv…", false},
	} {
		if test.how(test.list, test.text) != test.want {
			t.Errorf("%s: %q: want %v", test.list, test.text, test.want)
		}
	}
}

// TestNormalWord makes forms of one phrase the same.
func TestNormalWord(t *testing.T) {
	for in, want := range map[string]string{
		"": "", " … ": "", "**Follow-up:**": "follow up", "What’s  new?": "what's new", "ÀÉ\u00a0İ": "àé i", "質問：": "質問", "a - b": "a b",
		"\xff?a\xffb": "a\ufffdb",
	} {
		if got := normalWord(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestPacks: each language has words for every part of an answer, for those who
// speak, for true and false and for the facts of a job.
func TestPacks(t *testing.T) {
	names := []string{"interviewer", "candidate", "observer", "true", "false", "question", "toc", "top"}
	for _, kind := range guide.PartKinds {
		names = append(names, string(kind))
	}
	for fact := range locales.job {
		names = append(names, "job-"+fact)
	}
	for _, pack := range []string{"ar", "de", "en", "es", "fr", "hi", "ja", "ko", "pt", "ru", "zh"} {
		data, err := localeFiles.ReadFile("data/" + pack + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if !strings.Contains("\n"+string(data), "\n"+name+": ") {
				t.Errorf("%s: no words for %s", pack, name)
			}
		}
	}
}

// TestNoWordTwice: a pack has a word once in a list, however it is written. What
// names of a job's facts contain is looked for as it is.
func TestNoWordTwice(t *testing.T) {
	entries, err := localeFiles.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := localeFiles.ReadFile("data/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for line := range strings.SplitSeq(string(data), "\n") {
			name, phrases, _ := strings.Cut(line, ":")
			for phrase := range strings.SplitSeq(phrases, "|") {
				if strings.HasPrefix(name, "job-") {
					continue
				}
				key := name + ": " + normalWord(phrase)
				if seen[key] {
					t.Errorf("%s has %q twice", e.Name(), key)
				}
				seen[key] = true
			}
		}
	}
}
