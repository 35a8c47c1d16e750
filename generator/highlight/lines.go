package highlight

import (
	"cmp"
	"slices"
	"strconv"
)

// lines writes the elements around lines. A line's newline is inside its
// element, so that the text of the code stays what it is.
type lines struct {
	ranges []Range // still to come, by their first line
	marked int     // the last line of those that have come
	line   int     // lines begun
	open   bool    // the element of the last of them is not closed

	numbered bool
	first    int
}

// newLines returns nil if the options ask for nothing that needs elements.
func newLines(o Options) *lines {
	if !o.LineNumbers && len(o.Highlight) == 0 {
		return nil
	}
	ranges := slices.SortedFunc(slices.Values(o.Highlight), func(a, b Range) int {
		return cmp.Compare(a.First, b.First)
	})
	return &lines{ranges: ranges, numbered: o.LineNumbers, first: cmp.Or(o.FirstLine, 1)}
}

// begin appends the start of the next line's element unless one is open.
func (l *lines) begin(dst []byte) []byte {
	if l.open {
		return dst
	}
	l.open = true
	l.line++
	for len(l.ranges) > 0 && l.ranges[0].First <= l.line {
		l.marked = max(l.marked, l.ranges[0].Last)
		l.ranges = l.ranges[1:]
	}
	if l.line <= l.marked {
		dst = append(dst, `<span class="line hl"`...)
	} else {
		dst = append(dst, `<span class=line`...)
	}
	if l.numbered {
		dst = append(dst, ` data-n=`...)
		dst = strconv.AppendInt(dst, int64(l.first+l.line-1), 10)
	}
	return append(dst, '>')
}

// end appends the end of the line's element if one is open.
func (l *lines) end(dst []byte) []byte {
	if !l.open {
		return dst
	}
	l.open = false
	return append(dst, "</span>"...)
}
