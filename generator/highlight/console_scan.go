package highlight

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

const (
	firstPrompt = ">>>"
	nextPrompt  = "..."
)

// A consoleScanner cuts a Python session, as it stands in a terminal, into
// prompts, code, output and tracebacks. The code of a statement that goes over
// several lines is cut as one text, so that strings and brackets may be open
// at a line's end.
type consoleScanner struct {
	src string
	pos int // everything before it has been cut

	py      pyScanner
	pending int              // bytes of the current Python token not yet cut
	kind    chroma.TokenType // of that token
	line    int              // where the current line of code ends
	end     int              // where the current statement ends

	traceback bool // the lines are those of a traceback
}

// next returns the next token as src[start:end]; ok is false at the end.
func (c *consoleScanner) next() (kind chroma.TokenType, start, end int, ok bool) {
	for {
		switch {
		case c.pos == c.line && c.pos < c.end:
			return c.prompt()
		case c.pending > 0:
			start = c.pos
			c.pos += min(c.pending, c.line-c.pos)
			c.pending -= c.pos - start
			return c.kind, start, c.pos, true
		case c.pos < c.end:
			var from, to int
			c.kind, from, to, _ = c.py.next()
			c.pending = to - from
		case c.pos == len(c.src):
			return 0, c.pos, c.pos, false
		case promptEnd(c.src, c.pos, firstPrompt) > 0:
			c.statement()
		default:
			return c.output()
		}
	}
}

// statement finds the lines of code from here on and hands them to the Python
// scanner without their prompts.
func (c *consoleScanner) statement() {
	c.traceback = false
	end := nextLine(c.src, c.pos)
	code := c.src[promptEnd(c.src, c.pos, firstPrompt):end]
	if at := promptEnd(c.src, end, nextPrompt); at > 0 {
		var b strings.Builder
		b.WriteString(code)
		for ; at > 0; at = promptEnd(c.src, end, nextPrompt) {
			end = nextLine(c.src, end)
			b.WriteString(c.src[at:end])
		}
		code = b.String()
	}
	c.py = pyScanner{src: code, stack: c.py.stack[:0]}
	c.line, c.end = c.pos, end
}

// prompt cuts the prompt at the start of a line of code.
func (c *consoleScanner) prompt() (kind chroma.TokenType, start, end int, ok bool) {
	start = c.pos
	if c.pos = promptEnd(c.src, start, firstPrompt); c.pos == 0 {
		c.pos = promptEnd(c.src, start, nextPrompt)
	}
	c.line = nextLine(c.src, start)
	return chroma.GenericPrompt, start, c.pos, true
}

// output cuts a line that is no code. A traceback, or the place of a syntax
// error, goes on while its lines are indented, and the first that is not names
// the exception. A line that begins with # is a remark of the author.
func (c *consoleScanner) output() (kind chroma.TokenType, start, end int, ok bool) {
	start = c.pos
	c.pos = nextLine(c.src, start)
	line := c.src[start:c.pos]
	switch {
	case strings.HasPrefix(line, "Traceback (most recent call last):"), strings.HasPrefix(line, `  File "`):
		c.traceback = true
	case line[0] == '#':
		return chroma.CommentSingle, start, c.pos, true
	case !c.traceback:
		return chroma.GenericOutput, start, c.pos, true
	case line[0] != ' ' && line[0] != '\t' && !strings.HasPrefix(line, nextPrompt):
		c.traceback = false
		return chroma.GenericError, start, c.pos, true
	}
	return chroma.GenericTraceback, start, c.pos, true
}

// isSession reports whether code is a session rather than a program: whether
// the first line that is neither empty nor a comment has a prompt.
func isSession(code string) bool {
	for i := 0; i < len(code); i = nextLine(code, i) {
		if code[i] != '#' && code[i] != '\n' {
			return promptEnd(code, i, firstPrompt) > 0
		}
	}
	return false
}

// promptEnd returns where the code starts in the line at s[i] if the line has
// the given prompt, else 0. A prompt may be indented; a space, or nothing,
// follows it.
func promptEnd(s string, i int, prompt string) int {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	if !strings.HasPrefix(s[i:], prompt) {
		return 0
	}
	i += len(prompt)
	switch {
	case i == len(s) || s[i] == '\n':
		return i
	case s[i] == ' ':
		return i + 1
	}
	return 0
}

// nextLine returns the index after the line of s[i], its newline included.
func nextLine(s string, i int) int { return min(lineEnd(s, i)+1, len(s)) }
