package markdown

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"github.com/yuin/goldmark/ast"
)

// run is a row of items of a numbered list that count on by one, as the author
// wrote the numbers. Markdown takes the "6." behind the steps of an answer for
// the next step.
type run struct {
	at    int // index of the unit that is the list
	list  *ast.List
	items []ast.Node
	first int // number of the first item
	next  int // number that would go on

	// A run may count on from one in an earlier list: "3. What is a heap?" above
	// paragraphs that are not indented ends a list for Markdown, but the numbers
	// go on through the chapter.
	before *run
	runs   int // of its chain so far
	goesOn bool
	number int // of the first item on the page: where all are "1." in the text, they are counted
}

// loneItems makes lines of the items of lists that count on through the chapter,
// when most of what they count asks.
func (r *recogniser) loneItems(units []*unit) []*unit {
	for _, u := range units {
		u.sub = r.loneItems(u.sub)
	}
	runs := r.numberRuns(units)
	if len(runs) == 0 {
		return units // as most
	}
	lines := r.countedLines(units, runs)
	if len(lines) == 0 {
		return units
	}
	var all []*unit
	next := 0
	for i, u := range units {
		begin := next
		for next < len(runs) && runs[next].at == i {
			next++
		}
		if !slices.ContainsFunc(runs[begin:next], func(one *run) bool { return lines[one] != nil }) {
			all = append(all, u)
			continue
		}
		for _, one := range runs[begin:next] {
			if lines[one] == nil {
				all = append(all, &unit{node: r.listFrom(one)})
			}
			for _, line := range lines[one] {
				all = append(all, r.openItem(line)...)
			}
		}
	}
	return all
}

// openItem gives the line of an item, and what stands below it, as units. They take the
// place of the item in the tree, too, which shows what is folded and no question; there
// the line is a list of its own, for it keeps its number.
func (r *recogniser) openItem(line *unit) []*unit {
	item, list := line.node, line.node.Parent().(*ast.List)
	rest := children(item)[1:]
	if text := r.trimInline(children(item.FirstChild())[len(line.title):]); len(text) > 0 {
		rest = append([]ast.Node{r.paragraphOf(text)}, rest...)
	}
	title := r.paragraphOf(line.title)
	item.RemoveChildren(item)
	item.AppendChild(item, title)
	for _, n := range rest {
		list.Parent().InsertBefore(list.Parent(), list, n)
	}
	single := r.apart(list, rest, item, leadingNumber(line.number))
	line.node = single
	return append([]*unit{line}, r.flowOf(rest, false)...)
}

// apart puts an item of a list into one of its own, above what follows it or else the
// list, which goes with its last item.
func (r *recogniser) apart(list *ast.List, below []ast.Node, item ast.Node, number int) *ast.List {
	parent, next := list.Parent(), ast.Node(list)
	if len(below) > 0 {
		next = below[0]
	}
	single := r.listOf(list, item, number)
	parent.InsertBefore(parent, next, single)
	if list.ChildCount() == 0 {
		parent.RemoveChild(parent, list)
	}
	return single
}

// listFrom makes a list of a run's items.
func (r *recogniser) listFrom(one *run) *ast.List {
	list := one.items[0].Parent().(*ast.List)
	if len(one.items) == list.ChildCount() {
		return list
	}
	part := r.apart(list, nil, one.items[0], one.first)
	for _, item := range one.items[1:] {
		part.AppendChild(part, item)
	}
	if list.ChildCount() == 0 {
		list.Parent().RemoveChild(list.Parent(), list)
	}
	return part
}

// numberRuns gives the runs of all numbered lists among units, chained.
func (r *recogniser) numberRuns(units []*unit) []*run {
	var runs []*run
	var chains map[bool]map[int]*run // of lists, and of those behind bullets, by the number that would go on
	var last *run
	for i, u := range units {
		list, ok := u.node.(*ast.List)
		if !ok || !list.IsOrdered() && itemOf(list.FirstChild()) == list.FirstChild() {
			continue
		}
		if chains == nil {
			chains = map[bool]map[int]*run{true: {}, false: {}}
		}
		waiting := chains[list.IsOrdered()]
		for _, one := range r.runsOf(list) {
			one.at, one.before, one.runs = i, waiting[one.first], 1
			one.number = one.first
			if one.before == nil && last != nil && r.onlyOnes(one) && r.onlyOnes(last) {
				one.before = last
				if !slices.ContainsFunc(units[last.at:i], func(u *unit) bool { return u.level > 0 }) {
					one.number = last.number + len(last.items)
				}
			}
			if one.before != nil {
				one.before.goesOn, one.runs = true, one.before.runs+1
				delete(waiting, one.first)
			}
			last = one
			runs = append(runs, one)
			if waiting[one.next] == nil || waiting[one.next].runs <= one.runs {
				waiting[one.next] = one // of two, the one that came a longer way is gone on from
			}
		}
	}
	return runs
}

