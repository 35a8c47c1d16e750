package markdown

import (
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gen/generator/guide"
)

// TestGuards: what spares most lines an expression lets pass all that the
// expression finds.
func TestGuards(t *testing.T) {
	before := []string{"", " \t", "(", "[", "（", "【", "✅ ", "00:12 ", "12. ", "- "}
	names := []string{"", "Ann", "ann b.", "Ann-Marie O’Neil", "The One With Four", "One more word than names have", "Ann_1", "李雷", "می\u200cنا", "Ёж é", "1st",
		strings.Repeat("a", 40), strings.Repeat("a", 41), strings.Repeat("é", 40) + "  ", "Ann (Interviewer)", "Ann（HR） ", "Ann, Bob", "Ann \u00a0", "\xff"}
	behind := []string{"", ": text", "：text", " - text", " – text", "- text", " | ", " → a - b", ") text", "] text", "】", " 10:12 AM", ", [1:02:45]", " 10:12", " level: hard", " (Difficulty : Easy)", " sea-level:low]", "level: 5"}
	found := 0
	for _, a := range before {
		for _, b := range names {
			for _, c := range behind {
				line := a + b + c
				if m := callMark.FindStringSubmatchIndex(line); m != nil {
					found++
					if alone := nameAlone(line); alone != nil && !slices.Equal(alone, m) {
						t.Errorf("nameAlone(%q) is %v, and callMark finds %v", line, alone, m)
					}
					if !mayCallWithout(line) {
						t.Errorf("mayCallWithout(%q) denies what callMark finds", line)
					}
				}
				if nameAlone(line) != nil && !callMark.MatchString(line) {
					t.Errorf("nameAlone(%q) finds what callMark does not", line)
				}
				if timeBehind.MatchString(line) {
					found++
					if !mayTime(line) {
						t.Errorf("mayTime(%q) denies what timeBehind finds", line)
					}
				}
				if m := speakerMark.FindStringSubmatch(line); m != nil && len(strings.Fields(m[1])) <= maxNames {
					found++
					if !mayName(line) {
						t.Errorf("mayName(%q) denies what speakerMark finds", line)
					}
				}
				if m := difficultyTail.FindStringSubmatchIndex(line); m != nil {
					found++
					if !slices.Equal(difficultyIn(line), m) {
						t.Errorf("difficultyIn(%q) denies what difficultyTail finds", line)
					}
				}
			}
		}
	}
	if found < 1000 {
		t.Errorf("only %d lines are found", found)
	}
}

// TestMayAddress: texts in which the parser finds a bare address are parsed with it,
// and few others.
func TestMayAddress(t *testing.T) {
	before := []string{"", "See ", "(", "*", "`@property` and ", "a\n\n> "}
	addresses := []string{"https://example.org", "http://localhost:80/a?b=c", "ftp://example.org/x", "www.example.org", "ann@example.org", "ann.b+c@mail.example.org", "HTTPS://EXAMPLE.ORG", "WWW.example.org",
		"@ann", "`@lru_cache`", "ann @ example.org", "https", "example.org", "a://b"}
	found := 0
	for _, a := range before {
		for _, b := range addresses {
			for _, c := range []string{"", ".", ") and so on", "\n"} {
				src := []byte(a + b + c)
				d := newDocument(&guide.Source{Path: "a.md", Line: 1, Text: src}, Options{})
				pc := parser.NewContext()
				pc.Set(documentKey, d)
				ast.Walk(syntax.Parse(text.NewReader(src), parser.WithContext(pc)), func(n ast.Node, _ bool) (ast.WalkStatus, error) {
					if n.Kind() == ast.KindAutoLink {
						found++
						if !mayAddress(src) {
							t.Errorf("mayAddress(%q) denies what the parser finds", src)
						}
						return ast.WalkStop, nil
					}
					return ast.WalkContinue, nil
				})
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d addresses are found", found)
	}
	if mayAddress([]byte("Use `@property` at 5 @ home, and https or www")) {
		t.Error("a text without an address is parsed for one")
	}
}

// TestLists: every phrase of every list is looked up, whatever its case and the
// marks around it, and one that only begins alike is none.
func TestLists(t *testing.T) {
	for name, list := range locales.lists {
		for phrase := range list.all {
			for _, form := range []string{phrase, strings.ToUpper(phrase), "“" + phrase + "!”", " -" + phrase} {
				want := list.all[normalWord(form)]
				if locales.is(name, form) != want {
					t.Errorf("is(%q, %q) = %v", name, form, !want)
				}
				if want && !list.mayBegin(form) {
					t.Errorf("no phrase of %q may begin as %q", name, form)
				}
			}
			if locales.is(name, phrase+"\u3000q\u0301z") {
				t.Errorf("%q holds %q and more", name, phrase)
			}
		}
	}
	for _, index := range []*wordIndex{&locales.contain, &locales.containWeak} {
		for _, words := range index {
			for _, word := range words {
				if text := "é a" + word + "b"; !index.in(text) {
					t.Errorf("%q is not found in %q", word, text)
				}
			}
		}
		if index.in("") || index.in("é") || index.in("What is a port?") {
			t.Error("a word is found where none is")
		}
	}
}
