package markdown

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// alphabets are the letters that options are named by, in the order in which
// each script counts.
var alphabets = []string{
	"ABCDEFGH", "АБВГДЕЖЗ", "ΑΒΓΔΕΖΗΘ", "أبجدهوزح", "אבגדהוזח", "कखगघङचछज", "अबसद", "কখগঘঙচছজ", "アイウエオカキク", "가나다라마바사아", "甲乙丙丁戊己庚辛", "กขคงจฉชซ",
}

// letterPlace gives the place, from 0, of the letter that text begins with in
// the alphabet of its script, and the bytes it takes; 0 bytes for none.
func letterPlace(text string) (place, size int) {
	r, size := utf8.DecodeRuneInString(text)
	if 'Ａ' <= r && r <= 'ｈ' { // of full width
		r -= 'Ａ' - 'A'
	}
	if r < utf8.RuneSelf {
		if c := r &^ 0x20; 'A' <= c && c <= 'H' {
			return int(c - 'A'), size
		}
		return 0, 0
	}
	if place, ok := pictured(r); ok {
		return place, size
	}
	if name := "الف"; strings.HasPrefix(text, name) { // as Persian calls it
		return 0, len(name)
	}
	if r == 'ا' {
		r = 'أ' // as often typed
	}
	r = unicode.ToUpper(r)
	for _, letters := range alphabets[1:] {
		if at := strings.IndexRune(letters, r); at >= 0 {
			return utf8.RuneCountInString(letters[:at]), size
		}
	}
	return 0, 0
}

// letterSigns are the letters A that are signs by themselves: Ⓐ, ⓐ, 🄰, 🅐, 🅰.
const letterSigns = "Ⓐⓐ🄰🅐🅰"

// pictured gives the place, from 0, of a letter that is a sign by itself.
func pictured(r rune) (place int, ok bool) {
	for _, a := range letterSigns {
		if a <= r && r < a+8 {
			return int(r - a), true
		}
	}
	return 0, false
}

// cutLetter reads the letter that a text begins with, as the letter of its
// place from A on; size is what it takes with its sign: "A.", "A)", "(A)", "A:",
// "[A]", "а)", "ب:", "A - ", "🅰". Behind the sign is a space, or a script that puts none.
func cutLetter(text string) (letter string, size int) {
	at := skip(text, 0, typedSpace)
	open := skip(text, at, "(（[")
	place, n := letterPlace(text[open:])
	if n == 0 || open > at+len("（") {
		return "", 0
	}
	if c, _ := utf8.DecodeRuneInString(text[open:]); open == at {
		if _, ok := pictured(c); ok {
			end := skip(text, open+n, "\ufe0f.):")
			if behind := skip(text, end, typedSpace); behind > end || behind == len(text) {
				return letterAt(place), behind
			}
			return "", 0
		}
	}
	end := one(text, open+n, "ـ") // the tatweel that keeps an Arabic heh in shape
	wide := false                 // the sign has its space in itself: "A：", "A、"
	if open > at {
		closing := end
		if end = one(text, end, ")）]"); end == closing {
			return "", 0
		}
		end = one(text, end, ".:")
	} else {
		sign := skip(text, end, typedSpace)
		set := ".):：、．）"
		if sign > end || n > 1 {
			set += "-–—" // "A - text", "أ- نص"
		}
		if end = one(text, sign, set); end == sign || text[sign] == '-' && end == skip(text, end, typedSpace) {
			return "", 0 // "В-третьих"
		}
		wide = end-sign > 1 && sign == open+n
	}
	behind := skip(text, end, typedSpace)
	switch {
	case behind > end || behind == len(text):
		return letterAt(place), behind
	case open == at && (wide || text[end] >= utf8.RuneSelf):
		return letterAt(place), end
	}
	return "", 0
}

// one gives the end of one sign of set that may stand at text[at:].
func one(text string, at int, set string) int {
	r, n := utf8.DecodeRuneInString(text[at:])
	if n > 0 && strings.ContainsRune(set, r) {
		return at + n
	}
	return at
}

// letterAt gives the letter of a place, from 0.
func letterAt(i int) string { return string(rune('A' + i)) }

// inLatin gives a text with each letter of another script that stands alone, as the
// key of an option does, as the Latin one of its place: "1-Б 2-А" is "1-B 2-A". None
// changes where all may be Latin ones that were typed in Cyrillic.
func inLatin(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return text
	}
	var out strings.Builder
	sure, before := false, ' '
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		alone := size > 1 && (isGap(before) || '0' <= before && before <= '9')
		letter := text[at : at+size]
		if next, _ := utf8.DecodeRuneInString(text[at+size:]); alone && isGap(next) {
			if place, n := letterPlace(letter); n > 0 {
				letter = letterAt(place)
				sure = sure || !strings.ContainsRune("АВСЕН", unicode.ToUpper(r))
			}
		}
		out.WriteString(letter)
		at, before = at+size, r
	}
	if !sure {
		return text
	}
	return out.String()
}

