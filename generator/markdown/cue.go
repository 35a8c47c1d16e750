package markdown

import (
	"slices"
	"strings"

	"gen/generator/guide"
)

const cueLength = 40 // runes of code that tell a question from others

// tellApart gives the questions that share a title, such as "What does this
// print?", the first line of their code that is not the code of another.
func (d *document) tellApart() {
	groups := map[string][]int{}
	for i, e := range d.chapter.Entries {
		if e.Type != guide.AskingTurn {
			groups[e.Title] = append(groups[e.Title], i)
		}
	}
	for _, group := range groups {
		if len(group) > 1 {
			d.cue(group)
		}
	}
}

// cue gives questions, named by their places in the chapter, a line of code each.
func (d *document) cue(group []int) {
	code := make([][]string, len(group))
	shared := map[string]int{}
	for i, place := range group {
		code[i] = d.codeOf(place)
		for _, line := range code[i] {
			shared[line]++
		}
	}
	for i, place := range group {
		own := slices.IndexFunc(code[i], func(line string) bool { return shared[line] == 1 })
		if own < 0 {
			continue
		}
		line := []rune(code[i][own])
		if len(line) > cueLength {
			line = append(line[:cueLength-1], '…')
		}
		d.chapter.Entries[place].Cue = string(line)
	}
}

// codeOf gives the lines of the first code of a question, each once.
func (d *document) codeOf(place int) []string {
	from := d.chapter.Entries[place].Pos
	i, _ := slices.BinarySearchFunc(d.snippets, from, func(s guide.Snippet, p guide.Pos) int { return comparePos(s.Pos, p) })
	if i == len(d.snippets) || place+1 < len(d.chapter.Entries) && comparePos(d.chapter.Entries[place+1].Pos, d.snippets[i].Pos) < 0 {
		return nil
	}
	var lines []string
	seen := map[string]bool{}
	for line := range strings.Lines(d.snippets[i].Source) {
		if line = strings.TrimSpace(line); line != "" && !seen[line] {
			seen[line] = true
			lines = append(lines, line)
		}
	}
	return lines
}
