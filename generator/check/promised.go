package check

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"gen/generator/guide"
)

// promises finds how many questions a title speaks of: "Top 30 ...", "35
// questions ...", "100 道题". A number anywhere else is a version or a year.
var promises = regexp.MustCompile(`(?i)\b(?:top|best)[ -](\d{1,4})(\+?)(?:\s|$)|^(\d{1,4})(\+?)\s[^.:!?–—\d]{0,60}(?:questions|prompts|preguntas|fragen|perguntas)\b|^топ[ -](\d{1,4})(\+?)\s|(\d{1,4})(\+?)\s?(?:道|問|问题|題|题)`)

// promised reports chapters whose titles name another number of questions than
// they have (count-in-title).
func promised(site *guide.Site, report func(guide.Problem)) {
	for _, c := range site.Pages() {
		n, atLeast := promisedBy(c.Title)
		has := questions(c)
		if n == 0 || has == 0 || has == n || atLeast && has > n {
			continue
		}
		report(guide.Problem{Pos: guide.Pos{File: c.Path, Line: 1}, Code: "count-in-title", Severity: guide.Warning,
			Message: fmt.Sprintf("the title speaks of %d questions, the chapter has %d", n, has), Hint: "change the title, or see with gen inspect what was found"})
	}
}

// promisedBy gives the number of questions in a title, 0 when there is none,
// and whether there may be more: "100+".
func promisedBy(title string) (n int, atLeast bool) {
	if !strings.ContainsAny(title, "0123456789") {
		return 0, false // as most, which are asked after each save
	}
	m := promises.FindStringSubmatch(title)
	if m == nil {
		return 0, false
	}
	n, _ = strconv.Atoi(cmp.Or(m[1], m[3], m[5], m[7]))
	if n >= 1900 && n < 2100 {
		return 0, false // a year
	}
	return n, cmp.Or(m[2], m[4], m[6], m[8]) != ""
}

// questions counts those that the author numbered, or all where none is; what
// is asked in a conversation is no list.
func questions(c *guide.Chapter) int {
	all, numbered := 0, 0
	for _, e := range c.Entries {
		if e.Type == guide.AskingTurn {
			continue
		}
		all++
		if e.Number != "" {
			numbered++
		}
	}
	return cmp.Or(numbered, all)
}
