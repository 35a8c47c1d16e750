package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// unmarkedOptions finds options that have neither letter nor box: a list of
// short items, the lines of a paragraph, or lines such as "Option A: text", "(1) text" or
// "ii) text", and behind it an answer that is exactly one of them, or no more than its letter or number; or one
// of them is ticked, right below the question, or a key behind the quiz is its number.
func (r *recogniser) unmarkedOptions(units []*unit) (options []option, from, to int) {
	for i := 0; i < len(units); i++ {
		from := i
		switch n := units[i].node.(type) {
		case *ast.List:
			options = r.itemsAsOptions(n)
		case *ast.Paragraph:
			options = linesAsOptions(r.passageOf(units[i]), 0)
			for ; len(options) > 0 && len(options) <= maxOptions && i+1 < len(units); i++ { // each a paragraph
				if _, ok := units[i+1].node.(*ast.Paragraph); !ok {
					break
				}
				more := linesAsOptions(r.passageOf(units[i+1]), len(options))
				if len(more) == 0 {
					break
				}
				options = append(options, more...)
			}
			if len(options) == 0 && from < 2 {
				if options = r.bareLines(units[i]); len(options) > 1 && r.saysLine(options, units[i+1:]) {
					return options, from, i + 1
				}
				continue
			}
		case *ast.Blockquote:
			options = r.countedOptions(n)
		default:
			continue
		}
		if len(options) < 2 || len(options) > maxOptions {
			continue
		}
		if r.saysOption(options, units[i+1:]) || from < 2 && (r.ticksOne(options) || r.endCounts(options)) {
			return options, from, i + 1
		}
	}
	return nil, 0, 0
}

// endCounts tells whether the key that is given behind the quiz is the number of one of
// the options.
func (r *recogniser) endCounts(options []option) bool {
	if r.line == nil {
		return false // a turn asks
	}
	k, ok := r.end.of(r.line)
	if !ok || len(k.places) > 0 || !optionCount.MatchString(k.text) {
		return false
	}
	_, ok = r.numberKey(k.text, options)
	return ok
}

// ticksOne tells whether one of options says that it is correct: "Zones ✅".
func (r *recogniser) ticksOne(options []option) bool {
	r.markCorrect(options)
	return len(checked(options)) == 1 && len(options) > 2
}

// itemsAsOptions takes the items of a list for options, nil when one is more
// than a line or has a letter, or there are too many.
func (r *recogniser) itemsAsOptions(list *ast.List) []option {
	if list.ChildCount() > maxOptions {
		return nil
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if item.ChildCount() != 1 || !isText(item.FirstChild()) {
			return nil
		}
	}
	options := make([]option, 0, list.ChildCount())
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		text := string(r.scratchText(first))
		if letter, _ := cutLetter(text); letter != "" {
			return nil
		}
		o := option{inline: children(first), node: item}
		if o.count, o.number = countAt(text, len(options)); list.IsOrdered() && o.number == 0 {
			o.count = itoa(len(options) + 1)
		}
		options = append(options, o)
	}
	return options
}

// linesAsOptions takes the lines of a paragraph for options, from the i-th on, whose
// letters stand behind a word, or whose numbers stand in brackets, nil when one is
// neither.
func linesAsOptions(words *passage, i int) []option {
	var options []option
	for at := range words.size() {
		l := words.at(at)
		if place := i + at; place < maxOptions && wordedLetter(l.text) == letterAt(place) {
			options = append(options, option{named: true, inline: l.nodes, node: l.nodes[0]})
			continue
		}
		count, size := countAt(l.text, i+at)
		if size == 0 {
			return nil
		}
		options = append(options, option{count: count, number: size, inline: l.nodes, node: l.nodes[0]})
	}
	return options
}

