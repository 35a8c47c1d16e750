package content

import (
	"maps"
	"slices"

	"gen/generator/guide"
)

// didYouMean gives " (did you mean x?)" for the word nearest to key, or "".
func didYouMean(key string, words []string) string {
	if near := guide.Nearest(key, words); near != "" {
		return " (did you mean " + near + "?)"
	}
	return ""
}

func mapKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
