package markdown

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// endKeys are the keys of a quiz that gives them together at its end, by the
// numbers of the questions: "1. b", "2. a, c".
type endKeys struct {
	label   *unit          // above or before them, nil without one
	byCount map[string]key // number of the question -> key
}

// findEndKeys looks for the label of an answer, behind all questions, and behind
// it for nothing but numbers and letters.
func (r *recogniser) findEndKeys(units []*unit) {
	for i := len(units) - 1; i >= 0; i-- {
		u := units[i]
		if r.isQuestion(u) {
			if _, _, told := r.toldKey(units, i); !told {
				return
			}
		}
		if !r.labels(u, guide.Answer) || len(u.sub) == 0 && keyPairs(r.plain(u.node)) != nil {
			continue // "3: a" reads as a label, too
		}
		if keys := r.readEndKeys(u, units[i+1:]); len(keys) > 1 {
			if _, all := keys[r.lastNumber(units[:i])]; all || u.level > 0 {
				r.end = endKeys{u, keys}
				for j := range units[i+1:] {
					if _, _, told := r.toldKey(units, i+1+j); told {
						units[i+1+j].form = other // and no question
					}
				}
			}
			return
		}
	}
}

// lastNumber gives the number of the last question or list item of units.
func (r *recogniser) lastNumber(units []*unit) string {
	for _, u := range slices.Backward(units) {
		if list, ok := u.node.(*ast.List); ok && list.IsOrdered() && u.form == other {
			return itoa(list.Start + list.ChildCount() - 1)
		}
		if r.isQuestion(u) {
			return cmp.Or(u.ask.number, u.number)
		}
	}
	return ""
}

// readEndKeys reads the keys behind a label in its line, or in the list, the
// table or the paragraph below it or folded away; none when there is anything
// else.
func (r *recogniser) readEndKeys(label *unit, below []*unit) map[string]key {
	if label.level == 0 {
		text := r.plain(label.node)
		if l, ok := r.labelAt(text); ok && strings.TrimSpace(text[l.end:]) != "" {
			if keys := keyPairs(text[l.end:]); keys != nil || len(label.sub) == 0 {
				return keys
			}
		}
	}
	if len(label.sub) > 0 {
		below = label.sub
	}
	if len(below) == 0 {
		return nil
	}
	switch n := below[0].node.(type) {
	case *ast.List:
		return r.listedKeys(n)
	case *ast.Paragraph, *ast.Heading:
		return r.lineKeys(below)
	case *extension.Table:
		return r.tableKeys(n)
	}
	return nil
}

// tableKeys reads a table that is nothing but keys, or whose first column counts
// beside one with the keys of its own.
func (r *recogniser) tableKeys(table *extension.Table) map[string]key {
	column := slices.IndexFunc(children(table.FirstChild()), func(cell ast.Node) bool {
		kind, ok := r.labelWord(r.plain(cell)) // "Answer(s)"
		return ok && kind == guide.Answer
	})
	var all strings.Builder
	keys := map[string]key{}
	for row := table.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		all.WriteString(r.plain(row) + " ")
		if cells := children(row); column > 0 && column < len(cells) {
			maps.Copy(keys, keyPairs(r.plain(cells[0])+" "+r.plain(cells[column]))) // none for "None"
		}
	}
	if pairs := keyPairs(all.String()); pairs != nil {
		return pairs
	}
	if len(keys)*2 < table.ChildCount() {
		return nil
	}
	return keys
}

// lineKeys reads the lines that units begin with, each of which holds keys or
// one key and why; what is below a key may say why, too.
func (r *recogniser) lineKeys(units []*unit) map[string]key {
	keys := map[string]key{}
	for i, u := range units {
		text := r.plain(u.node)
		more := keyPairs(text)
		number, k, told := r.toldKey(units, i)
		switch {
		case more != nil:
			maps.Copy(keys, more)
		case told:
			keys[number] = k
		case i == 0 || u.level > 0 || keyPairs(r.plain(units[i-1].node)) != nil:
			return keys
		}
	}
	return keys
}

