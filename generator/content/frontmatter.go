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
	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"

	"gen/generator/guide"
)

// maxFrontMatter and maxDepth bound front matter; both are far above what
// anybody writes.
const (
	maxFrontMatter = 64 << 10
	maxDepth       = 20
)

// block is front matter as cut off a file, or a file of keys.
type block struct {
	data   []byte
	format string
	name   string // in messages: "the front matter", "gen.yaml"
}

// formats tell frontmatter how each form begins and ends. The decoder here
// only keeps the bytes; they are decoded below, with positions. A "{" alone
// begins JSON only when the file's first line is nothing else.
func formats() []*frontmatter.Format {
	keep := func(format string) frontmatter.UnmarshalFunc {
		return func(data []byte, v any) error {
			*v.(*block) = block{bytes.Clone(data), format, "the front matter"}
			return nil
		}
	}
	return []*frontmatter.Format{
		frontmatter.NewFormat("---", "---", keep("yaml")),
		frontmatter.NewFormat("---yaml", "---", keep("yaml")),
		frontmatter.NewFormat("+++", "+++", keep("toml")),
		frontmatter.NewFormat("---toml", "---", keep("toml")),
		frontmatter.NewFormat(";;;", ";;;", keep("json")),
		frontmatter.NewFormat("---json", "---", keep("json")),
		{Start: "{", End: "}", Unmarshal: keep("json"), UnmarshalDelims: true},
	}
}

// splitFrontMatter cuts front matter off s.Text and reads it into s.Meta. What
// only looks like front matter, as a text between two rules does, stays text.
func splitFrontMatter(s *guide.Source) {
	opener, _, _ := bytes.Cut(s.Text, []byte("\n"))
	opener = bytes.TrimRight(opener, " \t")
	if !slices.ContainsFunc(formats(), func(f *frontmatter.Format) bool { return f.Start == string(opener) }) {
		return
	}
	b, size := cutBlock(s.Text)
	if size == 0 {
		unterminated(s, string(opener))
		return
	}
	first := 2
	if string(opener) == "{" {
		first = 1
	}
	root, problem := mendBlock(s.Path, b, first)
	if root == nil && problem == nil {
		return // a text between two rules
	}
	s.Line = 1 + bytes.Count(s.Text[:size], []byte("\n"))
	s.Text = s.Text[size:]
	if problem != nil {
		s.Problems = append(s.Problems, *problem)
	}
	if root == nil {
		return
	}
	s.Problems = append(s.Problems, readMeta(s.Path, root, &s.Meta)...)
}

// nearby is how far front matter is looked for at first, in bytes.
const nearby = 2 << 10

// cutBlock finds the front matter that text begins with, and the bytes it takes,
// 0 when it has no end. Most ends nearby, so that the text behind it need not go
// through the parser, which copies all that it is given.
func cutBlock(text []byte) (b block, size int) {
	near := text[:min(len(text), nearby)]
	near = near[:bytes.LastIndexByte(near, '\n')+1]
	for _, part := range [][]byte{near, text} {
		rest, err := frontmatter.Parse(bytes.NewReader(part), &b, formats()...)
		if err == nil && b.format != "" {
			return b, len(part) - len(rest)
		}
	}
	return block{}, 0
}

// keyLine is how a line of front matter begins.
var keyLine = regexp.MustCompile(`^["']?[\pL_][\pL\pN_.-]*["']?\s*[:=]`)

// unterminated reports an opening line without its end, if what follows it
// looks like front matter rather than like a text under a rule.
func unterminated(s *guide.Source, opener string) {
	lines := strings.SplitN(string(s.Text), "\n", 3)
	if len(lines) < 2 || !keyLine.MatchString(lines[1]) {
		return
	}
	s.Problems = append(s.Problems, guide.Problem{
		Pos: guide.Pos{File: s.Path, Line: 1, Col: 1}, Code: "fm-parse", Severity: guide.Error,
		Message: fmt.Sprintf("the front matter that begins with %s has no end", opener),
		Hint:    fmt.Sprintf("close it with a line that is %s alone, or put an empty line above a rule that is meant as one", strings.TrimRight(opener, "yamltojsn")),
	})
}

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
	if i := slices.IndexFunc(lines, func(l []byte) bool { return bytes.HasPrefix(l, []byte("\t")) }); strings.Contains(message, "cannot start any token") && i >= 0 {
		return i + 1, "a tab indents this line, and YAML allows spaces only"
	}
	if strings.HasPrefix(message, "mapping values") && line > 1 && bytes.HasPrefix(lines[line-1], []byte(" ")) && bytes.Count(lines[line-1], []byte(": ")) < 2 {
		return line, b.name + " is no YAML: this line is indented as if it belonged to the one above"
	}
	return line, b.name + " is no YAML: " + cmp.Or(yamlWords[message], message)
}

