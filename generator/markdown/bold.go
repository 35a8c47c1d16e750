package markdown

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// slackBold reads bold with which a line begins and that ends behind a space, as
// word processors write it, or with a mark right before a letter, as in scripts
// without spaces: "**Ann: **Hello", "**答：**对". In "**kwargs and **rest" is none:
// it ends neither its line nor a sentence or label.
type slackBold struct{}

var runEnd = regexp.MustCompile("[:：?？.!。！]$")

// Trigger implements [parser.InlineParser].
func (slackBold) Trigger() []byte { return []byte("*") }

// Parse implements [parser.InlineParser].
func (slackBold) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	if block.PrecendingCharacter() != '\n' {
		return nil
	}
	line, at := block.PeekLine()
	inner, opens := bytes.CutPrefix(line, []byte("**"))
	inner, rest, closes := bytes.Cut(inner, []byte("**"))
	words := bytes.Trim(inner, " \t\u00a0")
	if !opens || !closes || len(words) == 0 || bytes.ContainsAny(inner, "*`<[\\&") || len(bytes.Trim(rest, asciiSpace)) > 0 && !runEnd.Match(words) {
		return nil
	}
	from := len("**") + bytes.Index(inner, words)
	to, end := from+len(words), len("**")+len(inner)
	if to == end {
		if next, _ := utf8.DecodeRune(rest); !isWordRune(next) || bytes.Count(rest, []byte("**"))%2 > 0 {
			return nil // it is bold anyhow, or what follows is
		}
	} else if next := bytes.Index(rest, []byte("**")); next > 0 && rest[next-1] != ' ' {
		return nil // what looked like its end begins bold of its own
	}
	block.Advance(end + len("**"))
	run := ast.NewEmphasis(2)
	run.AppendChild(run, ast.NewTextSegment(text.NewSegment(at.Start+from, at.Start+to)))
	if to == end {
		return run
	}
	parent.AppendChild(parent, run)
	return ast.NewTextSegment(text.NewSegment(at.Start+to, at.Start+end))
}

// eastAsian lets emphasis begin and end beside letters and marks of East Asian
// scripts, which put no spaces around it, whatever stands inside: "时间花在**排序（sort）**上",
// as an amendment to CommonMark has it (github.com/tats-u/markdown-cjk-friendly).
type eastAsian struct{ parser.InlineParser }

// Parse implements [parser.InlineParser].
func (p eastAsian) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	n := p.InlineParser.Parse(parent, block, pc)
	if d, ok := n.(*parser.Delimiter); ok && d.Char == '*' {
		line, _ := block.PeekLine()
		after, _ := utf8.DecodeRune(line)
		if isEastAsian(before) || isEastAsian(after) {
			d.CanOpen, d.CanClose = len(line) > 0 && !unicode.IsSpace(after), !unicode.IsSpace(before)
		}
	}
	return n
}

func isEastAsian(r rune) bool {
	return '\u3000' <= r && r <= '\u303f' || '\uff00' <= r && r <= '\uffef' ||
		r > '\u1100' && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Yi)
}

// specialNames reads names of Python with two underscores around them, "__init__",
// as what they are: nobody means the word between them in bold, whatever Markdown
// makes of it. Words that some may stress are names where there are others.
type specialNames struct{}

var (
	specialName = regexp.MustCompile(`^__([a-z]+(?:_[a-z]+)*)__(?:[^_\p{L}\p{N}]|$)`)
	special     = wordSet(`aenter aexit aiter anext bases cplusplus deepcopy del delattr delitem dict doc enter eq floordiv ge getattr
		getattribute getitem getstate gt hash iadd init init_subclass iter kwdefaults le len lt main match_args matmul mro mul ne
		post_init proto pycache qualname radd reduce_ex repr setattr setitem setstate slots str subclasshook truediv`)
	stressed = wordSet(`abs add all and annotations author bool builtins bytes call class code contains copy debug delete exit
		file format get index int missing module name new next or package path set set_name sub version wrapped`)
	anySpecial = regexp.MustCompile(`__(?:init|str|repr|iter|len|eq|hash|dict|slots|main|getitem|enter|doc)__`)
)

