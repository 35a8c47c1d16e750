package generator

import (
	"cmp"
	"context"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
)

// TestSnippets runs every snippet of our guide that says it can be run, and
// compares what it prints with the output below it. A snippet with since=3.14
// needs that Python, and one with until=3.13 shows how it was; the newest of
// the machine runs all that it can.
func TestSnippets(t *testing.T) {
	python, have := findPython(t)
	ran := 0
	for _, c := range ourGuide(t).Pages() {
		body, err := c.Body()
		if err != nil {
			t.Fatal(err)
		}
		before := ""
		for _, s := range body.Snippets {
			if s.Lang != "python" {
				continue
			}
			if _, on := s.Flags["continues"]; !on {
				before = ""
			}
			if runs(s, have) {
				ran++
				program, want := before, expected(body, s)
				t.Run(s.Pos.String(), func(t *testing.T) {
					t.Parallel()
					runSnippet(t, python, program, s, want)
				})
			}
			before += s.Source + "\n"
		}
	}
	if ran < 100 {
		t.Errorf("only %d snippets run", ran)
	}
}

// runs tells whether a snippet is to be run by the Python of a minor version.
func runs(s guide.Snippet, have int) bool {
	_, run := s.Flags["run"]
	until, past := s.Flags["until"]
	return run && minor(s.Flags["since"]) <= have && (!past || have <= minor(until))
}

// findPython gives the newest Python 3 of the machine, and its minor version.
func findPython(t *testing.T) (python string, newest int) {
	t.Helper()
	for _, name := range []string{"python3", "python3.13", "python3.14"} {
		out, err := exec.Command(name, "-c", "import sys; print(sys.version_info.minor)").Output()
		if have, _ := strconv.Atoi(strings.TrimSpace(string(out))); err == nil && have > newest {
			python, newest = name, have
		}
	}
	if newest < oldestPython {
		skip := t.Skipf
		if os.Getenv("CI") == "true" {
			skip = t.Fatalf
		}
		skip("no Python 3.%d on this machine", oldestPython)
	}
	return python, newest
}

// oldestPython is the minor version that a snippet needs that names none.
const oldestPython = 11

// minor gives 13 for "3.13", and 0 for no version.
func minor(version string) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(version, "3."))
	return n
}

// mark is printed between the snippets that one continues and the snippet.
const mark = "-- the snippet --"

// runSnippet runs one snippet, in an empty folder, behind those that it
// continues, and compares what it prints.
func runSnippet(t *testing.T, python, before string, s guide.Snippet, want string) {
	name, arguments, program := "snippet.py", []string{"-B", "-X", "utf8"}, before+"\nprint("+strconv.Quote(mark)+")\n"+s.Source+"\n"
	if strings.HasPrefix(s.Source, ">>>") {
		name, arguments, program = "session.txt", append(arguments, "-m", "doctest"), s.Source+"\n"
	}
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, python, append(arguments, file)...)
	command.Dir = t.TempDir()
	var stdout, stderr strings.Builder
	command.Stdout, command.Stderr = &stdout, &stderr
	failed := command.Run() != nil
	raises := s.Flags["raises"]
	_, printed, _ := strings.Cut(stdout.String(), mark+"\n")
	if at := strings.LastIndex(stderr.String(), raises); failed && raises != "" && at >= 0 {
		printed += stderr.String()[at:]
	} else if failed {
		t.Fatalf("fails:\n%s%s", stdout.String(), stderr.String())
	}
	if failed != (raises != "") || want != "" && !agree(printed, want) {
		t.Errorf("printed\n%s\nbut the guide says, raising %q,\n%s", printed, raises, want)
	}
}

// expected gives what the guide says that a snippet prints: the output below
// it, its comments, or the right option of the question that asks for it.
func expected(body *guide.Body, s guide.Snippet) string {
	if s.HasOut {
		return s.Output
	}
	right := ""
	for _, b := range body.Blocks {
		q, ok := b.(*guide.Question)
		if !ok || q.Entry.Pos.Line > s.Pos.Line {
			continue
		}
		right = ""
		for _, choice := range q.Choices {
			if choice.Correct && q.Entry.Title == "What does this print?" {
				right = html.UnescapeString(tag.ReplaceAllString(string(choice.Body.HTML), ""))
			}
		}
	}
	return cmp.Or(right, arrows(s.Source))
}

var tag = regexp.MustCompile(`<[^>]*>`)

var arrow = regexp.MustCompile(`(?m)# -> (.*)$`)

// arrows gives what comments such as "# -> 3" say is printed.
func arrows(source string) string {
	var lines []string
	for _, m := range arrow.FindAllStringSubmatch(source, -1) {
		lines = append(lines, m[1])
	}
	return strings.Join(lines, "\n")
}

// agree compares outputs; three dots stand for anything, and outer space and
// space at the end of lines for nothing.
func agree(printed, want string) bool {
	var pattern strings.Builder
	for i, part := range strings.Split(trimLines(want), "...") {
		if i > 0 {
			pattern.WriteString("(?s:.*)")
		}
		pattern.WriteString(regexp.QuoteMeta(part))
	}
	return regexp.MustCompile("^" + pattern.String() + "$").MatchString(trimLines(printed))
}

var lineEnds = regexp.MustCompile(`(?m)[ \t]+$`)

func trimLines(s string) string { return strings.TrimSpace(lineEnds.ReplaceAllString(s, "")) }
