package markdown

import (
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// termUnits adds a list of definitions to units: as lines and what stands below
// them where most of its terms ask or name who speaks, or all name parts of an answer.
func (r *recogniser) termUnits(units []*unit, list *extension.DefinitionList) []*unit {
	var asks evidence
	speaking, labels := 0, 0
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if l := r.lineOf(children(n)); isTerm(n) && len(l.nodes) > 0 {
			asks.add(r.lineUnit(lineForm, n, l))
			if r.stage.called && r.speaks(l) {
				speaking++
			}
			if _, ok := r.wholeLabel(l.text); ok {
				labels++
			}
		}
	}
	spoken := speaking > 0 && speaking*5 >= asks.all*4
	if !spoken && !asks.looks() && (labels == 0 || labels < asks.all) {
		return append(units, &unit{node: list})
	}
	for _, n := range children(list) {
		switch {
		case !isTerm(n):
			units = r.openedItem(units, n)
		case spoken:
			units = append(units, &unit{node: r.paragraphOf(children(n))})
		case n.HasChildren():
			p := r.paragraphOf(children(n))
			units = append(units, r.lineUnit(lineForm, p, r.lineOf(children(p))))
		}
	}
	return units
}

func isTerm(n ast.Node) bool { return n.Kind() == extension.KindDefinitionTerm }