// onlyOnes tells whether each item of a run is number one, as tools write lists.
func (r *recogniser) onlyOnes(one *run) bool {
	return !slices.ContainsFunc(one.items, func(item ast.Node) bool { return leadingNumber(r.marker(item)) != 1 })
}

// runsOf parts a list where a number was written that does not count on, and is
// no repeat of the first. One that was left out before a question counts on.
func (r *recogniser) runsOf(list *ast.List) (runs []*run) {
	for outer := list.FirstChild(); outer != nil; outer = outer.NextSibling() {
		item := itemOf(outer)
		number := leadingNumber(r.marker(item))
		if n := len(runs); n > 0 {
			last := runs[n-1]
			skips := number == last.next+1 && r.marksQuestion(item)
			if number == 0 || number == list.Start || number == last.next || skips {
				last.items = append(last.items, item)
				last.next++
				if skips {
					last.next++
				}
				continue
			}
		} else if list.IsOrdered() {
			number = list.Start
		}
		runs = append(runs, &run{list: list, items: []ast.Node{item}, first: number, next: number + 1})
	}
	return runs
}

// marker gives what stands before the text of a list item in its line.
func (r *recogniser) marker(item ast.Node) string {
	at := offset(item.FirstChild())
	if at < 0 {
		return ""
	}
	line := r.text[bytes.LastIndexByte(r.text[:at], '\n')+1 : at]
	return string(bytes.TrimLeft(line, " \t>-*+"))
}

// countedLines gives the lines of the items of those chains of runs that are
// questions answered below their lists, and where there are such, of others that
// ask. Where there are options they tell more than numbers.
func (r *recogniser) countedLines(units []*unit, runs []*run) map[*run][]*unit {
	lines := map[*run][]*unit{}
	for _, one := range runs {
		if _, above := r.quizStem(units[one.at:]); above > 0 {
			return nil
		}
		if !one.goesOn && one.runs > 1 {
			r.weighChain(lines, one, units)
		}
	}
	if len(lines) > 0 {
		for _, one := range runs {
			if !one.goesOn && lines[one] == nil {
				r.weighChain(lines, one, units)
			}
		}
	}
	return lines
}

// weighChain adds the lines of the chain that a run ends to lines, if they are
// questions: answered, or where others are, with question marks or in a bank.
func (r *recogniser) weighChain(lines map[*run][]*unit, end *run, units []*unit) {
	found := map[*run][]*unit{}
	var e evidence
	outside, heads := 0, 0
	for one := end; one != nil; one = one.before {
		found[one] = r.linesOf(one, &e)
		after := units[one.at+1:]
		inside, behind := answered(found[one], after)
		if behind > 0 && r.isAllBold(after[0].node) {
			heads++ // it may head the next list
		}
		e.asked += inside + behind
		outside += behind
	}
	others := len(lines) > 0
	if end.before != nil && end.first == 1 && outside*10 < e.all*6 {
		return // lists of one item each, which hold their answers
	}
	told := e.looks() && e.asked*10 >= e.all*6 && (outside > 0 || others) ||
		outside-heads >= 3 && e.all >= 10 && e.strong*10 >= e.all*9 // of which many wait for their answers
	asks := others && (e.looks() && r.titled || e.marked*10 >= e.all*8 && (e.looks() || e.asked == e.all))
	if told || asks {
		maps.Copy(lines, found)
	}
}

// linesOf gives the items of a run as lines, and adds what they say to e; none
// when one has no line.
func (r *recogniser) linesOf(one *run, e *evidence) (lines []*unit) {
	ones := r.onlyOnes(one)
	for i, item := range one.items {
		title, ok := r.itemLine(item)
		if !ok {
			return nil
		}
		u := r.lineUnit(numberLine, item, title)
		u.number, u.label = itoa(cmp.Or(leadingNumber(r.marker(item)), one.first+i)), ""
		if ones {
			u.number = itoa(one.number + i)
		}
		e.add(u)
		lines = append(lines, u)
	}
	return lines
}

// answered counts the lines of a list that have something below them: in their
// item or, for the last, behind the list.
func answered(lines, after []*unit) (inside, behind int) {
	for i, u := range lines {
		switch {
		case u.node.ChildCount() > 1:
			inside++
		case i+1 == len(lines) && len(after) > 0 && after[0].level == 0 && !isNumbered(after[0].node):
			behind++
		}
	}
	return inside, behind
}

func isNumbered(n ast.Node) bool {
	list, ok := n.(*ast.List)
	return ok && list.IsOrdered()
}

// isAllBold tells whether a paragraph is one bold run.
func (r *recogniser) isAllBold(n ast.Node) bool {
	p, ok := n.(*ast.Paragraph)
	if !ok {
		return false
	}
	words := r.trimInline(children(p))
	return len(words) == 1 && isBold(words[0])
}
