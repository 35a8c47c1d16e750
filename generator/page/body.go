package page

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"gen/generator/guide"
	"gen/generator/theme"
)

// blocks gives the markup of blocks, one after the other.
func (s *sheet) blocks(list []guide.Block) (theme.HTML, error) {
	if len(list) == 1 && s.terms == nil {
		if p, ok := list[0].(*guide.Prose); ok && len(p.Refs) == 0 {
			return theme.HTML(p.HTML), nil // most answers: nothing to copy
		}
	}
	return s.buffered(func(buf *bytes.Buffer) error { return s.write(buf, list) })
}

// write writes blocks, one after the other.
func (s *sheet) write(buf *bytes.Buffer, list []guide.Block) error {
	var errs []error
	for _, b := range list {
		if p, ok := b.(*guide.Prose); ok {
			buf.Write(s.explain(s.fill(buf.AvailableBuffer(), *p)))
			continue
		}
		errs = append(errs, s.block(buf, b))
		buf.WriteByte('\n')
	}
	return errors.Join(errs...)
}

// block writes one block that has a template.
func (s *sheet) block(buf *bytes.Buffer, b guide.Block) error {
	switch b := b.(type) {
	case *guide.Heading:
		title := s.inline(b.Title)
		return s.Execute(buf, "blocks/heading", &theme.Heading{ID: b.ID, Level: b.Level, Title: title, Plain: plain(title)})
	case *guide.Question:
		return s.question(buf, b)
	case *guide.Dialogue:
		return s.dialogue(buf, b)
	case *guide.Part:
		return s.part(buf, b)
	}
	return fmt.Errorf("a block of kind %q has no template", b.Kind())
}

// inline gives prose as markup.
func (s *sheet) inline(p guide.Prose) theme.HTML {
	if len(p.Refs) == 0 {
		return theme.HTML(p.HTML)
	}
	return theme.HTML(s.fill(nil, p))
}

func (s *sheet) part(buf *bytes.Buffer, p *guide.Part) error {
	view, err := s.partView(p)
	if err != nil {
		return err
	}
	return s.Execute(buf, "blocks/part", &view)
}

func (s *sheet) partView(p *guide.Part) (theme.Part, error) {
	s.asking = p.Type == guide.FollowUp
	body, err := s.blocks(p.Body)
	if s.asking = false; p.Type == guide.FollowUp {
		body = s.linkAsked(body)
	}
	if p.Type == guide.JobRequirement {
		body = asTerms(body)
	}
	label := s.inline(p.Label)
	if label == "" && p.Type != guide.Answer {
		label = escape(s.Text("part." + string(p.Type)))
	}
	return theme.Part{Name: string(p.Type), ID: p.ID, Level: p.Level, Label: label, Body: body, Rail: p.Type == guide.Star}, err
}

func (s *sheet) dialogue(buf *bytes.Buffer, d *guide.Dialogue) error {
	turns := make([]theme.Turn, len(d.Turns))
	for i, t := range d.Turns {
		body, err := s.blocks(t.Body)
		if err != nil {
			return err
		}
		turns[i] = theme.Turn{
			ID: t.ID, Role: string(t.Role), Speaker: t.Speaker, Label: s.Text("role." + string(t.Role)),
			Asks: t.Entry != nil, Stage: s.inline(t.Stage), Body: body,
		}
		turns[i].Data = lined(1, turns[i].Stage, body)
		if strings.EqualFold(turns[i].Speaker, turns[i].Label) {
			turns[i].Label = ""
		}
	}
	return s.Execute(buf, "blocks/dialogue", turns)
}
