package cache

import (
	"encoding/binary"
	"fmt"
	"reflect"

	"gen/generator/guide"
)

// writer is where values are written to. It can be used again.
type writer struct {
	buf   []byte
	base  int                            // where the section begins
	at    map[string]int                 // short strings of the section -> where they begin in it
	known map[*guide.Entry]int           // entries that are written as a number
	lists map[reflect.Type]reflect.Value // the last list of strings of each type
}

// repeats are the lengths of strings that are written once and pointed to
// afterwards.
const (
	shortest = 3
	longest  = 256
)

// begin starts a section of a chapter with these entries.
func (w *writer) begin(entries []*guide.Entry) {
	if w.at == nil {
		w.at, w.known, w.lists = map[string]int{}, map[*guide.Entry]int{}, map[reflect.Type]reflect.Value{}
	}
	w.base = len(w.buf)
	clear(w.at)
	clear(w.known)
	clear(w.lists)
	for i, e := range entries {
		w.known[e] = i
	}
}

func (w *writer) int(n int64) { w.buf = binary.AppendVarint(w.buf, n) }

func (w *writer) bool(b bool) {
	if b {
		w.int(1)
	} else {
		w.int(0)
	}
}

// string writes the length and the bytes of s, or where they stand already, as
// a number below zero, and the length.
func (w *writer) string(s string) {
	if shortest <= len(s) && len(s) <= longest {
		if at, written := w.at[s]; written {
			w.int(int64(-1 - at))
			w.int(int64(len(s)))
			return
		}
		w.int(int64(len(s)))
		w.at[s] = len(w.buf) - w.base
	} else {
		w.int(int64(len(s)))
	}
	w.buf = append(w.buf, s...)
}

// reader is where values are read from. It panics on nonsense.
type reader struct {
	data    string
	at      int
	entries []*guide.Entry
	lists   map[reflect.Type]reflect.Value // the last list of strings of each type
}

func (r *reader) share(t reflect.Type, list reflect.Value) {
	if r.lists == nil {
		r.lists = map[reflect.Type]reflect.Value{}
	}
	r.lists[t] = list
}

func (r *reader) int() int64 {
	var n uint64
	for shift := 0; ; shift += 7 {
		b := r.data[r.at]
		r.at++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return int64(n>>1) ^ -int64(n&1)
		}
	}
}

// length reads a count of things that take at least a byte each.
func (r *reader) length() int {
	n := r.int()
	r.check(n)
	return int(n)
}

func (r *reader) check(length int64) {
	if length < 0 || length > int64(len(r.data)-r.at) {
		panic("length beyond the end")
	}
}

func (r *reader) string() string {
	n := int(r.int())
	if n < 0 {
		at := -1 - n
		return r.data[at : at+int(r.int())]
	}
	s := r.data[r.at : r.at+n]
	r.at += n
	return s
}

func (r *reader) end() error {
	if r.at != len(r.data) {
		return fmt.Errorf("damaged entry: %d bytes too many", len(r.data)-r.at)
	}
	return nil
}
