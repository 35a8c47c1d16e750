package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// endKeys are the keys of questions that are given together behind them, by their
// numbers: "1. b", "2. a, c".
type endKeys struct {
	label   *unit            // above or before them, nil without one
	byCount map[string]key   // number of the question -> key
	byNode  map[ast.Node]key // its line -> key, where numbers do not tell
}

// countedKey is a key and the number before it.
type countedKey struct {
	number string
	key
}

// findEndKeys looks behind the questions of the chapter, or of a section, for the
// label of answers or another heading, and below it for numbers and letters.
func (r *recogniser) findEndKeys(units []*unit) {
	var lines []keyedLine // those that have no such keys so far
	known := false
	for i := 0; i < len(units); i++ {
		keys, size := r.endKeysAt(units[i:])
		if len(keys) < 2 {
			continue
		}
		if !known {
			lines, known = r.keyedLines(units), true
		}
		above := lines[:sort.Search(len(lines), func(n int) bool { return lines[n].at >= i })]
		behind := lines[sort.Search(len(lines), func(n int) bool { return lines[n].at > i+size }):]
		if !r.keysAbove(above, units[i], keys, len(behind) > 0) {
			continue
		}
		r.setKeysApart(units[i+1 : i+1+size])
		lines = behind
		i += size
	}
	r.nextEnd()
}

// setKeysApart makes lines that hold a key no questions: "### Q3: B. A list".
func (r *recogniser) setKeysApart(units []*unit) {
	for i, u := range units {
		if len(r.keysOf(units, i)) > 0 {
			u.form = other
		}
	}
}

// setRowsApart does so below each heading of a row of such lines, which else look like
// the questions of the chapter, and marks the labels of keys of the lines above them.
func (r *recogniser) setRowsApart(units []*unit) {
	last := "" // number of the line above
	for i := 0; i < len(units); i++ {
		u := units[i]
		keys, size := r.endKeysAt(units[i:])
		switch {
		case !r.labels(u, guide.Answer):
		case len(keys) >= 2 && slices.ContainsFunc(keys, func(k countedKey) bool { return k.number == last }):
			u.keys, r.lastKeys = true, r.pos(u.node).Line
			for _, u := range units[i+1 : i+1+size] {
				u.keys = u.level > 0
			}
		default:
			u.keys = r.answersRow(units, i)
		}
		if list, ok := u.node.(*ast.List); ok && list.IsOrdered() && u.form == other {
			last = itoa(list.Start + list.ChildCount() - 1)
		} else {
			last = cmp.Or(u.numberOf(), last)
		}
		if size >= 3 && len(keys) >= 3 {
			r.setKeysApart(units[i+1 : i+1+size])
			i += size
		}
	}
}

// answersRow tells whether units[i] is the label of a list of answers, one for each
// of the questions in the numbered list, or the row of numbered lines, above it.
func (r *recogniser) answersRow(units []*unit, i int) bool {
	below := units[i].sub
	if len(below) == 0 {
		below = units[i+1:]
	}
	if len(below) == 0 || !isNumbered(below[0].node) {
		return false
	}
	answers := below[0].node.(*ast.List)
	n := answers.ChildCount()
	if answers.Start != 1 || n < 3 {
		return false
	}
	for i--; i >= 0 && n > 0; i-- {
		u := units[i]
		switch list, ok := u.node.(*ast.List); {
		case u.node.Kind() == ast.KindThematicBreak:
			continue
		case ok && u.form == other:
			if list.IsOrdered() && list.Start == 1 && list.ChildCount() == n && n == answers.ChildCount() {
				r.answered = list
				return true
			}
			return false
		case u.form == other || u.numberOf() != itoa(n):
			return false
		}
		n--
	}
	return n == 0
}

// nextEnd goes on to the keys of the next section, if it has some.
func (r *recogniser) nextEnd() {
	if r.end = (endKeys{}); len(r.ends) > 0 {
		r.end, r.ends = r.ends[0], r.ends[1:]
	}
}

