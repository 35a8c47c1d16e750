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
func (l Limits) exceeded(lang *language, code string) bool {
	bytes := cmp.Or(l.Bytes, defaultBytes)
	lines := cmp.Or(l.Lines, defaultLines)
	return bytes > 0 && len(code) > bytes ||
		lines > 0 && strings.Count(strings.TrimSuffix(code, "\n"), "\n") >= lines ||
		lang.hasty && len(code) > hastyBytes
}

// time returns the longest a block of the language may take.
func (l Limits) time(lang *language) time.Duration {
	limit := l.Time
	if limit <= 0 {
		limit = defaultTime
	}
	if lang.hasty {
		return min(limit, hastyTime)
	}
	return min(limit, maxTime)
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
	start, limit := time.Now(), o.Limits.time(l)
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
	end, faulty := 0, false
	next := func() (chroma.TokenType, int, int, bool) {
		t := it()
		if t == chroma.EOF || late.Load() {
			return 0, end, end, false
		}
		// Some lexers work on code with a newline added.
		value := t.Value
		if end+len(value) == len(code)+1 {
			value = strings.TrimSuffix(value, "\n")
		}
		start := end
		end += len(value)
		if end > len(code) || code[start:end] != value {
			faulty, end = true, start
			return 0, start, start, false
		}
		return t.Type, start, end, true
	}
	html = newWriter(make([]byte, 0, 3*len(code)), code, o).tokens(next)
	if faulty || end != len(code) {
		return nil, errFaulty
	}
	return html, nil
}
