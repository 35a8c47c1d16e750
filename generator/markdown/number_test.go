package markdown

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"gen/generator/guide"
)

// TestNumberAt holds numberAt against the expression that says what it reads.
func TestNumberAt(t *testing.T) {
	form := regexp.MustCompile(`^(?:#\s*)?(\d{1,5}(?:\.\d{1,3}){0,3})\s*(?:[.)\]:、．。）：\-–—]+|\s)\s*`)
	rng := rand.New(rand.NewPCG(1, 2))
	same := func(s string) {
		var want [3]int
		if m := form.FindStringSubmatchIndex(s); m != nil {
			want = [3]int{m[2], m[3], m[1]}
		}
		from, to, end := numberAt(s)
		if got := [3]int{from, to, end}; got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
	for _, s := range []string{"", "#", "1", "1.", "# 1 a", "1.2.3.4.5 x", "1.2345 x", "12345) x", "123456) x", "1.2nd", "1.2.x", "1 . x", "1\u00a0x", "1–2", "1、为", "1\xff."} {
		same(s)
	}
	pieces := []string{"1", "2", "34", ".", ".", ")", " ", "#", "\n", "a", "—", "、", "\xff", "–", ":"}
	for range 20_000 {
		s := ""
		for range 1 + rng.IntN(9) {
			s += pieces[rng.IntN(len(pieces))]
		}
		same(s)
	}
}

// TestIsRelease tells versions and dates from numbers of questions.
func TestIsRelease(t *testing.T) {
	for _, s := range []string{"1.5.0", "0.14.3 ", "2020-10-27, Version 15.0.0 (Current)", "2021.03.04", "1.4.0 (March 30, 2021)", "1.2.0 - 2020-01-02", "4.0.0-beta.1 / 2021-02-03", "2.10"} {
		if !isRelease(s) {
			t.Errorf("%q is a release", s)
		}
	}
	for _, s := range []string{"", "1.", "12. Why?", "1.1 Heaps", "1.1.2 已知", "2020 in review", "1.2.3 - Why", "3-way merge", "1.5 + 2.5 = ?", "2.1 [] == []"} {
		if isRelease(s) {
			t.Errorf("%q is no release", s)
		}
	}
}

// TestNumberedStepsStay looks at lists that count on across code, which ask and yet are
// no questions, as others are: folded or not, each item keeps its words and its number.
func TestNumberedStepsStay(t *testing.T) {
	steps := "1. **Say the shape aloud:** it ranks.\n2. **Build the inner part first:**\n\n```sql\nSELECT 1\n```\n\n3. **Walk one row through it**, then wrap:\n\n```sql\nSELECT 2\n```\n\n4. **Name the edges:** users (is that desired?), ties.\n"
	asked := "\n---\n\n## Questions\n\n**Q: What is the loop?**\nA: Screens.\n\n**Q: What do screens ask?**\nA: Joins.\n"
	for name, text := range map[string]string{
		"folded": "<details>\n<summary>Solution</summary>\n\n" + steps + "\n</details>\n" + asked,
		"plain":  "## Solution\n\n" + steps + asked,
	} {
		c := Parse(&guide.Source{Path: "a.md", Line: 1, Text: []byte(text)}, Options{})
		body, err := c.Body()
		if err != nil {
			t.Fatal(err)
		}
		all := strings.Join(blockTexts(body.Blocks), "")
		for _, want := range []string{"it ranks.", "Name the edges:", `<ol start="3">`, `<ol start="4">`} {
			if !strings.Contains(all, want) {
				t.Errorf("%s: %s is lost: %s", name, want, all)
			}
		}
	}
}
