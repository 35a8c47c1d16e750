package theme

import (
	"bytes"
	"html/template"
	"reflect"
	"strings"
)

// writer gives what writes a text of a type through a chain of html/template's
// escapers, nil for a chain that is not known here. Whatever is not plain is
// left to html/template itself.
func writer(chain string, t reflect.Type) func(w *bytes.Buffer, s string) {
	plainText := t.Kind() == reflect.String && t.PkgPath() == "" || t.Kind() == reflect.Int
	markup, attributes := t == reflect.TypeFor[HTML](), t == reflect.TypeFor[Attributes]()
	switch {
	case chain == "htmlescaper" && markup, chain == "htmlnamefilter" && attributes:
		return func(w *bytes.Buffer, s string) { w.WriteString(s) }
	case chain == "htmlnamefilter" && t.Kind() == reflect.Int:
		return func(w *bytes.Buffer, s string) { w.WriteString(s) }
	case plainText && (chain == "htmlescaper" || chain == "attrescaper" || chain == "rcdataescaper"):
		return writeEscaped
	case chain == "jsvalescaper" && t == reflect.TypeFor[Script]():
		return func(w *bytes.Buffer, s string) { w.WriteString(s) }
	case plainText && chain == "urlfilter urlnormalizer attrescaper":
		return func(w *bytes.Buffer, s string) { writeOr(w, s, "/.-_~#?=&", address) }
	case plainText && chain == "urlescaper attrescaper":
		return func(w *bytes.Buffer, s string) { writeOr(w, s, ".-_~", within) }
	case markup && (chain == "attrescaper" || chain == "rcdataescaper"):
		return func(w *bytes.Buffer, s string) {
			writeBy(w, HTML(s), map[string]by{"attrescaper": title, "rcdataescaper": label}[chain])
		}
	}
	return nil
}

// writeEscaped writes text as html/template does in text and in quoted
// attributes: "+" is escaped too, for the sake of UTF-7.
func writeEscaped(w *bytes.Buffer, s string) {
	from := 0
	for i := range len(s) {
		if c := int(s[i]); c < len(entities) && entities[c] != "" {
			w.WriteString(s[from:i])
			w.WriteString(entities[c])
			from = i + 1
		}
	}
	w.WriteString(s[from:])
}

// entities are what writeEscaped writes in place of a character.
var entities = [...]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// by is a template around one value, and the length of what it writes before
// and after it.
type by struct {
	*template.Template
	before, after int
}

func around(before, after string) by {
	return by{template.Must(template.New("").Parse(before + "{{.}}" + after)), len(before), len(after)}
}

// Places of a page in which html/template writes what is not plain.
var (
	address = around(`<a href="`, `">`)
	within  = around(`<a href="#`, `">`)
	title   = around(`<a title="`, `">`)
	label   = around(`<title>`, `</title>`)
)

// writeOr writes a URL that holds nothing but letters, digits and the
// characters of plain; another is left to html/template.
func writeOr(w *bytes.Buffer, s, plain string, place by) {
	for i := range len(s) {
		c := s[i]
		if ('a' > c || c > 'z') && ('A' > c || c > 'Z') && ('0' > c || c > '9') && strings.IndexByte(plain, c) < 0 {
			writeBy(w, s, place)
			return
		}
	}
	writeEscaped(w, s)
}

// writeBy writes what html/template makes of a value in a place.
func writeBy(w *bytes.Buffer, v any, place by) {
	var b bytes.Buffer
	if place.Execute(&b, v) == nil { // cannot fail: a buffer takes every byte
		w.Write(b.Bytes()[place.before : b.Len()-place.after])
	}
}
