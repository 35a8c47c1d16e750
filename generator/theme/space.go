package theme

import (
	"bytes"
	"html/template"
	"slices"
	"strings"
	"text/template/parse"
)

// blocks are the elements beside whose tags white space shows nothing. Entries
// of lists are none of them, since themes like to set them in a line. "h" is
// what a template has of a heading whose level is an action.
var blocks = strings.Fields(`!doctype address article aside base blockquote body details dialog div dl fieldset figcaption figure footer form
	h h1 h2 h3 h4 h5 h6 head header hgroup hr html legend link main menu meta nav ol p pre section summary table tbody td tfoot th thead title tr ul`)

// spacer takes white space that shows nothing out of templates, so that pages
// come out small. Positions stay those of the file: only the text of nodes
// changes. What html/template makes of the nodes is the same before and after.
type spacer struct {
	kept map[string]bool // templates that are included where all white space counts
	look bool            // nothing is changed yet
}

// squeeze takes needless white space out of all templates of a set.
func squeeze(set *template.Template) {
	s := &spacer{kept: map[string]bool{}, look: true}
	for before := -1; before < len(s.kept); {
		before = len(s.kept)
		s.all(set)
	}
	s.look = false
	s.all(set)
}

func (s *spacer) all(set *template.Template) {
	for _, t := range set.Templates() {
		if t.Tree != nil {
			s.list(t.Tree.Root, spot{verbatim: s.kept[t.Name()]})
		}
	}
}

// spot is where in a page a template has come to.
type spot struct {
	verbatim bool   // in a template that is kept
	tag      bool   // inside a tag
	name     string // of that tag, "/" first if it closes
	quote    byte   // that the value of an attribute began with, 0 outside
	until    string // white space counts until this; "" if it does not count
	edge     bool   // a blank would show nothing here
}

// join is the place after two ways of getting there.
func (p spot) join(q spot) spot {
	if p.name != q.name {
		p.name = ""
	}
	p.edge = p.edge && q.edge
	return p
}

func (s *spacer) list(l *parse.ListNode, p spot) spot {
	if l == nil {
		return p
	}
	for _, n := range l.Nodes {
		p = s.node(n, p)
	}
	return p
}

func (s *spacer) node(n parse.Node, p spot) spot {
	switch n := n.(type) {
	case *parse.TextNode:
		small := p.squeeze(n.Text)
		if !s.look && !p.verbatim {
			n.Text = small
		}
		return p
	case *parse.IfNode:
		return s.list(n.List, p).join(s.list(n.ElseList, p))
	case *parse.WithNode:
		return s.list(n.List, p).join(s.list(n.ElseList, p))
	case *parse.RangeNode:
		return s.loop(n, p)
	case *parse.TemplateNode:
		if p.verbatim || p.tag || p.until != "" {
			s.kept[n.Name] = true
		}
	case *parse.CommentNode:
		return p
	}
	p.edge = false
	return p
}

// loop goes through a loop twice: what comes before its first node may also be
// its last one.
func (s *spacer) loop(n *parse.RangeNode, p spot) spot {
	start, jumps := p, false
	for _, word := range [...]string{"{{break}}", "{{continue}}"} {
		jumps = jumps || strings.Contains(n.List.String(), word)
	}
	start.edge = false
	start.edge = s.list(n.List, start).edge && p.edge && !jumps
	end := s.list(n.List, start).join(s.list(n.ElseList, p))
	end.edge = end.edge && !jumps
	return end
}

// squeeze gives a text without needless white space, and moves on to its end.
func (p *spot) squeeze(text []byte) []byte {
	var dst []byte
	for len(text) > 0 {
		n := 1
		switch {
		case p.tag:
			n = p.inTag(text)
		case p.until != "":
			n = p.counted(text)
		case text[0] == '<':
			n = p.open(text)
		default:
			if blank := len(text) - len(bytes.TrimLeft(text, " \t\r\n\f")); blank > 0 {
				dst = p.blank(dst, text[:blank], text[blank:])
				text = text[blank:]
				continue
			}
			p.edge = false
		}
		dst = append(dst, text[:n]...)
		text = text[n:]
	}
	return dst
}

// blank appends what is left of white space: a single one, or nothing.
func (p *spot) blank(dst, run, next []byte) []byte {
	if p.edge || isBlock(tagName(next)) {
		return dst
	}
	p.edge = true
	if bytes.IndexByte(run, '\n') >= 0 {
		return append(dst, '\n')
	}
	return append(dst, ' ')
}

// open begins a tag or a comment and gives its first bytes.
func (p *spot) open(text []byte) int {
	p.edge = false
	if bytes.HasPrefix(text, []byte("<!--")) {
		p.until = "-->"
		return 4
	}
	if p.name = tagName(text); p.name == "" {
		return 1
	}
	p.tag = true
	return 1
}

// inTag gives the length of a tag up to its end, or to that of the text.
func (p *spot) inTag(text []byte) int {
	for i, c := range text {
		switch {
		case p.quote != 0:
			if c == p.quote {
				p.quote = 0
			}
		case c == '"' || c == '\'':
			p.quote = c
		case c == '>':
			p.tag, p.edge = false, isBlock(p.name)
			switch p.name {
			case "pre", "textarea", "script", "style":
				p.until = "</" + p.name
			}
			return i + 1
		}
	}
	return len(text)
}

// counted gives the length of text whose white space counts.
func (p *spot) counted(text []byte) int {
	for i := 0; i+len(p.until) <= len(text); i++ {
		if !strings.EqualFold(string(text[i:i+len(p.until)]), p.until) {
			continue
		}
		if p.until == "-->" {
			i += len(p.until)
		}
		p.until = ""
		return i
	}
	return len(text)
}

// tagName gives the name of the tag that a text begins with, in lower case and
// with its slash; "" if it begins with none.
func tagName(text []byte) string {
	if len(text) < 2 || text[0] != '<' {
		return ""
	}
	end := 1
	for end < len(text) && bytes.IndexByte([]byte(" \t\r\n\f>"), text[end]) < 0 {
		end++
	}
	return strings.ToLower(string(text[1:end]))
}

// isBlock tells whether a tag, by its name with or without a slash, is one of
// the blocks.
func isBlock(name string) bool {
	return slices.Contains(blocks, strings.TrimPrefix(name, "/"))
}
