// Package check turns a site into problems: what its chapters reported while
// they were read, and what only shows when all of them are seen together.
//
// Every check is a function in one list, reports and changes nothing, and
// costs time in proportion to the site.
package check

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"gen/generator/guide"
)

// A check reports problems of a site; it is the home of their codes.
type check func(site *guide.Site, report func(guide.Problem))

// All checks: grave ones report errors, the others nothing worse than warnings.
var (
	grave  = []check{chapters, addresses}
	lesser = []check{links, configuration, required, unanswered, stale}
)

// Site gives every problem of a site, sorted.
func Site(site *guide.Site) []guide.Problem {
	return run(site, slices.Concat(grave, lesser))
}

// Errors gives those problems of a site that keep it from being published, and
// those that its chapters reported themselves.
func Errors(site *guide.Site) []guide.Problem {
	return run(site, grave)
}

// Warnings gives the problems of a site that Errors leaves out.
func Warnings(site *guide.Site) []guide.Problem {
	return run(site, lesser)
}

func run(site *guide.Site, checks []check) []guide.Problem {
	var problems []guide.Problem
	for _, check := range checks {
		check(site, func(p guide.Problem) { problems = append(problems, p) })
	}
	guide.SortProblems(problems)
	return slices.Compact(problems)
}

// chapters passes on what each chapter reported itself.
func chapters(site *guide.Site, report func(guide.Problem)) {
	for _, c := range site.Pages() {
		for _, p := range c.Problems {
			report(p)
		}
	}
}

// addresses reports chapters and aliases that claim one address (dup-slug,
// case-collision, alias-loop).
func addresses(site *guide.Site, report func(guide.Problem)) {
	key, pages := folding(), site.Pages()
	if peaceful(pages, key) {
		return
	}
	taken := make(map[string]*guide.Chapter, len(pages))
	slices.SortFunc(pages, func(a, b *guide.Chapter) int { return cmp.Compare(a.Path, b.Path) })
	for _, c := range pages {
		other := taken[key(c.URL)]
		if other == nil {
			taken[key(c.URL)] = c
			continue
		}
		code, how := "dup-slug", "have one address, "+c.URL
		if other.URL != c.URL {
			code, how = "case-collision", fmt.Sprintf("have addresses that differ only by case or Unicode form, %s and %s", other.URL, c.URL)
		}
		report(guide.Problem{Pos: guide.Pos{File: c.Path, Line: 1}, Code: code, Severity: guide.Error,
			Message: fmt.Sprintf("this chapter and %s %s", other.Path, how),
			Hint:    "give one of them another file name, or a slug in its front matter"})
	}
	for _, c := range pages {
		for _, alias := range c.Meta.Aliases {
			switch other := taken[key(alias)]; {
			case other == c:
				report(aliasProblem(c, "alias-loop", fmt.Sprintf("alias %s is the chapter's own address", alias), "remove it"))
			case other != nil:
				report(aliasProblem(c, "dup-slug", fmt.Sprintf("alias %s is the address of %s", alias, other.Path), "remove the alias, or rename one of the chapters"))
			default:
				taken[key(alias)] = c
			}
		}
	}
}

// folding gives a function that makes addresses equal that are one file on some
// systems.
func folding() func(url string) string {
	fold := cases.Fold()
	return func(url string) string {
		url = strings.Trim(url, "/")
		if strings.IndexFunc(url, func(r rune) bool { return r >= utf8.RuneSelf || 'A' <= r && r <= 'Z' }) < 0 {
			return url // it is folded as it is
		}
		return fold.String(norm.NFC.String(url))
	}
}

// peaceful tells of most sites that no two chapters contend for an address.
func peaceful(pages []*guide.Chapter, key func(url string) string) bool {
	taken := make(map[string]bool, len(pages))
	for _, c := range pages {
		taken[key(c.URL)] = true
		if len(c.Meta.Aliases) > 0 {
			return false
		}
	}
	return len(taken) == len(pages)
}

