package markdown

import (
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"
)

// keyedLine is a line that keys behind it may be of.
type keyedLine struct {
	*unit
	at      int  // of the unit that it is, or is in
	chooses bool // options stand below it
	counts  bool // so do what may be options that count
}

// pairUp gives the questions their keys: by their numbers, or one after the other
// where these begin anew, or are not those of the keys, and there are as many.
func pairUp(label *unit, keys []countedKey, lines []keyedLine) endKeys {
	end := endKeys{label: label, byCount: map[string]key{}, byNode: map[ast.Node]key{}}
	asked, told := map[string]int{}, map[string]int{}
	for _, k := range keys {
		told[k.number]++
	}
	apart := true // each line has a key of its own by its number
	for _, l := range lines {
		n := l.numberOf()
		asked[n]++
		apart = apart && asked[n] == 1 && told[n] == 1
	}
	if len(told) == len(keys) {
		slices.SortFunc(keys, func(a, b countedKey) int { return leadingNumber(a.number) - leadingNumber(b.number) })
	}
	if !apart && len(keys) == len(lines) && (countsThrough(keys) || countsAlike(keys, lines)) {
		for i, l := range lines {
			end.byNode[l.node] = keys[i].key
		}
		return end
	}
	for _, k := range keys {
		if told[k.number] == 1 && asked[k.number] < 2 {
			end.byCount[k.number] = k.key
		}
	}
	return end
}

// countsThrough tells whether the numbers of keys go up by one.
func countsThrough(keys []countedKey) bool {
	for i, k := range keys {
		if leadingNumber(k.number) != leadingNumber(keys[0].number)+i {
			return false
		}
	}
	return true
}

// countsAlike tells whether keys have the numbers of lines, one after the other.
func countsAlike(keys []countedKey, lines []keyedLine) bool {
	for i, k := range keys {
		if k.number != lines[i].numberOf() {
			return false
		}
	}
	return true
}

// numberOf gives the number of a line, however it is written: "Question 3" alone, too.
func (u *unit) numberOf() string {
	if u.ask.number != "" || u.number != "" || len(u.title) == 0 {
		return cmp.Or(u.ask.number, u.number)
	}
	number, _ := announces(u)
	return number
}

// keyedLines gives the questions among units, the items of numbered lists, and other
// lines with a number right above options.
func (r *recogniser) keyedLines(units []*unit) (lines []keyedLine) {
	for i, u := range units {
		if list, ok := u.node.(*ast.List); ok && list.IsOrdered() && u.form == other {
			items := r.itemUnits(list)
			for n, item := range items {
				chooses := slices.ContainsFunc(children(item.node), r.offers) || n == len(items)-1 && r.startsChoice(units[i+1:]) // which may not be set in
				counts := slices.ContainsFunc(children(item.node), r.offersCounts)
				lines = append(lines, keyedLine{item, i, chooses, counts})
			}
			continue
		}
		isQuestion, most := r.isQuestion(u), len(units)
		if !isQuestion {
			most = min(i+1+maxStem, len(units))
		}
		chooses, counts := r.choosesBelow(units[i+1:most]), r.countsBelow(units[i+1:most])
		if stem, ok := r.stemLine(u); ok && (isQuestion || (chooses || counts) && stem.numberOf() != "") {
			lines = append(lines, keyedLine{stem, i, chooses, counts})
		}
	}
	return lines
}

// choosesBelow tells whether options stand among units, before the next question.
func (r *recogniser) choosesBelow(units []*unit) bool {
	for i, u := range units {
		if u.level > 0 || r.isQuestion(u) {
			return false
		}
		if p, ok := u.node.(*ast.Paragraph); r.startsChoice(units[i:]) || ok && len(flatCuts(r.plainOf(children(p)))) > 2 {
			return true
		}
	}
	return false
}

// countsBelow tells whether what may be options that count stands among units, before
// the next question.
func (r *recogniser) countsBelow(units []*unit) bool {
	for _, u := range units {
		if u.level > 0 || r.isQuestion(u) {
			return false
		}
		if r.offersCounts(u.node) {
			return true
		}
	}
	return false
}

// offersCounts tells whether a block may be options that count, which a key behind the
// quiz has to say.
func (r *recogniser) offersCounts(n ast.Node) bool {
	options := r.countedOptions(n)
	return 2 <= len(options) && len(options) <= maxOptions
}

// countedOptions reads options with numbers: a numbered list, lines such as "(1) text",
// or either in a quotation.
func (r *recogniser) countedOptions(n ast.Node) []option {
	switch n := n.(type) {
	case *ast.List:
		if n.IsOrdered() && n.Start == 1 {
			return r.itemsAsOptions(n)
		}
	case *ast.Paragraph, *ast.TextBlock:
		return linesAsOptions(r.passage(n), 0)
	case *ast.Blockquote:
		if n.ChildCount() == 1 {
			return r.countedOptions(n.FirstChild())
		}
	}
	return nil
}