// yamlWords says in other words what the decoder finds most often.
var yamlWords = map[string]string{
	"found unexpected end of stream":                 "a quotation mark is opened and not closed",
	"did not find expected ',' or ']'":               "a list in brackets is not closed, or lacks a comma",
	"did not find expected ',' or '}'":               "a mapping in braces is not closed, or lacks a comma",
	"mapping values are not allowed in this context": "a second colon stands in the value",
	"found character that cannot start any token":    "a value begins with a character that has a meaning in YAML, such as @, ` or %",
	"could not find expected ':'":                    "a line has no colon after its key",
	"did not find expected key":                      "a line is neither a key with its value nor part of a list",
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

// parseTOML decodes TOML and finds the line of each key again, since the
// decoder does not tell.
func parseTOML(data []byte, first int, fail func(int, string) (*yaml.Node, *guide.Problem)) (*yaml.Node, *guide.Problem) {
	var values map[string]any
	if err := toml.Unmarshal(data, &values); err != nil {
		var parse toml.ParseError
		if errors.As(err, &parse) {
			return fail(first+parse.Position.Line-1, "the front matter is no TOML: "+parse.Message)
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

// readMeta reads a mapping into m and reports what it cannot take.
func readMeta(file string, root *yaml.Node, m *guide.Meta) []guide.Problem {
	problems := readKeys(file, root, metaKeys(m), synonymsOf, foreignKeys)
	at := func(name string) guide.Pos { return valuePos(file, root, name) }
	switch why := badSlug(m.Slug); {
	case m.Slug == "" || m.Slug == "/":
		m.Slug = "" // to other generators the home page, which ours is by its name
	case why != "":
		problems = append(problems, guide.Problem{Pos: at("slug"), Code: "slug", Severity: guide.Error,
			Message: fmt.Sprintf("slug %q %s", m.Slug, why), Hint: "use lower-case letters, digits and hyphens: slug: " + segment(m.Slug)})
		m.Slug = ""
	case tidy(m.Slug) != strings.TrimRight(m.Slug, "/"):
		problems = append(problems, guide.Problem{Pos: at("slug"), Code: "slug", Severity: guide.Warning,
			Message: fmt.Sprintf("slug %q has characters that do not belong in an address; it becomes %q", m.Slug, tidy(m.Slug)), Hint: "use lower-case letters, digits and hyphens"})
		m.Slug = tidy(m.Slug)
	default:
		m.Slug = tidy(m.Slug)
	}
	m.Aliases = slices.DeleteFunc(m.Aliases, func(alias string) bool {
		why := badAlias(alias)
		if why != "" {
			problems = append(problems, guide.Problem{Pos: at("aliases"), Code: "alias", Severity: guide.Error,
				Message: fmt.Sprintf("alias %q %s", alias, why), Hint: "write it as the address was below the site's root: /old/place/"})
		}
		return why != ""
	})
	// what a folder's defaults say keeps its place, and is shared by many chapters
	if pos := at("aliases"); pos.Col > 0 {
		m.AliasesAt = pos
	}
	if pos := at("related"); pos.Col > 0 {
		m.RelatedAt = pos
	}
	if pos := at("job"); pos.Col > 0 && m.Job != nil {
		m.Job.Pos = pos
	}
	return problems
}

// valuePos gives where the value of a key stands, or the line on which the
// mapping begins.
func valuePos(file string, root *yaml.Node, key string) guide.Pos {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == key {
			return guide.Pos{File: file, Line: root.Content[i+1].Line, Col: root.Content[i+1].Column}
		}
	}
	return guide.Pos{File: file, Line: root.Line}
}

// readKeys reads the keys of a mapping, and reports wrong values, keys that
// stand twice, and keys that nobody knows.
func readKeys(file string, root *yaml.Node, keys []key, synonyms map[string]string, foreign map[string]bool) []guide.Problem {
	var problems []guide.Problem
	report := func(n *yaml.Node, code string, severity guide.Severity, message, hint string) {
		problems = append(problems, guide.Problem{Pos: guide.Pos{File: file, Line: n.Line, Col: n.Column}, Code: code, Severity: severity, Message: message, Hint: hint})
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		at, value := root.Content[i], resolve(root.Content[i+1])
		name := strings.ToLower(at.Value)
		if other, ok := synonyms[name]; ok {
			name = other
		}
		k := slices.IndexFunc(keys, func(k key) bool { return k.name == name })
		switch {
		case seen[at.Value] > 0:
			report(at, "fm-parse", guide.Error, fmt.Sprintf("%s stands twice; it is on line %d too", at.Value, seen[at.Value]), "keep one of them")
		case k >= 0:
			if err := keys[k].read(value); err != nil {
				report(root.Content[i+1], "fm-type", severity(err), at.Value+": "+err.Error(), keys[k].doc)
			}
		case !foreign[name]:
			hint := "gen schema lists the keys that have a meaning"
			if near := guide.Nearest(name, keyNames(keys)); near != "" {
				hint = "did you mean " + near + "?"
			}
			report(at, "fm-unknown", guide.Warning, fmt.Sprintf("unknown key %q", at.Value), hint)
		}
		seen[at.Value] = at.Line
	}
	return problems
}

func keyNames(keys []key) []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	return names
}
