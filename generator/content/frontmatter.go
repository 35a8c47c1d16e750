package content

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/adrg/frontmatter"

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
	if b.isText() {
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
	doubled(s)
}

// isText tells whether what stands between two rules is a text, whatever YAML
// takes it for: an empty line or a heading comes first, where front matter may
// have a comment, and no line has a key with a meaning.
func (b block) isText() bool {
	first, _, _ := bytes.Cut(b.data, []byte("\n"))
	if b.format != "yaml" || len(bytes.TrimSpace(b.data)) == 0 || len(bytes.TrimSpace(first)) > 0 && !heading.Match(first) {
		return false
	}
	for line := range bytes.Lines(b.data) {
		key, _, ok := bytes.Cut(bytes.TrimLeft(line, "# "), []byte(":"))
		if name := strings.ToLower(string(key)); ok && (foreignKeys[name] || synonymsOf[name] != "" || slices.Contains(keyNames(metaKeys(&guide.Meta{})), name)) {
			return false
		}
	}
	return true
}

// heading is how a line of Markdown begins that is one.
var heading = regexp.MustCompile(`^#{1,6} `)

// doubled reports front matter below front matter, as two tools leave it, which
// is shown as text.
func doubled(s *guide.Source) {
	text := bytes.TrimLeft(s.Text, "\n")
	if !bytes.HasPrefix(text, []byte("---\n")) {
		return
	}
	line := s.Line + len(s.Text) - len(text)
	b, _ := cutBlock(text)
	if root, _ := parseBlock(s.Path, b, line+1); root == nil || len(root.Content) == 0 || len(readMeta(s.Path, root, &guide.Meta{})) > 0 {
		return // a text between two rules
	}
	s.Problems = append(s.Problems, guide.Problem{
		Pos: guide.Pos{File: s.Path, Line: line, Col: 1}, Code: "fm-twice", Severity: guide.Warning,
		Message: "a second front matter begins here, and is shown as text", Hint: "keep one, at the top, with the keys of both",
	})
}

// nearby is how far front matter is looked for at first, in bytes.
const nearby = 2 << 10

// cutBlock finds the front matter that text begins with, and the bytes it takes,
// 0 when it has no end. Most ends nearby, so that the text behind it need not go
// through the parser, which copies all that it is given.
func cutBlock(text []byte) (b block, size int) {
	near := text[:min(len(text), nearby)]
	near = near[:bytes.LastIndexByte(near, '\n')+1]
	list := formats()
	if before, _, ok := bytes.Cut(text, []byte("\n...\n")); ok && !bytes.Contains(before, []byte("\n---")) {
		list[0].End = "..." // as YAML ends a document: https://yaml.org/spec/1.2.2/#912-document-markers
	}
	for _, part := range [][]byte{near, text} {
		rest, err := frontmatter.Parse(bytes.NewReader(part), &b, list...)
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
