package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// countedKey is a key and the number before it.
type countedKey struct {
	number string
	key
}

// keysOf reads the keys of units[i], which is nothing but keys, or a line with one and
// what explains it.
func (r *recogniser) keysOf(units []*unit, i int) []countedKey {
	u := units[i]
	if len(u.sub) > 0 {
		keys, _ := r.keysBelow(u.sub, 0)
		return keys
	}
	switch n := u.node.(type) {
	case *ast.List:
		return r.listedKeys(n)
	case *extension.Table:
		return r.tableKeys(n)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		if lines := n.Lines(); lines.Len() > 0 && mayCount(r.text[lines.At(0).Start:]) {
			return r.codeKeys(string(lines.Value(r.text)))
		}
	case *ast.Paragraph, *ast.Heading:
		if text := r.scratchText(n); mayCount(text) {
			if keys := keyPairs(string(bytes.TrimSpace(text))); keys != nil {
				return keys
			}
		}
		if k, ok := r.toldKey(units, i); ok {
			return r.lineKeys(u, k)
		}
	}
	return nil
}

// codeKeys reads a block of code that is nothing but keys, or a line for each, which may
// say why: "3. B — it is built once".
func (r *recogniser) codeKeys(code string) []countedKey {
	if keys := keyPairs(code); keys != nil {
		return keys
	}
	var keys []countedKey
	lines := 0
	for line := range strings.Lines(code) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		if k, ok := r.readKeyLine(line); ok {
			keys = append(keys, k)
		}
	}
	if len(keys) < 2 || len(keys)*2 < lines {
		return nil
	}
	return keys
}

// lineKeys gives the key of a paragraph's first line, and those of its other lines.
func (r *recogniser) lineKeys(u *unit, first countedKey) []countedKey {
	keys := []countedKey{first}
	if u.level > 0 {
		return keys
	}
	words := r.passageOf(u)
	for i := 1; i < words.size(); i++ {
		if k, ok := r.readKeyLine(words.at(i).text); ok {
			keys = append(keys, k)
		}
	}
	return keys
}

// tableKeys reads a table that is nothing but keys, or whose first column counts
// beside one with the keys of its own, or whose first row does above one.
func (r *recogniser) tableKeys(table *extension.Table) (keys []countedKey) {
	if keys := r.rowKeys(table); keys != nil {
		return keys
	}
	column := slices.IndexFunc(children(table.FirstChild()), func(cell ast.Node) bool {
		kind, ok := r.labelWord(r.plain(cell)) // "Answer(s)"
		return ok && kind == guide.Answer
	})
	var all strings.Builder
	for row := table.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		all.WriteString(r.plain(row) + " ")
		if cells := children(row); column > 0 && column < len(cells) {
			keys = append(keys, keyPairs(r.plain(cells[0])+" "+r.plain(cells[column]))...) // none for "None"
		}
	}
	if pairs := keyPairs(all.String()); pairs != nil {
		return pairs
	}
	if len(keys)*2 < table.ChildCount() {
		return nil
	}
	return keys
}

// rowKeys reads a table that has numbers in its header and keys below them.
func (r *recogniser) rowKeys(table *extension.Table) (keys []countedKey) {
	header, row := children(table.FirstChild()), table.FirstChild().NextSibling()
	if row == nil {
		return nil
	}
	for i, cell := range children(row) {
		if i >= len(header) {
			return nil
		}
		number := r.plain(header[i])
		k := keyPairs(number + ". " + r.plain(cell))
		if len(k) != 1 && (i > 0 || leadingNumber(number) > 0) { // "Question | 1 | 2"
			return nil
		}
		keys = append(keys, k...)
	}
	return keys
}

// toldKey reads the key of units[i]: in its line, or below a heading that is but a
// number, "Answer 3".
func (r *recogniser) toldKey(units []*unit, i int) (k countedKey, ok bool) {
	u := units[i]
	text := r.withLabel(u)
	if k, ok = r.readKeyLine(text); ok || u.level == 0 || i+1 == len(units) || !isText(units[i+1].node) {
		return k, ok
	}
	if count := strings.TrimRight(text, ".):"); !digitAt(count, max(len(count)-1, 0)) {
		return k, false // most headings, spared the expression
	}
	m := countedAlone.FindStringSubmatch(text)
	if m == nil {
		return k, false
	}
	below := r.plain(units[i+1].node)
	if l, labelled := r.labelAt(below); labelled && l.kind == guide.Answer {
		below = below[l.end:]
	}
	k.number = m[1]
	k.key, ok = readKey(below)
	return k, ok
}

// countedAlone is a heading that only counts, as "Answer 3" and "Question 3" do.
var countedAlone = regexp.MustCompile(`^\P{N}{0,40}?(\d{1,4})[.):]?$`)

// listedKeys reads a list each item of which is a key, but for answers to a few
// questions without options; the result is empty when more are none.
func (r *recogniser) listedKeys(list *ast.List) (keys []countedKey) {
	number, others := list.Start, 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		text := r.plain(item)
		if !list.IsOrdered() {
			k, ok := r.readItemKey(text)
			if !ok {
				return nil
			}
			keys = append(keys, k)
			continue
		}
		k, ok := readKey(text)
		if !ok {
			k, ok = joinedKey(text, maxOptions)
		}
		if said, is := saidTrue(text); is {
			k = said
		} else if !ok || strings.TrimSpace(text[min(k.size, len(text)):]) != "" {
			line, is := r.readItemKey(itoa(number) + ". " + text)
			if !is {
				others, number = others+1, number+1
				if others*3 > list.ChildCount() {
					return nil
				}
				continue
			}
			k = line.key
		}
		keys = append(keys, countedKey{itoa(number), k})
		number++
	}
	if len(keys) < 3 && slices.ContainsFunc(keys, func(k countedKey) bool { return len(k.places) == 0 }) {
		return nil // the answer to two statements of one question
	}
	return keys
}

