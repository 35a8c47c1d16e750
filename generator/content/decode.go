package content

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"

	"gen/generator/guide"
)

// parseBlock gives the mapping that b holds, with positions in the file whose
// line first b begins on; nil when b is no mapping.
func parseBlock(file string, b block, first int) (*yaml.Node, *guide.Problem) {
	fail := func(line int, message string) (*yaml.Node, *guide.Problem) {
		return nil, &guide.Problem{
			Pos: guide.Pos{File: file, Line: line, Col: 1}, Code: "fm-parse", Severity: guide.Error,
			Message: message, Hint: syntaxHint(message, b),
		}
	}
	if len(b.data) > maxFrontMatter {
		return fail(1, fmt.Sprintf("%s has %d KB; the limit is %d KB", b.name, len(b.data)>>10, maxFrontMatter>>10))
	}
	data := b.data
	switch b.format {
	case "toml":
		return parseTOML(data, first, fail)
	case "json":
		if line, err := checkJSON(data); err != nil {
			return fail(first+line, b.name+" is no JSON: "+err.Error())
		}
		data = leadingTabs.ReplaceAllFunc(data, func(tabs []byte) []byte { return bytes.Repeat([]byte(" "), len(tabs)) })
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		line, message := yamlError(err, b)
		return fail(first+line-1, message)
	}
	if len(doc.Content) == 0 {
		return &yaml.Node{Kind: yaml.MappingNode, Line: first}, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, nil
	}
	if depth(root, 0) > maxDepth {
		return fail(first, fmt.Sprintf("%s is nested deeper than %d levels", b.name, maxDepth))
	}
	shift(root, first-1, 0)
	return root, nil
}

// leadingTabs are tabs that indent, which JSON allows and YAML does not.
var leadingTabs = regexp.MustCompile(`(?m)^\t+`)

// shift moves the lines of a node and those below it down.
func shift(n *yaml.Node, lines, level int) {
	n.Line += lines
	if level > maxDepth {
		return
	}
	for _, child := range n.Content {
		shift(child, lines, level+1)
	}
}

// syntaxHint says how what is no YAML, TOML or JSON is mended.
func syntaxHint(message string, b block) string {
	switch {
	case strings.Contains(message, "indent"):
		return "begin each key at the start of its line; what belongs to it goes below, two spaces in"
	case strings.Contains(message, "not closed"):
		return "close it where the value ends"
	case strings.Contains(message, "in the value"), strings.Contains(message, "a value begins"):
		return `put the value in quotation marks: title: "Python: names"`
	case strings.Contains(message, "the limit is"), strings.Contains(message, "is nested"):
		return "keep it to the keys that gen schema lists; what readers are to see goes into the text of a chapter"
	case strings.Contains(message, "stands twice"):
		return "keep one of them"
	}
	return strings.TrimPrefix(b.name, "the ") + " is " + strings.ToUpper(b.format) + "; quote values that hold : or #"
}

// depth measures nesting, and stops counting a little above the limit.
func depth(n *yaml.Node, level int) int {
	deepest := level
	if level > maxDepth {
		return level
	}
	for _, child := range n.Content {
		deepest = max(deepest, depth(child, level+1))
		if deepest > maxDepth {
			break
		}
	}
	return deepest
}

// openQuote is a line whose last value opens a quotation mark and does not close it.
var openQuote = regexp.MustCompile(`[:,\[{-]\s*(?:"(?:[^"\\]|\\.)*|'[^']*)$`)

var yamlLine = regexp.MustCompile(`line (\d+): `)

