package command

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/fatih/color"

	"gen/generator"
	"gen/generator/guide"
)

// mostShown bounds how many problems are printed: the worst ones, in the order
// of the files; the rest are counted.
const mostShown = 50

// printProblems prints problems for a person.
func printProblems(w io.Writer, problems []guide.Problem) {
	paint := painter(w)
	shown := worst(problems)
	for _, p := range shown {
		fmt.Fprintf(w, "%s: %s: %s\n", paint(color.Bold)(guide.Printable(p.Pos.String())), paint(severityColour(p.Severity)...)(p.Severity.String()), guide.Printable(p.Message))
		if p.Hint != "" {
			fmt.Fprintf(w, "    %s %s\n", paint(color.FgCyan)("hint:"), guide.Printable(p.Hint))
		}
	}
	if rest := len(problems) - len(shown); rest > 0 {
		fmt.Fprintf(w, "... and %s; --json lists all\n", plural(rest, "more problem"))
	}
}

// printError prints what kept a command from its work.
func printError(w io.Writer, err error) {
	fmt.Fprintf(w, "gen: %v\n", err)
	if hint := generator.Hint(err); hint != "" {
		fmt.Fprintf(w, "    hint: %s\n", hint)
	}
}

// worst gives the problems to print, in order.
func worst(problems []guide.Problem) []guide.Problem {
	if len(problems) <= mostShown {
		return problems
	}
	kept := slices.Clone(problems)
	slices.SortStableFunc(kept, func(a, b guide.Problem) int { return cmp.Compare(b.Severity, a.Severity) })
	kept = kept[:mostShown]
	guide.SortProblems(kept)
	return kept
}

func severityColour(s guide.Severity) []color.Attribute {
	switch s {
	case guide.Error:
		return []color.Attribute{color.Bold, color.FgRed}
	case guide.Warning:
		return []color.Attribute{color.Bold, color.FgYellow}
	}
	return []color.Attribute{color.Bold, color.FgBlue}
}

// painter gives a function that colours words when w is a terminal whose user
// wants colours (no-color.org).
func painter(w io.Writer) func(...color.Attribute) func(string) string {
	coloured := isTerminal(w) && !color.NoColor
	return func(attributes ...color.Attribute) func(string) string {
		if !coloured {
			return func(s string) string { return s }
		}
		c := color.New(attributes...)
		c.EnableColor()
		return func(s string) string { return c.Sprint(s) }
	}
}

// summary counts problems by severity: "2 errors, 1 warning".
func summary(problems []guide.Problem) string {
	counts := [3]int{}
	for _, p := range problems {
		counts[p.Severity]++
	}
	var parts []string
	for s := guide.Error; ; s-- {
		if counts[s] > 0 {
			parts = append(parts, plural(counts[s], s.String()))
		}
		if s == guide.Notice {
			break
		}
	}
	return strings.Join(parts, ", ")
}

// leftOut says how many chapters a build did not take, or nothing.
func leftOut(r *generator.Report) string {
	if r.Hidden == 0 {
		return ""
	}
	return fmt.Sprintf("; %s left out, as drafts or by their dates", plural(r.Hidden, "chapter"))
}

// plural gives "1 chapter" or "12 chapters", thousands set apart.
func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	if strings.HasSuffix(word, "z") {
		word += "z"
	}
	if strings.HasSuffix(word, "zz") || strings.HasSuffix(word, "s") {
		word += "e"
	}
	return grouped(n) + " " + word + "s"
}

// grouped writes a number with commas between thousands.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// size writes bytes for a person: "812 B", "14 kB", "1.9 MB".
func size(bytes int64) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d B", bytes)
	case bytes < 1_000_000:
		return fmt.Sprintf("%d kB", (bytes+500)/1000)
	case bytes < 1_000_000_000:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	}
	return fmt.Sprintf("%.2f GB", float64(bytes)/1e9)
}

// took writes a duration for a person: "182 ms", "3.4 s".
func took(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