func aliasProblem(c *guide.Chapter, code, message, hint string) guide.Problem {
	return guide.Problem{Pos: cmp.Or(c.Meta.AliasesAt, guide.Pos{File: c.Path, Line: 1}), Code: code, Severity: guide.Error, Message: message, Hint: hint}
}

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

// mostSuggestions bounds how many broken links of one chapter get a
// suggestion, since each one looks at every possible target.
const mostSuggestions = 50

// links reports what links and images of chapters do not lead to (link-page,
// link-anchor, link-asset).
func links(site *guide.Site, report func(guide.Problem)) {
	assets := sync.OnceValue(func() []string { return assets(site) })
	files := sync.OnceValue(func() []string { return append(chapterNames(site), assets()...) })
	for _, c := range site.Pages() {
		suggestions := mostSuggestions
		for l := range written(c) {
			t := site.Resolve(c, l.Target)
			if t.URL != "" && t.Broken == "" {
				continue
			}
			p := guide.Problem{Pos: l.Pos, Severity: guide.Warning}
			near := ""
			suggestions--
			switch {
			case t.Broken != "":
				p.Code, p.Message = "link-anchor", fmt.Sprintf("%s has no heading #%s", t.Chapter.Path, t.Broken)
				near = suggest(suggestions, strings.ToLower(t.Broken), func() []string { return anchors(t.Chapter) })
				if near != "" {
					near = "#" + near
				}
			case l.Image:
				p.Code, p.Message = "link-asset", fmt.Sprintf("there is no image %s", l.Target)
				near = suggest(suggestions, path.Base(l.Target), assets)
			default:
				p.Code, p.Message = "link-page", fmt.Sprintf("there is no chapter or file %s", l.Target)
				file, _, _ := strings.Cut(l.Target, "#")
				near = suggest(suggestions, path.Base(file), files)
			}
			if near != "" {
				p.Hint = "did you mean " + near + "?"
			}
			report(p)
		}
	}
}

// configuration reports what gen.yaml names and the site does not have
// (config-link, config-logo).
func configuration(site *guide.Site, report func(guide.Problem)) {
	at := func(code, message, hint string) {
		report(guide.Problem{Pos: guide.Pos{File: "gen.yaml"}, Code: code, Severity: guide.Warning, Message: message, Hint: hint})
	}
	if _, found := site.LogoAsset(); !found && site.Logo != "" {
		at("config-logo", "there is no image "+site.Logo+" for the logo", "put it into assets/")
	}
	for _, l := range site.Nav {
		if l.Inside() && site.ResolveNav(l).URL == "" {
			at("config-link", fmt.Sprintf("nav: there is no chapter or file %s; the link is left out", l.URL), "write the path of a chapter below this folder, or a whole address")
		}
	}
}

// written gives the links inside the site that a chapter's text and its front
// matter hold.
func written(c *guide.Chapter) iter.Seq[guide.Link] {
	return func(yield func(guide.Link) bool) {
		for _, l := range c.Links {
			if !yield(l) {
				return
			}
		}
		for _, target := range c.Meta.Related {
			if !strings.Contains(target, "://") && !yield(guide.Link{Target: target, Pos: c.Meta.RelatedAt}) {
				return
			}
		}
	}
}

func suggest(left int, word string, words func() []string) string {
	if left < 0 || len(word) > 100 {
		return ""
	}
	return guide.Nearest(word, words())
}

func anchors(c *guide.Chapter) []string {
	list := make([]string, 0, len(c.Anchors))
	for _, a := range c.Anchors {
		list = append(list, a.Fragment)
	}
	return list
}

func assets(site *guide.Site) []string {
	list := make([]string, 0, len(site.Assets))
	for file := range site.Assets {
		list = append(list, path.Base(file))
	}
	slices.Sort(list)
	return list
}

func chapterNames(site *guide.Site) []string {
	var list []string
	for _, c := range site.Pages() {
		list = append(list, path.Base(c.Path))
	}
	return list
}
