package cache

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"gen/generator/guide"
)

// The codec writes values by their type, field after field without names: the
// reader is always the program that wrote. Types are looked at once; then each
// has a pair of functions.

// blocks are the kinds of block; a block is written as its place in the list
// and its fields. A new kind of block is a new line here.
var blocks = []reflect.Type{
	reflect.TypeFor[*guide.Prose](), reflect.TypeFor[*guide.Heading](), reflect.TypeFor[*guide.Question](),
	reflect.TypeFor[*guide.Dialogue](), reflect.TypeFor[*guide.Part](),
}

// facts appends a chapter without its body: its entries first, which all else
// names by their number.
func (w *writer) facts(c *guide.Chapter) {
	w.begin(c.Entries)
	w.int(int64(len(c.Entries)))
	for _, e := range c.Entries {
		codecs().entry.write(w, reflect.ValueOf(e).Elem())
	}
	codecs().chapter.write(w, reflect.ValueOf(c).Elem())
}

// decodeFacts reads what [writer.facts] wrote. All strings of the chapter are
// parts of data, so that a chapter is few objects.
func decodeFacts(data string) (c *guide.Chapter, err error) {
	defer caught(&err)
	r := &reader{data: data}
	list := make([]guide.Entry, r.length())
	r.entries = make([]*guide.Entry, len(list))
	for i := range list {
		r.entries[i] = &list[i]
		codecs().entry.read(r, reflect.ValueOf(&list[i]).Elem())
	}
	c = &guide.Chapter{}
	codecs().chapter.read(r, reflect.ValueOf(c).Elem())
	return c, r.end()
}

// body appends a body. Entries are those of the chapter; the body points to
// them.
func (w *writer) body(b *guide.Body, entries []*guide.Entry) {
	w.begin(entries)
	codecs().body.write(w, reflect.ValueOf(b).Elem())
}

func decodeBody(data string, entries []*guide.Entry) (b *guide.Body, err error) {
	defer caught(&err)
	r := &reader{data: data, entries: entries}
	b = &guide.Body{}
	codecs().body.read(r, reflect.ValueOf(b).Elem())
	return b, r.end()
}

// caught turns the panic of a reader on nonsense into an error.
func caught(err *error) {
	if v := recover(); v != nil {
		*err = fmt.Errorf("damaged entry: %v", v)
	}
}

// codec writes and reads the values of one type.
type codec struct {
	write func(*writer, reflect.Value)
	read  func(*reader, reflect.Value)
}

// codecs gives those of what is written as a whole.
var codecs = sync.OnceValue(func() (all struct{ entry, chapter, body *codec }) {
	known := table{}
	all.entry, all.chapter, all.body = known.of(reflect.TypeFor[guide.Entry]()), known.of(reflect.TypeFor[guide.Chapter]()), known.of(reflect.TypeFor[guide.Body]())
	return all
})

// table holds codecs by their types.
type table map[reflect.Type]*codec

// of gives the codec of a type. One of a type that holds itself is filled in
// when all that it holds is known.
func (m table) of(t reflect.Type) *codec {
	c := m[t]
	if c == nil {
		c = &codec{}
		m[t] = c
		*c = m.make(t)
	}
	return c
}

func (m table) make(t reflect.Type) codec {
	switch t {
	case reflect.TypeFor[time.Time]():
		return timeCodec
	case reflect.TypeFor[*guide.Entry]():
		return m.entry()
	case reflect.TypeFor[guide.Block]():
		return m.block()
	}
	switch t.Kind() {
	case reflect.String:
		return codec{func(w *writer, v reflect.Value) { w.string(v.String()) }, func(r *reader, v reflect.Value) { v.SetString(r.string()) }}
	case reflect.Bool:
		return codec{func(w *writer, v reflect.Value) { w.bool(v.Bool()) }, func(r *reader, v reflect.Value) { v.SetBool(r.int() != 0) }}
	case reflect.Int, reflect.Int64:
		return codec{func(w *writer, v reflect.Value) { w.int(v.Int()) }, func(r *reader, v reflect.Value) { v.SetInt(r.int()) }}
	case reflect.Uint8:
		return codec{func(w *writer, v reflect.Value) { w.int(int64(v.Uint())) }, func(r *reader, v reflect.Value) { v.SetUint(uint64(r.int())) }}
	case reflect.Slice:
		return m.slice(t)
	case reflect.Map:
		return m.mapped(t)
	case reflect.Pointer:
		return m.pointer(t)
	case reflect.Struct:
		return m.fields(t)
	}
	panic("cache: no codec for " + t.String())
}

