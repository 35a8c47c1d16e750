package markdown

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// isMDX tells whether a file is Markdown with components of React in it
// (https://mdxjs.com/docs/what-is-mdx/).
func isMDX(name string) bool { return strings.EqualFold(path.Ext(name), ".mdx") }

// mdx rewrites a chapter in MDX as Markdown, line by line, so that every line
// stays where it is. Lines that load and export, comments in braces and tags of
// components go, but for the words that a tag has for its title, which become a
// line in bold, and for pictures; what stands in a component is no longer
// indented for it.
type mdx struct {
	document *document
	rest     []byte // what is to be read, from the beginning of a line
	at       int    // that line, from 0
	out      []byte
	inside   []int  // by how much the content of each open component is indented, -1 until that is seen
	fence    string // that ends the code, or ""
	module   bool   // within lines that load or export, which end with a blank one
	blank    bool   // the line above has nothing
	open     bool   // a comment without an end was found: none behind it has one
}

// maxTag bounds the tag of a component, and the line that one begins, in bytes.
const maxTag = 4 << 10

var (
	fenceStart    = regexp.MustCompile("^ {0,3}(`{3,}|~{3,})[^`\n]*\n?$")
	componentAt   = regexp.MustCompile(`^</?(?:[A-Z][\w.]*|(>))`)
	titleOf       = regexp.MustCompile(`[\s](?:title|summary|question|label|heading|header)=\{?(?:"([^"\n]+)"|'([^'\n]+)'|` + "`([^`\n]+)`)")
	sourceOf      = regexp.MustCompile(`\ssrc=\{?["']([^"'\n]+)["']`)
	descriptionOf = regexp.MustCompile(`\salt=\{?(?:"([^"\n]*)"|'([^'\n]*)')`)
)

// fromMDX gives the text of a chapter as Markdown.
func (d *document) fromMDX(text []byte) []byte {
	m := &mdx{document: d, rest: text, out: make([]byte, 0, len(text)), blank: true}
	for len(m.rest) > 0 {
		m.line()
	}
	return m.out
}

// line reads one line, or all that a tag or comment covers.
func (m *mdx) line() {
	end := bytes.IndexByte(m.rest, '\n') + 1
	if end == 0 {
		end = len(m.rest)
	}
	line := m.outdent(m.rest[:end])
	bare := bytes.TrimSpace(line)
	starts := m.blank
	m.blank = len(bare) == 0
	switch {
	case m.fence != "":
		if bytes.HasPrefix(bare, []byte(m.fence)) && len(bytes.Trim(bare, m.fence[:1])) == 0 {
			m.fence = ""
		}
	case m.module && !m.blank, starts && (bytes.HasPrefix(line, []byte("import ")) || bytes.HasPrefix(line, []byte("export "))):
		m.module = true
		m.take(len(bytes.TrimRight(m.rest[:end], "\n")), "line that loads or exports", "")
		return
	case end > maxTag: // and not looked through again for each tag in it
	case bytes.HasPrefix(bare, []byte("{/*")) && !m.open:
		if size := bytes.Index(m.rest, []byte("*/}")); size >= 0 {
			m.take(size+len("*/}"), "comment", "")
			return
		}
		m.open = true
	case len(bare) > 1 && bare[0] == '<':
		at := bytes.IndexByte(m.rest, '<')
		if size, tag := tagSize(m.rest[at:]); size > 0 {
			m.component(at, size, tag)
			return
		}
	default:
		if f := fenceStart.FindSubmatch(line); f != nil {
			m.fence = string(f[1])
		}
	}
	m.module = m.module && !m.blank
	m.out = append(m.out, line...)
	m.rest, m.at = m.rest[end:], m.at+1
}

// outdent takes off what indents a line for the components it is in.
func (m *mdx) outdent(line []byte) []byte {
	if len(m.inside) == 0 {
		return line
	}
	margin := len(line) - len(bytes.TrimLeft(line, " \t"))
	by := &m.inside[len(m.inside)-1]
	if *by < 0 && len(bytes.TrimSpace(line)) > 0 {
		*by = margin
	}
	return line[min(max(*by, 0), margin):]
}

// component takes the tag of a component that begins a line.
func (m *mdx) component(at, size int, tag []byte) {
	switch {
	case tag[1] == '/':
		m.inside = m.inside[:max(len(m.inside)-1, 0)]
	case !bytes.HasSuffix(tag, []byte("/>")):
		if rest, _, _ := bytes.Cut(m.rest[at+size:], []byte("\n")); len(bytes.TrimSpace(rest)) == 0 {
			m.inside = append(m.inside, -1)
		}
	}
	instead := ""
	if src := sourceOf.FindSubmatch(tag); src != nil && descriptionOf.Match(tag) {
		alt := descriptionOf.FindSubmatch(tag)
		instead = "![" + string(alt[1]) + string(alt[2]) + "](" + string(src[1]) + ")"
	} else if t := titleOf.FindSubmatch(tag); t != nil {
		instead = "**" + string(bytes.TrimSpace(bytes.Join(t[1:], nil))) + "**"
	}
	m.take(at+size, "component", instead)
}

// take drops bytes of the rest and puts something in their place. Whole lines of
// which nothing stays are listed; else what is behind goes on as a line.
func (m *mdx) take(size int, what, instead string) {
	behind, _, more := bytes.Cut(m.rest[size:], []byte("\n"))
	whole := len(bytes.TrimSpace(behind)) == 0
	if whole {
		size += len(behind)
		if more {
			size++
		}
	}
	lines := bytes.Count(m.rest[:size], []byte("\n"))
	if whole && instead == "" {
		for i := range max(lines, 1) {
			m.document.dropAt(m.document.src.Line+m.at+i, what)
		}
	}
	m.out = append(m.out, instead...)
	if !whole && instead != "" {
		m.out = append(m.out, ' ')
	}
	m.out = append(m.out, strings.Repeat("\n", lines)...)
	m.rest, m.at, m.blank = m.rest[size:], m.at+lines, instead == ""
}

// tagSize gives the bytes of a component's tag that a text begins with, and
// the tag; 0 when there is none.
func tagSize(text []byte) (int, []byte) {
	name := componentAt.Find(text)
	if name == nil {
		return 0, nil
	}
	if name[len(name)-1] == '>' {
		return len(name), name
	}
	depth, quote := 0, byte(0)
	for i, c := range text[:min(len(text), maxTag)] {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == '<' && i > 0 && depth == 0:
			return 0, nil
		case c == '>' && depth == 0:
			return i + 1, text[:i+1]
		case c == '\n' && i > 0 && text[i-1] == '\n':
			return 0, nil
		}
	}
	return 0, nil
}
