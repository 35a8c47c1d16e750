package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// listUnits adds a list to units, unwrapped when its items open with headings,
// speakers or labels.
func (r *recogniser) listUnits(units []*unit, list *ast.List) []*unit {
	labelled := r.labelledTail(list)
	if labelled != nil && list.IsOrdered() && list.ChildCount() > 1 && len(r.listedKeys(list)) > 0 {
		return append(units, &unit{node: list}) // "1. **Answer:** B" tells whose key it is
	}
	if r.isSpoken(list) || labelled != nil && labelled == list.FirstChild() {
		for _, item := range children(list) {
			units = r.openedItem(units, item)
		}
		return units
	}
	if r.isFolded(list) {
		return r.foldedItems(units, list)
	}
	if list.ChildCount() == 1 && r.isToggle(list.FirstChild()) {
		return r.openedItem(units, list.FirstChild())
	}
	answer := r.answerAmong(list)
	if answer == nil {
		answer = labelled
	}
	if answer != nil {
		if answer != list.FirstChild() {
			units = append(units, &unit{node: list})
		}
		return r.answerUnits(units, list, answer)
	}
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		if _, ok := c.FirstChild().(*ast.Heading); ok {
			return r.headedItems(units, list)
		}
	}
	return append(units, r.loneLine(list))
}

// headedItems adds the items of a list to units: their headings, where they open
// with one, and what is below these.
func (r *recogniser) headedItems(units []*unit, list *ast.List) []*unit {
	for i, item := range children(list) {
		number := list.Start + i
		h, ok := item.FirstChild().(*ast.Heading)
		if !ok {
			units = append(units, &unit{node: r.listOf(list, item, number)})
			continue
		}
		u := r.lineUnit(itemHeading, h, r.lineOf(children(h)))
		if list.IsOrdered() {
			u.number = itoa(number)
		}
		item.RemoveChild(item, h)
		units = append(append(units, u), r.flow(item)...)
	}
	return units
}

// isFolded tells whether each item of a list is a details element, and the
// summaries of most ask.
func (r *recogniser) isFolded(list *ast.List) bool {
	asking := 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		d, ok := item.FirstChild().(*detailsNode)
		if !ok || d.summary == nil || item.ChildCount() > 1 {
			return false
		}
		if ask(r.plain(d.summary)).like == strongly {
			asking++
		}
	}
	return asking*2 > list.ChildCount()
}

// foldedItems adds the items of such a list to units.
func (r *recogniser) foldedItems(units []*unit, list *ast.List) []*unit {
	for i, item := range children(list) {
		from := len(units)
		units = r.detailsUnits(units, item.FirstChild().(*detailsNode))
		if list.IsOrdered() {
			units[from].number = itoa(list.Start + i)
		}
	}
	return units
}

// isToggle tells whether a list item is a label above what it holds, as folded text
// is exported.
func (r *recogniser) isToggle(item ast.Node) bool {
	if item.ChildCount() < 2 || !isText(item.FirstChild()) {
		return false
	}
	kind, ok := r.wholeLabel(r.plain(item.FirstChild()))
	return ok && !innerKinds[kind]
}

// loneLine makes a line of a list of one item that is bold, has a Q prefix or asks
// above the label of an answer: what answers it stands below the list, as often when
// the next number follows, or behind a bullet that asks.
func (r *recogniser) loneLine(list *ast.List) *unit {
	plain := &unit{node: list}
	if list.ChildCount() != 1 || list.NextSibling() == nil || list.NextSibling().Kind() == ast.KindList {
		return plain
	}
	title, ok := r.itemLine(list.FirstChild())
	if !ok {
		return plain
	}
	u := r.lineUnit(lineForm, list, title)
	bold := isBold(title.nodes[0]) && isWordless(r.plainOf(title.nodes[1:]))
	answered := list.FirstChild().ChildCount() == 1 && (u.ask.explicit && list.NextSibling().Kind() != ast.KindHeading || u.ask.like == strongly && r.leadsAnswer(list.NextSibling()))
	if u.label != "" || endsWithColon(u.text) || !bold && !answered {
		return plain
	}
	if list.IsOrdered() {
		u.number = itoa(list.Start)
	} else if u.ask.like == unlike || list.FirstChild().ChildCount() > 1 {
		return plain
	}
	return u
}

