package markdown

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phraseList is a list of phrases, normalised.
type phraseList struct {
	all     map[string]bool
	longest map[string]int // first word -> words of the longest phrase that begins with it
	size    int            // bytes of the longest phrase
	heads   [36]uint64     // the two letters or digits that phrases begin with
}

// phraseKey holds a normalised phrase while it is looked up. What does not fit
// is longer than any phrase.
type phraseKey [160]byte

func newPhraseList() *phraseList {
	return &phraseList{all: map[string]bool{}, longest: map[string]int{}}
}

// add adds a phrase to the list.
func (l *phraseList) add(phrase string) {
	if len(phrase) > len(phraseKey{}) {
		panic("phrase too long: " + phrase) // the files are part of the program
	}
	l.all[phrase] = true
	first, _, _ := strings.Cut(phrase, " ")
	l.longest[first] = max(l.longest[first], 1+strings.Count(phrase, " "))
	l.size = max(l.size, len(phrase))
	if a, b, ok := headOf(phrase); ok {
		l.heads[a] |= 1 << b
	}
}

// mayBegin tells whether a phrase may begin as text does. Most do not, and need
// not be looked up.
func (l *phraseList) mayBegin(text string) bool {
	a, b, ok := headOf(text)
	return !ok || l.heads[a]&(1<<b) != 0
}

// headOf gives the two characters that a phrase begins with, if they are plain
// letters or digits.
func headOf(text string) (a, b uint8, ok bool) {
	for i := range len(text) {
		switch c := headClass[text[i]]; {
		case c == elsewhere:
			return 0, 0, false
		case c == beforeHead:
			continue
		case i+1 == len(text) || headClass[text[i+1]] > 'z'-'a'+10:
			return 0, 0, false
		default:
			return c, headClass[text[i+1]], true
		}
	}
	return 0, 0, false
}

// What headOf sees in a byte that is neither letter nor digit.
const (
	beforeHead uint8 = 64 + iota // a gap
	elsewhere                    // a part of another character
)

// headClass numbers letters without case and digits.
var headClass = func() (class [256]uint8) {
	for c := range class {
		switch lower := c | 0x20; {
		case c >= utf8.RuneSelf:
			class[c] = elsewhere
		case 'a' <= lower && lower <= 'z':
			class[c] = uint8(lower - 'a')
		case '0' <= c && c <= '9':
			class[c] = uint8('z' - 'a' + 1 + c - '0')
		default:
			class[c] = beforeHead
		}
	}
	return class
}()

// is tells whether a whole phrase is in a list.
func (v *vocabulary) is(list, phrase string) bool {
	var key phraseKey
	l := v.lists[list]
	return l.mayBegin(phrase) && l.all[string(appendNormal(key[:0], phrase, l.size))]
}

// leads tells whether a phrase of a list begins with a word.
func (v *vocabulary) leads(list, word string) bool {
	var key phraseKey
	l := v.lists[list]
	return l.mayBegin(word) && l.longest[string(appendNormal(key[:0], word, l.size))] > 0
}

// begins tells whether text begins with a phrase of a list, at a word's end.
func (v *vocabulary) begins(list, text string) bool {
	var key phraseKey
	l := v.lists[list]
	if !l.mayBegin(text) {
		return false
	}
	word, rest := cutWord(text)
	have := appendNormal(key[:0], word, l.size)
	for n := l.longest[string(have)]; n > 0 && word != ""; n-- {
		if l.all[string(have)] {
			return true
		}
		word, rest = cutWord(rest)
		have = appendNormal(append(have, ' '), word, l.size)
	}
	return false
}

// ends tells whether a title ends with a phrase of a list, which begins a word where
// words are parted by spaces.
func (v *vocabulary) ends(list, title string) bool {
	title = normalWord(title)
	for phrase := range v.lists[list].all {
		if before, ok := strings.CutSuffix(title, phrase); ok {
			if last, _ := utf8.DecodeLastRuneInString(before); last == utf8.RuneError || isGap(last) || last >= firstUnspaced {
				return true
			}
		}
	}
	return false
}

