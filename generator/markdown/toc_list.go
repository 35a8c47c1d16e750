package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// dropContents takes tables of contents that the author wrote out of a flow,
// with the headings and details elements that held nothing else.
func (r *recogniser) dropContents(units []*unit) []*unit {
	if r.src.Meta.TOC == "keep" {
		return units
	}
	kept := units[:0]
	folded := false         // a folded part of the contents was the last block
	until := 0              // the unit that ends what a tool fenced off
	var last map[string]int // unit that begins with a line
	for i, u := range units {
		if i < until {
			if r.isContentsTitle(u) {
				r.dropHeading(u)
			} else {
				r.drop(u.node, "table of contents")
			}
			continue
		}
		if end := r.fencedContents(units[i:]); end > 0 {
			until = i + end
		}
		if len(u.sub) > 0 {
			if !folded || !r.onlyLinksHere(u.sub) {
				u.sub = r.dropContents(u.sub)
				folded = len(u.sub) == 0
			}
			if folded {
				r.drop(u.node, "table of contents")
				kept = r.dropTitle(kept, units[i+1:])
				continue
			}
		}
		below := func(line string) bool {
			if last == nil {
				last = map[string]int{}
				for n, u := range units[i+1:] {
					r.firstLines(u.node, mostTitleLines, func(line string) { last[line] = i + 1 + n })
				}
			}
			return last[line] > i
		}
		if l := r.entriesOf(u.node); l.areContents() && (r.landsMostly(l) || len(kept) > 0 && r.isContentsTitle(kept[len(kept)-1])) || r.isBareContents(u.node, kept, below) {
			behind := r.behindContents(u.node)
			r.drop(u.node, "table of contents")
			kept = append(r.dropTitle(kept, units[i+1:]), behind...)
			continue
		}
		folded = folded && u.level > 0
		kept = append(kept, u)
	}
	return kept
}

// tocComment is what tools write above and below the contents that they make:
// "TOC", "/TOC", "tocstop", "START doctoc ...", "ts".
var tocComment = regexp.MustCompile(`(?i)\b(?:doc|markdown)?toc(?:stop)?\b|^t[se]$`)

// fencedContents gives how far below units[0], a comment of such a tool, the one
// stands that ends its contents, which are links into this file; 0 when none does.
func (r *recogniser) fencedContents(units []*unit) int {
	for i, u := range units {
		text, comment := r.commentOf(u.node)
		switch {
		case i > 0 && !comment && (r.isContentsTitle(u) || u.level == 0 && r.linksInside(u.node)):
		case !comment || !tocComment.MatchString(text):
			return 0
		case i > 0:
			return i
		}
	}
	return 0
}

// onlyLinksHere tells whether a details element holds a list of links into this
// file and nothing else: beside parts of a table of contents, a short one.
func (r *recogniser) onlyLinksHere(units []*unit) bool {
	list, ok := units[0].node.(*ast.List)
	if !ok || len(units) > 1 {
		return false
	}
	var l links
	r.countItems(list, &l)
	return l.here == l.all
}

// dropTitle takes the heading of a table of contents out when nothing else is
// below it but breaks and comments of the tool that made it. A heading of a part of the contents stays, but asks nothing.
func (r *recogniser) dropTitle(kept, after []*unit) []*unit {
	at := len(kept) - 1
	for at >= 0 && r.isComment(kept[at].node) {
		at--
	}
	for len(after) > 0 && (r.isComment(after[0].node) || r.isBreaks(after[0].node)) {
		after = after[1:]
	}
	if at < 0 || kept[at].level > 0 && len(after) > 0 && after[0].level == 0 && after[0].node.Kind() != ast.KindThematicBreak {
		return kept
	}
	last := kept[at]
	if !r.isContentsTitle(last) {
		if last.level > 0 {
			last.form = other
		}
		return kept
	}
	r.dropHeading(last)
	return slices.Delete(kept, at, at+1)
}

// dropHeading takes the heading of a table of contents out.
func (r *recogniser) dropHeading(u *unit) {
	r.drop(u.node, "heading of the table of contents")
	r.addresses.leave(u.node)
	if parent := u.node.Parent(); parent != nil {
		parent.RemoveChild(parent, u.node)
	}
}

// breaks is a block of nothing but line breaks.
var breaks = regexp.MustCompile(`^(?:\s*<br\s*/?>)+\s*$`)

func (r *recogniser) isBreaks(n ast.Node) bool {
	return n.Type() == ast.TypeBlock && n.Lines() != nil && breaks.Match(n.Lines().Value(r.text))
}

// links counts entries of a list or table, and those that link into this file.
type links struct {
	all, here int
	into      []ast.Node // those
}

// entriesOf counts the entries of a list or table that may be a table of contents.
func (r *recogniser) entriesOf(n ast.Node) (l links) {
	switch n := n.(type) {
	case *ast.List:
		r.countItems(n, &l)
	case *extension.Table:
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			if _, header := row.(*extension.TableHeader); !header && !r.isTitleRow(row) {
				l.add(row, r.linksInside(row) && r.mostlyLink(row))
			}
		}
	}
	return l
}

// areContents tells whether there are three entries or more, and four in five
// link into this file.
func (l *links) areContents() bool { return l.all >= 3 && l.here*10 >= l.all*8 }

func (l *links) count(here bool) {
	l.all++
	if here {
		l.here++
	}
}

func (l *links) add(entry ast.Node, here bool) {
	if l.count(here); here {
		l.into = append(l.into, entry)
	}
}

