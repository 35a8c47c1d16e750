package search

import (
	"slices"
	"strings"
)

// A facet is what documents can be filtered by: a term such as "@level:mid",
// of whose postings all are kept.
func facet(key string) bool { return key[0] == '@' }

// about gives the facets that all documents of a chapter share: its kind, and
// the words of its title.
func (r *recorder) about(t *tongue, c *chapter) []int32 {
	list := []int32{r.id("@kind:" + c.kind)}
	words(fold(c.title), func(w string) {
		if id := r.id("@chapter:" + t.stem(w)); !slices.Contains(list, id) {
			list = append(list, id)
		}
	})
	return list
}

// facets gives what a document can be filtered by, the facets of its chapter
// among it.
func (r *recorder) facets(shared []int32, d *document) []int32 {
	list := slices.Clone(shared)
	add := func(name, value string) {
		if value == "" {
			return
		}
		if id := r.id("@" + name + ":" + value); !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	add("kind", d.kind)
	add("level", d.level)
	for _, topic := range d.topics {
		add("topic", facetValue(topic))
	}
	return list
}

// like reports whether a document has the facets of another, as most have those
// of the one before.
func (d *document) like(other *document) bool {
	return d.kind == other.kind && d.level == other.level && slices.Equal(d.topics, other.topics)
}

// facetValue gives a topic as it is typed after "topic:".
func facetValue(s string) string {
	return strings.Join(strings.Fields(fold(s)), "-")
}
