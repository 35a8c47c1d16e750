package inspect

import "gen/generator/guide"

// walk finds questions and turns at any depth of a chapter's body.
type walk struct {
	byID  map[string]*guide.Question
	turns []turn
}

func (w *walk) blocks(blocks []guide.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *guide.Question:
			w.question(b)
		case *guide.Part:
			w.blocks(b.Body)
		case *guide.Dialogue:
			for _, t := range b.Turns {
				w.turns = append(w.turns, turn{Speaker: t.Speaker, Role: t.Role, Line: t.Pos.Line, Question: t.Entry != nil})
				w.blocks(t.Body)
			}
		}
	}
}

func (w *walk) question(q *guide.Question) {
	if q.Entry != nil {
		w.byID[q.Entry.ID] = q
	}
	w.blocks(q.Prompt)
	for _, c := range q.Choices {
		w.blocks(c.Why)
	}
	for _, p := range q.Parts {
		w.blocks(p.Body)
	}
}
