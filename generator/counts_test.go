package generator

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"gen/generator/guide"
	"gen/themes"
)

// ourGuide gives the site of the guide in this repository.
func ourGuide(t *testing.T) *guide.Site {
	t.Helper()
	b, err := newBuilder(Config{Source: "..", Themes: themes.FS(), Date: today, NoCache: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.close)
	p, err := b.publication(context.Background(), &Report{})
	if err != nil {
		t.Fatal(err)
	}
	return p.site
}

// TestOurGuideIsRecognised compares what is found in our own guide with what
// was counted by hand.
func TestOurGuideIsRecognised(t *testing.T) {
	site := ourGuide(t)
	f, err := os.Open("testdata/guide.counts")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		path, want, _ := strings.Cut(line, " ")
		c := site.Chapter("chapters/" + path)
		if c == nil {
			t.Errorf("there is no chapter %s", path)
			continue
		}
		if got := counts(c); strings.Join(strings.Fields(want), " ") != got {
			t.Errorf("%s: found %s, want %s (questions, mcqs, prompts, turns, asking)", path, got, strings.Join(strings.Fields(want), " "))
		}
	}
}

// TestOurGuideIsClean: nothing is to be said of our own guide, by the strictest
// measure.
func TestOurGuideIsClean(t *testing.T) {
	report, err := Check(context.Background(), Config{Source: "..", Themes: themes.FS(), Date: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		t.Error(p)
	}
}

func counts(c *guide.Chapter) string {
	n := map[guide.EntryType]int{}
	for _, e := range c.Entries {
		n[e.Type]++
	}
	return fmt.Sprint(n[guide.Asked], " ", n[guide.MultipleChoice], " ", n[guide.Prompt], " ", c.Turns, " ", n[guide.AskingTurn])
}

// TestTitlesAreWhole finds every title of our guide's questions in the line it
// was read from, and nothing after the number before it.
func TestTitlesAreWhole(t *testing.T) {
	site := ourGuide(t)
	for _, c := range site.Chapters {
		data, err := os.ReadFile("../" + c.Path)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		for _, e := range c.Entries {
			if e.Type == guide.AskingTurn || e.Pos.Line == 0 {
				continue
			}
			line := strings.NewReplacer("`", "", "*", "", `\`, "").Replace(strings.Join(strings.Fields(strings.Join(lines[e.Pos.Line-1:min(len(lines), e.Pos.Line+2)], " ")), " "))
			title := strings.NewReplacer("*", "", `\`, "").Replace(e.Title)
			before, _, found := strings.Cut(line, title)
			if !found || strings.Trim(before, "#-Q0123456789.) ") != "" {
				t.Errorf("%s: the title %q is not the whole of %q", e.Pos, e.Title, lines[e.Pos.Line-1])
			}
		}
	}
}
