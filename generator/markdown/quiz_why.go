package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// whyLetters are the letters of the options that a bullet speaks of: "B is …",
// "C and D would …", "A, B, C are …", "**A:** …", "(A) …".
var whyLetters = regexp.MustCompile(`^\s*(?:[Oo]ptions?\s+|[Cc]hoices?\s+)?[(\[]?([A-H](?:\s*(?:,\s*and|,|/|&|` + locales.pattern("and") + `)\s*[A-H]\b)*)[)\]]?([.:),–—-]|\s)`)

// reasons moves bullets of an explanation that speak of options to their
// choices: one that speaks of several goes to each.
func (r *recogniser) reasons(q *guide.Question, units []*unit) []*unit {
	kept := units[:0:0]
	for _, u := range units {
		if list, ok := u.node.(*ast.List); ok && r.giveReasons(q, list) {
			continue
		}
		if len(u.sub) > 0 {
			u.sub = r.reasons(q, u.sub)
		}
		kept = append(kept, u)
	}
	return kept
}

// giveReasons moves a list all of whose items speak of options.
func (r *recogniser) giveReasons(q *guide.Question, list *ast.List) bool {
	var of [][]int
	spoken := map[int]int{}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		letters := spokenOf(r.plain(item), len(q.Choices))
		if letters == nil {
			return false
		}
		for _, l := range letters {
			if spoken[l]++; spoken[l] > 1 {
				return false
			}
		}
		of = append(of, letters)
	}
	for i, item := range children(list) {
		r.addresses.inside(q.Entry.ID, item)
		why := r.prose(r.itemBlocks(item)...)
		for _, l := range of[i] {
			q.Choices[l].Why = append(q.Choices[l].Why, why)
		}
	}
	return len(of) > 0
}

// itemBlocks gives the blocks of a list item, its line as a paragraph.
func (r *recogniser) itemBlocks(item ast.Node) []ast.Node {
	blocks := children(item)
	if len(blocks) > 0 && blocks[0].Kind() == ast.KindTextBlock {
		blocks[0] = r.paragraphOf(children(blocks[0]))
	}
	return blocks
}

// spokenOf gives the options that a text begins by naming, nil when it names
// none or one that is not there.
func spokenOf(text string, options int) []int {
	m := whyLetters.FindStringSubmatchIndex(text)
	if m == nil {
		return nil
	}
	named := text[m[2]:m[3]]
	if named == "A" && text[m[4]:m[5]] == " " && !isSaid(text[m[5]:]) {
		return nil
	}
	places := placesIn(named)
	if slices.ContainsFunc(places, func(i int) bool { return i >= options }) {
		return nil
	}
	return places
}

// isSaid tells whether a text begins as what is said of option A, and not as a
// sentence that begins with the article.
func isSaid(text string) bool {
	return strings.HasPrefix(text, "(") || locales.begins("said", text)
}
