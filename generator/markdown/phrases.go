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
}

// phraseKey holds a normalised phrase while it is looked up. What does not fit
// is longer than any phrase.
type phraseKey [160]byte

// with gives the list with one phrase more.
func (l phraseList) with(phrase string) phraseList {
	if len(phrase) > len(phraseKey{}) {
		panic("phrase too long: " + phrase) // the files are part of the program
	}
	if l.all == nil {
		l.all, l.longest = map[string]bool{}, map[string]int{}
	}
	l.all[phrase] = true
	first, _, _ := strings.Cut(phrase, " ")
	l.longest[first] = max(l.longest[first], 1+strings.Count(phrase, " "))
	l.size = max(l.size, len(phrase))
	return l
}

// is tells whether a whole phrase is in a list.
func (v *vocabulary) is(list, phrase string) bool {
	var key phraseKey
	l := v.lists[list]
	return l.all[string(appendNormal(key[:0], phrase, l.size))]
}

// leads tells whether a phrase of a list begins with a word.
func (v *vocabulary) leads(list, word string) bool {
	var key phraseKey
	l := v.lists[list]
	return l.longest[string(appendNormal(key[:0], word, l.size))] > 0
}

// begins tells whether text begins with a phrase of a list, at a word's end.
func (v *vocabulary) begins(list, text string) bool {
	var key phraseKey
	l := v.lists[list]
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

// holds tells whether one of a list's words stands anywhere in a title.
func (v *vocabulary) holds(list, title string) bool {
	var key phraseKey
	l := v.lists[list]
	for title != "" {
		title = strings.TrimLeftFunc(title, isGap)
		end := indexOrEnd(title, isGap)
		if l.all[string(appendNormal(key[:0], title[:end], l.size))] {
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

// pattern gives an expression for any phrase of a list.
func (v *vocabulary) pattern(list string) string {
	var any []string
	for _, phrase := range slices.Sorted(maps.Keys(v.lists[list].all)) {
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

// isWordRune tells whether words are made of r: letters, digits and marks.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

func isGap(r rune) bool { return !isWordRune(r) }
