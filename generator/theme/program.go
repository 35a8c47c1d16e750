package theme

import (
	"bytes"
	"html/template"
	"maps"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// program is a template made ready to run without looking anything up: fields
// are found once, when it is compiled, since the type of its data is known.
// What it writes equals what html/template writes; a template that uses more
// of the language than [compiler] knows is left to html/template.
type program []step

// step writes one piece of a page.
type step func(w *bytes.Buffer, f *frame)

// frame is what names stand for while a program runs.
type frame struct {
	dot, root reflect.Value
	vars      map[string]reflect.Value
}

// value finds what an operand stands for.
type value func(f *frame) reflect.Value

// operand is a value and its type.
type operand struct {
	get value
	typ reflect.Type
}

func (p program) run(w *bytes.Buffer, f *frame) {
	for _, s := range p {
		s(w, f)
	}
}

// compiler turns escaped templates into programs.
type compiler struct {
	templates *template.Template
	words     *locale
	made      map[call]*program
	vars      map[string]reflect.Type
	failed    bool // something is beyond it
}

// compile gives the program of a template for data of a type, nil when there
// can be none. The template has to have been escaped, by running it once.
func compile(templates *template.Template, words *locale, name string, data reflect.Type) program {
	c := &compiler{templates: templates, words: words, made: map[call]*program{}, vars: map[string]reflect.Type{}}
	p := c.template(name, data)
	if c.failed {
		return nil
	}
	return *p
}

// template compiles a template once for each type of data; the program is
// filled in when it is complete, so that a template may include itself.
func (c *compiler) template(name string, data reflect.Type) *program {
	at := call{name, data}
	if p := c.made[at]; p != nil {
		return p
	}
	p := new(program)
	c.made[at] = p
	t := c.templates.Lookup(name)
	if t == nil || t.Tree == nil || data == nil {
		c.failed = true
		return p
	}
	outer := c.vars
	c.vars = map[string]reflect.Type{"$": data}
	*p = c.list(t.Tree.Root, data)
	c.vars = outer
	return p
}

func (c *compiler) list(l *parse.ListNode, dot reflect.Type) program {
	var p program
	if l == nil {
		return p
	}
	for _, n := range l.Nodes {
		p = append(p, c.node(n, dot))
	}
	return p
}

func (c *compiler) node(n parse.Node, dot reflect.Type) step {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(w *bytes.Buffer, _ *frame) { w.Write(text) }
	case *parse.ActionNode:
		return c.action(n.Pipe, dot)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, dot)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, dot)
	case *parse.RangeNode:
		return c.loop(&n.BranchNode, dot)
	case *parse.TemplateNode:
		return c.include(n, dot)
	}
	return c.beyond()
}

// beyond notes that a template needs html/template.
func (c *compiler) beyond() step {
	c.failed = true
	return func(*bytes.Buffer, *frame) {}
}

func (c *compiler) include(n *parse.TemplateNode, dot reflect.Type) step {
	if n.Pipe == nil {
		p := c.template(n.Name, reflect.TypeFor[string]())
		return func(w *bytes.Buffer, _ *frame) { p.run(w, &frame{}) }
	}
	o, ok := c.pipe(n.Pipe, dot)
	if !ok || o.typ == nil {
		return c.beyond()
	}
	p := c.template(n.Name, o.typ)
	return func(w *bytes.Buffer, f *frame) {
		v := o.get(f)
		p.run(w, &frame{dot: v, root: v})
	}
}

// branch compiles if and with.
func (c *compiler) branch(b *parse.BranchNode, dot reflect.Type) step {
	o, ok := c.pipe(b.Pipe, dot)
	if !ok || len(b.Pipe.Decl) > 0 {
		return c.beyond()
	}
	inner, with := dot, b.NodeType == parse.NodeWith
	if with {
		inner = o.typ
	}
	then, otherwise := c.list(b.List, inner), c.list(b.ElseList, dot)
	return func(w *bytes.Buffer, f *frame) {
		v := o.get(f)
		switch {
		case !truth(v):
			otherwise.run(w, f)
		case with:
			outer := f.dot
			f.dot = v
			then.run(w, f)
			f.dot = outer
		default:
			then.run(w, f)
		}
	}
}

// loop compiles range over a slice, with or without variables.
func (c *compiler) loop(b *parse.BranchNode, dot reflect.Type) step {
	o, ok := c.pipe(b.Pipe, dot)
	if !ok || o.typ.Kind() != reflect.Slice {
		return c.beyond()
	}
	names := make([]string, 2) // of the index and of the element
	for i, v := range b.Pipe.Decl {
		names[i+2-len(b.Pipe.Decl)] = v.Ident[0]
	}
	outer := maps.Clone(c.vars)
	c.vars[names[0]], c.vars[names[1]] = reflect.TypeFor[int](), o.typ.Elem()
	each := c.list(b.List, o.typ.Elem())
	c.vars = outer
	none := c.list(b.ElseList, dot)
	return func(w *bytes.Buffer, f *frame) {
		list, outer, vars := o.get(f), f.dot, f.vars
		if list.Len() == 0 {
			none.run(w, f)
		}
		for i := range list.Len() {
			f.dot = list.Index(i)
			if len(b.Pipe.Decl) > 0 {
				f.declare(vars, names, reflect.ValueOf(i))
			}
			each.run(w, f)
		}
		f.dot, f.vars = outer, vars
	}
}

// declare sets the variables of a loop, beside those around it.
func (f *frame) declare(outer map[string]reflect.Value, names []string, index reflect.Value) {
	f.vars = map[string]reflect.Value{}
	maps.Copy(f.vars, outer)
	f.vars[names[0]], f.vars[names[1]] = index, f.dot
}

// truth tells whether a value counts as true: whether it is not empty.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String, reflect.Slice, reflect.Map:
		return v.Len() > 0
	case reflect.Bool:
		return v.Bool()
	case reflect.Int:
		return v.Int() != 0
	case reflect.Pointer:
		return !v.IsNil()
	}
	return v.IsValid()
}

// action compiles what is written: an operand, and how it is escaped.
func (c *compiler) action(p *parse.PipeNode, dot reflect.Type) step {
	if len(p.Decl) > 0 || len(p.Cmds) == 0 {
		return c.beyond()
	}
	o, ok := c.command(p.Cmds[0], dot)
	if !ok {
		return c.beyond()
	}
	var escapers []string
	for _, cmd := range p.Cmds[1:] {
		name, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || len(cmd.Args) > 1 {
			return c.beyond()
		}
		escapers = append(escapers, strings.TrimPrefix(name.Ident, "_html_template_"))
	}
	write := writer(strings.Join(escapers, " "), o.typ)
	if write == nil {
		return c.beyond()
	}
	if o.typ.Kind() == reflect.Int {
		return func(w *bytes.Buffer, f *frame) {
			w.Write(strconv.AppendInt(w.AvailableBuffer(), o.get(f).Int(), 10))
		}
	}
	return func(w *bytes.Buffer, f *frame) { write(w, o.get(f).String()) }
}
