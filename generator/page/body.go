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
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	dst := buf.AvailableBuffer()
	var errs []error
	for _, b := range list {
		if p, ok := b.(*guide.Prose); ok {
			start := len(dst)
			dst = s.fill(dst, *p)
			dst = append(dst[:start], s.explain(dst[start:])...)
			continue
		}
		markup, err := s.block(b)
		errs = append(errs, err)
		dst = append(dst, markup...)
		dst = append(dst, '\n')
	}
	buf.Write(dst) // so that the buffer is large enough next time
	return theme.HTML(dst), errors.Join(errs...)
}

// block gives the markup of one block that has a template.
func (s *sheet) block(b guide.Block) (theme.HTML, error) {
	switch b := b.(type) {
	case *guide.Heading:
		title := s.inline(b.Title)
		return s.run("blocks/heading", &theme.Heading{ID: b.ID, Level: b.Level, Title: title, Plain: plain(title)})
	case *guide.Question:
		return s.question(b)
	case *guide.Dialogue:
		return s.dialogue(b)
	case *guide.Part:
		return s.part(b)
	}
	return "", fmt.Errorf("a block of kind %q has no template", b.Kind())
}

// inline gives prose as markup.
func (s *sheet) inline(p guide.Prose) theme.HTML { return theme.HTML(s.fill(nil, p)) }

func (s *sheet) part(p *guide.Part) (theme.HTML, error) {
	view, err := s.partView(p)
	if err != nil {
		return "", err
	}
	return s.run("blocks/part", &view)
}

func (s *sheet) partView(p *guide.Part) (theme.Part, error) {
	body, err := s.blocks(p.Body)
	if p.Type == guide.FollowUp {
		body = s.linkAsked(body)
	}
	label := s.inline(p.Label)
	if label == "" && p.Type != guide.Answer {
		label = escape(s.Text("part." + string(p.Type)))
	}
	return theme.Part{Name: string(p.Type), ID: p.ID, Level: p.Level, Label: label, Body: body, Rail: p.Type == guide.Star}, err
}

func (s *sheet) dialogue(d *guide.Dialogue) (theme.HTML, error) {
	turns := make([]theme.Turn, len(d.Turns))
	for i, t := range d.Turns {
		body, err := s.blocks(t.Body)
		if err != nil {
			return "", err
		}
		turns[i] = theme.Turn{
			ID: t.ID, Role: string(t.Role), Speaker: t.Speaker, Label: s.Text("role." + string(t.Role)),
			Asks: t.Entry != nil, Stage: s.inline(t.Stage), Body: body,
		}
		if strings.EqualFold(turns[i].Speaker, turns[i].Label) {
			turns[i].Label = ""
		}
	}
	return s.run("blocks/dialogue", turns)
}
