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
	topics, levels := newSubjects("/topics/"), newSubjects("/levels/")
	var names []string // of the entry before, which most entries share
	var found []*Topic
	for _, c := range s.Chapters {
		for _, e := range c.Entries {
			if !slices.Equal(e.Topics, names) {
				names, found = e.Topics, topics.named(e.Topics)
			}
			for _, t := range found {
				t.Questions = append(t.Questions, Located{c, e})
			}
			if level := levels.one(e.Level); level != nil {
				level.Questions = append(level.Questions, Located{c, e})
			}
		}
	}
	s.Topics = sorted(topics, func(a, b *Topic) int { return cmp.Compare(a.Name, b.Name) })
	s.Levels = sorted(levels, func(a, b *Topic) int {
		return cmp.Or(cmp.Compare(levelRank(a.Name), levelRank(b.Name)), cmp.Compare(a.Name, b.Name))
	})
}

// subjects are topics or levels, by every spelling that was met.
type subjects struct {
	root   string // of their URLs
	bySlug map[string]*Topic
	byName map[string]*Topic // nil for a name that makes no slug
}

func newSubjects(root string) *subjects {
	return &subjects{root, map[string]*Topic{}, map[string]*Topic{}}
}

// named gives the topics of some names, each once.
func (s *subjects) named(names []string) []*Topic {
	var list []*Topic
	for _, name := range names {
		if t := s.one(name); t != nil && !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}

// one gives the topic of a name, made on first use; nil for a name without a
// slug.
func (s *subjects) one(name string) *Topic {
	t, met := s.byName[name]
	if met {
		return t
	}
	if slug := Slug(name); slug != "" {
		if t = s.bySlug[slug]; t == nil {
			t = &Topic{Name: name, URL: s.root + slug + "/"}
			s.bySlug[slug] = t
		}
	}
	s.byName[name] = t
	return t
}

func sorted(s *subjects, compare func(a, b *Topic) int) []*Topic {
	list := make([]*Topic, 0, len(s.bySlug))
	for _, t := range s.bySlug {
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
