package check

import (
	"fmt"
	"math"
	"slices"

	"gen/generator/guide"
)

// required reports front matter that a kind needs and does not have
// (fm-required). Old guides have none, so it is a warning.
func required(site *guide.Site, report func(guide.Problem)) {
	for _, c := range site.Chapters {
		for _, missing := range missing(c) {
			report(guide.Problem{Pos: guide.Pos{File: c.Path, Line: 1}, Code: "fm-required", Severity: guide.Warning,
				Message: fmt.Sprintf("kind %s needs %s", c.Kind, missing), Hint: "add it, or give the chapter another kind"})
		}
	}
}

// missing lists what c's kind, as its author set it, asks for in vain.
func missing(c *guide.Chapter) []string {
	var list []string
	need := func(ok bool, what string) {
		if !ok {
			list = append(list, what)
		}
	}
	switch c.Meta.Kind {
	case guide.KindList:
		need(len(c.Entries) > 0, "at least one question")
	case guide.KindMock:
		need(speaks(c, guide.Interviewer) && speaks(c, guide.Candidate), "an interviewer and a candidate (cast: in front matter)")
		need(c.Turns >= 2, "at least two turns")
	case guide.KindPrompts:
		need(len(c.Entries) > 0, "at least one prompt")
	case guide.KindQuiz:
		need(slices.ContainsFunc(c.Entries, func(e *guide.Entry) bool { return e.Type == guide.MultipleChoice }), "at least one question with options and a key")
	case guide.KindExperience:
		need(!c.Meta.Date.IsZero(), "a date")
	}
	return list
}

func speaks(c *guide.Chapter, role guide.Role) bool {
	return slices.ContainsFunc(c.Cast, func(p guide.Cast) bool { return p.Role == role })
}

// mostUnanswered is the part of a chapter's questions, one in so many, that
// may lack an answer by oversight. With more of them the chapter is prompts.
const mostUnanswered = 4

// unanswered reports the questions without an answer among many with one
// (empty-answer), unless they were reported as a quiz without a key.
func unanswered(site *guide.Site, report func(guide.Problem)) {
	for _, c := range site.Chapters {
		prompts := 0
		for _, e := range c.Entries {
			if e.Type == guide.Prompt {
				prompts++
			}
		}
		if c.Kind == guide.KindPrompts || prompts*mostUnanswered > len(c.Entries) {
			continue
		}
		for i, e := range c.Entries {
			end := math.MaxInt
			if i+1 < len(c.Entries) {
				end = c.Entries[i+1].Pos.Line
			}
			keyless := func(p guide.Problem) bool {
				return e.Pos.Line <= p.Pos.Line && p.Pos.Line < end && (p.Code == "mcq-no-key" || p.Code == "mcq-key-unknown")
			}
			if e.Type == guide.Prompt && !slices.ContainsFunc(c.Problems, keyless) {
				report(guide.Problem{Pos: e.Pos, Code: "empty-answer", Severity: guide.Warning,
					Message: "question has no answer", Hint: "write it below the question, up to the next one"})
			}
		}
	}
}

// stale reports chapters whose review is due on the build date (stale).
func stale(site *guide.Site, report func(guide.Problem)) {
	for _, c := range site.Pages() {
		due := c.Meta.ReviewBy
		if !due.IsZero() && !site.Date.IsZero() && due.Before(site.Date) {
			report(guide.Problem{Pos: guide.Pos{File: c.Path, Line: 1}, Code: "stale", Severity: guide.Warning,
				Message: "the review was due on " + due.Format("2006-01-02"), Hint: "check the chapter, then set reviewed and review_by"})
		}
	}
}
