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
var whyLetters = regexp.MustCompile(`^\s*(?:[Oo]ptions?\s+|[Cc]hoices?\s+)?[(\[]?` + someLetters + `[)\]]?([.:),–—-]|\s)`)

// reasons moves bullets of an explanation that speak of options to their
// choices: one that speaks of several goes to each.
func (r *recogniser) reasons(q *guide.Question, units []*unit) []*unit {
	kept := units[:0:0]
	for i := 0; i < len(units); i++ {
		u := units[i]
		if list, ok := u.node.(*ast.List); ok && r.giveReasons(q, list) {
			continue
		}
		if _, spoken := r.judged(units[i:], len(q.Choices)); spoken > 0 && u.node.Kind() == ast.KindParagraph {
			for _, u := range units[i : i+spoken] {
				r.addReason(q, spokenOf(r.plain(u.node), len(q.Choices)), u.node)
			}
			i += spoken - 1
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
		r.addReason(q, of[i], r.itemBlocks(item)...)
	}
	return len(of) > 0
}

// addReason gives each of some options what is said of them.
func (r *recogniser) addReason(q *guide.Question, places []int, said ...ast.Node) {
	r.addresses.inside(q.Entry.ID, said...)
	why := r.prose(said...)
	for _, l := range places {
		q.Choices[l].Why = append(q.Choices[l].Why, why)
	}
}

// judged reads paragraphs, or the items of one list, that units begin with and that
// say of each of so many options whether it is correct: "B is incorrect because ...".
// It gives the key, and how many units that are: 0 when some option is left out, or
// all are right or all wrong.
func (r *recogniser) judged(units []*unit, options int) (k key, size int) {
	if len(units) == 0 {
		return key{}, 0
	}
	var texts []string
	if list, ok := units[0].node.(*ast.List); ok && list.ChildCount() <= options {
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			texts = append(texts, r.plain(item))
		}
		size = 1
	} else {
		for size < min(options, len(units)) && units[size].node.Kind() == ast.KindParagraph {
			texts = append(texts, r.plain(units[size].node))
			size++
		}
	}
	spoken := map[int]bool{}
	for _, text := range texts {
		places := spokenOf(text, options)
		verdict := strings.TrimLeft(text[len(whyLetters.FindString(text)):], "*_ :–—-")
		right, wrong := locales.begins("right", verdict), locales.begins("wrong", verdict)
		if len(places) == 0 || right == wrong {
			return key{}, 0
		}
		for _, place := range places {
			if spoken[place] {
				return key{}, 0
			}
			if spoken[place] = true; right {
				k.places = append(k.places, place)
			}
		}
	}
	if len(spoken) < options || len(k.places) == 0 || len(k.places) == options {
		return key{}, 0
	}
	return k, size
}

// judgedBelow is judged for what may stand below a heading or a label of its own.
func (r *recogniser) judgedBelow(units []*unit, options int) (key, bool) {
	k, size := r.judged(units, options)
	if size == 0 && len(units) > 1 {
		if _, labelled := r.labelOf(units[0]); labelled || units[0].level > 0 {
			k, size = r.judged(units[1:], options)
		}
	}
	return k, size > 0
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

// judgesOptions tells whether units begin with what is said of options.
func (r *recogniser) judgesOptions(units []*unit) bool {
	for n := maxOptions; n > 1; n-- {
		if _, size := r.judged(units, n); size > 0 {
			return true
		}
	}
	return false
}
