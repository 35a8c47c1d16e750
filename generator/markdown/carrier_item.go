package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// itemAnswers tells whether a list item holds an answer that is labelled: below
// its first line, right in the next, in a list of its own, or to be unfolded; or options, one of
// which is ticked, or named by keys below; or a list of answers stands there.
func (r *recogniser) itemAnswers(item ast.Node) bool {
	for n := item.FirstChild(); n != nil; n = n.NextSibling() {
		if n != item.FirstChild() && r.leadsAnswer(n) {
			return true
		}
	}
	if first := item.FirstChild(); first != nil && isText(first) {
		if words := r.passage(first); words.size() > 1 && r.opensAnswer(words.at(1)) && !startsOptions(words, 1) {
			return true
		}
	}
	return r.itemQuizzes(item) || r.answered != nil && item.Parent() == ast.Node(r.answered) || r.lastKeys > 0 && r.pos(item).Line < r.lastKeys && slices.ContainsFunc(children(item), r.offers)
}

// itemQuizzes tells whether a list item holds options of which one is ticked, as
// what is left to do seldom is, or that a labelled answer follows.
func (r *recogniser) itemQuizzes(item ast.Node) bool {
	chooses := false
	for n := item.FirstChild(); n != nil; n = n.NextSibling() {
		if chooses && r.leadsAnswer(n) {
			return true
		}
		if list, ok := n.(*ast.List); ok && r.ticksOne(r.listOptions(list)) && plausible(r.listOptions(list)) {
			return true
		}
		if chooses = chooses || r.offers(n); chooses && r.answersLine(n) {
			return true
		}
	}
	return false
}

// answersLine tells whether a line of a block, not its first, begins an answer: what
// is not indented as blocks are goes on with the line of its item.
func (r *recogniser) answersLine(n ast.Node) bool {
	if !isText(n) {
		return false
	}
	words := r.passage(n)
	for i := 2; i < words.size(); i++ {
		if r.opensAnswer(words.at(i)) {
			return true
		}
	}
	return false
}

// offers tells whether a block of a list item holds options.
func (r *recogniser) offers(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.List:
		return plausible(r.listOptions(n))
	case *ast.CodeBlock:
		return plausible(r.codeOptions(n))
	case *ast.Blockquote:
		return plausible(r.quotedOptions(n))
	case *ast.Paragraph, *ast.TextBlock:
		words := r.passage(n)
		for l := range min(words.size(), 2) { // below the first line, or all of it
			if startsOptions(words, l) {
				return true
			}
		}
	}
	return false
}

// waits tells whether a list item holds options and says not which is correct: what
// says it may stand below the list.
func (r *recogniser) waits(item ast.Node) bool {
	return slices.ContainsFunc(children(item), r.offers) && !r.itemAnswers(item)
}

// quizzes tells whether a block is a numbered list of two items or more that are
// all questions with options and a key.
func (r *recogniser) quizzes(n ast.Node) bool {
	if !isNumbered(n) || n.ChildCount() < 2 {
		return false
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if !r.itemQuizzes(item) {
			return false
		}
	}
	return true
}

// leadsAnswer tells whether a block begins with the label of an answer.
func (r *recogniser) leadsAnswer(n ast.Node) bool {
	var kind guide.PartKind
	switch n := n.(type) {
	case *detailsNode:
		if n.summary != nil {
			kind, _ = r.wholeLabel(r.plain(n.summary))
		}
	case *ast.List:
		return n.FirstChild().HasChildren() && r.leadsAnswer(n.FirstChild().FirstChild())
	case *ast.Paragraph, *ast.TextBlock:
		if l, ok := r.leadIn(n, r.plain(n)); ok {
			kind = l.kind
		}
	}
	return kind == guide.Answer
}
