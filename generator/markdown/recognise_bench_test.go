package markdown

import (
	"fmt"
	"strings"
	"testing"

	"gen/generator/guide"
)

// BenchmarkRecognise parses chapters of growing size: the time per byte has to
// stay the same.
func BenchmarkRecognise(b *testing.B) {
	shapes := map[string]func(i int) string{
		"headings": func(i int) string {
			return fmt.Sprintf("## %d. What is thing %d?\n\nText **bold**.\n\n**Key points:**\n\n- One\n- Two\n\nOutput:\n\n```\n1\n```\n\n", i, i%50)
		},
		"details": func(i int) string {
			return fmt.Sprintf("<details>\n<summary>What is thing %d?</summary><br><b>\n\nText.\n</b></details>\n\n", i)
		},
		"quiz": func(i int) string {
			return fmt.Sprintf("#### Q%d. Which?\n\n- [ ] one\n- [x] two\n- [ ] three\n\n- A is small.\n- C is large.\n\n", i)
		},
		"turns": func(i int) string {
			return "Interviewer: What is a port?\nCandidate: (slowly) A number.\n\n"
		},
		"sentences": func(i int) string {
			if i == 1 {
				return "Interviewer: Why?\n\nCandidate: So.\n\nInterviewer: It is."
			}
			return " It is so."
		},
		"labels":   func(i int) string { return "## Why?\n\n# Direct answer\n\n# Direct answer\n\n"[min(i-1, 1)*9:] },
		"lines":    func(i int) string { return "Which?\n\nA. one\nB. two\nB. two\n"[min(i-1, 1)*22:] },
		"ones":     func(i int) string { return "1. thing\n" },
		"contents": func(int) string { return "# Boxes\n\n## Contents\n\n- Nails\n- Screws\n\n## Weight\n\n" },
		"prompts":  func(i int) string { return fmt.Sprintf("- What is thing %d?\n", i) },
	}
	for _, name := range []string{"headings", "details", "quiz", "turns", "sentences", "labels", "lines", "ones", "contents", "prompts"} {
		for _, n := range []int{500, 2000, 8000} {
			var text strings.Builder
			for i := range n {
				text.WriteString(shapes[name](i + 1))
			}
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(text.Len()))
				for b.Loop() {
					Parse(&guide.Source{Path: "a.md", Text: []byte(text.String()), Line: 1}, Options{})
				}
			})
		}
	}
}
