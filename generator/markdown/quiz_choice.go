package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// choices renders options.
func (r *recogniser) choices(options []option, k key, prefix string) []guide.Choice {
	list := make([]guide.Choice, len(options))
	for i, o := range options {
		list[i] = guide.Choice{Letter: letterAt(i), Pos: r.pos(o.node), Correct: slices.Contains(k.places, i)}
		r.fillChoice(&list[i], o, k, prefix)
		if k.counted {
			list[i].Mark = o.count
		}
	}
	return list
}

// fillChoice gives a choice the mark, the text and the reason of an option.
func (r *recogniser) fillChoice(c *guide.Choice, o option, k key, prefix string) {
	text := r.plainOf(o.inline)
	size := o.markSize(text)
	if strings.TrimSpace(text[size:]) == "" {
		size = len(strings.TrimRight(text[:size], " \n")) // not the tags before the end of the line
		o.inline = r.tagsAsText(o.inline)
	}
	c.Mark = foreignLetter(text[:size])
	if len(o.blocks) > 0 && r.bare(o) {
		size = len(text)
	}
	var nodes []ast.Node
	nodes, c.Why = r.cutSaid(o)
	if len(o.why) > 0 {
		r.addresses.inside(prefix, o.why...)
		c.Why = append(c.Why, r.prose(o.why...))
	}
	if nodes = r.trimInline(r.cutFront(nodes, size)); k.bold || o.said > 0 {
		nodes = r.unwrap(nodes)
	}
	if len(o.blocks) == 0 {
		c.Body = r.inline(nodes...)
		return
	}
	blocks := o.blocks
	if len(nodes) > 0 {
		blocks = append([]ast.Node{r.paragraphOf(nodes)}, blocks...)
	}
	r.addresses.inside(prefix, blocks...)
	c.Body, c.Block = *r.prose(blocks...), true
}

// tagsAsText gives the nodes of an option that has nothing but tags, "A) <br>", with
// these as the text that the question is about, unless one is a picture.
func (r *recogniser) tagsAsText(nodes []ast.Node) (list []ast.Node) {
	for _, n := range nodes {
		raw, ok := n.(*ast.RawHTML)
		if !ok {
			list = append(list, n)
			continue
		}
		tag := raw.Segments.Value(r.text)
		if tagName(tag) == "img" {
			return nodes
		}
		for _, s := range raw.Segments.Sliced(0, raw.Segments.Len()) {
			list = append(list, ast.NewTextSegment(s))
		}
		r.problem(r.pos(raw), "html-unknown", guide.Warning, "the option is nothing but "+shorten(string(tag))+"; it is shown as text", "put it in backticks")
	}
	return list
}

// cutSaid takes what says that an option is correct off its text, and gives
// its words as what is told once it is chosen.
func (r *recogniser) cutSaid(o option) (nodes []ast.Node, why []guide.Block) {
	if o.said == 0 {
		return o.inline, nil
	}
	text := r.plainOf(o.inline)
	if words := strings.TrimSpace(text[len(text)-o.said:]); strings.ContainsFunc(strings.Trim(words, correctSigns), isWordRune) {
		html := append(appendEscaped([]byte("<p>"), []byte(words)), "</p>\n"...)
		why = []guide.Block{&guide.Prose{HTML: guide.HTML(html)}}
	}
	return r.cutBack(o.inline, o.said), why
}

// trueOrFalse gives a question that begins "True or False", or stands in a section
// called so, these two options when its answer begins with one of them, or keys behind
// the quiz say which.
func (r *recogniser) trueOrFalse(q *guide.Question, units []*unit) {
	either, ok := eitherWord(q.Entry.Title)
	inSection := !ok && r.either.level > 0
	if inSection {
		either = r.either
	} else if !ok {
		return
	}
	behind, _ := r.end.of(r.line)
	said := []string{behind.text}
	for _, u := range units {
		if u.node.Kind() == ast.KindList {
			continue // of both
		}
		text := r.plain(u.node)
		if r.labels(u, guide.Answer) {
			if l, is := r.labelAt(text); is {
				text = text[l.end:]
			}
		} else if inSection {
			continue
		}
		said = append(said, text)
	}
	for _, text := range said {
		isTrue, isFalse := locales.begins("true", text), locales.begins("false", text)
		if !isTrue && !isFalse {
			continue
		}
		q.Entry.Type = guide.MultipleChoice
		q.Choices = []guide.Choice{
			{Letter: "A", Body: either.yes, Correct: isTrue, Pos: q.Entry.Pos},
			{Letter: "B", Body: either.no, Correct: !isTrue, Pos: q.Entry.Pos},
		}
		return
	}
}

// twoWords are the words between which a question lets its reader choose.
type twoWords struct {
	yes, no guide.Prose
	level   int // of the heading that has them
}

// enterSection notes whether the questions below a heading are all true or false:
// "Part 2: True or False", until one as shallow ends its section.
func (r *recogniser) enterSection(heading string, level int) {
	if r.either.level >= level {
		r.either = twoWords{}
	}
	if level == 0 || len(heading) > maxLabel {
		return
	}
	for rest := heading; rest != "" && r.either.level == 0; _, rest = cutWord(rest) {
		if either, ok := eitherWord(rest); ok {
			r.either = either
			r.either.level = level
		}
	}
}

// eitherWord gives the words between which a title lets its reader choose, as
// options are written: "True or false: water is wet", "Water is wet (True/False)" and
// "T/F" have True and False.
func eitherWord(title string) (either twoWords, ok bool) {
	first, rest := cutWord(title)
	if at := strings.LastIndexAny(title, "([（"); at > 0 && len(title) < at+maxLabel && closed(title) && first != "T" && !locales.is("true", first) {
		first, rest = cutWord(title[at:])
	}
	other, rest := cutWord(rest)
	if first == "T" && other == "F" {
		first, other = "True", "False"
	}
	if !locales.is("false", other) {
		other, _ = cutWord(rest)
	}
	return twoWords{yes: capital(first), no: capital(other)}, locales.is("true", first) && locales.is("false", other)
}

func capital(word string) guide.Prose {
	first, size := utf8.DecodeRuneInString(word)
	word = string(unicode.ToUpper(first)) + strings.TrimRight(word[size:], ".")
	return guide.Prose{HTML: guide.HTML(appendEscaped(nil, []byte(word)))}
}
