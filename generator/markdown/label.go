package markdown

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gen/generator/guide"
)

// label is a word that begins a part, as it stands at the start of a text.
type label struct {
	kind  guide.PartKind
	from  int  // byte of the text where the word itself begins
	end   int  // bytes of the text that the label takes, colon included
	colon bool // a colon ends it
	whole bool // it is in parentheses with its text, and with nothing else
}

// maxLabel bounds a label's words, in bytes.
const maxLabel = 80

// labelAt finds the label that text begins with: "Answer", "💡 Explanation:",
// "Output (Python 3.12):", "Follow-up 2:". What follows it begins at end.
func (r *recogniser) labelAt(text string) (label, bool) {
	from := strings.IndexFunc(text, unicode.IsLetter)
	if from < 0 || from > 24 {
		return label{}, false
	}
	before := text[:from]
	if strings.ContainsAny(before, "`\"“") {
		return label{}, false
	}
	words, after, colon := text[from:], "", false
	near := words[:min(len(words), maxLabel+1)]
	if i := strings.IndexFunc(near, endsLabel); i >= 0 {
		_, size := utf8.DecodeRuneInString(words[i:])
		colon = words[i] != '\n'
		words, after = words[:i], words[i+size:]
	}
	if len(words) > maxLabel {
		return label{}, false
	}
	kind, size, ok := guide.PartKind(""), 0, false
	if after == "" {
		if kind, size, ok = r.labelAndLetter(words); ok {
			after, colon = words[size:], true
		}
	}
	if !ok {
		kind, ok = r.labelWord(words)
	}
	if !ok && colon {
		kind, ok = flagsBy(locales.begins, words)
	}
	if !ok && colon && locales.is("correct", words) {
		k, key := readKey(after) // "Correct: D", "Correct: D. text", and not what is correct of two
		size := min(k.size, len(after))
		letter := strings.TrimLeft(after, " *_(")
		marked := key && len(letter) > 1 && 'A' <= letter[0] && letter[0] <= 'H' && strings.IndexByte(".):", letter[1]) >= 0
		kind, ok = guide.Answer, key && (marked || strings.TrimSpace(after[size:]) == "")
	}
	whole := strings.ContainsAny(before, "(（")
	if !ok || whole && !((kind == guide.Hint || kind == guide.Answer) && colon && closed(text)) {
		return label{}, false
	}
	return label{kind: kind, from: from, end: len(text) - len(after), colon: colon, whole: whole}, true
}

// labelAndLetter finds the label of an answer that is all of a text but the
// letter of an option at its end, with nothing between them that ends a label:
// "Answer B", "Correct answer – (d)".
func (r *recogniser) labelAndLetter(words string) (kind guide.PartKind, size int, ok bool) {
	bare, bracket := strings.CutSuffix(words, ")")
	size = len(bare) - 1
	if size < 2 || isWordRune(rune(bare[size-1])) {
		return "", 0, false
	}
	if bracket {
		bare = strings.ToUpper(bare)
		size--
	}
	if last := bare[len(bare)-1]; last < 'A' || last > 'H' || bracket && bare[size] != '(' {
		return "", 0, false
	}
	kind, ok = r.lookUpLabel(words[:size])
	return kind, size, ok && kind == guide.Answer && utf8.RuneCountInString(strings.TrimFunc(words[:size], isGap)) > 1
}

// closed tells whether a text ends with a parenthesis, as a hint or an answer may
// that is one: "(Hint: think of a tree.)".
func closed(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " .\n"))
	return r == ')' || r == '）'
}

// flagsBy tells which flags a line names, where the vocabulary looks for them: "Red
// flags for the candidate", "Interview red flags".
func flagsBy(names func(list, line string) bool, line string) (guide.PartKind, bool) {
	for _, flags := range []guide.PartKind{guide.RedFlags, guide.GreenFlags} {
		if names(string(flags), line) {
			return flags, true
		}
	}
	return "", false
}

func endsLabel(r rune) bool { return r == ':' || r == '：' || r == '\n' }

// labelWord finds the kind of part that words name, a number or a remark in
// parentheses behind them left out.
func (r *recogniser) labelWord(words string) (guide.PartKind, bool) {
	if kind, ok := r.lookUpLabel(words); ok {
		return kind, true
	}
	words = strings.TrimSpace(words)
	if kind, ok := r.lookUpLabel(withoutInitial(words)); ok && starKinds[kind] {
		return kind, true
	}
	if i := strings.IndexAny(words, "(（["); i > 0 && strings.ContainsAny(words[i:], ")）]") {
		if kind, ok := r.labelWord(words[:i]); ok {
			return kind, true
		}
	}
	trimmed := strings.TrimRight(words, digits+"#. ")
	if trimmed != "" && len(trimmed) < len(words) {
		return r.lookUpLabel(trimmed)
	}
	return "", false
}

// withoutInitial is a word without its first letter before it: "S – Situation", "S (Situation)".
func withoutInitial(words string) string {
	initial, size := utf8.DecodeRuneInString(words)
	word := strings.Trim(words[size:], " -–—()")
	if first, _ := utf8.DecodeRuneInString(word); first != initial || strings.HasPrefix(words[size:], word) {
		return ""
	}
	return word
}

func (r *recogniser) lookUpLabel(words string) (guide.PartKind, bool) {
	var buf phraseKey
	key := appendNormal(buf[:0], words, len(buf))
	if kind, ok := r.ownLabels[string(key)]; ok {
		return kind, true
	}
	if r.replies[words] {
		return guide.Answer, true
	}
	kind, ok := locales.labels[string(key)]
	return kind, ok
}

// wholeLabel finds the label that a whole line is.
func (r *recogniser) wholeLabel(line string) (guide.PartKind, bool) {
	l, ok := r.labelAt(line)
	if !ok || !isWordless(line[l.end:]) {
		return "", false
	}
	return l.kind, true
}

// siteLabels gives the words that the site's configuration adds.
func siteLabels(words map[string][]string) map[string]guide.PartKind {
	labels := map[string]guide.PartKind{}
	for _, kind := range slices.Sorted(maps.Keys(words)) { // of a word that stands for two, the last holds
		for _, w := range words[kind] {
			labels[normalWord(w)] = guide.PartKind(kind)
		}
	}
	return labels
}
