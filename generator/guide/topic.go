package guide

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// run is a stretch of a chapter's entries with the same topics and level:
// mostly all of them.
type run struct {
	topics   []string
	level    string
	from, to int
}

func (r run) equal(o run) bool {
	return r.level == o.level && r.from == o.from && r.to == o.to && slices.Equal(r.topics, o.topics)
}

func runs(entries []*Entry) (list []run) {
	for i, e := range entries {
		if n := len(list); n == 0 || list[n-1].level != e.Level || !slices.Equal(list[n-1].topics, e.Topics) {
			list = append(list, run{topics: e.Topics, level: e.Level, from: i})
		}
		list[len(list)-1].to = i + 1
	}
	return list
}

// span is a stretch of a chapter's entries that belong to a topic.
type span struct {
	chapter    int32 // in Site.Chapters
	entry      int32 // the first of them
	first, end int32 // numbers of the topic's questions that they are
}

func (t *Topic) add(chapter int, r run) {
	before := t.Count
	t.Count += r.to - r.from
	t.spans = append(t.spans, span{int32(chapter), int32(r.from), int32(before), int32(t.Count)})
}

// Questions gives the questions of a topic, in reading order, whose numbers are
// at least from and below to; the first is 0.
func (t *Topic) Questions(from, to int) (list []Located) {
	i, _ := slices.BinarySearchFunc(t.spans, from+1, func(s span, n int) int { return cmp.Compare(int(s.end), n) })
	for ; i < len(t.spans) && from < to; i++ {
		for s := t.spans[i]; from < min(to, int(s.end)); from++ {
			c := t.chapters[s.chapter]
			list = append(list, Located{c, c.Entries[int(s.entry-s.first)+from]})
		}
	}
	return list
}

// gatherTopics lists the questions of every topic and level. Topics whose
// names make one URL are one topic, under the spelling met first.
func (s *Site) gatherTopics() {
	topics, levels := newSubjects("/topics/", s.Chapters), newSubjects("/levels/", s.Chapters)
	for i, c := range s.Chapters {
		for _, r := range s.places[c].runs {
			for _, t := range topics.named(r.topics) {
				t.add(i, r)
			}
			if level := levels.one(r.level); level != nil {
				level.add(i, r)
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
	among  []*Chapter
	bySlug map[string]*Topic
	byName map[string]*Topic // nil for a name that makes no slug
}

func newSubjects(root string, among []*Chapter) *subjects {
	return &subjects{root, among, map[string]*Topic{}, map[string]*Topic{}}
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
			t = &Topic{Name: name, URL: s.root + slug + "/", chapters: s.among}
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
	if i := slices.Index(Levels, name); i >= 0 {
		return i
	}
	return len(Levels)
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
