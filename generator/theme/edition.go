package theme

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
)

// Edition is a theme in one language. It is safe for use by several goroutines.
type Edition struct {
	*locale
	templates *template.Template
	types     map[string]reflect.Type // of the data of the templates asked for by name
	programs  map[string]program      // of those that could be compiled
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
