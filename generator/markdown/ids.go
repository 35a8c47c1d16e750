package markdown

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// addresses gives headings and questions their ids. Every id is stable under
// changes elsewhere in the file as far as titles differ, and the address that
// GitHub gives a heading keeps working beside it.
type addresses struct {
	d         *document
	next      map[string]int       // base -> number to try for the next repeat
	github    map[string]int       // slug -> headings that GitHub has given it
	own       map[string]bool      // ids that the author gives somewhere in the file, not yet claimed
	at        map[string]guide.Pos // where the author gave those that are claimed
	left      []string             // addresses of headings that are not in the text
	glossary  bool                 // the file is named as a glossary is
	explained []string             // what a glossary explains, as it names it
}

func newAddresses(d *document) *addresses {
	a := &addresses{
		d: d, next: map[string]int{}, github: map[string]int{}, own: map[string]bool{}, at: map[string]guide.Pos{},
		glossary: locales.is("glossary", path.Base(d.src.URL)),
	}
	if !bytes.Contains(d.text, []byte("{#")) && !bytes.Contains(d.text, []byte("<!--")) {
		return a
	}
	for line := range bytes.Lines(d.text) {
		if !bytes.Contains(line, []byte("{#")) && !bytes.Contains(line, []byte("<!--")) {
			continue // most lines, spared the expression
		}
		for _, m := range ownIDs.FindAllSubmatch(line, -1) {
			a.own[string(m[1])] = true
		}
	}
	return a
}

// ownIDs finds the ids that an author gives to questions, which no slug that
// comes earlier may take.
var ownIDs = regexp.MustCompile(`(?:<!--\s*q:[^>\n]*\bid=|\{#)([\w.-]+)`)

// claimOwn gives an id that the author chose at a place, or the first free one
// like it.
func (a *addresses) claimOwn(id string, at guide.Pos) string {
	delete(a.own, id)
	given := a.claim(id)
	if given == id {
		a.at[id] = at
	}
	return given
}

// claim gives base, or base with the first free number.
func (a *addresses) claim(base string) string {
	if base == "" {
		base = "section"
	}
	id := base
	for n := a.next[base]; a.d.anchors[id] == id || a.own[id] || guide.PageID(id); {
		n++
		id = base + "-" + itoa(n)
		a.next[base] = n
	}
	a.d.anchors[id] = id
	return id
}

// alias makes another address lead to id, unless it leads somewhere already.
func (a *addresses) alias(from, id string) {
	if _, taken := a.d.anchors[from]; !taken && from != "" {
		a.d.anchors[from] = id
	}
}

// githubForm gives the address that GitHub gives the next heading of this text.
func (a *addresses) githubForm(text string) string {
	slug := githubSlug(text)
	n := a.github[slug]
	a.github[slug]++
	if n > 0 {
		return slug + "-" + itoa(n)
	}
	return slug
}

// heading gives a heading the id that its author chose, or one of its words;
// inside an answer that is prefixed by the question's id.
func (a *addresses) heading(h ast.Node, text, title, prefix string) string {
	base := tidySlug(title)
	if prefix != "" {
		base = prefix + "-" + base
	}
	var id string
	if own := idTail.FindStringSubmatch(a.d.marks[h]); own != nil && own[1] != "" {
		id = a.claimOwn(own[1], a.d.pos(h))
	} else {
		id = a.claim(base)
	}
	a.alias(a.d.rawIDs[h], id)
	a.aliasGithub(text, id)
	return id
}

// aliasGithub makes the address that GitHub gives a heading lead to id, also
// that without the words which GitHub takes for tags and does not show, and
// without the underscores that it takes for emphasis.
func (a *addresses) aliasGithub(text, id string) {
	a.alias(a.githubForm(text), id)
	if strings.Contains(text, "<") {
		a.alias(githubSlug(anyTag.ReplaceAllString(text, "")), id)
	}
	if strings.Contains(text, "__") {
		a.alias(a.githubForm(strings.ReplaceAll(text, "__", "")), id)
	}
}

var anyTag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

// inside gives ids to the headings below nodes, which are prose.
func (a *addresses) inside(prefix string, nodes ...ast.Node) {
	for _, n := range nodes {
		if n.Type() == ast.TypeInline {
			continue
		}
		ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering {
				a.term(n)
			}
			h, ok := n.(*ast.Heading)
			if !ok {
				return descend(n), nil
			}
			if entering && h != a.d.titleNode && a.d.ids[h] == "" {
				text := a.d.plain(h)
				a.d.ids[h] = a.heading(h, text, text, prefix)
			}
			return ast.WalkSkipChildren, nil
		})
	}
}

// descend tells a walk that looks for blocks where to go on.
func descend(n ast.Node) ast.WalkStatus {
	switch n.(type) {
	case *ast.Paragraph, *ast.TextBlock, *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
		return ast.WalkSkipChildren
	}
	return ast.WalkContinue
}

// githubSlug gives the address that GitHub makes of a heading's text.
func githubSlug(text string) string {
	slug := make([]byte, 0, len(text))
	for _, r := range text {
		r = unicode.ToLower(r)
		switch {
		case r == ' ':
			slug = append(slug, '-')
		case isWordRune(r) || r == '-' || r == '_' || r >= utf8.RuneSelf && unicode.Is(unicode.Pc, r):
			slug = utf8.AppendRune(slug, r)
		}
	}
	return string(slug)
}

// maxID bounds an id in bytes, so that addresses stay usable.
const maxID = 100

// emojiStyle is the character behind a sign that makes an emoji of it, which
// GitHub leaves in addresses where it drops the sign.
const emojiStyle = '\ufe0f'

// tidySlug is githubSlug without doubled or outer hyphens, cut at a word.
func tidySlug(text string) string {
	slug := strings.Trim(strings.ReplaceAll(githubSlug(text), string(emojiStyle), ""), "-")
	for strings.Contains(slug, "--") {
		slug = strings.ReplaceAll(slug, "--", "-")
	}
	if len(slug) <= maxID {
		return slug
	}
	cut := maxID
	for cut > 0 && slug[cut]&0xC0 == 0x80 {
		cut--
	}
	if i := strings.LastIndexByte(slug[:cut], '-'); i > 0 {
		cut = i
	}
	return slug[:cut]
}
