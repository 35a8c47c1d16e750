package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// whole finds the question of a file that is one: its title, its first heading, or the
// paragraph below a title such as "Question 3", asks or is answered below, and nothing
// else in it asks. It gives the units with the question in front.
func (r *recogniser) whole(units []*unit) (question *unit, all []*unit) {
	switch r.src.Meta.Kind {
	case "", guide.KindList, guide.KindQuiz, guide.KindScenario:
	default:
		return nil, units
	}
	if r.chapter.Index && !r.asksForFolder() || len(r.stage.order) > 0 || r.carrier.found() && !r.solved {
		return nil, units
	}
	u, rest := r.opening(units)
	title, p := u, (*ast.Paragraph)(nil)
	if u != nil && u.node == r.titleNode && len(u.title) > 0 {
		if below := r.asksBelow(append([]*unit{u}, units...), true, 0); below > 0 && r.isReplied(units[below:]) {
			p = asking(units[below-1].node)
			u, rest = r.lineUnit(heading1, p, r.passage(p).line), append(units[:below-1:below-1], units[below:]...)
			u.level, u.ask.explicit, u.ask.like = title.level, true, strongly
		}
	}
	if u == nil || len(rest) == 0 || u.label != "" || u.section || !r.isWhole(u, rest) {
		return nil, units
	}
	if p != nil {
		u = r.named(title, p)
	}
	if r.retitled(units) {
		r.drop(u.node, "heading that repeats the title")
	}
	return u, append([]*unit{u}, rest...)
}

// isReplied tells whether units are or hold options, or a labelled answer, above the
// next heading but its own.
func (r *recogniser) isReplied(units []*unit) bool {
	for i, u := range units[:min(len(units), maxStem)] {
		if r.startsChoice(units[i:]) || r.startsAnswer(u) {
			return true
		}
		if u.level > 0 {
			return false
		}
	}
	return false
}

// opening gives the line that would be the question of the whole file, and what
// stands below it.
func (r *recogniser) opening(units []*unit) (*unit, []*unit) {
	first := r.root.FirstChild()
	for first != nil && r.isComment(first) {
		first = first.NextSibling()
	}
	switch {
	case r.titleNode != nil && first == r.titleNode && r.numbersFirst(units):
		units[0].ask.explicit, units[0].level = true, 1
		return units[0], units[1:]
	case r.titleNode != nil && first == r.titleNode && r.askedAs() != "" && ask(r.chapter.Title).like != strongly:
		return r.titleLine(r.askedAs()), units
	case r.titleNode != nil && first == r.titleNode:
		return r.lineUnit(heading1, r.titleNode, r.lineOf(children(r.titleNode))), units
	case r.titleNode != nil || r.titleAt > 0:
		return nil, units
	case r.retitled(units):
		return units[0], units[1:]
	case r.src.Meta.Title != "":
		return r.titleLine(r.src.Meta.Title), units
	}
	for i, u := range units {
		if u.level > 0 && u.form <= heading6 {
			return u, append(units[:i:i], units[i+1:]...)
		}
		if !r.isComment(u.node) {
			break
		}
	}
	if r.asksByName() {
		return r.titleLine(r.chapter.Title), units
	}
	return nil, units
}

// titleLine gives a title that is no heading of the file as one.
func (r *recogniser) titleLine(title string) *unit {
	h := headingOf(title)
	return r.lineUnit(heading1, h, r.lineOf(children(h)))
}

// retitled tells whether the first block is a heading that asks what the title
// in front matter does.
func (r *recogniser) retitled(units []*unit) bool {
	return len(units) > 0 && units[0].level > 0 && hasQuestionMark(units[0].text) && units[0].key == normalWord(r.chapter.Title)
}

// numbersFirst tells whether the title is the number of the question that the
// heading below it asks, and no other as shallow does: "Question 10 - Classes", "How
// are they used?".
func (r *recogniser) numbersFirst(units []*unit) bool {
	if len(units) < 2 || units[0].level == 0 || !hasQuestionMark(units[0].text) || !ask(r.plain(r.titleNode)).explicit {
		return false
	}
	return !slices.ContainsFunc(units[1:], func(u *unit) bool {
		return 0 < u.level && u.level <= units[0].level && (u.level < units[0].level || hasQuestionMark(u.text) || u.ask.explicit)
	})
}

func (r *recogniser) isComment(n ast.Node) bool {
	_, ok := r.commentOf(n)
	return ok
}

// maxAsking is how many headings of an answer may ask, "How is it computed?", in
// a file that lies among questions, or tells what follows them. Where the file's name
// asks what they all answer, any may.
const maxAsking = 2

