package markdown

import (
	"cmp"
	"fmt"
	"time"

	"gen/generator/guide"
)

// limits bound the work on one chapter. Zero fields mean the defaults; only tests
// ask for others.
type limits struct {
	bytes   int           // size of a chapter; default 10 MB
	nesting int           // depth of lists and quotes; default 100
	columns int           // columns of a table; default 200
	block   int           // bytes of a paragraph that is dense with brackets or emphasis; default 32 KB
	time    time.Duration // longest parse; default 20 seconds
}

func (l limits) orDefault() limits {
	return limits{
		bytes:   cmp.Or(l.bytes, 10<<20),
		nesting: cmp.Or(l.nesting, 100),
		columns: cmp.Or(l.columns, 200),
		block:   cmp.Or(l.block, 32<<10),
		time:    cmp.Or(l.time, 20*time.Second),
	}
}

// parseWithin parses src in a goroutine of its own, so that input that the
// parser cannot finish with is reported instead of waited for.
func parseWithin(src *guide.Source, o Options) *guide.Chapter {
	if len(src.Text) > o.limits.bytes {
		return failed(src, "size", fmt.Sprintf("the chapter has %d bytes; the limit is %d", len(src.Text), o.limits.bytes),
			"split it into several chapters")
	}
	done := make(chan *guide.Chapter, 1)
	go func() { done <- parseSafely(src, o) }()
	timer := time.NewTimer(o.limits.time)
	defer timer.Stop()
	select {
	case c := <-done:
		return c
	case <-timer.C:
		return failed(src, "time", fmt.Sprintf("the chapter could not be parsed within %v", o.limits.time),
			"look for a very long paragraph full of brackets, asterisks or underscores")
	}
}

// parseSafely turns a panic into a problem of the chapter.
func parseSafely(src *guide.Source, o Options) (c *guide.Chapter) {
	defer func() {
		if r := recover(); r != nil {
			c = failed(src, "internal", fmt.Sprintf("internal error: %v", r), "please report this with the chapter's text")
		}
	}()
	return newDocument(src, o).parse()
}

// failed gives a chapter without a body that says why.
func failed(src *guide.Source, code, message, hint string) *guide.Chapter {
	c := newChapter(src)
	c.Title = fileTitle(src)
	c.Problems = append(c.Problems, guide.Problem{
		Pos: guide.Pos{File: src.Path, Line: src.Line}, Code: code, Severity: guide.Error, Message: message, Hint: hint,
	})
	setBody(c, &guide.Body{})
	return c
}
