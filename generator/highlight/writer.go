package highlight

import "strings"

// A writer appends code as HTML. Neighbours of one class, even with white
// space between them, become one element.
type writer struct {
	dst  []byte
	code string
	pos  int // everything before it has been handed in

	// The run of tokens that is not yet written: its class, where it starts,
	// and where its last token that is not white space ends.
	class       class
	from, solid int

	lines *lines // nil unless each line is an element
}

// newWriter returns a writer of code that appends to dst.
func newWriter(dst []byte, code string, o Options) *writer {
	return &writer{dst: dst, code: code, lines: newLines(o)}
}

// plain writes all code without classes and returns the result.
func (w *writer) plain() []byte {
	w.add(len(w.code), 0)
	return w.finish()
}

// tokens writes all tokens and returns the result.
func (w *writer) tokens(next tokenFunc) []byte {
	for {
		kind, _, end, ok := next()
		if !ok {
			return w.finish()
		}
		w.add(end, classOf(kind))
	}
}

// add hands in the token that ends at end. White space at its end, or all of
// it, shows nothing whatever its class, and so may belong to any.
func (w *writer) add(end int, c class) {
	solid := end
	for solid > w.pos && isBlank(w.code[solid-1]) {
		solid--
	}
	if solid > w.pos {
		if c != w.class {
			w.flush()
			w.class = c
		}
		w.solid = solid
	}
	w.pos = end
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// flush writes the run and the white space after it.
func (w *writer) flush() {
	if w.from < w.solid {
		w.write(w.code[w.from:w.solid], w.class)
	}
	if w.solid < w.pos {
		w.write(w.code[w.solid:w.pos], 0)
	}
	w.from, w.solid = w.pos, w.pos
}

// finish writes what is left and returns the result.
func (w *writer) finish() []byte {
	w.flush()
	if w.lines != nil {
		w.dst = w.lines.end(w.dst)
	}
	return w.dst
}

// write writes text of one class.
func (w *writer) write(text string, c class) {
	if w.lines == nil {
		w.run(text, c)
		return
	}
	for text != "" {
		w.dst = w.lines.begin(w.dst)
		line, rest, more := strings.Cut(text, "\n")
		w.run(line, c)
		if more {
			w.dst = w.lines.end(append(w.dst, '\n'))
		}
		text = rest
	}
}

// run writes text of one class on one line, or anywhere if lines are no
// elements.
func (w *writer) run(text string, c class) {
	switch {
	case text == "":
	case c == 0:
		w.dst = appendEscaped(w.dst, text)
	default:
		w.dst = append(w.dst, tags[c][0]...)
		w.dst = appendEscaped(w.dst, text)
		w.dst = append(w.dst, tags[c][1]...)
	}
}

// appendEscaped appends text with what HTML would read as markup escaped.
func appendEscaped(dst []byte, text string) []byte {
	from := 0
	for i := range len(text) {
		entity := ""
		switch text[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		default:
			continue
		}
		dst = append(dst, text[from:i]...)
		dst = append(dst, entity...)
		from = i + 1
	}
	return append(dst, text[from:]...)
}
