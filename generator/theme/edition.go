package theme

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"time"
)

// Edition is a theme in one language. It is safe for use by several goroutines.
type Edition struct {
	*locale
	templates *template.Template
	types     map[string]reflect.Type // of the data of the templates asked for by name
	programs  map[string]program      // of those that could be compiled
}

// mostTried and longestTried are far above what a template writes of sample data,
// in bytes, and how long that takes.
const (
	mostTried    = 16 << 20
	longestTried = 10 * time.Second
)

// brief takes a number of bytes and then no more.
type brief int

func (b *brief) Write(p []byte) (int, error) {
	if *b -= brief(len(p)); *b < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

// try runs a template with sample data. One that does not come to its end is left
// to itself.
func (e *Edition) try(name string, data reflect.Type) error {
	room, tried := brief(mostTried), make(chan error, 1)
	go func() { tried <- e.Execute(&room, name, sample(data, 0).Interface()) }()
	select {
	case err := <-tried:
		if !errors.Is(err, io.ErrShortWrite) {
			return err
		}
	case <-time.After(longestTried):
	}
	return fmt.Errorf("%s.html: the template does not come to its end; look for a range over too much", name)
}

// compile prepares the templates. A template is escaped by running it once.
func (e *Edition) compile(wanted map[string]reflect.Type) {
	e.types = wanted
	for name, data := range wanted {
		if e.templates.ExecuteTemplate(io.Discard, name, sample(data, 0).Interface()) != nil {
			continue
		}
		if p := compile(e.templates, e.locale, name, data); p != nil {
			e.programs[name] = p
		}
	}
}

// Execute writes the template of that name with its data, whose type says which
// it is given: [Page] pages/layout, [Chapter] pages/chapter, and so on.
func (e *Edition) Execute(w io.Writer, name string, data any) error {
	if buf, ok := w.(*bytes.Buffer); ok && e.execute(buf, name, data) {
		return nil
	}
	return readable(e.templates.ExecuteTemplate(w, name, data))
}

// execute runs the program of a template, and tells whether it could. What a
// program stumbles over, such as a field of what is nil, is for html/template to
// report.
func (e *Edition) execute(w *bytes.Buffer, name string, data any) (done bool) {
	p, v := e.programs[name], reflect.ValueOf(data)
	if p == nil || v.Type() != e.types[name] {
		return false
	}
	start := w.Len()
	defer func() {
		if recover() != nil {
			w.Truncate(start)
			done = false
		}
	}()
	p.run(w, &frame{dot: v, root: v})
	return true
}
