package guide

import (
	"cmp"
	"slices"
)

// Anchors are the fragments that lead to a place on a chapter's page, in the
// order of their bytes. As a list they take a third of what a map takes, and a
// large guide has hundreds of thousands.
type Anchors []Anchor

// Anchor is a fragment and the id that it leads to: every id is one itself, and
// old ids, GitHub's forms and q12 are others.
type Anchor struct{ Fragment, ID string }

// NewAnchors gives the anchors of a chapter from its ids by fragment.
func NewAnchors(ids map[string]string) Anchors {
	a := make(Anchors, 0, len(ids))
	for fragment, id := range ids {
		a = append(a, Anchor{fragment, id})
	}
	slices.SortFunc(a, func(x, y Anchor) int { return cmp.Compare(x.Fragment, y.Fragment) })
	return a
}

// PageID tells whether pages use an id for themselves, for the place that a link
// skips to or what a button opens, so that nothing in a chapter may have it.
func PageID(id string) bool {
	switch id {
	case "announcer", "chapters", "gen-strings", "help-title", "main", "outline", "outline-title", "q", "random":
		return true
	}
	return false
}

// ID gives the id that a fragment leads to.
func (a Anchors) ID(fragment string) (id string, ok bool) {
	i, ok := slices.BinarySearchFunc(a, fragment, func(x Anchor, fragment string) int { return cmp.Compare(x.Fragment, fragment) })
	if !ok {
		return "", false
	}
	return a[i].ID, true
}