// yamlError takes line and plain words out of the decoder's message.
func yamlError(err error, b block) (int, string) {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = strings.Replace(message, m[0], "", 1)
	}
	lines := bytes.Split(b.data, []byte("\n"))
	if i := slices.IndexFunc(lines, openQuote.Match); message == "found unexpected end of stream" && i >= 0 {
		line = i + 1 // the decoder tells where it gave up, which is the end
	}
	if i := slices.IndexFunc(lines, func(l []byte) bool { return bytes.HasPrefix(l, []byte("\t")) }); strings.Contains(message, "cannot start any token") && i >= 0 {
		return i + 1, "a tab indents this line, and YAML allows spaces only"
	}
	if strings.HasPrefix(message, "mapping values") && line > 1 && bytes.HasPrefix(lines[line-1], []byte(" ")) && bytes.Count(lines[line-1], []byte(": ")) < 2 {
		return line, b.name + " is no YAML: this line is indented as if it belonged to the one above"
	}
	if strings.HasPrefix(message, "unknown anchor") { // *args
		message = unquoted
	}
	return line, b.name + " is no YAML: " + cmp.Or(yamlWords[message], message)
}

// unquoted is what the decoder says of a value that begins with a sign.
const unquoted = "found character that cannot start any token"

// yamlWords says in other words what the decoder finds most often.
var yamlWords = map[string]string{
	"found unexpected end of stream":                 "a quotation mark is opened and not closed",
	"did not find expected ',' or ']'":               "a list in brackets is not closed, or lacks a comma",
	"did not find expected ',' or '}'":               "a mapping in braces is not closed, or lacks a comma",
	"mapping values are not allowed in this context": "a second colon stands in the value",
	unquoted:                             "a value begins with a character that has a meaning in YAML, such as @, `, * or %",
	"could not find expected ':'":        "a line has no colon after its key",
	"did not find expected node content": "a value is missing, or a bracket is not closed",
	"did not find expected key":          "a line is neither a key with its value nor part of a list",
}

func checkJSON(data []byte) (int, error) {
	var v any
	err := json.Unmarshal(data, &v)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return bytes.Count(data[:syntax.Offset], []byte("\n")), err
	}
	return 0, err
}

// tomlError puts the decoder's message in words.
func tomlError(message string) string {
	if key, rest, _ := strings.Cut(strings.TrimPrefix(message, "Key '"), "'"); strings.HasPrefix(rest, " has already been defined") {
		return key + " stands twice"
	}
	return "the front matter is no TOML: " + strings.TrimSuffix(message, ".")
}

// deepKey is a key of TOML with too many steps, each of which costs the decoder
// as much as all before it.
var deepKey = regexp.MustCompile(fmt.Sprintf(`(?:[\w"'-]+[ \t]*\.[ \t]*){%d}`, maxDepth+1))

// parseTOML decodes TOML and finds the line of each key again, since the
// decoder does not tell.
func parseTOML(data []byte, first int, fail func(int, string) (*yaml.Node, *guide.Problem)) (*yaml.Node, *guide.Problem) {
	if at := deepKey.FindIndex(data); at != nil {
		return fail(first+bytes.Count(data[:at[0]], []byte("\n")), fmt.Sprintf("the front matter is nested deeper than %d levels", maxDepth))
	}
	var values map[string]any
	if err := toml.Unmarshal(data, &values); err != nil {
		var parse toml.ParseError
		if errors.As(err, &parse) {
			return fail(first+parse.Position.Line-1, tomlError(parse.Message))
		}
		return fail(first, "the front matter is no TOML: "+err.Error())
	}
	root := &yaml.Node{}
	if err := root.Encode(values); err != nil {
		return fail(first, "the front matter is no TOML that we can use: "+err.Error())
	}
	lines := strings.Split(string(data), "\n")
	for i := 0; i+1 < len(root.Content); i += 2 {
		at := slices.IndexFunc(lines, func(l string) bool {
			return strings.HasPrefix(strings.TrimLeft(l, " \t[\"'"), root.Content[i].Value)
		})
		for _, n := range root.Content[i : i+2] {
			shift(n, first+max(at, 0)-n.Line, 0)
			n.Column = 1
		}
	}
	return root, nil
}