// endKey gives the key of the question at hand from those behind it.
func (r *recogniser) endKey(number string) (k key, ok bool) {
	if k, ok = r.end.byNode[r.line]; !ok {
		k, ok = r.end.byCount[number]
	}
	return k, ok
}

// keysAbove takes keys for those of the questions above a label, if they are: they
// have that of the last of these.
func (r *recogniser) keysAbove(above []keyedLine, label *unit, keys []countedKey, inside bool) bool {
	all, own := false, false // it may be the answer of the last question
	if n := len(above) - 1; n >= 0 {
		all = slices.ContainsFunc(keys, func(k countedKey) bool { return k.number == above[n].numberOf() })
		own = 0 < above[n].level && above[n].level < label.level
	}
	lines := slices.DeleteFunc(slices.Clone(above), func(l keyedLine) bool { return !l.chooses })
	switch {
	case len(above) == 0 && len(r.ends) > 0 && label.level > 0: // that explains those given before
		before := r.ends[len(r.ends)-1]
		for _, k := range keys {
			if _, ok := before.byCount[k.number]; !ok && len(before.byNode) == 0 {
				before.byCount[k.number] = k.key
			}
		}
		return true
	case !r.labels(label, guide.Answer):
		if !all || own || len(keys) < min(3, len(lines)) || len(keys)*2 < len(lines) {
			return false
		}
	case inside:
		if !all || own || len(lines) < 2 || len(keys) < len(lines) {
			return false
		}
	case !all && label.level == 0:
		return false
	}
	r.ends = append(r.ends, pairUp(label, keys, lines))
	return true
}

// endKeysAt reads the keys that units begin with a label or a heading of: in its line,
// in what it unfolds, or in the blocks below it, of which it tells how many.
func (r *recogniser) endKeysAt(units []*unit) (keys []countedKey, size int) {
	u := units[0]
	labelled := r.labels(u, guide.Answer)
	if !labelled && (u.level == 0 || u.form == other || r.isQuestion(u)) || len(u.sub) == 0 && len(r.keysOf(units, 0)) > 0 {
		return nil, 0 // "3: a" reads as a label, too
	}
	if labelled && u.level == 0 {
		text := r.plain(u.node)
		if l, ok := r.labelAt(text); ok && strings.TrimSpace(text[l.end:]) != "" {
			if keys := keyPairs(text[l.end:]); keys != nil || len(u.sub) == 0 {
				return keys, 0
			}
		}
	}
	if len(u.sub) > 0 {
		keys, _ = r.keysBelow(u.sub, 0)
		return keys, 0
	}
	return r.keysBelow(units[1:], u.level)
}

// maxLeadIn is how many blocks may stand between a heading and the keys below it.
const maxLeadIn = 2

// keysBelow reads the keys in the blocks below a heading of the level, or a label, to
// the end of its section: with what says why behind each, or headings between them.
func (r *recogniser) keysBelow(units []*unit, level int) (keys []countedKey, size int) {
	if len(units) > 0 && units[0].level > 0 && len(r.keysOf(units, 0)) > 0 { // "### Answer 1"
		level = units[0].level - 1
	}
	why := false // a block may explain the key above it
	for i, u := range units {
		more := r.keysOf(units, i)
		if u.level > 0 && (level == 0 || u.level <= level) || len(keys)+len(more) == 0 && r.labels(u, guide.Answer) {
			break
		}
		isLine := isText(u.node) || u.level > 0
		headed := i > 0 && units[i-1].level > 0
		switch {
		case len(more) > 0 && (isLine || headed || !why):
			keys = append(keys, more...)
			size, why = i+1, isLine
		case u.level > 0:
			why = len(keys) > 0
		case why:
			size = i + 1
		case len(keys) > 0 || i >= maxLeadIn:
			return keys, size
		}
	}
	return keys, size
}

