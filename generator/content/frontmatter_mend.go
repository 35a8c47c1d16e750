package content

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"gen/generator/guide"
)

// mendBlock is parseBlock for front matter that other tools may have let pass:
// what is no YAML for want of quotation marks is read as it is meant, and
// reported.
func mendBlock(file string, b block, first int) (*yaml.Node, *guide.Problem) {
	root, problem := parseBlock(file, b, first)
	if problem == nil || b.format != "yaml" || len(b.data) > maxFrontMatter || yaml.Unmarshal(b.data, &yaml.Node{}) == nil {
		return root, problem
	}
	lines := strings.Split(string(b.data), "\n")
	for i, line := range lines {
		lines[i] = quoteValue(line)
	}
	b.data = []byte(strings.Join(lines, "\n"))
	root, still := parseBlock(file, b, first)
	if root == nil || still != nil {
		return nil, problem
	}
	problem.Severity = guide.Warning
	problem.Message += "; it is read as a text"
	return root, problem
}

// plainLine is a line of front matter that holds a key and its value.
var plainLine = regexp.MustCompile(`^([\pL_][\pL\pN_.-]*:[ \t]+)(\S.*?)[ \t\r]*$`)

// quoteValue puts the value of a line in quotation marks if it cannot stand
// without them.
func quoteValue(line string) string {
	m := plainLine.FindStringSubmatch(line)
	if m == nil {
		return line
	}
	key, value := m[1], m[2]
	var quote bool
	switch behind := value[1:]; value[0] {
	case '"', '\'':
		quote = strings.Contains(strings.TrimSuffix(behind, value[:1]), value[:1]) // "Two" words
	case '[':
		quote = strings.Contains(strings.TrimSuffix(behind, "]"), "]") // [Easy] Two sum
	case '{', '|', '>', '#':
	case '@', '`', '%', '*', '&', '!':
		quote = true
	default:
		quote = strings.Contains(value, ": ") || strings.HasSuffix(value, ":")
	}
	if !quote {
		return line
	}
	return key + "'" + strings.ReplaceAll(value, "'", "''") + "'"
}
