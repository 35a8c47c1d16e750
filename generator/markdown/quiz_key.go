package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// key says which options are correct.
type key struct {
	places  []int  // of the options, from 0
	text    string // what the author wrote, when it is the text of an option
	size    int    // bytes of the answer's text that the key takes
	beside  string // what stands behind the letter in its line
	bold    bool   // the correct option is the bold one
	counted bool   // it is the number of an option
}

// What keys are made of: what stands between the letters of two options, the letters
// of one or several, and the word for an option before its letter.
var (
	also        = `\s*(?:[,、，;/&+]|,?\s*(?:` + locales.pattern("and") + `))\s*`
	someLetters = `([A-H](?:` + also + `[A-H]\b)*)`
	optionWord  = `(?:(?i:` + locales.pattern("option") + `)\s+)?`
)

// keyLetters are the letters at the start of an answer: "D", "B) text",
// "A, C", "A and C", "(b)".
var keyLetters = regexp.MustCompile(`^[\s*_(\[（"“「✅✔☑✓|]*([A-Ha-h](?:` + also + `[(\[]?[A-Ha-h]\b[)\]]?)*)[)\]）"”」]?(?:\s*[.):、．：!–—-]|\s*$|\s*[*_|]|[\s,(]|[^\x00-\x7F])`)

// letters gives the letters of the places, for messages.
func (k key) letters() string {
	list := make([]string, len(k.places))
	for i, place := range k.places {
		list[i] = letterAt(place)
	}
	return strings.Join(list, ", ")
}

// placesIn gives the places whose letters such a run names. Words between them
// are left out, also the "e" of "A e C".
func placesIn(run string) (places []int) {
	for _, word := range strings.FieldsFunc(run, isGap) {
		if locales.is("and", word) && (len(word) > 1 || run[0] < 'a' && word[0] >= 'a') {
			continue
		}
		for _, l := range word {
			if l &^= 0x20; 'A' <= l && l <= 'H' {
				places = append(places, int(l-'A'))
			}
		}
	}
	return places
}

// readKey reads the letters that an answer's text begins with.
func readKey(text string) (key, bool) {
	if k, ok := readForeignKey(text); ok {
		return k, true
	}
	m := keyLetters.FindStringSubmatchIndex(text)
	if m == nil {
		return key{}, false
	}
	if startsSentence(text[m[2]:], m[3]-m[2]) || undecided.MatchString(text[m[2]:]) {
		return key{}, false
	}
	k := key{size: m[1], places: placesIn(text[m[2]:m[3]])}
	return k, len(k.places) > 0
}

// startsSentence tells a word "A" from a letter: "A closure keeps its scope".
func startsSentence(text string, end int) bool {
	rest := text[end:]
	return strings.HasPrefix(rest, " ") && len(rest) > 1 && rest[1] >= 'a' && rest[1] <= 'z' && strings.EqualFold(strings.TrimSpace(text[:end]), "a")
}

// keyOf finds the key of a quiz question: checked boxes, else what the answer's
// label or its first line says.
func (r *recogniser) keyOf(options []option, units []*unit) (k key, ok bool) {
	if k.places = checked(options); len(k.places) > 0 && !(len(k.places) == len(options) && strings.IndexAny(r.plainOf(options[0].inline), correctSigns) == 0) {
		return k, true
	}
	k.places = nil // "✅" before each is a bullet
	if k, ok := r.codeKey(options, units); ok {
		return k, true
	}
	for i := range units {
		if k, ok := r.saidKey(units[i:], options); ok {
			return k, true
		}
	}
	if k, ok := r.judgedBelow(units, len(options)); ok {
		return k, true
	}
	if k, ok := r.loneKey(options, units); ok {
		return k, true
	}
	if behind := units[rules(units):]; len(behind) > 0 {
		if k, ok := r.foldedKey(behind[0], options); ok {
			return k, true
		}
		if k, ok := r.reasonedKey(behind, options); ok {
			return k, true
		}
	}
	return r.boldKey(options)
}

// loneLetters is a paragraph of nothing but the letters of options.
var loneLetters = regexp.MustCompile(`^\(?(?:[A-H](?:\)|` + also + `[A-H]|[A-H])*|[a-h]\)?)\.?$`)

// unsigned gives a text without the sign of what is correct before it, "✅ B", and without
// those that hide it in a chat: "||B||".
func unsigned(text string) string {
	text = strings.TrimLeft(text, correctSigns+" ")
	if hidden := strings.Trim(text, "|"); len(hidden)+2*len("||") == len(text) {
		return hidden
	}
	return text
}

