package markdown

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// numberKey reads the key that is the number of an option that counts, alone or
// with its text.
func (r *recogniser) numberKey(line string, options []option) (key, bool) {
	line = strings.TrimLeft(line, "(#")
	if r, n := utf8.DecodeRuneInString(line); '①' <= r && r < '①'+maxOptions {
		line = itoa(int(r-'①')+1) + ") " + line[n:]
	}
	end := indexOrEnd(line, isGap)
	n := slices.IndexFunc(options, func(o option) bool { return end > 0 && strings.EqualFold(o.count, line[:end]) })
	if n < 0 || line[0] > '9' && strings.HasPrefix(line[end:], " ") { // "I think ..."
		return key{}, false
	}
	k := key{places: []int{n}, size: len(line), counted: true}
	signs := skip(line, end, ".):、")
	if at, text := r.optionThatReads(options, strings.TrimLeft(line[end:], " .):、-")); text != "" && at != n {
		if at >= 0 || signs == end || line[0] > '9' || !strings.HasPrefix(line[signs:], " ") {
			return key{}, false
		}
		k.size = signs // "2. It is the only one that ..."
	}
	return k, true
}

// optionThatReads gives the place of the option whose text is a line, -1 when
// none is, or more than one, and the line as it was compared.
func (r *recogniser) optionThatReads(options []option, line string) (at int, want string) {
	at, want = -1, bareText(line)
	for i, o := range options {
		if want == "" || !strings.EqualFold(bareText(r.optionText(o)), want) {
			continue
		}
		if at >= 0 {
			return -1, want
		}
		at = i
	}
	return at, want
}

// optionsThatRead reads a key that is the texts of several options, one after the
// other, each behind its letter or not: "Snow, Ice and salt", "A. Snow, C. Ice".
func (r *recogniser) optionsThatRead(options []option, line string) (k key, ok bool) {
	k.text = bareText(line)
	for rest := k.text; rest != ""; {
		place, size := -1, 0
		mark := optionMark.FindStringSubmatch(rest)
		if mark != nil {
			rest = rest[len(mark[0]):]
		}
		for i, o := range options {
			text := bareText(r.optionText(o))
			if len(text) > size && len(text) <= len(rest) && strings.EqualFold(rest[:len(text)], text) && textSign.MatchString(rest[len(text):]) {
				place, size = i, len(text)
			}
		}
		if place < 0 || slices.Contains(k.places, place) || mark != nil && mark[1] != letterAt(place) {
			return key{}, false
		}
		k.places = append(k.places, place)
		rest = rest[size+len(textSign.FindString(rest[size:])):]
	}
	return k, len(k.places) > 1
}

// optionMark is the letter before the text of an option in a key.
var optionMark = regexp.MustCompile(`^\(?([A-H])[.):]\s+`)

// textSign stands behind the text of each of several options in a key.
var textSign = regexp.MustCompile(`^(?:$|\s*[,;、，；]\s*(?:(?:` + locales.pattern("and") + `)\s)?\s*|\s+(?:&|` + locales.pattern("and") + `)\s+)`)

func bareText(s string) string { return normalSpace(strings.Trim(s, " .*_`")) }
