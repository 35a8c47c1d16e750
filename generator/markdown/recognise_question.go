package markdown

import (
	"cmp"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// question makes a question of a line and the blocks below it.
func (r *recogniser) question(p *pending) *guide.Question {
	title := r.title(&p.unit)
	e := &guide.Entry{
		Type: guide.Asked, Number: cmp.Or(p.unit.ask.number, p.unit.number), Pos: r.pos(p.unit.node),
		Title: r.titleText(title),
	}
	q := &guide.Question{Entry: e, Level: p.level, Title: r.inline(title...)}
	e.TitleHTML = q.Title.HTML
	var nodes []ast.Node
	for _, u := range p.body {
		nodes = append(nodes, u.node)
	}
	if len(nodes) > 0 {
		q.Parts = []*guide.Part{{Type: guide.Answer, Body: []guide.Block{r.prose(nodes...)}}}
	}
	return q
}

// title gives the inline nodes of a question's title without number and marks.
func (r *recogniser) title(u *unit) []ast.Node {
	nodes := r.trimInline(u.title)
	for len(nodes) == 1 && isBold(nodes[0]) {
		nodes = r.trimInline(children(nodes[0]))
	}
	text := r.plainOf(nodes)
	prefix := ask(text).prefix
	return r.trimInline(r.cutFront(nodes, prefix))
}

func (r *recogniser) titleText(nodes []ast.Node) string {
	return normalSpace(r.plainOf(nodes))
}
