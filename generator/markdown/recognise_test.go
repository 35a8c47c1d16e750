package markdown

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gen/generator/guide"
)

var updateCases = flag.Bool("update-cases", false, "write what is recognised into testdata/recognise")

// TestRecognise holds what is found in small pieces of Markdown against what
// was agreed on. A case may begin with a line of front matter, as in
// "@kind=mock cast=Ravi:interviewer,Mina:candidate".
func TestRecognise(t *testing.T) {
	names, err := filepath.Glob("testdata/recognise/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for _, piece := range strings.Split("\n"+string(data), "\n== ")[1:] {
			title, rest, _ := strings.Cut(piece, "\n")
			in, want, _ := strings.Cut(rest, "\n--\n")
			got := recogniseCase(t, title, in+"\n", filepath.Base(name) != "titles.txt") // marks of titles become facts
			fmt.Fprintf(&out, "== %s\n%s\n--\n%s\n", title, strings.TrimRight(in, "\n"), got)
			if !*updateCases && strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("%s: %s: got\n%s\nwant\n%s", name, title, got, want)
			}
		}
		if *updateCases {
			if err := os.WriteFile(name, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func recogniseCase(t *testing.T, title, in string, conserved bool) string {
	t.Helper()
	var meta guide.Meta
	file := "case.md"
	if directive, rest, ok := strings.Cut(in, "\n"); ok && strings.HasPrefix(directive, "@") {
		if path, others, _ := strings.Cut(directive[1:], " "); strings.HasPrefix(path, "path=") {
			file, directive = strings.TrimPrefix(path, "path="), "@"+others
		}
		meta, in = caseMeta(directive[1:]), rest
	}
	c := Parse(&guide.Source{Path: file, URL: "/case/", Text: []byte(in), Line: 1, Meta: meta}, Options{})
	body, err := c.Body()
	if err != nil {
		t.Fatal(err)
	}
	if conserved {
		t.Run(title, func(t *testing.T) { conserveRecognised(t, []byte(in), meta) })
	}
	return dump(c, body)
}

func caseMeta(line string) guide.Meta {
	var m guide.Meta
	for _, word := range strings.Fields(line) {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "kind":
			m.Kind = guide.Kind(value)
		case "level":
			m.Level = value
		case "difficulty":
			m.Difficulty = value
		case "title":
			m.Title = strings.ReplaceAll(value, "_", " ")
		case "toc":
			m.TOC = value
		case "recognise":
			m.Recognise = value
		case "cast":
			for _, one := range strings.Split(value, ",") {
				name, role, _ := strings.Cut(one, ":")
				m.Cast = append(m.Cast, guide.Cast{Name: name, Role: guide.Role(role)})
			}
		}
	}
	return m
}

// dump writes what was recognised, one thing a line.
func dump(c *guide.Chapter, body *guide.Body) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", c.Kind)
	dumpBlocks(&b, body.Blocks, "")
	for _, s := range body.Snippets {
		if s.HasOut {
			fmt.Fprintf(&b, "output %q\n", s.Output)
		}
	}
	for _, f := range c.Dropped {
		fmt.Fprintf(&b, "dropped %d %s\n", f.Line, f.Text)
	}
	for _, f := range c.Notes {
		fmt.Fprintf(&b, "note %d %s\n", f.Line, f.Text)
	}
	for _, p := range c.Problems {
		fmt.Fprintf(&b, "problem %d %s\n", p.Line, p.Code)
	}
	if c.Job != nil {
		fmt.Fprintf(&b, "job role=%q experience=%q mandatory=%q\n", c.Job.Role, c.Job.Experience, c.Job.Mandatory)
	}
	if len(c.Facts) > 0 {
		fmt.Fprintf(&b, "facts %q\n", c.Facts)
	}
	return b.String()
}

func dumpBlocks(b *strings.Builder, blocks []guide.Block, indent string) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *guide.Prose:
			fmt.Fprintf(b, "%sprose %s\n", indent, shorten(strings.Join(strings.Fields(visible(string(block.HTML))), " ")))
		case *guide.Heading:
			fmt.Fprintf(b, "%sh%d #%s %s\n", indent, block.Level, block.ID, visible(string(block.Title.HTML)))
		case *guide.Part:
			fmt.Fprintf(b, "%spart %s %q\n", indent, block.Type, visible(string(block.Label.HTML)))
			dumpBlocks(b, block.Body, indent+"  ")
		case *guide.Dialogue:
			for _, turn := range block.Turns {
				dumpTurn(b, turn, indent)
			}
		case *guide.Question:
			dumpQuestion(b, block, indent)
		}
	}
}

func dumpTurn(b *strings.Builder, t *guide.Turn, indent string) {
	fmt.Fprintf(b, "%sturn %s (%s)", indent, t.Speaker, t.Role)
	if t.Stage.HTML != "" {
		fmt.Fprintf(b, " stage %q", visible(string(t.Stage.HTML)))
	}
	if t.Entry != nil {
		fmt.Fprintf(b, " asks #%s %q", t.Entry.ID, t.Entry.Title)
	}
	b.WriteString("\n")
	dumpBlocks(b, t.Body, indent+"  ")
}

func dumpQuestion(b *strings.Builder, q *guide.Question, indent string) {
	e := q.Entry
	fmt.Fprintf(b, "%s%s #%s %q", indent, e.Type, e.ID, e.Title)
	took := ""
	if e.Time > 0 {
		took = e.Time.String()
	}
	for _, fact := range []string{
		e.Number, e.Level, e.Difficulty, strings.Join(e.Topics, ","), strings.Join(e.Companies, ","), strings.Join(e.Keywords, ","), took, e.AsOf, e.SameAs,
	} {
		if fact != "" {
			b.WriteString(" " + fact)
		}
	}
	b.WriteString("\n")
	dumpBlocks(b, q.Prompt, indent+"  prompt ")
	for _, c := range q.Choices {
		mark := ""
		if c.Correct {
			mark = "*"
		}
		fmt.Fprintf(b, "%s  %s%s %s\n", indent, cmp.Or(c.Mark, c.Letter), mark, strings.Join(strings.Fields(visible(string(c.Body.HTML))), " "))
		dumpBlocks(b, c.Why, indent+"    why ")
	}
	for _, p := range q.Parts {
		dumpBlocks(b, []guide.Block{p}, indent+"  ")
	}
}
