// Package specimen makes interview chapters of a realistic size for benchmarks
// and comparisons: about 2,000 words, some twenty questions and a dozen Python
// snippets each. The same number always gives the same chapter. Nothing of it
// is meant to be read.
package specimen

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Chapter gives the path below the folder of chapters, and the text, of the
// chapter with number n, from 0. Twenty-five chapters share a folder.
func Chapter(n int) (path, text string) {
	w := writer{rng: rand.New(rand.NewPCG(uint64(n), 7))}
	w.chapter(n)
	return fmt.Sprintf("part-%03d/%s-%05d.md", n/25, strings.ReplaceAll(subjects[n%len(subjects)], " ", "-"), n), w.String()
}

type writer struct {
	strings.Builder
	rng *rand.Rand
}

const (
	questions = 20
	words     = 50 // of prose for each question
)

func (w *writer) chapter(n int) {
	subject := subjects[n%len(subjects)]
	fmt.Fprintf(w, "---\ntitle: \"Questions about %s, set %d\"\nlevel: %s\ntopics: [%s, python]\n---\n\n", subject, n+1, pick(w, levels), subject)
	w.sentences(40)
	for q := range questions {
		if q%7 == 0 {
			fmt.Fprintf(w, "\n\n## %s in %s\n\n", title(pick(w, nouns)), subject)
			w.sentences(20)
		}
		fmt.Fprintf(w, "\n\n### %d. %s\n\n", q+1, w.question(subject))
		w.sentences(words / 2)
		if q%5 != 4 && q < 15 {
			w.snippet()
		}
		w.sentences(words / 2)
		w.list()
	}
	w.WriteString("\n")
}

// question makes a question that hardly any other chapter has.
func (w *writer) question(subject string) string {
	return fmt.Sprintf("%s %s %s %s the %s of %s?", pick(w, openers), pick(w, nouns), pick(w, verbs), pick(w, adjectives), pick(w, nouns), subject)
}

// sentences writes about n words.
func (w *writer) sentences(n int) {
	for n > 0 {
		length := 7 + w.rng.IntN(12)
		for i := range length {
			word := w.word()
			if i == 0 {
				word = title(word)
			} else {
				w.WriteByte(' ')
			}
			w.WriteString(word)
		}
		w.WriteString(". ")
		n -= length
	}
}

func (w *writer) word() string {
	switch r := w.rng.IntN(100); {
	case r < 3:
		return "`" + pick(w, names) + "`"
	case r < 4:
		return "**" + pick(w, nouns) + "**"
	case r < 40:
		return pick(w, small)
	case r < 70:
		return pick(w, nouns)
	case r < 85:
		return pick(w, verbs)
	default:
		return pick(w, adjectives)
	}
}

func (w *writer) list() {
	w.WriteString("\n\n**Key points**\n\n")
	for range 2 + w.rng.IntN(2) {
		w.WriteString("- ")
		w.sentences(7)
		w.WriteString("\n")
	}
}

// snippet writes a function of some twenty lines, a call and its output.
func (w *writer) snippet() {
	f, a, b, c := pick(w, functions), pick(w, nouns), pick(w, nouns), pick(w, nouns)
	fmt.Fprintf(w, `

%[5]spython
import functools
from dataclasses import dataclass, field


@dataclass(frozen=True)
class %[6]s:
    """%[7]s of one %[2]s."""

    %[2]s_id: int
    %[3]s_name: str = "unknown"
    parts: list[str] = field(default_factory=list)


@functools.lru_cache(maxsize=%[8]d)
def %[1]s(%[2]s: int, *, %[3]s: str = 'x', limit: int = %[9]d) -> dict[str, int]:
    # count the %[4]s until the limit is reached
    total = {}
    for index, item in enumerate(range(%[2]s * %[8]d)):
        if item %% 2 == 0 and index < limit:
            total[f"{%[3]s}-{item:>4}"] = index ** 2 + %[9]d
        elif item > 0x1F or not item:
            total.setdefault(%[3]s, len(total))
    return total


print(sorted(%[1]s(%[8]d).items())[:2], "done\n")
%[5]s

`, f, a, b, c, "```", title(a), title(pick(w, adjectives)), 2+w.rng.IntN(60), w.rng.IntN(900))
	fmt.Fprintf(w, "Output:\n\n```text\n[('x-   0', %d)] done\n```\n\n", w.rng.IntN(900))
}

func pick(w *writer, list []string) string { return list[w.rng.IntN(len(list))] }

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
