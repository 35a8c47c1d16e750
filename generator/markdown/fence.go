package markdown

import (
	"strconv"
	"strings"
)

// Fence is what the info string of a code fence says.
type Fence struct {
	Lang    string            // first word, lower case, "" if none
	Title   string            // shown above the code, "" if none
	Flags   map[string]string // every flag by name; "" is the value of a bare one
	Lines   []Range           // lines to point out, counted from 1
	Numbers bool              // show line numbers
	First   int               // number of the first line, 0 means 1
}

// Range is a range of lines, both ends included.
type Range struct{ First, Last int }

// parseFence reads an info string: the language, then flags in the forms of
// this program (run hl=2,4-6 title="x"), of mdBook (python,ignore) and of Hugo
// and Docusaurus ({1,3} title="x"). mdBook's ignore is skip. A file named right
// after the language (python:a.py) is for another tool and left out.
func parseFence(info string) Fence {
	info = strings.TrimSpace(info)
	end := strings.IndexAny(info, " \t,{:")
	if end < 0 {
		end = len(info)
	}
	f := Fence{Lang: strings.ToLower(strings.TrimPrefix(info[:end], "."))}
	rest := info[end:]
	if strings.HasPrefix(rest, ":") {
		_, rest, _ = strings.Cut(rest, " ")
	}
	for _, word := range infoWords(rest) {
		f.flag(word)
	}
	return f
}

// flag takes one word of an info string.
func (f *Fence) flag(word string) {
	if lines, ok := strings.CutPrefix(word, "{"); ok {
		inner := strings.TrimSuffix(lines, "}")
		if ranges := parseRanges(inner); ranges != nil {
			f.Lines = append(f.Lines, ranges...)
			return
		}
		for _, w := range infoWords(inner) {
			f.flag(w)
		}
		return
	}
	name, value, _ := strings.Cut(word, "=")
	name, value = strings.ToLower(name), strings.Trim(value, `"'`)
	switch name {
	case "hl", "hl_lines", "highlight":
		f.Lines = append(f.Lines, parseRanges(strings.Trim(value, "{}[]"))...)
	case "linenos", "linenums", "showlinenumbers", "line-numbers", "numbers":
		f.Numbers = value != "false" && value != "no"
		if n, err := strconv.Atoi(value); err == nil {
			f.First = n
		}
	case "linenostart", "startline", "start":
		f.First, _ = strconv.Atoi(value)
	case "title", "filename", "name", "file":
		f.Title = value
	case "ignore", "no_run":
		name = "skip"
	}
	if f.Flags == nil {
		f.Flags = map[string]string{}
	}
	f.Flags[name] = value
}

// infoWords splits at spaces and commas, but not inside quotes or braces, nor
// where a comma parts line numbers.
func infoWords(s string) []string {
	var words []string
	var quote rune
	depth, from, value := 0, -1, false
	flush := func(to int) {
		if from >= 0 && to > from {
			words = append(words, s[from:to])
		}
		from, value = -1, false
	}
	for i, r := range s {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
			continue
		case r == '"' || r == '\'':
			quote = r
		case r == '{' || r == '[':
			depth++
		case r == '}' || r == ']':
			depth = max(0, depth-1)
		case r == '=':
			value = true
		case depth == 0 && (r == ' ' || r == '\t' || r == ',' && !(value && digitAt(s, i+1))):
			flush(i)
			continue
		}
		if from < 0 {
			from = i
		}
	}
	flush(len(s))
	return words
}

func digitAt(s string, i int) bool {
	return i < len(s) && '0' <= s[i] && s[i] <= '9'
}

// parseRanges reads "2,4-6"; nil when it is anything else.
func parseRanges(s string) []Range {
	var ranges []Range
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ' ' }) {
		first, last, isRange := strings.Cut(part, "-")
		a, err := strconv.Atoi(strings.TrimSpace(first))
		b := a
		if isRange && err == nil {
			b, err = strconv.Atoi(strings.TrimSpace(last))
		}
		if err != nil || a < 1 || b < a {
			return nil
		}
		ranges = append(ranges, Range{a, b})
	}
	return ranges
}
