package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// TimedOutCode is the code of the problem of a block whose colours took too
// long: a chapter with it may come out differently next time.
const TimedOutCode = "code-slow"

// code renders a block of code as a figure, with what it prints below it.
func (r *renderer) code(n ast.Node) {
	f, source := r.d.fence(n), r.d.code(n)
	session, prints := isSession(source)
	if session && f.Lang == "" {
		f.Lang = "pycon"
	}
	if f.Lang == "math" {
		r.str(`<pre class="math" tabindex="0"><code class="math display">`)
		r.buf = appendEscaped(r.buf, []byte(source))
		r.str("</code></pre>\n")
		return
	}
	r.str(`<figure class="code"`)
	if f.Lang != "" {
		r.str(` data-lang="`)
		r.buf = append(appendEscaped(r.buf, []byte(f.Lang)), '"')
	}
	r.str(">")
	r.caption(f)
	r.str(`<pre tabindex="0"><code>`)
	from := len(r.buf)
	r.highlight(source, f, r.d.pos(n))
	r.showTurns(n, from)
	r.str("</code></pre>")
	snippet := guide.Snippet{Lang: f.Lang, Source: source, Flags: f.Flags, Pos: r.d.pos(n), HasOut: prints}
	if out, ok := r.d.outputs[n]; ok {
		snippet.HasOut = true
		snippet.Output = r.d.code(out.block)
		from = len(r.buf)
		r.output(out, snippet.Output)
		r.showTurns(out.block, from)
	} else if out, ok := r.d.below[n]; ok {
		snippet.HasOut, snippet.Output = true, r.d.code(out)
	}
	r.str("</figure>\n")
	r.d.snippets = append(r.d.snippets, snippet)
}

// fence gives what the author says of a block of code.
func (d *document) fence(n ast.Node) (f Fence) {
	f.Lang = d.coded[n]
	if fenced, ok := n.(*ast.FencedCodeBlock); ok {
		d.checkClosed(fenced)
		if fenced.Info != nil {
			f = parseFence(string(unescape(fenced.Info.Value(d.text))))
		}
	}
	return f
}

// isSession tells whether code is a session at the prompt of Python, and whether
// it shows what is printed.
func isSession(source string) (session, prints bool) {
	session = strings.HasPrefix(strings.TrimLeft(source, " \n"), ">>> ")
	if !session {
		return false, false
	}
	for line := range strings.Lines(source) {
		line = strings.TrimSpace(line)
		prints = prints || line != "" && !strings.HasPrefix(line, ">>>") && !strings.HasPrefix(line, "...")
	}
	return true, prints
}

// code gives the text of a block of code, without its last line end.
func (d *document) code(n ast.Node) string {
	lines, size := n.Lines(), 0
	for i := range lines.Len() {
		line := lines.At(i)
		size += line.Len()
	}
	var b strings.Builder
	b.Grow(size)
	for i := range lines.Len() {
		line := lines.At(i)
		b.Write(line.Value(d.text))
	}
	if _, ok := d.coded[n]; ok {
		return strings.TrimSuffix(decoded(b.String()), "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// caption names the language, or shows the title the author gave the code.
func (r *renderer) caption(f Fence) {
	name := f.Title
	if name == "" && f.Lang != "" {
		name = f.Lang
		if r.d.opts.Language != nil {
			name = r.d.opts.Language(f.Lang)
		}
	}
	if name != "" {
		r.str("<figcaption>")
		r.buf = appendEscaped(r.buf, []byte(name))
		r.str("</figcaption>")
	}
}

// output renders what a block of code prints.
func (r *renderer) output(out output, text string) {
	r.str(`<div class="output">`)
	if len(out.label) > 0 {
		r.str(`<p class="output-label">`)
		f := r.enter(false)
		for _, n := range out.label {
			r.inline(n)
		}
		r.leave(f)
		r.str("</p>")
	}
	r.str(`<pre tabindex="0">`)
	r.buf = appendEscaped(r.buf, []byte(text))
	r.str("</pre></div>")
}

// highlight appends code with its colours and reports what kept it plain.
func (r *renderer) highlight(source string, f Fence, at guide.Pos) {
	if r.d.opts.Highlight == nil {
		r.buf = appendEscaped(r.buf, []byte(source))
		return
	}
	var outcome Outcome
	r.buf, outcome = r.d.opts.Highlight(r.buf, source, f)
	switch {
	case outcome == UnknownLanguage && f.Lang != "" && !plainLanguages[f.Lang]:
		r.unknownLanguage(f.Lang, at)
	case outcome == TooLarge:
		r.d.problem(at, "code-size", guide.Warning, "the code is too large to colour; it is shown plain", "split it, or leave out what does not matter")
	case outcome == TimedOut:
		r.d.problem(at, TimedOutCode, guide.Warning, "colouring the code took too long; it is shown plain", "split it, or give the fence the language text")
	case outcome == Failed:
		r.d.problem(at, "code-lexer", guide.Warning, fmt.Sprintf("colouring the code as %q failed; it is shown plain", shorten(f.Lang)), "give the fence the language text, and report this as a bug")
	}
}

// unknownLanguage reports a language that has no lexer.
func (r *renderer) unknownLanguage(lang string, at guide.Pos) {
	hint := "the code is shown plain"
	if r.d.opts.Nearest != nil {
		if near := r.d.opts.Nearest(lang); near != "" {
			hint = "did you mean " + near + "?"
		}
	}
	r.d.problem(at, "code-lang", guide.Notice, fmt.Sprintf("no colours for the language %q", shorten(lang)), hint)
}

// plainLanguages are words authors use for code without a language.
var plainLanguages = wordSet("output plain none txt plaintext mermaid")

// checkClosed reports a fence that runs to the end because nothing closes it.
func (d *document) checkClosed(n *ast.FencedCodeBlock) {
	begin := n.Pos()
	if begin < 0 {
		return
	}
	end := begin
	if lines := n.Lines(); lines.Len() > 0 {
		end = lines.At(lines.Len()-1).Stop - 1
	}
	mark := string(d.text[begin : begin+1])
	line := bytes.TrimLeft(d.nextLine(end), " \t>")
	closing := len(line) - len(bytes.TrimLeft(line, mark))
	opening := len(d.text[begin:]) - len(bytes.TrimLeft(d.text[begin:], mark))
	if closing < opening {
		d.problem(d.place(begin), "code-unclosed", guide.Warning, "the code fence that begins here is not closed",
			"add a line with the same backticks below the code")
	}
}

// nextLine gives the line behind the one that at is in, empty at the end.
func (d *document) nextLine(at int) []byte {
	_, rest, _ := bytes.Cut(d.text[at:], []byte("\n"))
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	return line
}
