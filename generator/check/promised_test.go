package check

import (
	"testing"

	"gen/generator/guide"
)

func TestPromised(t *testing.T) {
	for title, want := range map[string]string{
		"Top 3 questions about lists":     "",
		"Top 2+ questions about lists":    "",
		"Top 5+ questions about lists":    "chapters/a.md:1: warning: the title speaks of 5 questions, the chapter has 3 | change the title, or see with gen inspect what was found\n",
		"3 things and questions to ask":   "",
		"Top 10 Python questions in 2024": "chapters/a.md:1: warning: the title speaks of 10 questions, the chapter has 3 | change the title, or see with gen inspect what was found\n",
		"2 interview questions":           "chapters/a.md:1: warning: the title speaks of 2 questions, the chapter has 3 | change the title, or see with gen inspect what was found\n",
		"20 Fragen zu Listen":             "chapters/a.md:1: warning: the title speaks of 20 questions, the chapter has 3 | change the title, or see with gen inspect what was found\n",
		"Go 面试 50 道题":                     "chapters/a.md:1: warning: the title speaks of 50 questions, the chapter has 3 | change the title, or see with gen inspect what was found\n",
		"Python 3 interview questions":    "",
		"2024 interview questions":        "",
		"React 18 questions: part 2":      "",
		"Laptop 5 questions":              "",
	} {
		c := chapter("chapters/a.md", "/a/")
		c.Title = title
		c.Entries = []*guide.Entry{{Type: guide.AskingTurn}} // which is in no list
		for range 3 {
			c.Entries = append(c.Entries, &guide.Entry{Type: guide.Asked, Parts: []guide.PartKind{guide.Answer}})
		}
		if got := found(c); got != want {
			t.Errorf("%s: got %s, want %s", title, got, want)
		}
	}
}
