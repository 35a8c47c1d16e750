package highlight

import (
	"maps"
	"slices"
	"strings"
)

// common are the languages to prefer among equally near ones: those that
// interview guides show.
var common = []string{
	"python", "pycon", "javascript", "typescript", "java", "go", "sql", "bash",
	"json", "yaml", "html", "css", "c", "cpp", "csharp", "rust", "kotlin", "ruby",
	"php", "swift", "scala", "diff", "text", "console", "output", "docker", "xml",
	"toml", "graphql", "markdown",
}

// Nearest returns the name of the known language that lang was probably meant
// to be; ok is false if none is near.
func Nearest(lang string) (name string, ok bool) {
	lang = strings.ToLower(lang)
	if len(lang) < 3 || len(lang) > 40 {
		return "", false // anything is near, or nothing
	}
	limit := min(2, len(lang)/3) // letters that may be wrong
	for _, names := range [][]string{common, slices.Sorted(maps.Keys(languages()))} {
		for _, candidate := range names {
			if len(candidate) < 2 {
				continue
			}
			if d := distance(lang, candidate); d <= limit {
				name, limit = candidate, d-1
			}
		}
	}
	return name, name != ""
}

// distance returns the number of letters to insert, delete, replace or swap
// with their neighbour to make a into b.
func distance(a, b string) int {
	before := make([]int, len(b)+1) // the row for i-2
	row := make([]int, len(b)+1)    // the row for i-1
	next := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
