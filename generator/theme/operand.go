package theme

import (
	"reflect"
	"text/template/parse"
)

// pipe compiles a pipeline of a single command.
func (c *compiler) pipe(p *parse.PipeNode, dot reflect.Type) (operand, bool) {
	if len(p.Cmds) != 1 {
		return operand{}, false
	}
	return c.command(p.Cmds[0], dot)
}

// command compiles a value, or one of the functions that templates use most.
func (c *compiler) command(cmd *parse.CommandNode, dot reflect.Type) (operand, bool) {
	name, ok := cmd.Args[0].(*parse.IdentifierNode)
	if !ok {
		if len(cmd.Args) > 1 {
			return operand{}, false
		}
		return c.operand(cmd.Args[0], dot)
	}
	var args []operand
	for _, n := range cmd.Args[1:] {
		o, ok := c.operand(n, dot)
		if !ok {
			return operand{}, false
		}
		args = append(args, o)
	}
	return c.function(name.Ident, args)
}

// constant is an operand that is always the same.
func constant(v any) operand {
	r := reflect.ValueOf(v)
	return operand{func(*frame) reflect.Value { return r }, r.Type()}
}

func (c *compiler) operand(n parse.Node, dot reflect.Type) (operand, bool) {
	switch n := n.(type) {
	case *parse.DotNode:
		return operand{func(f *frame) reflect.Value { return f.dot }, dot}, true
	case *parse.FieldNode:
		return fields(operand{func(f *frame) reflect.Value { return f.dot }, dot}, n.Ident)
	case *parse.VariableNode:
		return c.variable(n)
	case *parse.PipeNode:
		return c.pipe(n, dot)
	case *parse.StringNode:
		return constant(n.Text), true
	case *parse.NumberNode:
		return constant(int(n.Int64)), n.IsInt
	}
	return operand{}, false
}

func (c *compiler) variable(n *parse.VariableNode) (operand, bool) {
	name := n.Ident[0]
	t := c.vars[name]
	if t == nil {
		return operand{}, false // declared in a way that is not followed here
	}
	if name == "$" {
		return fields(operand{func(f *frame) reflect.Value { return f.root }, t}, n.Ident[1:])
	}
	return fields(operand{func(f *frame) reflect.Value { return f.vars[name] }, t}, n.Ident[1:])
}

// fields follows .A.B through structs and pointers to them.
func fields(o operand, names []string) (operand, bool) {
	for _, name := range names {
		t, pointer := o.typ, false
		if t != nil && t.Kind() == reflect.Pointer {
			t, pointer = t.Elem(), true
		}
		if t == nil || t.Kind() != reflect.Struct {
			return operand{}, false
		}
		field, ok := t.FieldByName(name)
		if !ok {
			return operand{}, false
		}
		get, index := o.get, field.Index
		o = operand{func(f *frame) reflect.Value {
			v := get(f)
			if pointer {
				v = v.Elem()
			}
			return v.FieldByIndex(index)
		}, field.Type}
	}
	return o, true
}

// function compiles a call. Arguments of and, or are values like any other:
// templates have no other effect than what they write.
func (c *compiler) function(name string, args []operand) (operand, bool) {
	yes := func(test func(f *frame) bool) (operand, bool) {
		return operand{func(f *frame) reflect.Value { return reflect.ValueOf(test(f)) }, reflect.TypeFor[bool]()}, true
	}
	switch {
	case name == "t" && len(args) > 0:
		return c.phrase(args), true
	case name == "n" && len(args) == 2:
		return stringOf(func(f *frame) string {
			return c.words.Count(args[0].get(f).String(), int(args[1].get(f).Int()))
		}), args[1].typ.Kind() == reflect.Int
	case name == "not" && len(args) == 1:
		return yes(func(f *frame) bool { return !truth(args[0].get(f)) })
	case name == "and" && len(args) == 2:
		return yes(func(f *frame) bool { return truth(args[0].get(f)) && truth(args[1].get(f)) })
	case name == "or" && len(args) == 2:
		return yes(func(f *frame) bool { return truth(args[0].get(f)) || truth(args[1].get(f)) })
	case name == "len" && len(args) == 1 && args[0].typ.Kind() == reflect.Slice:
		return operand{func(f *frame) reflect.Value { return reflect.ValueOf(args[0].get(f).Len()) }, reflect.TypeFor[int]()}, true
	case len(args) == 2 && args[0].typ.Kind() == reflect.Int && args[1].typ.Kind() == reflect.Int && (name == "eq" || name == "le"):
		return yes(func(f *frame) bool {
			a, b := args[0].get(f).Int(), args[1].get(f).Int()
			return a == b || a < b && name == "le"
		})
	case name == "eq" && len(args) == 2 && args[0].typ.Kind() == reflect.String && args[1].typ.Kind() == reflect.String:
		return yes(func(f *frame) bool { return args[0].get(f).String() == args[1].get(f).String() })
	}
	return operand{}, false
}

// stringOf is an operand that is worked out as text.
func stringOf(get func(f *frame) string) operand {
	return operand{func(f *frame) reflect.Value { return reflect.ValueOf(get(f)) }, reflect.TypeFor[string]()}
}

// phrase compiles a phrase: looked up now when nothing is to be filled in.
func (c *compiler) phrase(args []operand) operand {
	if len(args) == 1 {
		return stringOf(func(f *frame) string { return c.words.Text(args[0].get(f).String()) })
	}
	return stringOf(func(f *frame) string {
		values := make([]any, len(args)-1)
		for i, a := range args[1:] {
			values[i] = a.get(f).Interface()
		}
		return c.words.Text(args[0].get(f).String(), values...)
	})
}