// foreignLetter gives the letter of another script that an option's mark holds,
// or "".
func foreignLetter(mark string) string {
	return strings.TrimFunc(mark, func(r rune) bool { return r < utf8.RuneSelf || !unicode.IsLetter(r) })
}

// readForeignKey is readKey for letters of other scripts. Behind a letter is a
// sign or nothing: many are words as well, such as the Russian for "in".
func readForeignKey(text string) (k key, ok bool) {
	for at := skip(text, 0, " *_([（"); at < len(text) && text[at] >= utf8.RuneSelf; {
		place, n := letterPlace(text[at:])
		end := skip(text, at+n, " *_ـ\ufe0f")
		behind := skip(text, end, ".):）]：,،、;/&+–-")
		if n == 0 || behind == end && end < len(text) {
			break
		}
		k.places, k.size = append(k.places, place), behind
		at = skip(text, behind, " ")
	}
	return k, len(k.places) > 0
}

// undecided is how a text begins that leaves open which of two options is correct, or
// names two for more: "A or B", "A, B or C", "A -> B", "A to C".
var undecided = regexp.MustCompile(`^(?:` + twoOf("[A-H]") + `|` + twoOf("[a-h]") + `)(?:[^\pL\pN]|$)`)

// twoOf is the pattern of two such letters, of which the first may be several. A word
// between them ends before the second: "A) Org" names an option.
func twoOf(letter string) string {
	return letter + `(?:\s*,\s*` + letter + `)*[)）]?\s*(?:→|->|=>|(?i:` + locales.pattern("either") + `)(?:\b|\s))\s*[(（]?` + letter
}

// joinedLetters are the letters of several options without signs between them, or
// with one that also ends a letter: "AC", "A C", "A.C".
var joinedLetters = regexp.MustCompile(`^\s*[*_(\[（]*([A-H](?:[ .-]?[A-H]){1,7})[)\]）]?(?:\s*[.:：*_]|\s*$|\s+[–—(-])`)

// joinedKey reads a key such as "AC": letters of options, in their order. "A-C" may
// be two of them or three.
func joinedKey(text string, options int) (k key, ok bool) {
	m := joinedLetters.FindStringSubmatchIndex(text)
	if m == nil {
		return key{}, false
	}
	run := text[m[2]:m[3]]
	for _, place := range placesIn(run) {
		last := len(k.places) - 1
		if place >= options || last >= 0 && (place <= k.places[last] || len(run) == 3 && run[1] == '-' && place > k.places[last]+1) {
			return key{}, false
		}
		k.places = append(k.places, place)
	}
	k.size = m[1]
	return k, true
}

// spoken is how an answer names the option in a sentence: "The correct answer
// is C.", "… the fourth option: D".
var spoken = regexp.MustCompile(`^(?:(?i:the |correct |right |answer|option|choice|both |is |:|\s)+|.{1,60}[:：])\s*\(?` + someLetters + `\)?\.?\s*$`)

// spokenKey reads the key of a first line that is such a sentence.
func spokenKey(line string, options int) (key, bool) {
	m := spoken.FindStringSubmatch(line)
	if m == nil || undecided.MatchString(m[1]) {
		return key{}, false
	}
	places := placesIn(m[1])
	return key{places: places, size: len(line)}, slices.Max(places) < options
}

// lookalikes are Cyrillic letters that are typed for Latin ones.
var lookalikes = strings.NewReplacer("А", "A", "В", "B", "С", "C", "Е", "E", "Н", "H")

// onlyLetters is a line of such letters and Latin ones, of one script or both.
var onlyLetters = regexp.MustCompile(`^[\s*_(\[]*[A-HАВСЕН](?:[\s,;/&и]+[A-HАВСЕН])*[\s*_)\].]*$`)

// sameScript gives a line with the letters that name options in the script of the
// options: a Cyrillic "В" names option B where these are Latin. A Latin "B" or "E"
// may be either of two options in Cyrillic, and names none.
func (r *recogniser) sameScript(line string, options []option) string {
	at := strings.IndexFunc(line, unicode.IsLetter)
	if at < 0 || len(options) == 0 || options[0].letter == "" {
		return line
	}
	first, size := utf8.DecodeRuneInString(line[at:])
	mark := strings.TrimLeft(r.plainOf(options[0].inline), " (（[")
	cyrillic := strings.IndexFunc(mark, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) == 0
	switch {
	case cyrillic && (first == 'B' || first == 'E') && onlyLetters.MatchString(line):
		return ""
	case cyrillic || first < utf8.RuneSelf:
		return line
	case onlyLetters.MatchString(line):
		return lookalikes.Replace(line)
	}
	return line[:at] + lookalikes.Replace(line[at:at+size]) + line[at+size:]
}
