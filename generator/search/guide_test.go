package search

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// The judged set asks this repository's own guide. It is read here by a few
// rules that hold for its chapters, so that the set judges search and not the
// recognition of questions.
var (
	frontMatter = regexp.MustCompile(`(?s)\A---\n(.*?)\n---\n`)
	field       = regexp.MustCompile(`(?m)^(\w+): (.*)$`)
	comment     = regexp.MustCompile(`<!-- q: (.*?) -->`)
	numbered    = regexp.MustCompile(`^Q?\d+\. `)
	spoken      = regexp.MustCompile(`^\*\*(\w+):\*\* (.*)`)
	markup      = regexp.MustCompile("[*`]|<!--.*?-->")
	code        = regexp.MustCompile("`([^`]+)`")
	interviewer = regexp.MustCompile(`name: (\w+)\s*,?\s*role: interviewer`)
)

// guideChapters reads the chapters of this repository's guide.
func guideChapters(t testing.TB) []*chapter {
	t.Helper()
	root := os.DirFS("../../chapters")
	var list []*chapter
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".md" || path.Base(name)[0] == '_' {
			return err
		}
		data, err := fs.ReadFile(root, name)
		list = append(list, guideChapter(name, string(data)))
		return err
	})
	if err != nil || len(list) == 0 {
		t.Fatal("no chapters: ", err)
	}
	return list
}

// guideChapter cuts a chapter into documents at its headings and at the turns
// of its interviewer that ask something.
func guideChapter(name, text string) *chapter {
	meta := map[string]string{}
	head := frontMatter.FindString(text)
	for _, m := range field.FindAllStringSubmatch(head, -1) {
		meta[m[1]] = strings.Trim(m[2], `"`)
	}
	topics := strings.FieldsFunc(strings.Trim(meta["topics"], "[]"), func(r rune) bool { return r == ',' || r == ' ' })
	c := &chapter{url: "/" + strings.TrimSuffix(name, ".md") + "/", title: meta["title"], kind: meta["kind"], language: "en"}
	c.documents = []document{{title: c.title, kind: "chapter", level: meta["level"], topics: topics, body: meta["description"] + " "}}
	asks := ""
	if m := interviewer.FindStringSubmatch(head); m != nil {
		asks = m[1]
	}
	fence, section := "", ""
	aside := false
	for line := range strings.Lines(text[len(head):]) {
		d := &c.documents[len(c.documents)-1]
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "```"):
			if fence == "" {
				fence = trimmed
			} else {
				fence = ""
			}
		case fence != "":
			d.code += line
		case strings.HasPrefix(line, "#"):
			title := strings.TrimLeft(trimmed, "# ")
			next := document{kind: "section", level: meta["level"], topics: topics, title: markup.ReplaceAllString(title, "")}
			if numbered.MatchString(title) {
				next.kind, next.path = "question", []string{section}
				next.title = numbered.ReplaceAllString(next.title, "")
			} else {
				section = next.title
			}
			next.anchor = plainSlug(next.title)
			next.names = inlineCode(title)
			c.documents = append(c.documents, next)
			aside = false
		case comment.MatchString(line):
			for _, pair := range strings.Fields(comment.FindStringSubmatch(line)[1]) {
				switch key, value, _ := strings.Cut(pair, "="); key {
				case "id":
					d.anchor = value
				case "level":
					d.level = value
				case "tags":
					d.topics = strings.Split(value, ",")
				}
			}
		case trimmed == "**Follow-up**":
			aside = true
		case aside && trimmed != "" && !strings.HasPrefix(trimmed, "**"):
			d.code += line
		default:
			aside = aside && trimmed == ""
			if m := spoken.FindStringSubmatch(line); m != nil && m[1] == asks && strings.Contains(line, "?") {
				c.documents = append(c.documents, document{kind: "turn", title: markup.ReplaceAllString(m[2], ""), level: meta["level"], topics: topics, path: []string{section}})
				d = &c.documents[len(c.documents)-1]
				d.anchor = plainSlug(d.title)
			}
			d.names += inlineCode(line)
			d.body += markup.ReplaceAllString(line, "")
		}
	}
	return c
}

func inlineCode(line string) string {
	var list []string
	for _, m := range code.FindAllStringSubmatch(line, -1) {
		list = append(list, m[1])
	}
	return strings.Join(append(list, ""), " ")
}

// paraphrases reads testdata/paraphrases.txt, where a line such as "= blind" names
// the kind of the queries below it.
func paraphrases(t testing.TB, chapters []*chapter) []query {
	t.Helper()
	data, err := os.ReadFile("testdata/paraphrases.txt")
	if err != nil {
		t.Fatal(err)
	}
	homes := map[string]*document{}
	urls := map[string]string{}
	for _, c := range chapters {
		for i := range c.documents {
			d := &c.documents[i]
			homes[d.anchor] = d
			urls[d.anchor] = strings.TrimPrefix(c.url, "/") + "#" + d.anchor
		}
	}
	var list []query
	kind := "paraphrase"
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "= "); ok {
			kind = name
		}
		id, text, ok := strings.Cut(line, " | ")
		if !ok {
			continue
		}
		q := query{kind: kind, text: text}
		for id := range strings.FieldsSeq(id) {
			d := homes[id]
			if d == nil {
				t.Errorf("no question %s", id)
				continue
			}
			if shared := sharedWords(d.title, text); len(q.want) == 0 && len(shared) > 1 {
				t.Errorf("%s shares %v with its title", line, shared)
			}
			q.want = append(q.want, urls[id])
		}
		list = append(list, q)
	}
	return list
}

func sharedWords(a, b string) []string {
	s := newStemmer("en")
	stems := map[string]bool{}
	for _, w := range contentWords(a) {
		stems[s.stem(w)] = true
	}
	var shared []string
	for _, w := range contentWords(b) {
		if stems[s.stem(w)] {
			shared = append(shared, w)
		}
	}
	return shared
}
