package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// headedOptions makes paragraphs of headings that are the options of a quiz,
// "#### A) text", one right below the other: above an answer, or with one that says that
// it is correct. Headings of sections have text below them, or neither.
func (r *recogniser) headedOptions() {
	for n := r.root.FirstChild(); n != nil; n = n.NextSibling() {
		run := r.headingsInLetters(n)
		if len(run) < 2 || !r.answersHeadings(run) {
			continue
		}
		for _, h := range run {
			p := r.paragraphOf(children(h))
			r.root.ReplaceChild(r.root, h, p)
			n = p
		}
	}
}

// headingsInLetters gives the headings of one level from n on that have the letters A, B
// and on, and nothing between them.
func (r *recogniser) headingsInLetters(n ast.Node) (run []ast.Node) {
	for level := 0; n != nil && len(run) < maxOptions; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || level > 0 && h.Level != level {
			break
		}
		if letter, _ := cutLetter(string(r.scratchText(h))); letter != letterAt(len(run)) {
			break
		}
		level, run = h.Level, append(run, n)
	}
	return run
}

// answersHeadings tells whether an answer follows such headings, or one of them says that
// it is correct.
func (r *recogniser) answersHeadings(run []ast.Node) bool {
	if slices.ContainsFunc(run, func(h ast.Node) bool { return r.correctMark(r.plain(h)) > 0 }) {
		return true
	}
	switch next := run[len(run)-1].NextSibling().(type) {
	case *ast.Paragraph, *ast.Heading:
		l, ok := r.labelAt(string(r.scratchText(next)))
		return ok && l.kind == guide.Answer
	case *detailsNode:
		return true
	}
	return false
}