// readItemKey is readKeyLine for items below a label, where a small letter is a key,
// too, one right before the text of its option, a word for true or false, and the
// number of an option: "1: b", "1. b) 42", "1. B 42", "1. True", "1. ②".
func (r *recogniser) readItemKey(text string) (countedKey, bool) {
	if k, ok := r.readKeyLine(text); ok {
		return k, true
	}
	number, rest, parted := cutNumber(text)
	if k, ok := saidTrue(rest); ok && parted {
		return countedKey{number, k}, true
	}
	if m := optionCount.FindStringSubmatch(rest); parted && m != nil && len(m[0]) == len(rest) {
		return countedKey{number, key{text: m[1]}}, true
	}
	rest = strings.TrimPrefix(rest, "(")
	if !parted || !itemKey.MatchString(rest) {
		return countedKey{}, false
	}
	return countedKey{number, key{places: placesIn(rest[:1])}}, true
}

// saidTrue reads the word for true or false that a text begins with, alone or before a
// sign: "False — it has none". Which option that is, its question says.
func saidTrue(text string) (key, bool) {
	word := text[:indexOrEnd(text, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' })]
	word = strings.TrimSpace(word)
	return key{text: word}, locales.is("true", word) || locales.is("false", word)
}

var itemKey = regexp.MustCompile(`^(?:[a-h](?:[).]*$|\)\s|\s*[–—:-]\s)|[A-H]\s+[^a-z\s])`)

// maxCount is how many bytes may stand before the number of a question.
const maxCount = 60

// cutNumber parts a text that begins with the number of a question, alone or behind the
// word for one, from what stands behind that and a sign: "Q3: B", "(12) b". Without a
// number the result is empty; parted tells whether there is a sign.
func cutNumber(text string) (number, rest string, parted bool) {
	text = strings.TrimLeft(text, "("+asciiSpace)
	at := strings.IndexAny(text[:min(len(text), maxCount)], "0123456789")
	if at < 0 || at > 0 && !locales.is("question", strings.TrimRight(text[:at], "#."+asciiSpace)) {
		return "", "", false
	}
	end := skip(text, at, "0123456789")
	if end-at > 5 {
		return "", "", false
	}
	rest = strings.TrimLeft(text[end:], ".):=–—>→-"+asciiSpace)
	return text[at:end], rest, len(rest) < len(text)-end
}

// keyPair is the key behind the number of a question: "1. b,", "2-AC", "(3) a & d",
// "Q4: C".
var keyPair = regexp.MustCompile(`^([A-Ha-h](?:(?:` + also + `|)[A-Ha-h]\b)*)\)?(?:[\s,;.|·•]+|$)`)

// optionCount is the number of an option, which is its key: "2", "(2)", "②", "2번". The
// option that has it is looked for once the options are known.
var optionCount = regexp.MustCompile(`^[(（]?([1-9]|[①-⑨])[)）]?번?(?:[\s,;.|·•、，]+|$)`)

// leastCounts is how many pairs of plain numbers make a row of keys: "1. 2" alone may be
// anything, but for "Q1: 2".
const leastCounts = 3

// mayCount tells whether cutNumber may find a number, which few texts begin with.
func mayCount(text []byte) bool {
	return bytes.ContainsAny(text[:min(len(text), maxCount)], "0123456789")
}

// keyPairs reads a text that is nothing but such pairs, or pairs with numbers of options.
func keyPairs(text string) (keys []countedKey) {
	plain := false
	for text != "" {
		number, rest, _ := cutNumber(text)
		if number == "" {
			return nil // most texts
		}
		if len(keys) == 0 {
			rest = inLatin(rest)
		}
		m := keyPair.FindStringSubmatch(rest)
		if m == nil {
			if m = optionCount.FindStringSubmatch(rest); m == nil || !strings.ContainsAny(text[:len(text)-len(rest)], ".):=–—>→-：") {
				return nil
			}
			plain = plain || len(m[1]) == 1 && digitAt(text, 0)
			keys, text = append(keys, countedKey{number, key{text: m[1]}}), rest[len(m[0]):]
			continue
		}
		keys, text = append(keys, countedKey{number, key{places: placesIn(m[1])}}), rest[len(m[0]):]
	}
	if plain && len(keys) < leastCounts {
		return nil
	}
	return keys
}

// keyLine is such a key alone in its line, or before a sign and the reason:
// "Q3: B — it is built once".
var keyLine = regexp.MustCompile(`^\(?` + someLetters + `(?:\)?\s*$|\)?\s*[–—:.,)-]\s|\)\s|\s+\()`)

// readKeyLine reads a line that begins with a number and its key, between which the
// label of an answer may stand: "Q3. Answer: B".
func (r *recogniser) readKeyLine(text string) (countedKey, bool) {
	first, _, _ := strings.Cut(strings.TrimLeft(text, " ("), "\n")
	number, rest, parted := cutNumber(first)
	if !parted {
		return countedKey{}, false
	}
	if l, ok := r.labelAt(rest); ok && l.colon && l.kind == guide.Answer {
		k, ok := readKey(rest[l.end:])
		return countedKey{number, k}, ok
	}
	if m := keyLine.FindStringSubmatch(inLatin(rest)); m != nil {
		return countedKey{number, key{places: placesIn(m[1])}}, true
	}
	return countedKey{}, false
}
