package guide

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Levels in the order of a career, as [Entry.Level] and [Meta.Level] name them.
var levelOrder = []string{"junior", "mid", "senior", "any"}

// gatherTopics lists the questions of every topic and level. Topics whose
// names make one URL are one topic, under the spelling met first.
func (s *Site) gatherTopics() {
	topics, levels := map[string]*Topic{}, map[string]*Topic{}
	for _, c := range s.Chapters {
		for _, e := range c.Entries {
			at := Located{c, e}
			for _, name := range e.Topics {
				add(topics, "/topics/", name, at)
			}
			if e.Level != "" {
				add(levels, "/levels/", e.Level, at)
			}
		}
	}
	s.Topics = sorted(topics, func(a, b *Topic) int { return cmp.Compare(a.Name, b.Name) })
	s.Levels = sorted(levels, func(a, b *Topic) int {
		return cmp.Or(cmp.Compare(levelRank(a.Name), levelRank(b.Name)), cmp.Compare(a.Name, b.Name))
	})
}

func add(topics map[string]*Topic, root, name string, at Located) {
	slug := Slug(name)
	if slug == "" {
		return
	}
	t := topics[slug]
	if t == nil {
		t = &Topic{Name: name, URL: root + slug + "/"}
		topics[slug] = t
	}
	if n := len(t.Questions); n == 0 || t.Questions[n-1] != at {
		t.Questions = append(t.Questions, at)
	}
}

func sorted(topics map[string]*Topic, compare func(a, b *Topic) int) []*Topic {
	list := make([]*Topic, 0, len(topics))
	for _, t := range topics {
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b *Topic) int { return cmp.Or(compare(a, b), cmp.Compare(a.URL, b.URL)) })
	return list
}

func levelRank(name string) int {
	if i := slices.Index(levelOrder, name); i >= 0 {
		return i
	}
	return len(levelOrder)
}

// maxSlug bounds a slug in bytes, so that paths stay usable everywhere.
const maxSlug = 80

// Slug makes a URL segment of a name: lower-case letters and digits of any
// script with hyphens between words, at most 80 bytes; "+" and "#" are spelled
// out so that C, C++ and C# stay apart. It is idempotent, never begins with a
// dot, and is "" when the name has no letter or digit. The name must be in
// Unicode normal form C for equal names to give equal slugs.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		word := string(r)
		switch {
		case r == '+':
			word = "plus"
		case r == '#':
			word = "sharp"
		case !unicode.In(r, unicode.L, unicode.N, unicode.M):
			gap = gap || b.Len() > 0 && r != '\'' && r != '’'
			continue
		}
		if gap && b.Len() > 0 {
			word = "-" + word
		}
		if b.Len()+len(word) > maxSlug {
			break
		}
		b.WriteString(word)
		gap = false
	}
	return b.String()
}
