package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// listNumber is the number that a line of text begins with as an item of a list
// does.
var listNumber = regexp.MustCompile(`^\d{1,4}[.)]\s+`)

// listsInText makes lists of the lines of paragraphs that count on from the
// numbered list above, such as "11. What is a heap?" right below a bold word.
// Markdown takes them for text: only a list from one on may interrupt it.
func (r *recogniser) listsInText() {
	last := 0
	for n, next := r.root.FirstChild(), ast.Node(nil); n != nil; n = next {
		next = n.NextSibling()
		switch n := n.(type) {
		case *ast.List:
			if n.IsOrdered() {
				last = n.Start + n.ChildCount() - 1
			}
		case *ast.Paragraph:
			if last > 0 && r.countsOn(n, last) {
				last = r.listInText(n, last)
			}
		}
	}
}

// countsOn tells whether a line of a paragraph, behind its first, begins with
// the number after last: few do, and the others are spared being read.
func (r *recogniser) countsOn(p *ast.Paragraph, last int) bool {
	lines := p.Lines()
	for i := 1; i < lines.Len(); i++ {
		s := lines.At(i)
		if text := s.Value(r.text); leadingNumber(string(text[:min(len(text), 8)])) == last+1 {
			return true
		}
	}
	return false
}

// listInText parts a paragraph at the lines that count on from last, and gives
// the number of its last item.
func (r *recogniser) listInText(p *ast.Paragraph, last int) int {
	words := r.passage(p)
	var list *ast.List
	var from, number int // where the item begins that was not parted yet, its number in bytes
	for i := range words.size() {
		text, begin := words.at(i).text, 0
		if i > 0 {
			begin = words.ends[i-1].node
		}
		if leadingNumber(text) != last+1 || !listNumber.MatchString(text) {
			continue
		}
		if list == nil {
			list = ast.NewList('.')
			list.Start = last + 1
		} else {
			r.appendItem(list, p, words.nodes[from:begin], number)
		}
		from, number, last = begin, len(listNumber.FindString(text)), last+1
	}
	if list != nil {
		r.appendItem(list, p, words.nodes[from:], number)
		p.Parent().InsertAfter(p.Parent(), p, list)
		if p.HasChildren() {
			endLine(children(p))
		} else {
			p.Parent().RemoveChild(p.Parent(), p)
		}
	}
	return last
}

// appendItem makes an item of lines of p, without the number that they begin
// with.
func (r *recogniser) appendItem(list *ast.List, p *ast.Paragraph, lines []ast.Node, number int) {
	for _, n := range lines {
		p.RemoveChild(p, n)
	}
	text, _ := r.paragraphFrom(r.cutFront(lines, number))
	item := ast.NewListItem(0)
	item.AppendChild(item, text)
	list.AppendChild(list, item)
}

// runOn parts a paragraph of one line that counts its questions as Chinese does,
// "1、什么是堆？2、什么是栈？3、…", or as a list that lost its lines:
// "1. What is a heap? A tree ... 2. What is a stack? ...".
type runOn struct{}

// Transform implements [parser.ParagraphTransformer].
func (runOn) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	if node.Parent() == nil || node.Lines().Len() != 1 || node.Lines().At(0).Padding > 0 {
		return
	}
	line := node.Lines().At(0)
	value := line.Value(reader.Source())
	if starts := countedFromOne(value, "、"); len(starts) >= 3 && len(bytes.TrimSpace(value[:starts[0]])) == 0 && countAsking(value, starts)*2 >= len(starts) {
		last := ast.Node(node)
		node.Lines().Set(0, line.WithStop(line.Start+starts[1]))
		for _, piece := range pieces(line, starts)[1:] {
			p := ast.NewParagraph()
			p.SetPos(piece.Start)
			p.Lines().Append(piece)
			node.Parent().InsertAfter(node.Parent(), last, p)
			last = p
		}
		return
	}
	starts := countedFromOne(value, ". ")
	if asks := countAsking(value, starts); asks < 3 || asks*2 < len(starts) {
		return
	}
	list := ast.NewList('.')
	list.Start = 1
	for _, piece := range pieces(line, starts) {
		piece.Start += bytes.IndexByte(piece.Value(reader.Source()), '.') + 1
		piece = piece.TrimLeftSpace(reader.Source())
		said := ast.NewTextBlock()
		said.Lines().Append(piece)
		said.SetPos(piece.Start)
		item := ast.NewListItem(0)
		item.AppendChild(item, said)
		list.AppendChild(list, item)
	}
	list.SetPos(line.Start + starts[0])
	node.Parent().InsertAfter(node.Parent(), node, list)
	if len(bytes.TrimSpace(value[:starts[0]])) == 0 {
		node.Parent().RemoveChild(node.Parent(), node)
	} else {
		node.Lines().Set(0, line.WithStop(line.Start+starts[0]))
	}
}

// pieces cuts a line where numbers start, up to the next or the end.
func pieces(line text.Segment, starts []int) (all []text.Segment) {
	for i, from := range starts {
		to := line.Stop
		if i+1 < len(starts) {
			to = line.Start + starts[i+1]
		}
		all = append(all, text.NewSegment(line.Start+from, to))
	}
	return all
}

// countAsking gives how many of the pieces of a line that are counted ask.
func countAsking(line []byte, starts []int) (n int) {
	for _, piece := range pieces(text.NewSegment(0, len(line)), starts) {
		if asksPlainly(strings.TrimSpace(string(piece.Value(line)))) {
			n++
		}
	}
	return n
}

// mostRunOn is how many numbers are looked for in one line.
const mostRunOn = 200

// countedFromOne finds where numbers begin that count from one, each before a sign;
// where the sign ends a word, each begins one, too.
func countedFromOne(line []byte, sign string) (starts []int) {
	for at := 0; len(starts) < mostRunOn; at += len(sign) {
		next := bytes.Index(line[at:], []byte(sign))
		if next < 0 {
			break
		}
		from := len(bytes.TrimRight(line[:at+next], "0123456789"))
		if at += next; at-from <= 3 && leadingNumber(string(line[from:at])) == len(starts)+1 && (from == 0 || sign == "、" || line[from-1] == ' ') {
			starts = append(starts, from)
		}
	}
	return starts
}
