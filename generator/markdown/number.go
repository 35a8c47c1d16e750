package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	digits       = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９" // ten of each script
	asciiSpace   = " \t\n\f\r"
	typedSpace   = asciiSpace + "\u00a0\u202f\u3000" // with that of converters, French and Japanese
	afterNumbers = ".)]:、．。）：-–—|·"                  // signs between a number and what it counts
)

// numberAt reads the number before a title, as in "12. Why", "#3) Why" and
// "1.2.3 - Why": s[from:to] is its digits, and the title begins at end, which is
// 0 when there is none.
func numberAt(s string) (from, to, end int) {
	if strings.HasPrefix(s, "#") {
		from = skip(s, 1, asciiSpace)
	}
	to = skip(s, from, digits)
	if to == from || utf8.RuneCountInString(s[from:to]) > 5 {
		return 0, 0, 0
	}
	shorter := to // without the last of the parts
	for range 3 {
		next := skip(s, min(to+1, len(s)), digits)
		if to >= len(s) || s[to] != '.' || next-to < 2 || next-to > 4 {
			break
		}
		shorter, to = to, next
	}
	if all := ofAll(s, to); all > to {
		return from, to, all
	}
	if end = skipGap(s, to); end == to {
		to = shorter // in "1.2nd" the number is 1
		end = skipGap(s, to)
	}
	if end == to {
		return 0, 0, 0
	}
	return from, to, end
}

// ofAll gives where the title begins behind a number that says of how many it is
// one, "03/35 - Why"; to without that. "24/7 support" says no such thing.
func ofAll(s string, to int) int {
	if to >= len(s) || s[to] != '/' {
		return to
	}
	all := skip(s, to+1, digits)
	signs := skip(s, all, asciiSpace)
	if end := skip(s, signs, afterNumbers); all > to+1 && end > signs && end < len(s) && leadingNumber(s[to+1:all]) >= leadingNumber(s[strings.LastIndexFunc(s[:to], isNoDigit)+1:to]) {
		return skip(s, end, asciiSpace)
	}
	return to
}

func isNoDigit(r rune) bool { return !strings.ContainsRune(digits, r) }

// skipGap gives where the signs and space behind a number end.
func skipGap(s string, at int) int {
	signs := skip(s, at, asciiSpace)
	return skip(s, skip(s, signs, afterNumbers), asciiSpace)
}

// skip gives where the characters of a set that begin at a byte of s end.
func skip(s string, at int, set string) int {
	return len(s) - len(strings.TrimLeft(s[at:], set))
}

// numbered tells a number that counts from one that belongs to the title, as
// in "3 ways to sort", "5.5 million rows" or "2-phase commit": gap is what
// parts them.
func numbered(gap, title string) bool {
	r, _ := utf8.DecodeRuneInString(title)
	if joins(gap) {
		return !unicode.IsLower(r)
	}
	if strings.TrimSpace(gap) == "" {
		return unicode.IsLetter(r) && !unicode.IsLower(r) // a capital, or of a script that has none
	}
	if strings.ContainsAny(gap, "|·") {
		return unicode.IsLetter(r) || r == '`' || r == '¿'
	}
	return true
}

// joins tells whether what follows a number or letter is a hyphen that makes
// one word with what comes next, as in "3-way" and "f-string".
func joins(gap string) bool {
	return gap != "" && strings.Trim(gap, "-–—") == ""
}

// release is a date or the number of a version, alone or with its date, as the
// headings of changelogs are: "2020-10-27, Version 15", "1.5.0 (May 3, 2021)".
var release = regexp.MustCompile(`^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:\D|$)|\d+(?:\.\d+)+(?:-[a-z][\w.]*)?[\s\-–—/,(]*(?:\pL{3,9}\.? \d{1,2},? )?[\d\s\-./()]*$)`)

// isRelease tells whether a line that begins with a number is a release and
// counts nothing.
func isRelease(s string) bool {
	at := skip(s, 0, digits)
	if at+1 >= len(s) || strings.IndexByte(".-/", s[at]) < 0 || s[at+1] < '0' || s[at+1] > '9' {
		return false // most lines, spared the expression
	}
	return release.MatchString(s)
}

// countOn finds the headings whose bare number goes on from that of the one
// before or is the first of a row, such as "7 sleep and wait" between "6 Locks"
// and "8 Queues". Alone, it could be a part of the title: "7 ways to wait".
// So it finds those with letters before the number, "SD3: A cache", where most ask,
// or nearly all have them and there is something to answer.
func (r *recogniser) countOn(units []*unit) {
	var levels [heading6 + 1][]*unit
	gatherHeadings(units, &levels)
	for _, lines := range levels {
		coded, asking := map[string]int{}, map[string]int{}
		for _, u := range lines {
			if before := codeBefore(u.text); before != "" {
				if coded[before]++; (asked{counted: true, code: before}).read(u.text).like == strongly {
					asking[before]++
				}
			}
		}
		for i, u := range lines {
			before := codeBefore(u.text)
			n := counted(lines, i, before)
			switch {
			case n == 0 || u.ask.explicit || u.ask.number != "" || u.label != "":
			case n > 1 && counted(lines, i-1, before) != n-1, n == 1 && counted(lines, i+1, before) != 2:
			case before == "" || asking[before]*2 >= coded[before] || coded[before]*10 >= len(lines)*9 && (r.titled || r.isAbout() || r.isAmongQuestions()):
				u.take(asked{counted: true, code: before}.read(u.text))
			}
		}
	}
}

// counted gives the number of a line behind a code, or 0.
func counted(lines []*unit, i int, code string) int {
	if i < 0 || i == len(lines) {
		return 0
	}
	return leadingNumber(strings.TrimPrefix(lines[i].text, code))
}

// code is letters right before a number with a sign behind it, "P4:", "TC-12.".
var code = regexp.MustCompile(`^([A-Z]{1,4}-?)\d{1,3}\s?[.:)\-–—]+\s`)

// codeBefore gives the letters before the number that a line begins with.
func codeBefore(line string) string {
	if line == "" || line[0] < 'A' || 'Z' < line[0] {
		return "" // as most
	}
	if m := code.FindStringSubmatchIndex(line); m != nil {
		return line[:m[3]]
	}
	return ""
}

func gatherHeadings(units []*unit, levels *[heading6 + 1][]*unit) {
	for _, u := range units {
		if heading1 <= u.form && u.form <= heading6 {
			levels[u.form] = append(levels[u.form], u)
		}
		gatherHeadings(u.sub, levels)
	}
}

// leadingNumber is the number that a line begins with, or 0.
func leadingNumber(line string) int {
	n := 0
	for i, r := range line {
		at := strings.IndexRune(digits, r)
		if at < 0 {
			break
		}
		if n = n*10 + utf8.RuneCountInString(digits[:at])%10; i > 15 || n > 99_999 {
			return 0
		}
	}
	return n
}