// landsMostly tells whether most entries that link into this file name something
// that is in it, by the address or the words of a line: the others say what is not
// written yet, which is said nowhere else.
func (r *recogniser) landsMostly(l links) bool {
	if r.landings == nil {
		r.landings = map[string]bool{}
		for line := range bytes.Lines(r.text) {
			if !entryLine.Match(line) {
				r.landings[letters(string(line))] = true // "<b>" may be what a title is about
				r.landings[letters(string(markup.ReplaceAll(line, nil)))] = true
			}
		}
		delete(r.landings, "")
		for _, m := range handID.FindAllSubmatch(r.text, -1) {
			r.landings[letters(string(m[1]))] = true
		}
	}
	lost := 0
	for _, entry := range l.into {
		if !r.lands(entry) {
			lost++
		}
	}
	return lost*2 <= l.here
}

// lands tells whether one of the links in n does.
func (r *recogniser) lands(n ast.Node) (found bool) {
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Link:
			to := strings.TrimPrefix(string(n.Destination), "#")
			found = found || r.landings[letters(r.plain(n))] || r.landings[letters(to)] || r.landings[letters(withoutEmoji(to))]
		case *ast.RawHTML:
			found = true // whatever it leads to
		}
		return ast.WalkContinue, nil
	})
	return found
}

// entryLine is a line of contents. markup is what others have beside their words: tags,
// and where links lead. handID finds the ids that authors give by hand.
var (
	entryLine = regexp.MustCompile(`^[\s>|*+\-\d.)]*\[[^\]]*\]\(#`)
	markup    = regexp.MustCompile(`<[^<>]*>|\]\([^()]*\)`)
	handID    = regexp.MustCompile(`(?:\b(?:id|name)=["']?|\{#)([^\s"'<>{}]+)`)
)

func (r *recogniser) countItems(list ast.Node, l *links) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if inner, ok := c.(*ast.List); ok {
				r.countItems(inner, l)
			} else {
				l.add(c, r.linksInside(c) && r.mostlyLink(c))
			}
		}
	}
}

// mostlyLink tells whether what stands in a line or row beside its links is
// little.
func (r *recogniser) mostlyLink(n ast.Node) bool {
	return r.linked(n)*2 >= len(r.plain(n))
}

// linked gives the bytes of text that link.
func (r *recogniser) linked(n ast.Node) (size int) {
	if n.Kind() == ast.KindLink {
		return len(r.plain(n))
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		size += r.linked(c)
	}
	return size
}

// isTitleRow tells whether a row of a table is the title of the rows below it:
// bold words, without a link.
func (r *recogniser) isTitleRow(row ast.Node) bool {
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if first := cell.FirstChild(); first != nil && isBold(first) {
			return !r.linksInside(row)
		}
	}
	return false
}

// isContentsTitle tells whether a heading or a line says that the contents follow,
// with the buttons "[Hide][Show]" of the page that it was copied from.
func (r *recogniser) isContentsTitle(u *unit) bool {
	text := u.text
	if u.form == other && u.node.Kind() == ast.KindParagraph {
		text = r.passageOf(u).text
	}
	if at := strings.IndexByte(text, '['); at > 0 {
		text = text[:at]
	}
	text, _, _ = strings.Cut(text, "generated with") // a tool
	return text != "" && locales.is("toc", text)
}

// isBareContents tells whether a list is a table of contents that lost its links:
// it stands below the words for one, and its entries are first lines of what is below.
func (r *recogniser) isBareContents(n ast.Node, before []*unit, below func(line string) bool) bool {
	list, ok := n.(*ast.List)
	if !ok || len(before) == 0 || !r.isContentsTitle(before[len(before)-1]) {
		return false
	}
	var l links
	titles := map[string]bool{}
	r.firstLines(list, 1, func(line string) {
		l.count(below(line))
		titles[line] = true
	})
	if l.areContents() {
		r.listed = titles
	}
	return l.areContents()
}

// asListed gives the lines of a passage that contents without links list as one
// title, or an empty line.
func (r *recogniser) asListed(words *passage) line {
	if r.listed == nil {
		return line{}
	}
	for i := range min(words.size()-1, mostTitleLines) {
		if l := words.upTo(i); r.listed[bareLine(l.text)] {
			return l
		}
	}
	return line{}
}

// mostTitleLines is into how many lines a title falls apart whose code stood on lines of its own.
const mostTitleLines = 5

// behindContents takes the lines below the last entry of contents out, which Markdown
// takes for more of it where no empty line parts them.
func (r *recogniser) behindContents(n ast.Node) []*unit {
	if _, ok := n.(*ast.List); !ok {
		return nil
	}
	for n != nil && !isText(n) {
		n = n.LastChild() // "- 35. What is a port?" is a list in a list
	}
	if n == nil {
		return nil
	}
	words := r.passage(n)
	if words.size() < 2 {
		return nil
	}
	n.Lines().SetSliced(0, 1)
	text, _ := r.paragraphFrom(words.nodes[words.ends[0].node:])
	return []*unit{{node: text}}
}

// firstLines calls f for what headings and the first line of paragraphs and list
// items read as, and their first lines together, up to most of them.
func (r *recogniser) firstLines(n ast.Node, most int, f func(string)) {
	switch n.(type) {
	case *ast.Heading, *ast.Paragraph, *ast.TextBlock:
		words := r.passage(n)
		for i := range min(words.size(), most) {
			f(bareLine(words.upTo(i).text))
		}
	case *ast.List, *ast.ListItem, *detailsNode, *ast.Blockquote:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			r.firstLines(c, most, f)
		}
	}
}

// bareLine is a line without its number, as it is compared.
func bareLine(text string) string {
	text = strings.TrimSpace(text)
	a := asked{}.readPrefix(text)
	return normalWord(text[a.prefix:])
}
