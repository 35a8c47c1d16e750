package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"gen/generator/guide"
)

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
