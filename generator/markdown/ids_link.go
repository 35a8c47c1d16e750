package markdown

import (
	"bytes"
	"cmp"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// resolveLinks makes links within the chapter land that miss their heading by
// case, punctuation, the number or an emoji before it, or by what GitHub puts before
// the ids of its pages: the address becomes an alias of the one heading that it can
// mean.
func (a *addresses) resolveLinks() {
	var near map[string]string
	for _, link := range a.d.chapter.Links {
		fragment, here := strings.CutPrefix(link.Target, "#")
		if !here || fragment == "" || link.Image {
			continue
		}
		anchors := a.d.anchors
		if anchors[fragment] != "" || anchors[strings.ToLower(fragment)] != "" {
			continue
		}
		if near == nil {
			near = lettersOf(anchors)
		}
		if id := cmp.Or(near[letters(fragment)], near[letters(withoutEmoji(fragment))], near[letters(strings.TrimPrefix(fragment, "user-content-"))]); id != "" && id != ambiguous {
			a.alias(fragment, id)
		}
	}
}

// withoutEmoji gives an address without the name of an emoji that it begins or
// ends with, which GitHub keeps: "gear-wheels" of ":gear: Wheels".
func withoutEmoji(fragment string) string {
	if name, rest, ok := strings.Cut(fragment, "-"); ok && isEmoji(name) {
		fragment = rest
	}
	if at := strings.LastIndexByte(fragment, '-'); at > 0 && isEmoji(fragment[at+1:]) {
		fragment = fragment[:at]
	}
	return fragment
}

// leave takes up the addresses of a heading that the page shows elsewhere than
// in its text, or not at all: the title, and that of a table of contents.
func (a *addresses) leave(heading ast.Node) {
	a.left = append(a.left, a.githubForm(a.d.plain(heading)))
	ast.Walk(heading, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if raw, ok := n.(*ast.RawHTML); ok && entering {
			z := html.NewTokenizer(bytes.NewReader(raw.Segments.Value(a.d.text)))
			z.Next()
			t := z.Token()
			a.left = append(a.left, cmp.Or(attribute(t, "id"), attribute(t, "name")))
		}
		return ast.WalkContinue, nil
	})
}

// adopt makes the addresses that were left lead to the first heading that is
// in the text: links to them are on the way back to the top.
func (a *addresses) adopt() {
	if len(a.d.outline) == 0 {
		return
	}
	for _, from := range a.left {
		a.alias(from, a.d.outline[0].ID)
	}
}

// ambiguous stands for letters that several ids share.
const ambiguous = "?"

// lettersOf gives ids by the letters and digits of every address of theirs;
// letters that two ids share mean none.
func lettersOf(anchors map[string]string) map[string]string {
	near := make(map[string]string, len(anchors))
	for from, id := range anchors {
		key := letters(from)
		if have, taken := near[key]; taken && have != id {
			near[key] = ambiguous
		} else if !taken {
			near[key] = id
		}
	}
	return near
}

// letters gives the letters of an address in lower case, percent escapes read,
// without what stands between them or a number before them.
func letters(fragment string) string {
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	kept := strings.Map(func(r rune) rune {
		if isWordRune(r) && r != emojiStyle {
			return r
		}
		return -1
	}, strings.ToLower(fragment))
	if bare := strings.TrimLeft(kept, "0123456789"); bare != "" {
		return bare
	}
	return kept
}
