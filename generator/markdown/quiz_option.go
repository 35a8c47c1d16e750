package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// option is one choice of a quiz question before it is rendered.
type option struct {
	letter  string     // as written, upper case, "" if none
	inline  []ast.Node // what stands in its line
	blocks  []ast.Node // further blocks, such as code
	box     bool       // it has a checkbox
	checked bool
	tight   bool       // nothing parts its letter from its text: "A:text"
	boxed   int        // bytes of a box that is no checkbox to Markdown: "( )"
	why     []ast.Node // what is quoted below it, told once it is chosen
	named   bool       // its letter is no mark before its text
	count   string     // its number, "2" or "ii", when it has no letter
	number  int        // bytes of the number that its text begins with
	said    int        // bytes at the end of its line that say it is correct
	node    ast.Node
}

// markSize is the bytes of the letter that the text of an option begins with.
func (o option) markSize(text string) int {
	switch {
	case o.named:
		return 0
	case o.number > 0:
		return o.number
	case o.tight:
		return skip(text, 0, asciiSpace) + 2
	case o.boxed > 0:
		_, size := cutLetter(text[o.boxed:])
		return o.boxed + size
	}
	_, size := cutLetter(text)
	return size
}

// optionText gives the text of an option without its letter.
func (r *recogniser) optionText(o option) string {
	text := r.plainOf(o.inline)
	size := o.markSize(text)
	for _, b := range o.blocks {
		text += " " + r.plain(b)
	}
	return strings.TrimSpace(text[size:])
}

// maxOptions is the most options a question may have.
const maxOptions = 10

// findOptions finds the options of a question among its blocks: units[from:to].
// Options are not touched until the caller decides that they are a quiz.
func (r *recogniser) findOptions(units []*unit) (options []option, from, to int) {
	var led []*unit // what may be a word on the question, and no part of its answer
	for i, u := range units {
		if options, to = r.optionsFrom(units, i); options != nil {
			behind := units[to:]
			if _, keyed := r.saidKey(behind[rules(behind):], options); len(led) > 0 && !keyed && len(checked(options)) == 0 {
				return nil, 0, 0
			}
			for _, u := range led {
				u.label, u.led, u.lead = "", true, nil
			}
			r.markCorrect(options)
			return options, i, to
		}
		if kind, ok := r.labelOf(u); ok && u.form != lineForm && kind != guide.Setup {
			if _, says := r.saidKey(units[i:i+1], nil); says { // which may stand above the options, too
				continue
			}
			if !r.isWordOn(u, kind) {
				return nil, 0, 0
			}
			led = append(led, u)
		}
	}
	return nil, 0, 0
}

// isWordOn tells whether a labelled paragraph may be a word on the question above its
// options, where their key follows: "**Note:** two are correct.", or what they judge:
// "**Solution:** You restart it. Does this meet the goal?"
func (r *recogniser) isWordOn(u *unit, kind guide.PartKind) bool {
	if u.node.Kind() != ast.KindParagraph || len(u.sub) > 0 {
		return false
	}
	return kind == guide.Note || kind == guide.Hint || kind == guide.Answer && hasQuestionMark(r.passageOf(u).text)
}

// optionsFrom gathers options from units[i] on, as long as they go on; none when they
// are not those of a quiz.
func (r *recogniser) optionsFrom(units []*unit, i int) (options []option, to int) {
	for ; i < len(units); i++ {
		var more []option
		switch n := units[i].node.(type) {
		case *ast.List:
			more = r.listOptions(n)
		case *ast.Paragraph:
			more = lineOptions(r.passageOf(units[i]))
		case *extension.Table:
			more = r.tableOptions(n)
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			if more = r.codeOptions(n); len(more) > 0 && !r.startsList(units[i+1:]) {
				break
			}
			more = nil // it is what the options below choose from
			if r.takesCode(options, units[i+1:]) {
				last := &options[len(options)-1]
				last.blocks = append(last.blocks, n)
				continue
			}
		case *ast.Blockquote:
			if r.quotesReason(options, units[i+1:]) {
				last := &options[len(options)-1]
				last.why = append(last.why, children(n)...)
				continue
			}
			more = r.quotedOptions(n)
		}
		if len(more) == 0 || !follows(options, more) || len(options) > maxOptions {
			break
		}
		options = append(options, more...)
	}
	if !plausible(options) {
		return nil, i
	}
	return options, i
}

// quotedOptions reads a quotation of nothing but options.
func (r *recogniser) quotedOptions(quote *ast.Blockquote) (options []option) {
	for _, n := range children(quote) {
		var more []option
		switch n := n.(type) {
		case *ast.List:
			more = r.listOptions(n)
		case *ast.Paragraph:
			more = lineOptions(r.passage(n))
		}
		if len(more) == 0 || !follows(options, more) {
			return nil
		}
		options = append(options, more...)
	}
	return options
}

// quotesReason tells whether a quotation below options says why the last of
// them is right or wrong: others have theirs, or the options go on after it.
func (r *recogniser) quotesReason(options []option, after []*unit) bool {
	return slices.ContainsFunc(options, func(o option) bool { return len(o.why) > 0 }) || r.goOn(options, after)
}

// goOn tells whether the first of units goes on with options.
func (r *recogniser) goOn(options []option, units []*unit) bool {
	if len(options) == 0 || len(units) == 0 {
		return false
	}
	var more []option
	switch n := units[0].node.(type) {
	case *ast.List:
		more = r.listOptions(n)
	case *ast.Paragraph:
		more = lineOptions(r.passageOf(units[0]))
	}
	return len(more) > 0 && follows(options, more)
}

