package inspect

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"gen/generator/guide"
)

// Tree describes a site for people: chapters, what they hold, and the line of
// each. The error is that of w, or of a chapter whose body could not be loaded.
func Tree(w io.Writer, site *guide.Site) error {
	out := bufio.NewWriter(w)
	for _, c := range site.Pages() {
		described, err := describe(c)
		if err != nil {
			return err
		}
		described.print(out)
	}
	return out.Flush()
}

func (c chapter) print(w *bufio.Writer) {
	fmt.Fprintf(w, "%s  %s  (%s)\n", guide.Printable(c.Path), guide.Printable(c.Title), c.Kind)
	fmt.Fprintf(w, "       %s\n", c.summary())
	turns := c.Turns
	for _, q := range c.Questions {
		for len(turns) > 0 && turns[0].Line < q.Line {
			turns[0].print(w)
			turns = turns[1:]
		}
		q.print(w)
	}
	for _, t := range turns {
		t.print(w)
	}
	c.printDropped(w)
	for _, n := range c.Notes {
		line(w, n.Line, "note: "+n.Text)
	}
	fmt.Fprintln(w)
}

// printDropped says what is in the source and not on the page; what is often,
// once, at its first place.
func (c chapter) printDropped(w *bufio.Writer) {
	times := map[string]int{}
	for _, d := range c.Dropped {
		times[d.What]++
	}
	for _, d := range c.Dropped {
		what := "dropped: " + d.What
		switch n := times[d.What]; {
		case n > 3:
			what += fmt.Sprintf(" (and %d more)", n-1)
			times[d.What] = 0
		case n == 0:
			continue
		case d.End > 0:
			what += fmt.Sprintf(" (to line %d)", d.End)
		}
		line(w, d.Line, what)
	}
}

// summary counts what the chapter holds.
func (c chapter) summary() string {
	outputs := 0
	for _, s := range c.Snippets {
		if s.Output {
			outputs++
		}
	}
	asking := 0
	for _, t := range c.Turns {
		if t.Question {
			asking++
		}
	}
	return count(len(c.Questions), "question") + ", " +
		count(len(c.Turns), "turn") + among(asking, "asking") + ", " +
		count(len(c.Snippets), "snippet") + among(outputs, "with output")
}

// among says how many of what was counted are of a kind, if any.
func among(n int, what string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d %s)", n, what)
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

func (q question) print(w *bufio.Writer) {
	title := q.Title
	if q.Number != "" {
		title = q.Number + ". " + title
	}
	line(w, q.Line, string(q.Type)+": "+title+q.facts())
	if len(q.Parts) > 0 {
		parts := make([]string, len(q.Parts))
		for i, p := range q.Parts {
			parts[i] = string(p)
		}
		fmt.Fprintf(w, "         %s\n", strings.Join(parts, " · "))
	}
}

// facts gives id, level, tags and key in brackets.
func (q question) facts() string {
	facts := []string{"#" + q.ID}
	for _, f := range append([]string{q.Level, q.Difficulty}, q.Tags...) {
		if f != "" {
			facts = append(facts, f)
		}
	}
	if q.Options > 0 {
		facts = append(facts, fmt.Sprintf("%d options", q.Options), "key "+strings.Join(q.Correct, ", "))
	}
	return "  [" + strings.Join(facts, "; ") + "]"
}

func (t turn) print(w *bufio.Writer) {
	text := fmt.Sprintf("%s: %s", t.Role, t.Speaker)
	if t.Question {
		text += " asks"
	}
	line(w, t.Line, text)
}

func line(w *bufio.Writer, n int, text string) {
	fmt.Fprintf(w, "%6d %s\n", n, text)
}
