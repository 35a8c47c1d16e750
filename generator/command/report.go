package command

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
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

// mostAlike bounds how many problems are printed that differ only in their place,
// and mostPlaces of how many more the place is.
const (
	mostAlike  = 3
	mostPlaces = 5
)

// longest is how much of a message is printed, in bytes: an author's address or
// title in it may be of any length.
const longest = 1000

// printProblems prints problems of the site in the folder source for a person.
func printProblems(w io.Writer, source string, problems []guide.Problem) {
	paint := painter(w)
	kept, more := unlike(problems)
	shown, rest := worst(kept), len(problems)
	for _, p := range shown {
		message := p.Message
		if len(message) > longest {
			message = strings.ToValidUTF8(message[:longest], "") + " ..."
		}
		fmt.Fprintf(w, "%s: %s: %s\n", paint(color.Bold)(place(source, p)), paint(severityColour(p.Severity)...)(p.Severity.String()), guide.Printable(message))
		if p.Hint != "" {
			fmt.Fprintf(w, "    %s %s\n", paint(color.FgCyan)("hint:"), guide.Printable(p.Hint))
		}
		if len(more[p]) > 0 {
			fmt.Fprintf(w, "    more of this at %s\n", places(source, more[p]))
		}
		rest -= 1 + len(more[p])
	}
	if rest > 0 {
		fmt.Fprintf(w, "... and %s; --json lists all\n", plural(rest, "more problem"))
	}
}

// unlike leaves out the problems that differ from mostAlike others only in their
// place, or are notes of one kind, and keeps them with the last of those.
func unlike(problems []guide.Problem) (kept []guide.Problem, more map[guide.Problem][]guide.Problem) {
	alike, last := map[guide.Problem]int{}, map[guide.Problem]guide.Problem{}
	more = map[guide.Problem][]guide.Problem{}
	for _, p := range problems {
		kind := p
		if kind.Pos = (guide.Pos{}); p.Severity == guide.Notice {
			kind.Message = ""
		}
		if alike[kind]++; alike[kind] > mostAlike {
			more[last[kind]] = append(more[last[kind]], p)
			continue
		}
		last[kind] = p
		kept = append(kept, p)
	}
	return kept, more
}

// place gives where a problem is, with a path that opens from where the person
// is. What is no file of the site in the folder source keeps its name.
func place(source string, p guide.Problem) string {
	at := filepath.Join(source, filepath.FromSlash(p.File))
	if _, err := os.Lstat(at); err == nil && filepath.IsLocal(p.File) {
		p.File = filepath.ToSlash(at)
	}
	return guide.Printable(p.Pos.String())
}

// places names the first of many places, and counts the others.
func places(source string, problems []guide.Problem) string {
	var list []string
	for _, p := range problems[:min(len(problems), mostPlaces)] {
		list = append(list, place(source, p))
	}
	if rest := len(problems) - len(list); rest > 0 {
		list = append(list, plural(rest, "more place"))
	}
	return strings.Join(list, ", ")
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

// remaining counts the problems of a report, if there are any.
func remaining(r *generator.Report) string {
	if len(r.Problems) == 0 {
		return ""
	}
	return "; " + summary(r.Problems)
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