// loneKey reads the key from the first line or the last block below options in letters
// that is but the letters of some of them, when no other block is: letters above
// reasons, each, are none.
func (r *recogniser) loneKey(options []option, units []*unit) (key, bool) {
	isLone := func(u *unit) bool {
		return u.node.Kind() == ast.KindParagraph && loneLetters.MatchString(unsigned(r.passageOf(u).text))
	}
	isFirst := func(u *unit) bool {
		return u.node.Kind() == ast.KindParagraph && loneLetters.MatchString(unsigned(r.passageOf(u).at(0).text))
	}
	units = units[rules(units):]
	for len(units) > 0 && units[len(units)-1].node.Kind() == ast.KindThematicBreak {
		units = units[:len(units)-1]
	}
	at := slices.IndexFunc(units, isLone)
	if len(units) > 0 && isFirst(units[0]) {
		at = 0 // and why in the lines below it
	}
	if options[0].letter == "" || at < 0 || at > 0 && at < len(units)-1 || slices.ContainsFunc(units[at+1:], isLone) {
		return key{}, false
	}
	k, ok := r.keyText(unsigned(r.passageOf(units[at]).text), options)
	return k, ok && slices.Max(k.places) < len(options)
}

// ledLetters are letters before a sign, or all of a line: "B — it is built once".
var ledLetters = regexp.MustCompile(`^[\s(]*` + someLetters + `\)?\s*(?:$|\n|[.:–—-]\s)`)

// foldedKey reads the key that what is folded away below options begins with, whatever
// its summary says: "Check yourself", "B — it is built once", or an option as it reads.
func (r *recogniser) foldedKey(u *unit, options []option) (key, bool) {
	if len(u.sub) == 0 || u.label != "" {
		return key{}, false
	}
	text := r.shownText(u.sub[0].node)
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	letter, size := cutLetter(first)
	if i, want := r.optionThatReads(options, first[size:]); i >= 0 && (letter == "" || letter == letterAt(i)) {
		return key{places: []int{i}, text: want}, true
	}
	m := ledLetters.FindStringSubmatch(text)
	if m == nil || options[0].letter == "" {
		return key{}, false
	}
	k := key{places: placesIn(m[1])}
	return k, len(k.places) > 0 && slices.Max(k.places) < len(options)
}

// reasoned is how a paragraph begins that says why an option is correct: "B is
// correct because ...".
var reasoned = regexp.MustCompile(`^[^\pL\pN]*` + optionWord + `[(（]?([A-H])[)）]?[.:]?\s*(?i:` + locales.pattern("right") + `)(?:[\s.,:;!–—-]|[^\x00-\x7F]|$)`)

// keyIs is how a sentence begins that says which option is correct: "The correct
// answer is B", "正解は: A, C".
var keyIs = regexp.MustCompile(`^[^\pL\pN]*(?i:` + locales.pattern("keyis") + `)[\s:：*_]*` + optionWord + `[(（"“「]?` + someLetters + `(?:[)）"”」]|[\s.,:;!。，–—-]|[^\x00-\x7F]|$)`)

// lastLetter is a letter that ends a line, "The correct answer is b.", as the article
// "a" does not.
var lastLetter = regexp.MustCompile(` [(“"]?[a-h][)”"]?\.?$`)

// reasonedKey reads the key of a paragraph that says which it is, or why, or leads to
// it: "The correct answer is:".
func (r *recogniser) reasonedKey(units []*unit, options []option) (key, bool) {
	if units[0].node.Kind() != ast.KindParagraph {
		return key{}, false
	}
	text := lastLetter.ReplaceAllStringFunc(inLatin(r.passageOf(units[0]).at(0).text), strings.ToUpper)
	if len(units) > 1 && locales.is("keyis", strings.TrimRight(text, ":： ")) {
		return r.keyText(r.shownText(units[1].node), options)
	}
	m := reasoned.FindStringSubmatchIndex(text)
	if m == nil {
		if m = keyIs.FindStringSubmatchIndex(text); m == nil || startsSentence(text[m[2]:], m[3]-m[2]) {
			return key{}, false
		}
	}
	k := key{places: placesIn(text[m[2]:m[3]])}
	return k, len(k.places) > 0 && slices.Max(k.places) < len(options)
}

// saidKey reads the key at the label of an answer, if units begin with one that is
// not what somebody chose: "Your answer: C", above "Correct answer: B".
func (r *recogniser) saidKey(units []*unit, options []option) (key, bool) {
	units = units[:min(len(units), maxLabels)]
	if !r.answerNear(units) || r.saysChoice(units[0]) {
		return key{}, false
	}
	return r.keyIn(units[0], units[1:], options)
}

// maxLabels is how many labels one below the other may stand above a key.
const maxLabels = 8

