package highlight

import (
	"maps"
	"slices"
)

// common are the languages to prefer among equally near ones: those that
// interview guides show.
var common = []string{
	"python", "pycon", "javascript", "typescript", "java", "go", "sql", "bash",
	"json", "yaml", "html", "css", "c", "cpp", "csharp", "rust", "kotlin", "ruby",
	"php", "swift", "scala", "diff", "text", "console", "output", "docker", "xml",
	"toml", "graphql", "markdown",
}

// Names lists the names of all languages, with their aliases, for "did you
// mean": those that guides show first.
func Names() []string {
	return append(slices.Clone(common), slices.Sorted(maps.Keys(languages()))...)
}
