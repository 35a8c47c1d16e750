package check

import (
	"testing"

	"gen/generator/guide"
)

// TestRepeated: what two chapters of a language ask is noted once, unless one
// says where the answer is, or it was asked in passing.
func TestRepeated(t *testing.T) {
	asks := func(path, language string, entries ...*guide.Entry) *guide.Chapter {
		c := chapter("chapters/"+path, "/"+path+"/")
		c.Meta.Language, c.Entries = language, entries
		for i, e := range entries {
			e.Pos = guide.Pos{File: c.Path, Line: 10 * (i + 1), Col: 1}
		}
		return c
	}
	ask := func(title string) *guide.Entry { return &guide.Entry{Type: guide.Asked, Title: title} }
	answered := ask("What is a lock?")
	answered.SameAs = "a.md#lock"
	passing := ask("Why?")
	passing.Type = guide.AskingTurn
	got := found(
		asks("a.md", "", ask("Why?"), ask("What is the GIL?"), ask("What is a lock?"), ask("What is the GIL?")),
		asks("b.md", "", passing, ask("what is the GIL"), answered),
		asks("c.md", "fr", ask("What is the GIL?")))
	want := "chapters/b.md:20:1: note: \"what is the GIL\" is asked in chapters/a.md:20 too | where one of them has the whole answer, let the other say so with same_as\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
