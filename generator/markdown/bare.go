package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// bareLength is how long a line may be, in characters, that asks without a sign of
// its own.
const bareLength = 160

// asksUnsigned tells whether the questions of a bank are lines of text like those of
// their answers, but that each asks and goes no further, as text does that was
// copied from a page: few things in it ask in another way, and few of the lines
// stand right below a heading, whose question they would be. Where every second
// line asks, a chapter is a bank whatever it is called.
func (r *recogniser) asksUnsigned() bool {
	if len(r.stage.order) > 0 || !r.titled && !r.isAmongQuestions() && !r.mostlyAsks() {
		return false
	}
	bare, below, others := 0, 0, 0
	asks := func(n ast.Node) {
		if endsAsking(strings.TrimSpace(string(r.scratchText(n)))) {
			others++
		}
	}
	for n := r.root.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			asks(n)
		case *ast.List:
			for item := n.FirstChild(); item != nil; item = item.NextSibling() {
				if first := item.FirstChild(); first != nil && isText(first) {
					asks(first)
				}
			}
		case *ast.Paragraph:
			words := r.passage(n)
			for i := range words.size() {
				switch l := words.at(i); {
				case r.isBare(l):
					bare++
					if n.PreviousSibling() != nil && n.PreviousSibling().Kind() == ast.KindHeading && i == 0 {
						below++
					}
				case i == 0 && endsAsking(strings.TrimSpace(l.text)):
					others++
				}
			}
		}
	}
	return bare >= 5 && bare > 2*others && below*5 <= bare
}

// mostlyAsks tells whether ten lines, and every second one, end with a question mark.
func (r *recogniser) mostlyAsks() bool {
	asking, all := 0, 0
	for line := range bytes.Lines(r.text) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 {
			all++
		}
		if bytes.HasSuffix(line, []byte("?")) {
			asking++
		}
	}
	return asking >= 10 && asking*2 >= all
}

// isBare tells whether a line is a question of its own without any sign: one
// sentence that begins with a capital and ends with a question mark.
func (r *recogniser) isBare(l line) bool {
	text := strings.TrimSpace(l.text)
	if !endsAsking(text) || isBold(l.nodes[0]) || utf8.RuneCountInString(text) > bareLength {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first) && !goesOn.MatchString(text)
}

// goesOn finds where a line is more than a question: behind the end of a sentence,
// which no "vs." is, or of what leads to one.
var goesOn = regexp.MustCompile(`\pL{4}\. |: `)
