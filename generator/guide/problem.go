package guide

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Severity says how bad a [Problem] is.
type Severity uint8

// Severities, mildest first. A Warning becomes an Error under --strict; an
// Error fails the build.
const (
	Notice Severity = iota
	Warning
	Error
)

// String gives the word used in messages.
func (s Severity) String() string {
	return [...]string{"note", "warning", "error"}[s]
}

// Problem is something an author can fix.
type Problem struct {
	Pos
	Code     string   // stable short name, e.g. "link-anchor"
	Severity Severity // how bad it is
	Message  string   // one sentence, no capital, no full stop
	Hint     string   // what to do next, or ""
}

// String gives "file:line:col: severity: message", the form compilers use.
func (p Problem) String() string {
	return p.Pos.String() + ": " + p.Severity.String() + ": " + p.Message
}

// Printable gives s with its control characters, those of the direction of text
// among them, written as in Go strings, so that the name of a file cannot break
// a line, turn it around or command a terminal.
func Printable(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	commands := func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }
	if !strings.ContainsFunc(s, commands) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if commands(r) {
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Reason gives an error of the file system without its operation and path, which
// a message names already, and better.
func Reason(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		err = at.Err
	}
	if call, ok := errors.AsType[*os.SyscallError](err); ok {
		return call.Err
	}
	return err
}

// Soften makes warnings of errors, for a chapter that is published without what
// could not be read.
func Soften(problems []Problem) {
	for i := range problems {
		problems[i].Severity = min(problems[i].Severity, Warning)
	}
}

// SortProblems orders problems by file, line, column, code and message.
func SortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
}
