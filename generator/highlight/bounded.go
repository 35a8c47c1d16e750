package highlight

import (
	"cmp"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	"github.com/alecthomas/chroma/v2"
)

// exceeded reports whether code is larger than the limits allow for the
// language.
func (l limits) exceeded(lang *language, code string) bool {
	return len(code) > cmp.Or(l.bytes, defaultBytes) ||
		strings.Count(strings.TrimSuffix(code, "\n"), "\n") >= cmp.Or(l.lines, defaultLines) ||
		lang.hasty && len(code) > hastyBytes
}

// timeFor returns the longest a block of the language may take.
func (l limits) timeFor(lang *language) time.Duration {
	limit := cmp.Or(l.time, defaultTime)
	if lang.hasty {
		return min(limit, hastyTime)
	}
	return limit
}

// bounded renders code with the lexer of a language of chroma. A regular
// expression cannot be interrupted, so the work is done in a goroutine that is
// left behind when the time is up; it ends at its next token, or when
// matchPatience ends the match.
func bounded(l *language, code string, o Options) (html []byte, outcome Outcome) {
	type result struct {
		html []byte
		err  error
	}
	done := make(chan result, 1)
	var late atomic.Bool
	go func() {
		html, err := attempt(l.lexer, code, o, &late)
		done <- result{html, err}
	}()
	start, limit := time.Now(), o.limits.timeFor(l)
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case r := <-done:
		switch {
		case l.hasty && time.Since(start) > limit:
			return nil, TimedOut
		case r.err != nil:
			return nil, Failed
		}
		return r.html, Highlighted
	case <-timer.C:
		late.Store(true)
		return nil, TimedOut
	}
}

// errFaulty says that a lexer is wrong; which way does not help an author.
var errFaulty = errors.New("the lexer does not keep to the text")

// attempt renders code with a lexer of chroma, whose iterators panic when they
// meet an error.
func attempt(lexer chroma.Lexer, code string, o Options, late *atomic.Bool) (html []byte, err error) {
	defer func() {
		if recover() != nil {
			err = errFaulty
		}
	}()
	it, err := lexer.Tokenise(nil, code)
	if err != nil {
		return nil, err
	}
	w := witness{code: code, it: it, late: late}
	html = newWriter(make([]byte, 0, 3*len(code)), code, o).tokens(w.next)
	if w.end != len(code) {
		return nil, errFaulty
	}
	return html, nil
}

// A witness sees to it that the tokens of a lexer make up the code.
type witness struct {
	code string
	it   chroma.Iterator
	end  int          // of the code that has been seen
	late *atomic.Bool // nobody waits for the rest
}

// next returns the next token, and none after the first that is not what comes
// next in the code. Some lexers add a newline to the code.
func (w *witness) next() (kind chroma.TokenType, start, end int, ok bool) {
	t := w.it()
	if t == chroma.EOF || w.late.Load() {
		return 0, w.end, w.end, false
	}
	start = w.end
	rest := w.code[start:]
	value := t.Value
	if len(value) == len(rest)+1 {
		value = strings.TrimSuffix(value, "\n")
	}
	if !strings.HasPrefix(rest, value) {
		w.it = func() chroma.Token { return chroma.EOF }
		return 0, start, start, false
	}
	w.end += len(value)
	return t.Type, start, w.end, true
}