// toldKey reads the key of units[i]: in its line, or below a heading that is but a
// number, "Answer 3".
func (r *recogniser) toldKey(units []*unit, i int) (number string, k key, ok bool) {
	u := units[i]
	text := r.withLabel(u)
	if number, k, ok = readKeyLine(text); ok || u.level == 0 || i+1 == len(units) || units[i+1].level > 0 {
		return number, k, ok
	}
	m := countedAlone.FindStringSubmatch(text)
	if m == nil {
		return "", key{}, false
	}
	below := r.plain(units[i+1].node)
	if l, labelled := r.labelAt(below); labelled && l.kind == guide.Answer {
		below = below[l.end:]
	}
	k, ok = readKey(below)
	return m[1], k, ok
}

// countedAlone is a heading that only counts, as "Answer 3" and "Question 3" do.
var countedAlone = regexp.MustCompile(`^\P{N}{0,40}?(\d{1,4})[.):]?$`)

// listedKeys reads a list each item of which is a key; the result is empty when
// one is not.
func (r *recogniser) listedKeys(list *ast.List) map[string]key {
	keys := map[string]key{}
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		text := r.plain(item)
		if !list.IsOrdered() {
			n, k, ok := readKeyLine(text)
			if !ok {
				return nil
			}
			keys[n] = k
			continue
		}
		k, ok := readKey(text)
		if !ok {
			k, ok = joinedKey(text, maxOptions)
		}
		if !ok || strings.TrimSpace(text[min(k.size, len(text)):]) != "" {
			if _, k, ok = readKeyLine(itoa(number) + ". " + text); !ok {
				return nil
			}
		}
		keys[itoa(number)] = k
		number++
	}
	return keys
}

// keyNumber is the number of a question before its key.
var keyNumber = `^[\s(]*(?:(?i:` + locales.pattern("question") + `)[\s#.]*)?(\d{1,5})[\s.):=–—>→-]`

// keyPair is the number of a question and its key: "1. b,", "2-AC", "(3) a & d",
// "Q4: C".
var keyPair = regexp.MustCompile(keyNumber + `*([A-Ha-h](?:(?:` + also + `|)[A-Ha-h]\b)*)\)?(?:[\s,;.|·•]+|$)`)

// mayCount tells whether a number stands near the start of a text.
func mayCount(text string) bool { return strings.IndexAny(text[:min(len(text), 60)], digits) >= 0 }

// keyPairs reads a text that is nothing but such pairs.
func keyPairs(text string) map[string]key {
	keys := map[string]key{}
	if text != "" && !mayCount(text) {
		return nil
	}
	text = inLatin(text)
	for text != "" {
		m := keyPair.FindStringSubmatch(text)
		if m == nil {
			return nil
		}
		keys[m[1]], text = key{places: placesIn(m[2])}, text[len(m[0]):]
	}
	return keys
}

// keyLine is such a pair alone in its line, or before a sign and the reason:
// "Q3: B — it is built once".
var keyLine = regexp.MustCompile(keyNumber + `+\(?` + someLetters + `(?:\)?\s*$|\)?\s*[–—:.)-]\s|\)\s|\s+\()`)

// readKeyLine reads a line that begins with such a pair: the number and the key.
func readKeyLine(text string) (number string, k key, ok bool) {
	first, _, _ := strings.Cut(strings.TrimLeft(text, " ("), "\n")
	if len(first) < 2 || !mayCount(first) {
		return "", key{}, false // most lines
	}
	if first = inLatin(first); strings.IndexAny(first[:min(len(first), 40)], "ABCDEFGH") < 0 {
		return "", key{}, false
	} else if m := keyLine.FindStringSubmatch(first); m != nil {
		return m[1], key{places: placesIn(m[2])}, true
	}
	return "", key{}, false
}