// isWhole tells whether a line is the only question of its file.
func (r *recogniser) isWhole(u *unit, rest []*unit) bool {
	part := u.level >= 3 // cut from a list of questions: a text begins with a title
	// Articles on interviews have headings of these, too.
	told := u.ask.like == strongly && slices.ContainsFunc(rest, func(other *unit) bool {
		return r.isForInterviews(other) && (other.level == 0 || hasQuestionMark(u.text))
	})
	among := r.isAmongQuestions() || r.askedAs() != "" || u.ask.explicit && u.ask.number != "" && u.node == r.titleNode
	asks := told || u.ask.like == strongly && (among || hasQuestionMark(u.text) || u.ask.explicit || r.asksByName() || isSentence(u.text)) || r.isCompleted(u, rest)
	among = told || asks && among
	sure := asks && (part || among || u.ask.explicit || r.src.Meta.Difficulty != "" || isSentence(u.text)) // which questions have, and texts rarely
	answered, labelled, headings, sections, asking := false, false, 0, 0, 0
	for i, other := range rest {
		if other.keys {
			return false
		}
		below := labelled && other.level > u.level && !other.ask.explicit // in the answer
		if _, stem := r.quizStem(rest[i:]); stem > 0 || !below && other.label == "" && other.form != 0 && other.ask.like == strongly &&
			(!answered && !sure || hasQuestionMark(other.text) && (!part || other.level > 0) || other.ask.explicit) {
			if asking++; stem > 0 || !among || other.ask.explicit || asking > maxAsking && r.askedAs() == "" {
				return false
			}
		}
		answered = answered || other.label == string(guide.Answer) && asks || headings == 0 && answers(other) && (u.ask.like != unlike || other.label == string(guide.Answer))
		if kind, _ := r.labelOf(other); kind == guide.Answer && headings == 0 && (asks || i == 0 && other.node.Kind() == ast.KindParagraph) {
			answered, labelled = true, true // "**Answer:**" right below the title, or above headings
		}
		if other.level > 0 {
			headings++
			labelled = labelled || other.label == string(guide.Answer)
		}
		if other.level > 0 && other.label == "" && !other.section {
			sections++
		}
	}
	if asks && !sure && !answered && sections > 0 && r.src.Meta.Kind == "" {
		r.note(r.src.Line, "the title asks, but the text has sections of its own; kind: list in the front matter makes the chapter one question, kind: article leaves it a text")
		return false
	}
	return asks || answered || r.solved || r.src.Meta.Kind != ""
}

// isSentence tells whether a title ends as a sentence does: a request.
func isSentence(title string) bool {
	return strings.HasSuffix(title, ".") || strings.HasSuffix(title, "。")
}

// isForInterviews tells whether a line begins what answers in interviews have,
// and no text: what is asked next, and how an answer is weighed.
func (r *recogniser) isForInterviews(u *unit) bool {
	switch kind, _ := r.labelOf(u); kind {
	case guide.FollowUp, guide.RedFlags, guide.GreenFlags:
		return true
	}
	return false
}

// isCompleted tells whether options, some of which are marked as correct,
// answer or complete a line: "To stop a job you have to:".
func (r *recogniser) isCompleted(u *unit, rest []*unit) bool {
	if u.ask.like != strongly && !(endsWithColon(u.text) && strings.Count(u.text, " ") >= 3) {
		return false
	}
	options, _ := r.optionsFrom(rest, 0)
	return len(checked(options)) > 0
}

// only makes one line the question, and all that stands below it its answer.
func (r *recogniser) only(u *unit) {
	h := u.node.(*ast.Heading)
	if h == r.titleNode {
		r.titleNode, r.addresses = nil, newAddresses(r.document) // shown as the question
	} else if h.Parent() == nil {
		r.root.InsertBefore(r.root, r.root.FirstChild(), h)
	}
	r.carrier = carrier{only: u, level: u.level, habits: r.carrier.habits}
	r.chapter.Notes = nil // there is nothing left to decide
	r.setLevels(nil)
}

// dropTitleOf lists the title of a chapter as dropped that its only question repeats:
// the page shows one heading for both.
func (r *recogniser) dropTitleOf(blocks []guide.Block) {
	if r.titleNode != nil && r.chapter.Sole(&guide.Body{Blocks: blocks}) != nil {
		r.drop(r.titleNode, "title that the question repeats")
	}
}

// titleOfQuestion makes the question of a file without a title its title.
func (r *recogniser) titleOfQuestion(blocks []guide.Block) {
	if !r.nameless || len(r.chapter.Entries) != 1 || len(blocks) == 0 {
		return
	}
	q, ok := blocks[0].(*guide.Question)
	if !ok {
		return
	}
	title, html := q.Entry.Title, q.Title.HTML
	if len(q.Title.Refs) > 0 {
		html = guide.HTML(appendEscaped(nil, []byte(title)))
	}
	if n := q.Entry.Number; n != "" {
		title, html = n+". "+title, guide.HTML(n+". ")+html
	}
	r.chapter.Title, r.chapter.TitleHTML = title, guide.Prose{HTML: html}
}
