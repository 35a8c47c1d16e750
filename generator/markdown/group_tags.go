package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// groupTag is a tag of a details or summary element in a block of HTML.
type groupTag struct {
	name       string
	end        bool // an end tag
	open       bool // it has the attribute open
	from, upTo int  // its bytes
}

// groupTags finds the tags that group. Those in what authors mean as code are
// text, though HTML knows no such code.
func groupTags(data []byte) []groupTag {
	tags, ok := bareTags(data)
	if !ok {
		tags = tokenTags(data)
	}
	if len(tags) > 0 && bytes.ContainsAny(data, "`~") {
		tags = tagsOutside(codeSpan.FindAllIndex(data, -1), tagsOutside(fencesIn(data), tags))
	}
	return tags
}

var (
	codeSpan  = regexp.MustCompile("`[^`\n]+`")
	fenceLine = regexp.MustCompile("(?m)^[ \t]*(`{3,}|~{3,})([^`\n]*)$")
)

// fencesIn finds the fences of code that end.
func fencesIn(data []byte) (code [][]int) {
	begun, fence := 0, ""
	for _, m := range fenceLine.FindAllSubmatchIndex(data, -1) {
		marks, bare := string(data[m[2]:m[3]]), len(bytes.TrimSpace(data[m[4]:m[5]])) == 0
		switch {
		case fence == "":
			begun, fence = m[1], marks
		case bare && strings.HasPrefix(marks, fence):
			code, fence = append(code, []int{begun, m[0]}), ""
		}
	}
	return code
}

// tagsOutside leaves out the tags that begin in one of the ranges of bytes.
func tagsOutside(ranges [][]int, tags []groupTag) []groupTag {
	return slices.DeleteFunc(tags, func(t groupTag) bool {
		for len(ranges) > 0 && ranges[0][1] <= t.from {
			ranges = ranges[1:]
		}
		return len(ranges) > 0 && ranges[0][0] < t.from
	})
}

// tokenTags finds the tags that group in any HTML.
func tokenTags(data []byte) (tags []groupTag) {
	z := html.NewTokenizer(bytes.NewReader(data))
	at := 0
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		from := at
		at += len(z.Raw())
		if kind != html.StartTagToken && kind != html.EndTagToken {
			continue
		}
		t := z.Token()
		tag := groupTag{name: t.Data, end: kind == html.EndTagToken, from: from, upTo: at}
		for _, a := range t.Attr {
			tag.open = tag.open || a.Key == "open"
		}
		if tag.groups() {
			tags = append(tags, tag)
		}
	}
	return tags
}

func (t groupTag) groups() bool { return t.name == "details" || t.name == "summary" }

// bareTags finds the tags that group in HTML of nothing but text and tags whose
// attributes have no values, as most of it is. It gives up on anything else, and
// on elements whose content is no HTML.
func bareTags(data []byte) (tags []groupTag, ok bool) {
	for at := 0; ; {
		i := bytes.IndexByte(data[at:], '<')
		if i < 0 {
			return tags, true
		}
		from := at + i
		n := bytes.IndexByte(data[from:], '>')
		if n < 0 {
			return nil, false
		}
		at = from + n + 1
		inner, end := bytes.CutPrefix(data[from+1:at-1], []byte("/"))
		if bytes.ContainsAny(inner, "<\"'=/\x00") || len(inner) == 0 || inner[0]|0x20 < 'a' || inner[0]|0x20 > 'z' {
			return nil, false
		}
		words := strings.FieldsFunc(strings.ToLower(string(inner)), func(r rune) bool { return strings.ContainsRune(asciiSpace, r) })
		tag := groupTag{name: words[0], end: end, from: from, upTo: at}
		for _, word := range words[1:] {
			tag.open = tag.open || word == "open"
		}
		if verbatim[tag.name] {
			return nil, false
		}
		if tag.groups() {
			tags = append(tags, tag)
		}
	}
}

// verbatim are the elements in which tags are text.
var verbatim = wordSet("iframe noembed noframes noscript plaintext script style textarea title xmp")
