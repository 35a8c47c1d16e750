package theme

import (
	"maps"
	"path"
	"reflect"
	"strings"
	"text/template/parse"
)

// scope is what names stand for at a place of a template: "." and variables.
// A nil type is one that is not known, of which anything may be asked.
type scope map[string]reflect.Type

// with gives a scope in which one name stands for something else.
func (s scope) with(name string, t reflect.Type) scope {
	inner := maps.Clone(s)
	inner[name] = t
	return inner
}

// list checks nodes one after the other; variables stay declared to the end.
func (c *checker) list(l *parse.ListNode, s scope) {
	if l == nil {
		return
	}
	s = maps.Clone(s)
	for _, n := range l.Nodes {
		c.node(n, s)
	}
}

func (c *checker) node(n parse.Node, s scope) {
	switch n := n.(type) {
	case *parse.ActionNode:
		c.pipe(n.Pipe, s)
	case *parse.IfNode:
		c.branch(&n.BranchNode, s)
	case *parse.WithNode:
		c.branch(&n.BranchNode, s)
	case *parse.RangeNode:
		c.loop(&n.BranchNode, s)
	case *parse.TemplateNode:
		var data reflect.Type
		if n.Pipe != nil {
			data = c.pipe(n.Pipe, s)
		}
		if c.theme.Has(n.Name) {
			c.included(n, data)
		} else {
			c.fail(n, "there is no template %q; expected the file %s.html in the theme; there are %s", n.Name, n.Name, strings.Join(c.names(path.Dir(n.Name)), ", "))
		}
	}
}

// names lists the templates of a folder, those to include where it has none.
func (c *checker) names(folder string) []string {
	var names []string
	for _, name := range c.theme.names {
		if role(name) == page && path.Dir(name) == folder {
			names = append(names, strings.TrimSuffix(name, ".html"))
		}
	}
	if names == nil && folder != "partials" {
		return c.names("partials")
	}
	return names
}

// branch checks if and with.
func (c *checker) branch(b *parse.BranchNode, s scope) {
	inner := maps.Clone(s)
	t := c.pipe(b.Pipe, inner)
	if b.NodeType == parse.NodeWith {
		inner["."] = t
	}
	c.list(b.List, inner)
	c.list(b.ElseList, s)
}

// loop checks range, whose variables stand for elements.
func (c *checker) loop(b *parse.BranchNode, s scope) {
	inner := maps.Clone(s)
	over := c.pipe(b.Pipe, inner)
	element, index := elements(over)
	if over != nil && element == nil {
		c.fail(b.Pipe, "range goes over a list, not over %s", typeName(over))
	}
	switch decl := b.Pipe.Decl; len(decl) {
	case 1:
		inner[decl[0].Ident[0]] = element
	case 2:
		inner[decl[0].Ident[0]], inner[decl[1].Ident[0]] = index, element
	}
	c.list(b.List, inner.with(".", element))
	c.list(b.ElseList, s)
}

// elements gives the type of what range finds in a value, and of its index.
func elements(t reflect.Type) (element, index reflect.Type) {
	if t == nil {
		return nil, nil
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array:
		return t.Elem(), reflect.TypeFor[int]()
	case reflect.Map:
		return t.Elem(), t.Key()
	case reflect.Int:
		return t, t
	}
	return nil, nil
}

// pipe gives the type that a pipeline ends with and declares its variables.
func (c *checker) pipe(p *parse.PipeNode, s scope) reflect.Type {
	var t reflect.Type
	for _, cmd := range p.Cmds {
		t = c.command(cmd, s)
	}
	for _, v := range p.Decl {
		s[v.Ident[0]] = t
	}
	return t
}

// command checks the arguments of a command and gives the type of its value.
func (c *checker) command(cmd *parse.CommandNode, s scope) reflect.Type {
	for _, arg := range cmd.Args[1:] {
		c.operand(arg, s)
	}
	name, ok := cmd.Args[0].(*parse.IdentifierNode)
	if !ok {
		return c.operand(cmd.Args[0], s)
	}
	if (name.Ident == "t" || name.Ident == "n") && len(cmd.Args) > 1 {
		c.phrase(cmd.Args[1])
	}
	return nil
}

// phrase checks that there are words for a key.
func (c *checker) phrase(n parse.Node) {
	key, ok := n.(*parse.StringNode)
	if !ok {
		return
	}
	c.theme.asked[key.Text] = true
	if _, found := c.theme.locales["en"].find(key.Text); !found {
		c.fail(n, "locales/en.json has no phrase %q; add it there, and to the other locales", key.Text)
	}
}

func (c *checker) operand(n parse.Node, s scope) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return s["."]
	case *parse.FieldNode:
		return c.fields(n, s["."], n.Ident)
	case *parse.VariableNode:
		return c.fields(n, s[n.Ident[0]], n.Ident[1:])
	case *parse.PipeNode:
		return c.pipe(n, s)
	case *parse.ChainNode:
		return c.fields(n, c.operand(n.Node, s), n.Field)
	}
	return nil
}

// fields follows .A.B from a type.
func (c *checker) fields(n parse.Node, t reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		if t == nil {
			return nil
		}
		next, ok := member(t, name)
		if !ok {
			c.fail(n, "%s has no field %s; it has %s", typeName(t), name, strings.Join(members(t), ", "))
			return nil
		}
		t = next
	}
	return t
}