// follows tells whether options go on where others ended.
func follows(before, more []option) bool {
	if len(before) == 0 {
		return true
	}
	last, first := before[len(before)-1], more[0]
	return last.box == first.box && (last.letter == "") == (first.letter == "") && (last.letter == "" || last.letter[0]+1 == first.letter[0])
}

// takesCode tells whether a block of code belongs to the last of options: it is
// only its letter, or has a box and a word, as those before it with their code,
// or the options go on after it.
func (r *recogniser) takesCode(options []option, after []*unit) bool {
	if len(options) == 0 {
		return false
	}
	last := options[len(options)-1]
	others := len(options) > 1 && len(options[len(options)-2].blocks) > 0
	one := len(options) == 1 || others
	return r.bare(last) || r.goOn(options, after) || last.box && one && (others || len(r.plainOf(last.inline)) <= 12)
}

// bare tells whether an option is only its letter.
func (r *recogniser) bare(o option) bool {
	return len(strings.Trim(r.plainOf(o.inline), " .):")) <= 1
}

// listOptions reads a list whose items are options: with boxes or letters.
// Empty items are slips and left out.
func (r *recogniser) listOptions(list *ast.List) []option {
	var options []option
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if !item.HasChildren() {
			continue
		}
		o, ok := r.itemOption(item, len(options))
		if !ok {
			if o, ok = r.lostLetter(item, len(options)); !ok {
				return nil
			}
		}
		options = append(options, o)
	}
	return options
}

// itemOption reads the item of a list that would be the i-th option.
func (r *recogniser) itemOption(item ast.Node, i int) (option, bool) {
	first := item.FirstChild()
	if !isText(first) {
		return option{}, false
	}
	text := string(r.scratchText(first))
	letter, _ := cutLetter(text)
	tight := letter == "" && i > 0 && isTight(text, i)
	if tight {
		letter = letterAt(i)
	}
	box, isBox := first.FirstChild().(*extension.TaskCheckBox)
	picked, boxed := radioBox(text)
	if boxed > 0 {
		letter, _ = cutLetter(text[boxed:])
	}
	if !isBox && boxed == 0 && letter == "" {
		return option{}, false
	}
	o := option{letter: letter, tight: tight, boxed: boxed, inline: children(first), blocks: children(item)[1:], node: item}
	o.box, o.checked = boxed > 0, picked
	if isBox {
		o.box, o.checked = true, box.IsChecked
		o.inline = o.inline[1:]
	}
	return o, true
}

// lostLetter reads the first item of a list as option A that lacks its letter,
// when the second is B.
func (r *recogniser) lostLetter(item ast.Node, i int) (option, bool) {
	first, next := item.FirstChild(), item.NextSibling()
	if i > 0 || next == nil || !isText(first) || next.FirstChild() == nil || !isText(next.FirstChild()) {
		return option{}, false
	}
	if letter, _ := cutLetter(string(r.scratchText(next.FirstChild()))); letter != letterAt(1) {
		return option{}, false
	}
	return option{letter: letterAt(0), inline: children(first), blocks: children(item)[1:], node: item}, true
}

// isTight tells whether text begins with the letter of the i-th option, a colon
// or the like, and no space.
func isTight(text string, i int) bool {
	text = strings.TrimLeft(text, " ")
	return len(text) > 2 && strings.EqualFold(text[:1], letterAt(i)) && strings.IndexByte(".):", text[1]) >= 0
}

// lineOptions reads a paragraph whose lines are options.
func lineOptions(words *passage) []option {
	var options []option
	own := false // what the last option holds is no part of the passage any more
	for i := range words.size() {
		l := words.at(i)
		letter, _ := cutLetter(l.text)
		if picked, size := lineBox(l.text); size > 0 {
			options = append(options, option{boxed: size, box: true, checked: picked, inline: l.nodes, node: l.nodes[0]})
			own = false
			continue
		}
		if letter != "" && (len(options) == 0 || letter[0] == options[len(options)-1].letter[0]+1) {
			options = append(options, option{letter: letter, inline: l.nodes, node: l.nodes[0]})
			own = false
			continue
		}
		if len(options) == 0 {
			return nil
		}
		last := &options[len(options)-1]
		if !own {
			last.inline = slices.Clip(last.inline)
		}
		last.inline, own = append(last.inline, l.nodes...), true
	}
	return options
}

// startsList tells whether the first of units is a list of options.
func (r *recogniser) startsList(units []*unit) bool {
	if len(units) == 0 {
		return false
	}
	list, ok := units[0].node.(*ast.List)
	return ok && len(r.listOptions(list)) > 0
}

// codeOptions reads a block of code whose lines are options, as text that was
// indented becomes.
func (r *recogniser) codeOptions(code ast.Node) []option {
	var options []option
	for i := range code.Lines().Len() {
		line := code.Lines().At(i)
		line = line.TrimLeftSpace(r.text)
		line = line.TrimRightSpace(r.text)
		if line.IsEmpty() {
			continue
		}
		letter, _ := cutLetter(string(line.Value(r.text)))
		if letter != letterAt(len(options)) {
			return nil
		}
		text := ast.NewTextSegment(line)
		text.SetRaw(true)
		options = append(options, option{letter: letter, inline: []ast.Node{text}, node: text})
	}
	return options
}

// plausible tells whether options may be those of a quiz: two to ten, letters
// from A on in order, boxes for all or none.
func plausible(options []option) bool {
	if len(options) < 2 || len(options) > maxOptions {
		return false
	}
	for i, o := range options {
		if o.box != options[0].box || !o.box && (o.letter == "" || int(o.letter[0]-'A') != i) {
			return false
		}
	}
	return true
}
