package page

import (
	"bytes"
	"io"
	"strings"
	"sync"

	"gen/generator/theme"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// buffered gives what a function writes.
func (s *sheet) buffered(write func(buf *bytes.Buffer) error) (theme.HTML, error) {
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	err := write(buf)
	return theme.HTML(buf.String()), err
}

// run gives what a template makes of data.
func (s *sheet) run(name string, data any) (theme.HTML, error) {
	return s.buffered(func(buf *bytes.Buffer) error { return s.Execute(buf, name, data) })
}

// later gives a mark that stands for what a function writes until the page is
// published: the text of a page is its greatest part, and would be copied once
// for each template around it.
func (s *sheet) later(write func(buf *bytes.Buffer) error) (theme.HTML, error) {
	buf := buffers.Get().(*bytes.Buffer)
	buf.Reset()
	s.pending = append(s.pending, buf)
	if err := write(buf); err != nil || buf.Len() == 0 {
		return "", err
	}
	return theme.HTML(s.mark + strings.Repeat("|", len(s.pending)) + s.mark), nil
}

// put writes markup with what its marks stand for in their places. What waits
// holds marks of what waited before it.
func (s *sheet) put(w io.Writer, markup []byte) error {
	for {
		text, rest, found := bytes.Cut(markup, []byte(s.mark))
		if _, err := w.Write(text); err != nil || !found {
			return err
		}
		number, after, _ := bytes.Cut(rest, []byte(s.mark))
		if err := s.put(w, s.pending[len(number)-1].Bytes()); err != nil {
			return err
		}
		markup = after
	}
}

// publish writes the page: what its own template makes of data, in the frame
// that all pages have.
func (s *sheet) publish(w io.Writer, frame *theme.Page, name string, data any) (err error) {
	defer func() {
		for _, buf := range s.pending {
			buffers.Put(buf)
		}
		s.pending = nil
	}()
	if frame.Main, err = s.later(func(buf *bytes.Buffer) error { return s.Execute(buf, name, data) }); err != nil {
		return err
	}
	s.frame(frame)
	page := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(page)
	page.Reset()
	if err := s.Execute(page, "pages/layout", frame); err != nil {
		return err
	}
	return s.put(s.typeset(w), page.Bytes())
}