// firstUnspaced is where the signs of Chinese and Japanese begin.
const firstUnspaced = '\u2E80'

// holds tells whether one of a list's words stands anywhere in a title.
func (v *vocabulary) holds(list, title string) bool {
	var key phraseKey
	l := v.lists[list]
	for title != "" {
		title = strings.TrimLeftFunc(title, isGap)
		end := indexOrEnd(title, isGap)
		if l.mayBegin(title[:end]) && l.all[string(appendNormal(key[:0], title[:end], l.size))] {
			return true
		}
		title = title[end:]
	}
	return false
}

// refersTo tells whether a title has one of a list's phrases in any form of it:
// within a word too, unless that is too short to mean anything there.
func (v *vocabulary) refersTo(list, title string) bool {
	title = normalWord(title)
	for phrase := range v.lists[list].all {
		if len(phrase) >= 6 && strings.Contains(title, phrase) {
			return true
		}
	}
	return false
}

// pattern gives an expression for any phrase of a list, the longer of two before
// the one that it begins with.
func (v *vocabulary) pattern(list string) string {
	var any []string
	phrases := slices.Sorted(maps.Keys(v.lists[list].all))
	for _, phrase := range slices.Backward(phrases) {
		any = append(any, regexp.QuoteMeta(phrase))
	}
	return strings.Join(any, "|")
}

// cutWord gives the first word of text, "" at the end, and what follows it.
func cutWord(text string) (word, rest string) {
	text = strings.TrimLeftFunc(text, isGap)
	end := indexOrEnd(text, func(r rune) bool { return isGap(r) && r != '\'' && r != '’' && r != '.' })
	return text[:end], text[end:]
}

func indexOrEnd(s string, f func(rune) bool) int {
	if i := strings.IndexFunc(s, f); i >= 0 {
		return i
	}
	return len(s)
}

// normalWord gives a phrase without case, surrounding marks and extra space,
// with hyphens, typographic apostrophes and what parts words made plain.
func normalWord(s string) string {
	var key phraseKey
	return string(appendNormal(key[:0], s, len(s)*utf8.UTFMax))
}

// appendNormal appends normalWord of s to dst, and stops when dst is longer
// than most bytes.
func appendNormal(dst []byte, s string, most int) []byte {
	gap := false
	for _, r := range strings.TrimFunc(s, isGap) {
		switch {
		case len(dst) > most:
			return dst
		case 'a' <= r && r <= 'z' && !gap: // most of a phrase
			dst = append(dst, byte(r))
			continue
		case r == '-' || r == '\u200c' || unicode.IsSpace(r): // a space without width parts words, too
			gap = true
			continue
		case r == '’':
			r = '\''
		}
		if gap {
			dst, gap = append(dst, ' '), false
		}
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}

// wordIndex holds words of scripts without spaces, by what headHash gives.
type wordIndex [256][]string

func headHash(a, b byte) byte { return a*31 + b }

func (w *wordIndex) add(word string) {
	i := headHash(word[0], word[1])
	w[i] = append(w[i], word)
}

// in tells whether one of the words stands anywhere in a text, which is looked
// through once. A text of plain letters has none.
func (w *wordIndex) in(text string) bool {
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return false
	}
	for i := range len(text) - 1 {
		for _, word := range w[headHash(text[i], text[i+1])] {
			if strings.HasPrefix(text[i:], word) {
				return true
			}
		}
	}
	return false
}

// isWordRune tells whether words are made of r: letters, digits and marks.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

func isGap(r rune) bool { return !isWordRune(r) }

// isWordless tells whether there are only signs in a text, or nothing.
func isWordless(text string) bool { return strings.IndexFunc(text, isWordRune) < 0 }
