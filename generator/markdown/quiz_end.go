package markdown

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// endKeys are the keys of questions that are given together behind them, by their
// numbers: "1. b", "2. a, c".
type endKeys struct {
	label   *unit            // above or before them, nil without one
	byCount map[string]key   // number of the question -> key
	byNode  map[ast.Node]key // its line -> key, where numbers do not tell
}

// of gives the key of a line.
func (e endKeys) of(u *unit) (k key, ok bool) {
	if k, ok = e.byNode[u.node]; !ok {
		k, ok = e.byCount[u.numberOf()]
	}
	return k, ok
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

// keysAbove takes keys for those of the questions above a label, if they are: they
// have that of the last of these.
func (r *recogniser) keysAbove(above []keyedLine, label *unit, keys []countedKey, inside bool) bool {
	all, own := false, false // it may be the answer of the last question
	if n := len(above) - 1; n >= 0 {
		all = slices.ContainsFunc(keys, func(k countedKey) bool { return k.number == above[n].numberOf() })
		own = 0 < above[n].level && above[n].level < label.level
	}
	counted := slices.ContainsFunc(keys, func(k countedKey) bool { return len(k.places) == 0 && optionCount.MatchString(k.text) })
	lines := slices.DeleteFunc(slices.Clone(above), func(l keyedLine) bool { return !l.chooses && !(counted && l.counts) })
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
				if keys == nil && u.form == other { // and why, in lines that Markdown takes for its own
					keys = r.lineKeys(u, countedKey{})[1:]
				}
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