// answerNear tells whether units begin with the label of an answer, not of the keys
// of a quiz.
func (r *recogniser) answerNear(units []*unit) bool {
	return len(units) > 0 && !units[0].keys && r.labels(units[0], guide.Answer)
}

// saysChoice tells whether a unit says what somebody chose.
func (r *recogniser) saysChoice(u *unit) bool {
	text := r.withLabel(u)
	l, ok := r.labelAt(text)
	return ok && locales.is("chosen", text[l.from:l.end])
}

// keyIn reads the key at a label: behind it in its line, in what a details
// element holds, or in the block that follows.
func (r *recogniser) keyIn(u *unit, after []*unit, options []option) (key, bool) {
	text := r.withLabel(u)
	l, ok := r.labelAt(text)
	if u.lead != nil && !(ok && l.colon) { // "**Answer** B. A tree"
		l, ok = u.lead.label, u.lead.end <= len(text)
	}
	if ok {
		if k, ok := r.keyText(strings.TrimLeft(text[l.end:], ":： *_"), options); ok {
			return k, true
		}
		if strings.TrimSpace(strings.Trim(text[l.end:], ":*_")) != "" {
			return key{}, false
		}
	}
	if len(u.sub) > 0 {
		after = r.fromLabel(u.sub)
	}
	if len(after) == 0 {
		return key{}, false
	}
	next := after[0]
	if list, ok := next.node.(*ast.List); ok {
		return r.listKey(list, options)
	}
	text = r.shownText(next.node)
	if _, ok := r.labelOf(next); ok && len(strings.Trim(text, " .()")) > 1 { // "A" alone is the key
		return r.saidKey(after, options)
	}
	if k, ok := r.keyText(text, options); ok || len(options) == 0 || options[0].letter == "" {
		return k, ok
	}
	return r.reasonedKey(after, options) // "A is correct because ..."
}

// withLabel gives the text of a unit that may begin with a label, but what is struck
// out in it.
func (r *recogniser) withLabel(u *unit) string {
	if u.form == other || strikes(u.node) {
		return r.standing(u.node)
	}
	return u.text
}

// fromLabel gives what a details element holds from the first label of an
// answer on, all of it when there is none.
func (r *recogniser) fromLabel(sub []*unit) []*unit {
	return sub[max(slices.IndexFunc(sub, func(u *unit) bool { return r.labels(u, guide.Answer) }), 0):]
}

// shownText is plain for a block that may be HTML around text.
func (r *recogniser) shownText(n ast.Node) string {
	if block, ok := n.(*ast.HTMLBlock); ok {
		return anyTag.ReplaceAllString(string(r.htmlOf(block)), "")
	}
	return r.standing(n)
}

// keyText reads a key from text: letters, or the whole text of an option.
func (r *recogniser) keyText(text string, options []option) (key, bool) {
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	i, want := r.optionThatReads(options, first)
	if at := strings.Index(first, " ("); i < 0 && at > 1 && closed(first) {
		i, want = r.optionThatReads(options, first[:at]) // and why: "False (it is not empty)"
	}
	if i >= 0 && len(want) > 1 {
		return key{places: []int{i}, text: want}, true // "a sorted list" names no option A
	}
	if k, ok := joinedKey(first, len(options)); ok {
		return k, true
	} else if joinedLetters.MatchString(first) {
		return key{}, false
	}
	if word, rest := cutWord(first); locales.is("option", word) {
		first = strings.TrimSpace(rest)
	}
	first = r.sameScript(first, options)
	if optionMark.MatchString(first) {
		if k, ok := r.optionsThatRead(options, first); ok {
			return k, true
		}
	}
	if k, ok := readKey(first); ok {
		k.beside = first[min(k.size, len(first)):]
		return k, true
	}
	if k, ok := spokenKey(first, len(options)); ok {
		return k, true
	}
	if k, ok := r.numberKey(first, options); ok {
		return k, true
	}
	if i >= 0 {
		return key{places: []int{i}, text: want}, true
	}
	return r.optionsThatRead(options, first)
}

// listKey reads a key from a list: each item is one of the options, not all, or its
// letter, or the only item begins with it.
func (r *recogniser) listKey(list *ast.List, options []option) (all key, ok bool) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		k, ok := r.keyText(r.standing(item), options)
		if !ok || k.text == "" && list.ChildCount() > 1 && !(len(options) > 0 && r.isPlace(k, options)) {
			return key{}, false
		}
		all.places, all.text = append(all.places, k.places...), k.text
	}
	return all, len(all.places) > 0 && (len(all.places) < len(options) || list.ChildCount() == 1)
}