// Trigger implements [parser.InlineParser].
func (specialNames) Trigger() []byte { return []byte("_") }

// Parse implements [parser.InlineParser].
func (specialNames) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	m := specialName.FindSubmatchIndex(line)
	if before := block.PrecendingCharacter(); m == nil || before == '_' || isWordRune(before) {
		return nil
	}
	if name := line[m[2]:m[3]]; !special[string(name)] && !(stressed[string(name)] && documentOf(pc).namesSpecial()) {
		return nil
	}
	size := m[3] + len("__")
	block.Advance(size)
	return ast.NewTextSegment(text.NewSegment(at.Start, at.Start+size))
}

// namesSpecial tells whether such a name is anywhere in the text.
func (d *document) namesSpecial() bool {
	if d.special == nil {
		d.special = anySpecial.FindIndex(d.text)
		if d.special == nil {
			d.special = []int{}
		}
	}
	return len(d.special) > 0
}

// embolden makes a bold run of a b or strong element that a paragraph begins with.
func (d *document) embolden(p ast.Node) {
	d.rejoinBold(p)
	first := p.FirstChild()
	name := ""
	for _, bold := range []string{"b", "strong"} {
		if first != nil && first.Kind() == ast.KindRawHTML && d.isTag(first, bold, false) {
			name = bold
		}
	}
	if name == "" {
		return
	}
	for end := first.NextSibling(); end != nil; end = end.NextSibling() {
		if !d.isTag(end, name, true) {
			continue
		}
		run := ast.NewEmphasis(2)
		for n := first.NextSibling(); n != end; {
			next := n.NextSibling()
			p.RemoveChild(p, n)
			run.AppendChild(run, n)
			n = next
		}
		p.RemoveChild(p, end)
		p.ReplaceChild(p, first, run)
		return
	}
}

// rejoinBold makes a bold run of a paragraph's first line that is one but for
// stars of a name in it, which Markdown pairs with those around it: "**What are
// *args and **kwargs?**".
func (d *document) rejoinBold(p ast.Node) {
	first, ok := p.FirstChild().(*ast.Text)
	if !ok || d.text[first.Segment.Start] != '*' || p.Lines().Len() == 0 {
		return
	}
	line := p.Lines().At(0)
	words := bytes.TrimSpace(line.Value(d.text))
	if !starred.Match(words) || line.Start > first.Segment.Start {
		return
	}
	end := line.Start + len(words)
	next := p.FirstChild()
	for next != nil && offset(next) < end {
		next = next.NextSibling()
	}
	if p.Lines().Len() > 1 && (next == nil || offset(next) > p.Lines().At(1).Start+len("***")) {
		return // emphasis goes on in the next line
	}
	run, inner := ast.NewEmphasis(2), text.NewSegments()
	inner.Append(text.NewSegment(line.Start+2, end-2))
	for _, n := range d.inlineOf(inner) {
		run.AppendChild(run, n)
	}
	p.InsertBefore(p, p.FirstChild(), run)
	for n := run.NextSibling(); n != next; n = run.NextSibling() {
		p.RemoveChild(p, n)
		if d.breaks(n) { // it was the last of its line
			br := ast.NewTextSegment(text.NewSegment(end, end))
			br.SetHardLineBreak(true)
			p.InsertAfter(p, run, br)
			return
		}
	}
}

// starred is a line that begins and ends as bold does.
var starred = regexp.MustCompile(`^\*\*[^\s*].*[^\s*]\*\*$`)

// inlineOf reads text without emphasis.
func (d *document) inlineOf(lines *text.Segments) []ast.Node {
	pc := parser.NewContext()
	pc.Set(documentKey, d)
	var inline []ast.Node
	for _, p := range children(htmlText.Parse(text.NewBlockReader(d.text, lines), parser.WithContext(pc))) {
		inline = append(inline, children(p)...)
	}
	return inline
}