// listOf gives one item of a list as a list of its own.
func (r *recogniser) listOf(list *ast.List, item ast.Node, number int) *ast.List {
	single := ast.NewList(list.Marker)
	single.Start = number
	single.IsTight = list.IsTight
	single.SetPos(item.Pos())
	list.RemoveChild(list, item)
	single.AppendChild(single, item)
	return single
}

// labelledTail gives the item of a list from which on each begins with the label
// of a part, two at least or all and not only of examples or notes: parts that follow an
// answer that ends with a list are items of that list. It is nil when there is none.
func (r *recogniser) labelledTail(list *ast.List) (first ast.Node) {
	whole, items, only := false, 0, guide.PartKind("")
	for item := list.LastChild(); item != nil; item = item.PreviousSibling() {
		kind, ok := r.itemLabel(item)
		if !ok && items > 0 && item == list.FirstChild() { // "A: text" above them
			kind, ok = guide.Answer, isText(item.FirstChild()) && r.leadsAnswer(item.FirstChild())
		}
		if !ok {
			break
		}
		first, items, only = item, items+1, kind
		whole = whole || !innerKinds[kind]
	}
	if !whole || items < 2 && (list.ChildCount() > 1 || starKinds[only]) {
		return nil
	}
	return first
}

// answerAmong gives the item of a list that is the answer to the options before
// it, "- **Answer:** B", or explains it, or the list begins with. It is nil when
// there is none.
func (r *recogniser) answerAmong(list *ast.List) ast.Node {
	first := list.FirstChild()
	if first == nil || !first.HasChildren() {
		return nil
	}

	if kind, ok := r.itemLabel(first); ok && kind == guide.Answer && first.NextSibling() != nil {
		if _, says := r.keyIn(&unit{node: first.FirstChild()}, nil, nil); says {
			return first
		}
	}
	if _, ok := r.itemOption(first, 0); !ok {
		return nil
	}
	for item := first.NextSibling(); item != nil; item = item.NextSibling() {
		if kind, ok := r.itemLabel(item); ok && (kind == guide.Answer || kind == guide.Explanation) {
			return item
		}
	}
	return nil
}

// itemLabel finds the label that a list item begins with, with a colon or above
// what it holds.
func (r *recogniser) itemLabel(item ast.Node) (guide.PartKind, bool) {
	first := item.FirstChild()
	if first == nil || !isText(first) {
		return "", false
	}
	if r.isToggle(item) {
		return r.wholeLabel(r.plain(first))
	}
	text := r.scratchText(first)
	if near := text[:min(len(text), maxLabel)]; !bytes.ContainsAny(near, ":：–—-") {
		return "", false
	}
	l, ok := r.leadIn(first, string(text))
	return l.kind, ok && l.colon && len(strings.TrimRight(string(text[l.from:l.end]), ":： "+digits)) > len("A")
}

// answerUnits adds the items of a list from its answer on to units: those with a
// label as blocks, others as lists.
func (r *recogniser) answerUnits(units []*unit, list *ast.List, item ast.Node) []*unit {
	var rest *ast.List
	for item != nil {
		next := item.NextSibling()
		if _, ok := r.itemLabel(item); ok {
			list.RemoveChild(list, item)
			units, rest = r.openedItem(units, item), nil
		} else if rest == nil {
			rest = r.listOf(list, item, 1)
			units = append(units, &unit{node: rest})
		} else {
			rest.AppendChild(rest, item)
		}
		item = next
	}
	return units
}

// openedItem adds the blocks that a list item holds to units; those below a label
// of its own as what is folded away.
func (r *recogniser) openedItem(units []*unit, item ast.Node) []*unit {
	if r.isToggle(item) {
		n := &detailsNode{summary: &summaryNode{}}
		n.SetPos(offset(item))
		n.summary.SetPos(offset(item))
		for i, block := range children(item) {
			if i == 0 {
				for _, c := range children(block) {
					n.summary.AppendChild(n.summary, c)
				}
			} else {
				n.AppendChild(n, block)
			}
		}
		return append(units, r.detailsUnit(n))
	}
	for _, n := range children(item) {
		if n.Kind() == ast.KindTextBlock {
			item.ReplaceChild(item, n, r.paragraphOf(children(n)))
		}
	}
	return append(units, r.flow(item)...)
}
