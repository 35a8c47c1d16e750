package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gen/generator/theme"
)

// lineWidth is how many characters fit on a line of text at full measure, and
// blockLines what the space around a paragraph or a list entry comes to.
const lineWidth, blockLines = 55, 0.5

// height estimates for the browser how many lines of text a question is tall as
// long as its answer is closed if it can be, which on paper none is: before it is laid out, the style
// sheet has no other way of knowing.
func height(v *theme.Question) theme.Attributes {
	markup := []theme.HTML{v.Title, v.Prompt}
	for _, c := range v.Choices {
		markup = append(markup, "<li><li><li>", c.Body)
	}
	for _, reason := range v.Reasons {
		if v.Open {
			markup = append(markup, "<li>", reason.Body)
		}
	}
	if v.Open || !v.Closed && len(v.Choices) == 0 {
		markup = append(markup, v.Answer)
	}
	return lined(3, markup...) // for what stands around them
}

// lined tells the style sheet how many lines markup is tall, and what is around it.
func lined(around float64, markup ...theme.HTML) theme.Attributes {
	for _, m := range markup {
		around += lines(string(m))
	}
	return theme.Attributes(` data-lines="` + strconv.Itoa(int(around)) + `"`)
}

// lines counts lines of code as they are, and of text as they would be broken.
func lines(markup string) (total float64) {
	for markup != "" {
		text, rest, _ := strings.Cut(markup, "<")
		total += float64(utf8.RuneCountInString(text)) / lineWidth
		tag, after, _ := strings.Cut(rest, ">")
		switch name, _, _ := strings.Cut(tag, " "); name {
		case "pre":
			code, rest, _ := strings.Cut(after, "</pre>")
			total += 2 + float64(strings.Count(code, "\n"))
			after = rest
		case "p", "li", "tr", "h3", "h4", "h5", "h6":
			total += blockLines
		}
		markup = after
	}
	return total
}