// bareLines takes the lines of a paragraph for options, nil when there are too many.
func (r *recogniser) bareLines(u *unit) (options []option) {
	words := r.passageOf(u)
	if words.size() > maxOptions || u.form != other {
		return nil
	}
	for at := range words.size() {
		l := words.at(at)
		options = append(options, option{inline: l.nodes, node: l.nodes[0]})
	}
	return options
}

// saysLine tells whether the labelled answer behind options is the text of one.
func (r *recogniser) saysLine(options []option, after []*unit) bool {
	k, ok := r.saidKey(after, options)
	return ok && k.text != "" && !k.counted
}

// romans are the numbers that options may have where others have letters.
var romans = [...]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii"}

// countAt reads the number of the i-th option that a text begins with, "(2) ", "②" or
// "ii) ", and the bytes that it takes, 0 when there is none.
func countAt(text string, i int) (count string, size int) {
	if r, n := utf8.DecodeRuneInString(text); r == '①'+rune(i) && i < maxOptions {
		return itoa(i + 1), skip(text, n, " .)")
	}
	if text == "" || strings.IndexByte("(IiVv", text[0]) < 0 {
		return "", 0 // most lines
	}
	for _, mark := range []string{"(" + itoa(i+1) + ")", "(" + romans[i%len(romans)] + ")", romans[i%len(romans)] + ")", romans[i%len(romans)] + "."} {
		if len(text) > len(mark) && strings.EqualFold(text[:len(mark)], mark) && text[len(mark)] == ' ' {
			return strings.Trim(mark, "(.)"), len(mark) + 1
		}
	}
	return "", 0
}

// wordedLetter reads the letter of "Option A: text" or "选项A：…", or gives "".
func wordedLetter(text string) string {
	word, rest, _ := strings.Cut(text, " ")
	if at := strings.IndexAny(word, "ABCDEFGH"); at > 0 && word[0] >= utf8.RuneSelf {
		word, rest = word[:at], text[at:]
	}
	if !locales.is("option", word) {
		return ""
	}
	letter, _ := cutLetter(rest)
	return letter
}

// saysOption tells whether what follows options is the text of one of them, as
// code or behind the label of an answer, or only its place.
func (r *recogniser) saysOption(options []option, after []*unit) bool {
	if _, ok := r.codeKey(options, after); ok {
		return true
	}
	k, ok := r.saidKey(after, options)
	return ok && !(k.counted && r.goesThrough(after, k)) && (k.text != "" || k.counted || r.isPlace(k, options))
}

// goesThrough tells whether an answer that begins with the number of an item has the
// next number below it, too: it answers one item after the other.
func (r *recogniser) goesThrough(units []*unit, k key) bool {
	next := k.places[0] + 2
	sub := units[0].sub
	if len(sub) == 0 {
		sub = units[1:min(len(units), keyWithin)]
	}
	return slices.ContainsFunc(sub, func(u *unit) bool {
		list, ok := u.node.(*ast.List)
		return leadingNumber(strings.TrimLeft(r.plain(u.node), "*( ")) == next && u.level == 0 || ok && list.IsOrdered() && list.Start == next
	})
}

// isPlace tells whether a key is the letter of one option's place, alone or with
// its text.
func (r *recogniser) isPlace(k key, options []option) bool {
	if len(k.places) != 1 || k.places[0] >= len(options) {
		return false
	}
	at, text := r.optionThatReads(options, k.beside)
	_, labelled := r.labelAt(text) // of an explanation in the same line
	return text == "" || labelled || at == k.places[0]
}

// codeKey reads the key from a block of code behind the options that holds the
// text of one of them and nothing else.
func (r *recogniser) codeKey(options []option, after []*unit) (key, bool) {
	if len(after) == 0 || !isCode(after[0].node) {
		return key{}, false
	}
	said := normalSpace(r.plain(after[0].node))
	for i, o := range options {
		if text := normalSpace(r.optionText(o)); text != "" && (said == text || said == normalSpace(r.plainOf(o.inline))) {
			return key{places: []int{i}, text: text}, true
		}
	}
	return key{}, false
}
