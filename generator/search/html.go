package search

import (
	"html"
	"strings"

	"gen/generator/guide"
)

// plain is the text of markup, apart by what it counts for.
type plain struct {
	body, names, code []byte

	aside bool // text is counted as that of code is: half, and never shown
}

// reset forgets the text and keeps its memory.
func (p *plain) reset() { *p = plain{body: p.body[:0], names: p.names[:0], code: p.code[:0]} }

// add appends the text of a fragment: what stands in pre is code, what stands
// in code is both a name and running text, anything else is running text. It
// reads finished, balanced markup in one pass and judges none of it.
func (p *plain) add(fragment string) {
	pre, code := 0, 0
	for fragment != "" {
		open := strings.IndexByte(fragment, '<')
		if open < 0 {
			open = len(fragment)
		}
		p.text(fragment[:open], pre > 0, code > 0)
		fragment = fragment[open:]
		if fragment == "" {
			break
		}
		tag := fragment[:guide.TagLength(fragment)]
		fragment = fragment[len(tag):]
		name, ends := guide.TagName(tag)
		step := 1
		if ends {
			step = -1
		}
		switch name {
		case "pre", "figcaption":
			pre = max(pre+step, 0)
			p.gap(pre > 0 || step < 0)
		case "code":
			code = max(code+step, 0)
			if code == 0 {
				p.names = append(p.names, ' ')
			}
		default:
			if pre == 0 && !guide.Inline(name) {
				p.gap(false)
			}
		}
	}
	p.gap(false)
}

func (p *plain) text(s string, pre, code bool) {
	if s == "" {
		return
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	if pre || p.aside {
		p.code = append(p.code, s...)
		return
	}
	p.body = append(p.body, s...)
	if code {
		p.names = append(p.names, s...)
	}
}

// gap parts words that markup parts.
func (p *plain) gap(code bool) {
	p.body = append(p.body, ' ')
	if code || p.aside {
		p.code = append(p.code, '\n')
	}
}
