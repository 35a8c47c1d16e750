package markdown

import "github.com/yuin/goldmark/ast"

// loneItems makes lines of numbered items that stand alone, "3. What is a heap?"
// above paragraphs that are not indented: Markdown ends the list there, but its
// numbers go on through the chapter, and most of what they count asks.
func (r *recogniser) loneItems(units []*unit) []*unit {
	lines := r.loneLines(units)
	if len(lines) == 0 {
		return units
	}
	var all []*unit
	for i, u := range units {
		line := lines[i]
		if line == nil {
			all = append(all, u)
			continue
		}
		item := line.node
		rest := children(item)[1:]
		line.node = r.paragraphOf(line.title)
		all = append(all, line)
		if text := children(item.FirstChild()); len(text) > 0 {
			rest = append([]ast.Node{r.paragraphOf(text)}, rest...)
		}
		for _, n := range rest {
			all = append(all, &unit{node: n})
		}
	}
	return all
}

// loneLines gives the lines of lone items by the index of their units, or none
// where they are too few or do not ask, such as the steps of a recipe.
func (r *recogniser) loneLines(units []*unit) map[int]*unit {
	lines := map[int]*unit{}
	next, asking, answered := 0, 0, 0
	quiz := &composer{recogniser: r}
	for i, u := range units {
		list, ok := u.node.(*ast.List)
		if !ok || !list.IsOrdered() || list.ChildCount() != 1 || next > 0 && list.Start != next {
			continue
		}
		if _, stem := quiz.quizStem(units[i:]); stem {
			return nil // options tell more than numbers
		}
		title, ok := r.itemLine(list.FirstChild())
		if !ok || len(title.nodes) == 0 {
			continue
		}
		line := r.lineUnit(numberLine, list.FirstChild(), title)
		line.number, line.label = itoa(list.Start), ""
		lines[i] = line
		next = list.Start + 1
		if line.ask.like == strongly {
			asking++
		}
		if i+1 < len(units) && units[i+1].level == 0 && units[i+1].node.Kind() != ast.KindList {
			answered++
		}
	}
	if len(lines) < 3 || asking*10 < len(lines)*6 || answered*10 < len(lines)*6 {
		return nil
	}
	return lines
}