var timeCodec = codec{
	func(w *writer, v reflect.Value) {
		t := v.Interface().(time.Time)
		w.bool(!t.IsZero())
		if !t.IsZero() {
			w.int(t.Unix())
			w.int(int64(t.Nanosecond()))
		}
	},
	func(r *reader, v reflect.Value) {
		if r.int() != 0 {
			seconds := r.int()
			v.Set(reflect.ValueOf(time.Unix(seconds, r.int()).UTC()))
		}
	},
}

// entry writes an entry by its number in the list that comes before all
// else; in full if it is not in there.
func (m table) entry() codec {
	full := m.of(reflect.TypeFor[guide.Entry]())
	return codec{
		func(w *writer, v reflect.Value) {
			e := v.Interface().(*guide.Entry)
			i, listed := w.known[e]
			switch {
			case e == nil:
				w.int(-1)
			case listed:
				w.int(int64(i))
			default:
				w.int(-2)
				full.write(w, v.Elem())
			}
		},
		func(r *reader, v reflect.Value) {
			switch i := r.int(); {
			case i == -2:
				e := &guide.Entry{}
				full.read(r, reflect.ValueOf(e).Elem())
				v.Set(reflect.ValueOf(e))
			case i >= 0:
				v.Set(reflect.ValueOf(r.entries[i]))
			}
		},
	}
}

// block writes a block by its kind.
func (m table) block() codec {
	kinds := make([]*codec, len(blocks))
	for i, t := range blocks {
		kinds[i] = m.of(t.Elem())
	}
	return codec{
		func(w *writer, v reflect.Value) {
			kind := slices.Index(blocks, v.Elem().Type())
			w.int(int64(kind))
			kinds[kind].write(w, v.Elem().Elem())
		},
		func(r *reader, v reflect.Value) {
			kind := r.int()
			block := reflect.New(blocks[kind].Elem())
			kinds[kind].read(r, block.Elem())
			v.Set(block)
		},
	}
}

// slice writes a list of strings that equals the one before as -1, and
// reads it as that one: most questions of a chapter have its topics.
func (m table) slice(t reflect.Type) codec {
	elem := m.of(t.Elem())
	shared := t.Elem().Kind() == reflect.String
	return codec{
		func(w *writer, v reflect.Value) {
			if shared && v.Len() > 0 {
				if last, ok := w.lists[t]; ok && equal(v, last) {
					w.int(-1)
					return
				}
				w.lists[t] = v
			}
			w.int(int64(v.Len()))
			for i := range v.Len() {
				elem.write(w, v.Index(i))
			}
		},
		func(r *reader, v reflect.Value) {
			n := r.int()
			if n == 0 {
				return
			}
			if shared && n == -1 {
				v.Set(r.lists[t])
				return
			}
			r.check(n)
			v.Set(reflect.MakeSlice(t, int(n), int(n)))
			for i := range int(n) {
				elem.read(r, v.Index(i))
			}
			if shared {
				r.share(t, v)
			}
		},
	}
}

// equal tells whether two lists of strings are.
func equal(a, b reflect.Value) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		if a.Index(i).String() != b.Index(i).String() {
			return false
		}
	}
	return true
}

// mapped writes maps in the order of their keys, which are strings.
func (m table) mapped(t reflect.Type) codec {
	elem := m.of(t.Elem())
	return codec{
		func(w *writer, v reflect.Value) {
			keys := v.MapKeys()
			slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
			w.int(int64(len(keys)))
			for _, k := range keys {
				w.string(k.String())
				elem.write(w, v.MapIndex(k))
			}
		},
		func(r *reader, v reflect.Value) {
			n := r.length()
			v.Set(reflect.MakeMapWithSize(t, n))
			for range n {
				key, value := reflect.ValueOf(r.string()).Convert(t.Key()), reflect.New(t.Elem()).Elem()
				elem.read(r, value)
				v.SetMapIndex(key, value)
			}
		},
	}
}

func (m table) pointer(t reflect.Type) codec {
	elem := m.of(t.Elem())
	return codec{
		func(w *writer, v reflect.Value) {
			w.bool(!v.IsNil())
			if !v.IsNil() {
				elem.write(w, v.Elem())
			}
		},
		func(r *reader, v reflect.Value) {
			if r.int() != 0 {
				v.Set(reflect.New(t.Elem()))
				elem.read(r, v.Elem())
			}
		},
	}
}

// fields writes all fields but functions.
func (m table) fields(t reflect.Type) codec {
	var at []int
	var fields []*codec
	for i := range t.NumField() {
		if f := t.Field(i); f.Type.Kind() != reflect.Func {
			at, fields = append(at, i), append(fields, m.of(f.Type))
		}
	}
	return codec{
		func(w *writer, v reflect.Value) {
			for i, field := range fields {
				field.write(w, v.Field(at[i]))
			}
		},
		func(r *reader, v reflect.Value) {
			for i, field := range fields {
				field.read(r, v.Field(at[i]))
			}
		},
	}
}
