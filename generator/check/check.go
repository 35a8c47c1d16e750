// Package check turns a site into problems: what its chapters reported while
// they were read, and what only shows when all of them are seen together.
//
// Every check is a function in one list, reports and changes nothing, and
// costs time in proportion to the site.
package check

import (
	"slices"
	"sync"

	"gen/generator/guide"
)

// A check reports problems of a site; it is the home of their codes.
type check func(site *guide.Site, report func(guide.Problem))

// All checks: grave ones report errors, the others nothing worse than warnings.
var (
	grave  = []check{chapters, addresses}
	lesser = []check{links, configuration, required, unanswered, promised, repeated, stale}
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

// Warnings gives the problems of a site that Errors leaves out. It leaves the other
// cores to a page that is asked for meanwhile, as after a save.
func Warnings(site *guide.Site) (problems []guide.Problem) {
	for i := range lesser {
		problems = append(problems, run(site, lesser[i:i+1])...)
	}
	guide.SortProblems(problems)
	return slices.Compact(problems)
}

func run(site *guide.Site, checks []check) []guide.Problem {
	found := make([][]guide.Problem, len(checks))
	var wg sync.WaitGroup
	for i, check := range checks {
		wg.Go(func() { check(site, func(p guide.Problem) { found[i] = append(found[i], p) }) })
	}
	wg.Wait()
	problems := slices.Concat(found...)
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
