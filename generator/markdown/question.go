package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// likeness says how much a line looks like a question.
type likeness uint8

const (
	unlike likeness = iota
	weakly
	strongly
)

// asked is what the marks around a line's text say.
type asked struct {
	number   string // "12", as the author wrote it
	prefix   int    // bytes before the title: number, Q, mark
	explicit bool   // has a Q prefix
	like     likeness
	mark     string // the non-letter sign that the line begins with
	counted  bool   // the line is known to count: its number is no part of what it says
}

// Numbers and Q prefixes before a title.
var (
	numberPrefix = regexp.MustCompile(`^(?:#\s*)?(\d{1,5}(?:\.\d{1,3}){0,3})\s*(?:[.)\]:、．。）：\-–—]+|\s)\s*`)
	parenNumber  = regexp.MustCompile(`^[(\[（【](\d{1,5})[)\]）】][.:]?\s*`)
	chinesePlace = regexp.MustCompile(`^第\s*(\d{1,5})\s*[题題问問][.:：、]?\s*`)
	numberTail   = regexp.MustCompile(`^(?:\s*[Nn]o\.?)?[\s#.\-№]*(\d{1,5}(?:\.\d{1,3})?)\s*([.)\]:：、．。）\-–—]+\s*|\s+|$)`)
	markTail     = regexp.MustCompile(`^\s*([.)\]:：、．。）\-–—]+)\s*`)
)

// ask reads a line: a heading, a summary or a bold paragraph.
func ask(line string) asked { return asked{}.read(line) }

func (a asked) read(line string) asked {
	rest := line
	if first, behind, ok := strings.Cut(rest, " "); ok && isMark(first) {
		a.mark = first
		rest = strings.TrimLeft(behind, " ")
	}
	rest = a.cutNumber(rest)
	rest = a.cutQuestionWord(rest)
	if a.number == "" && a.explicit {
		rest = a.cutNumber(rest)
	}
	if strings.TrimSpace(rest) == "" {
		rest = line
		a.number = ""
	}
	a.prefix = len(line) - len(rest)
	a.like = likeOf(rest, a)
	return a
}

func (a *asked) cutNumber(s string) string {
	if s == "" || !strings.ContainsRune("#0123456789([（【第", firstRune(s)) {
		return s
	}
	for _, form := range []*regexp.Regexp{numberPrefix, parenNumber, chinesePlace} {
		if m := form.FindStringSubmatchIndex(s); m != nil {
			if form == numberPrefix && !a.counted && !numbered(s, m) {
				continue
			}
			a.number = s[m[2]:m[3]]
			return s[m[1]:]
		}
	}
	return s
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// numbered tells a number that counts from one that belongs to the title, as
// in "3 ways to sort", "5.5 million rows" or "2-phase commit".
func numbered(s string, m []int) bool {
	gap := s[m[3]:m[1]]
	sep := strings.TrimSpace(gap)
	if joins(gap) {
		r, _ := utf8.DecodeRuneInString(s[m[1]:])
		return !unicode.IsLower(r)
	}
	if sep == "" {
		r, _ := utf8.DecodeRuneInString(s[m[1]:])
		return unicode.IsUpper(r) || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Arabic, unicode.Devanagari)
	}
	return true
}

// joins tells whether what follows a number or letter is a hyphen that makes
// one word with what comes next, as in "3-way" and "f-string".
func joins(gap string) bool {
	return gap != "" && strings.Trim(gap, "-–—") == ""
}

// cutQuestionWord removes "Q", "Q12.", "Question 12:" and the like.
func (a *asked) cutQuestionWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) })
	if end <= 0 || end > 40 {
		return s
	}
	words := s[:end]
	if two := strings.IndexFunc(strings.TrimLeft(s[end:], " "), func(r rune) bool { return !unicode.IsLetter(r) }); two > 0 && s[end] == ' ' {
		if both := s[:end+1+two]; locales.is("question", both) {
			words = both
		}
	}
	if !locales.is("question", words) {
		return s
	}
	tail := s[len(words):]
	letter := locales.is("letter", words)
	if m := numberTail.FindStringSubmatchIndex(tail); m != nil {
		if letter && !strings.ContainsAny(tail[m[4]:m[5]], ".。．)、") {
			return s
		}
		a.explicit, a.number = true, tail[m[2]:m[3]]
		return tail[m[1]:]
	}
	m := markTail.FindStringIndex(tail)
	if m == nil || letter || joins(tail[:m[1]]) {
		return s
	}
	a.explicit = true
	return tail[m[1]:]
}

// likeOf judges a title whose prefix has been cut.
func likeOf(title string, a asked) likeness {
	text := strings.TrimRightFunc(title, func(r rune) bool {
		return unicode.IsSpace(r) || !isWordRune(r) && !strings.ContainsRune("?？؟;`)\"", r)
	})
	text = strings.TrimRight(text, "`\")”»")
	switch {
	case a.explicit, endsAsking(text):
		return strongly
	case locales.begins("ask", title), containsAny(title, locales.contain):
		return strongly
	case strings.ContainsAny(title, "?？؟"):
		return strongly
	case a.number != "", locales.begins("weak", title), containsAny(title, locales.containWeak), locales.holds("inside", title):
		return weakly
	}
	return unlike
}

func endsAsking(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '?' || r == '？' || r == '؟'
}

func containsAny(s string, words []string) bool {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return false // the words are of scripts without spaces
	}
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// isMark tells whether a word is a sign before a title: "▶", "❓", "->".
func isMark(word string) bool {
	return word != "" && !strings.ContainsFunc(word, func(r rune) bool { return isWordRune(r) && r < 0x1F000 && r > 0x20 }) &&
		!strings.ContainsAny(word, "`([\"'$+=&|!/%")
}