// keysOf reads the keys of units[i], which is nothing but keys, or a line with one and
// what explains it.
func (r *recogniser) keysOf(units []*unit, i int) []countedKey {
	u := units[i]
	if len(u.sub) > 0 {
		keys, _ := r.keysBelow(u.sub, 0)
		return keys
	}
	switch n := u.node.(type) {
	case *ast.List:
		return r.listedKeys(n)
	case *extension.Table:
		return r.tableKeys(n)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		if lines := n.Lines(); lines.Len() > 0 && mayCount(r.text[lines.At(0).Start:]) {
			return keyPairs(string(lines.Value(r.text)))
		}
	case *ast.Paragraph, *ast.Heading:
		if text := r.scratchText(n); mayCount(text) {
			if keys := keyPairs(string(bytes.TrimSpace(text))); keys != nil {
				return keys
			}
		}
		if k, ok := r.toldKey(units, i); ok {
			return r.lineKeys(u, k)
		}
	}
	return nil
}

// lineKeys gives the key of a paragraph's first line, and those of its other lines.
func (r *recogniser) lineKeys(u *unit, first countedKey) []countedKey {
	keys := []countedKey{first}
	if u.level > 0 {
		return keys
	}
	words := r.passageOf(u)
	for i := 1; i < words.size(); i++ {
		if k, ok := r.readKeyLine(words.at(i).text); ok {
			keys = append(keys, k)
		}
	}
	return keys
}

// tableKeys reads a table that is nothing but keys, or whose first column counts
// beside one with the keys of its own, or whose first row does above one.
func (r *recogniser) tableKeys(table *extension.Table) (keys []countedKey) {
	if keys := r.rowKeys(table); keys != nil {
		return keys
	}
	column := slices.IndexFunc(children(table.FirstChild()), func(cell ast.Node) bool {
		kind, ok := r.labelWord(r.plain(cell)) // "Answer(s)"
		return ok && kind == guide.Answer
	})
	var all strings.Builder
	for row := table.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		all.WriteString(r.plain(row) + " ")
		if cells := children(row); column > 0 && column < len(cells) {
			keys = append(keys, keyPairs(r.plain(cells[0])+" "+r.plain(cells[column]))...) // none for "None"
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

// rowKeys reads a table that has numbers in its header and keys below them.
func (r *recogniser) rowKeys(table *extension.Table) (keys []countedKey) {
	header, row := children(table.FirstChild()), table.FirstChild().NextSibling()
	if row == nil {
		return nil
	}
	for i, cell := range children(row) {
		if i >= len(header) {
			return nil
		}
		number := r.plain(header[i])
		k := keyPairs(number + ". " + r.plain(cell))
		if len(k) != 1 && (i > 0 || leadingNumber(number) > 0) { // "Question | 1 | 2"
			return nil
		}
		keys = append(keys, k...)
	}
	return keys
}

// toldKey reads the key of units[i]: in its line, or below a heading that is but a
// number, "Answer 3".
func (r *recogniser) toldKey(units []*unit, i int) (k countedKey, ok bool) {
	u := units[i]
	text := r.withLabel(u)
	if k, ok = r.readKeyLine(text); ok || u.level == 0 || i+1 == len(units) || !isText(units[i+1].node) {
		return k, ok
	}
	if count := strings.TrimRight(text, ".):"); !digitAt(count, max(len(count)-1, 0)) {
		return k, false // most headings, spared the expression
	}
	m := countedAlone.FindStringSubmatch(text)
	if m == nil {
		return k, false
	}
	below := r.plain(units[i+1].node)
	if l, labelled := r.labelAt(below); labelled && l.kind == guide.Answer {
		below = below[l.end:]
	}
	k.number = m[1]
	k.key, ok = readKey(below)
	return k, ok
}

// countedAlone is a heading that only counts, as "Answer 3" and "Question 3" do.
var countedAlone = regexp.MustCompile(`^\P{N}{0,40}?(\d{1,4})[.):]?$`)

// listedKeys reads a list each item of which is a key; the result is empty when
// one is not.
func (r *recogniser) listedKeys(list *ast.List) (keys []countedKey) {
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		text := r.plain(item)
		if !list.IsOrdered() {
			k, ok := r.readItemKey(text)
			if !ok {
				return nil
			}
			keys = append(keys, k)
			continue
		}
		k, ok := readKey(text)
		if !ok {
			k, ok = joinedKey(text, maxOptions)
		}
		if !ok || strings.TrimSpace(text[min(k.size, len(text)):]) != "" {
			line, is := r.readItemKey(itoa(number) + ". " + text)
			if !is {
				return nil
			}
			k = line.key
		}
		keys = append(keys, countedKey{itoa(number), k})
		number++
	}
	return keys
}

// readItemKey is readKeyLine for items below a label, where a small letter is a key,
// too, and one right before the text of its option: "1: b", "1. b) 42", "1. B 42".
func (r *recogniser) readItemKey(text string) (countedKey, bool) {
	if k, ok := r.readKeyLine(text); ok {
		return k, true
	}
	number, rest, parted := cutNumber(text)
	rest = strings.TrimPrefix(rest, "(")
	if !parted || !itemKey.MatchString(rest) {
		return countedKey{}, false
	}
	return countedKey{number, key{places: placesIn(rest[:1])}}, true
}

var itemKey = regexp.MustCompile(`^(?:[a-h](?:[).]*$|\)\s|\s*[–—:-]\s)|[A-H]\s+[^a-z\s])`)

// maxCount is how many bytes may stand before the number of a question.
const maxCount = 60

// cutNumber parts a text that begins with the number of a question, alone or behind the
// word for one, from what stands behind that and a sign: "Q3: B", "(12) b". Without a
// number the result is empty; parted tells whether there is a sign.
func cutNumber(text string) (number, rest string, parted bool) {
	text = strings.TrimLeft(text, "("+asciiSpace)
	at := strings.IndexAny(text[:min(len(text), maxCount)], "0123456789")
	if at < 0 || at > 0 && !locales.is("question", strings.TrimRight(text[:at], "#."+asciiSpace)) {
		return "", "", false
	}
	end := skip(text, at, "0123456789")
	if end-at > 5 {
		return "", "", false
	}
	rest = strings.TrimLeft(text[end:], ".):=–—>→-"+asciiSpace)
	return text[at:end], rest, len(rest) < len(text)-end
}

// keyPair is the key behind the number of a question: "1. b,", "2-AC", "(3) a & d",
// "Q4: C".
var keyPair = regexp.MustCompile(`^([A-Ha-h](?:(?:` + also + `|)[A-Ha-h]\b)*)\)?(?:[\s,;.|·•]+|$)`)

// mayCount tells whether cutNumber may find a number, which few texts begin with.
func mayCount(text []byte) bool {
	return bytes.IndexAny(text[:min(len(text), maxCount)], "0123456789") >= 0
}

// keyPairs reads a text that is nothing but such pairs.
func keyPairs(text string) (keys []countedKey) {
	for text != "" {
		number, rest, _ := cutNumber(text)
		if number == "" {
			return nil // most texts
		}
		if len(keys) == 0 {
			rest = inLatin(rest)
		}
		m := keyPair.FindStringSubmatch(rest)
		if m == nil {
			return nil
		}
		keys, text = append(keys, countedKey{number, key{places: placesIn(m[1])}}), rest[len(m[0]):]
	}
	return keys
}

// keyLine is such a key alone in its line, or before a sign and the reason:
// "Q3: B — it is built once".
var keyLine = regexp.MustCompile(`^\(?` + someLetters + `(?:\)?\s*$|\)?\s*[–—:.,)-]\s|\)\s|\s+\()`)

// readKeyLine reads a line that begins with a number and its key, between which the
// label of an answer may stand: "Q3. Answer: B".
func (r *recogniser) readKeyLine(text string) (countedKey, bool) {
	first, _, _ := strings.Cut(strings.TrimLeft(text, " ("), "\n")
	number, rest, parted := cutNumber(first)
	if !parted {
		return countedKey{}, false
	}
	if l, ok := r.labelAt(rest); ok && l.colon && l.kind == guide.Answer {
		k, ok := readKey(rest[l.end:])
		return countedKey{number, k}, ok
	}
	if m := keyLine.FindStringSubmatch(inLatin(rest)); m != nil {
		return countedKey{number, key{places: placesIn(m[1])}}, true
	}
	return countedKey{}, false
}
