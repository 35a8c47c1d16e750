package markdown

import (
	"regexp"
	"slices"
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
	code     string // letters known to stand before the number: "SD3: ..."
	letters  string // those that stand for a question before a colon here: "P: ..."
	quiz     bool   // begins with a word for a quiz, and asks: "Quick check: which ...?"
}

// Numbers and Q prefixes before a title.
var (
	parenNumber  = regexp.MustCompile(`^[(\[（【](\p{Nd}{1,5})[)\]）】][.:]?\s*`)
	chinesePlace = regexp.MustCompile(`^第\s*(\p{Nd}{1,5})\s*[题題问問][.:：、]?\s*`)
	numberTail   = regexp.MustCompile(`^(?:\s*(?:[Nn]o|[Nn]r|[Nn][º°])\.?)?[\s#.\-№]*(\p{Nd}{1,5}(?:\.\p{Nd}{1,3})?)(?:\s*(?:/|(?:` + locales.pattern("of") + `)\s)\s*\p{Nd}{1,5})?[\s\x{3000}]*([.)\]:：、．。）\-–—|·]+\s*|[\s\x{3000}]+|$)`)
	ordinal      = regexp.MustCompile(`^(\p{Nd}{1,3})(?:[ªº°]|-?(?:st|nd|rd|th|er|ère|e|ème|я|й|ый|е))\s+`)
	markTail     = regexp.MustCompile(`^\s*([.)\]:：、．。）\-–—]+)\s*`)
)

// ask reads a line: a heading, a summary or a bold paragraph.
func ask(line string) asked { return asked{}.read(line) }

// ask is ask with what is known of the chapter.
func (r *recogniser) ask(line string) asked { return r.asked().read(line) }

func (r *recogniser) asked() asked { return asked{letters: r.letters} }

func (a asked) read(line string) asked {
	a = a.readPrefix(line)
	says := a
	if strings.Contains(line[:a.prefix], keycap) {
		says.number = "" // steps and sections have pictures, too
	}
	a.like = likeOf(line[a.prefix:], says)
	return a
}

// unseen are characters without a width, which copying from pages brings along.
const unseen = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"

// readPrefix reads what stands before the title.
func (a asked) readPrefix(line string) asked {
	rest := a.cutMark(strings.TrimLeft(line, unseen+asciiSpace))
	if after, ok := a.cutOrdinal(rest); ok {
		rest = after
	} else {
		rest = a.cutQuestionWord(a.cutNumber(rest))
	}
	if !a.explicit && a.number == "" {
		rest = a.cutTopic(rest)
	}
	if a.number == "" && a.explicit {
		rest = a.cutNumber(rest)
	}
	if first, _ := utf8.DecodeRuneInString(rest); len(rest) < len(line) && (first >= '←' || first == '[') { // a sign, not a dash
		rest = a.cutMark(rest)
		rest = rest[len(toldSign.FindString(rest)):]
	}
	if strings.TrimSpace(rest) == "" {
		rest = line
		a.number = ""
	} else if a.explicit && onlyRemark.MatchString(rest) {
		rest = line // "Question 3 (2 points)"
	}
	a.prefix = len(line) - len(rest)
	return a
}

// onlyRemark is a few words in brackets and nothing else.
var onlyRemark = regexp.MustCompile(`^\s*[(\[（][^()\[\]（）]{1,20}[)\]）]\s*$`)

// cutMark removes a sign that stands alone, such as "✅", the tick "[v]" or the level
// "[E]".
func (a *asked) cutMark(s string) string {
	first, rest, ok := strings.Cut(s, " ")
	if bare := strings.TrimLeftFunc(first, isDingbat); bare != "" && bare != first {
		first, rest, ok = first[:len(first)-len(bare)], s[len(first)-len(bare):], true // "❓Q1."
	}
	if !ok || a.mark != "" || !isMark(first) && !strings.EqualFold(first, "[v]") && !strings.EqualFold(first, "[x]") && (first == "" || first[0] != '[' || defaultMarks[first] == "") {
		return s
	}
	a.mark = first
	return strings.TrimLeft(rest, " ")
}

// isDingbat tells whether a character is a pictograph, "❓" among them, or part of
// one.
func isDingbat(r rune) bool {
	return isPictograph(r) || 0x2600 <= r && r <= 0x27BF || r == 0xFE0F || r == 0x200D
}

// keycap ends a digit that is a picture: "1️⃣".
const keycap = "\u20e3"

// cutKeycaps removes a number of pictures.
func (a *asked) cutKeycaps(s string) string {
	for len(s) > 0 && '0' <= s[0] && s[0] <= '9' {
		to := skip(s, 0, digits) // "1️⃣0️⃣", and "10️⃣" as it is also typed
		rest, ok := strings.CutPrefix(strings.TrimPrefix(s[to:], "\ufe0f"), keycap)
		if !ok {
			break
		}
		a.number += s[:to]
		s = strings.TrimLeft(rest, " .:)")
	}
	return s
}

func (a *asked) cutNumber(s string) string {
	s = strings.TrimPrefix(s, a.code)
	if rest := a.cutKeycaps(s); rest != s {
		return rest
	}
	if from, to, end := numberAt(s); end > 0 {
		if !a.counted && from == 0 && !numbered(s[to:end], s[end:]) || isRelease(s) {
			return s
		}
		a.number = s[from:to]
		return s[end:]
	}
	form := parenNumber
	switch first, _ := utf8.DecodeRuneInString(s); first {
	case '(', '[', '（', '【':
	case '第':
		form = chinesePlace
	default:
		return s
	}
	if m := form.FindStringSubmatchIndex(s); m != nil {
		a.number, a.explicit = s[m[2]:m[3]], form == chinesePlace
		return s[m[1]:]
	}
	return s
}

// maxTopic is how long a topic before the number of a question may be, in bytes.
const maxTopic = 40

// cutTopic removes a topic and a dash before the word and the number of a question:
// "Classes - Question 3 - What is sealed?", "CL-Question03 - ...".
func (a *asked) cutTopic(s string) string {
	at := strings.IndexByte(s[:min(len(s), maxTopic)], '-')
	if at <= 0 || endsSentence(s[:at]) {
		return s
	}
	behind := strings.TrimLeft(s[at+1:], " ")
	if len(behind) < 3 || !isLatin(behind[1]) && behind[1] < utf8.RuneSelf { // "Q1 - Q2"
		return s
	}
	said := asked{}
	rest := said.cutQuestionWord(behind)
	if !said.explicit || said.number == "" || rest == "" {
		return s
	}
	a.explicit, a.number = true, said.number
	return rest
}

// cutOrdinal removes a number before the word for a question: "2nd question:".
func (a *asked) cutOrdinal(s string) (rest string, ok bool) {
	if end := skip(s, 0, digits); end == 0 || end == len(s) || strings.IndexByte(".): ", s[end]) >= 0 {
		return s, false // as most
	}
	m := ordinal.FindStringSubmatchIndex(s)
	if m == nil {
		return s, false
	}
	word := *a
	if rest = word.cutQuestionWord(s[m[1]:]); !word.explicit || word.number != "" {
		return s, false
	}
	a.explicit, a.number = true, s[m[2]:m[3]]
	return rest, true
}

// cutQuestionWord removes "Q", "Q12.", "Question 12:" and the like.
func (a *asked) cutQuestionWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) })
	if end <= 0 || end > 40 {
		return s
	}
	words := s[:end]
	if !locales.leads("question", words) {
		return a.cutQuizWord(s, words) // most lines, as they are
	}
	if two := strings.IndexFunc(strings.TrimLeft(s[end:], " "), func(r rune) bool { return !unicode.IsLetter(r) }); two > 0 && s[end] == ' ' {
		if both := s[:end+1+two]; locales.is("question", both) {
			words = both
		}
	}
	if !locales.is("question", words) {
		return a.cutQuizWord(s, words)
	}
	tail := s[len(words):]
	letter := locales.is("letter", words)
	if m := numberTail.FindStringSubmatchIndex(tail); m != nil {
		if letter && !strings.ContainsAny(tail[m[4]:m[5]], ".。．)、") && !strings.Contains(a.letters, words) {
			return s
		}
		a.explicit, a.number = true, tail[m[2]:m[3]]
		return a.cutLevel(a.cutTranslation(tail[m[1]:]))
	}
	m := markTail.FindStringIndex(tail)
	if m == nil || letter && !(strings.Contains(a.letters, words) && strings.ContainsAny(tail[:m[1]], ":：")) || joins(tail[:m[1]]) {
		return s
	}
	a.explicit = true
	return tail[m[1]:]
}

// cutQuizWord removes the words for a quiz, and the number or the sign behind them,
// before a title that asks by itself: "Quiz 2. Which ...?", "Quick check: which ...?",
// and not "Quiz 2: Networks".
func (a *asked) cutQuizWord(s, word string) string {
	if !locales.leads("quiz", word) && !locales.leads("check", word) {
		return s
	}
	if m := numberTail.FindStringSubmatchIndex(s[len(word):]); m != nil && locales.is("quiz", word) {
		rest := s[len(word)+m[1]:]
		if !new(asked).plainly(rest) {
			return s
		}
		a.explicit, a.number = true, s[len(word)+m[2]:len(word)+m[3]]
		return rest
	}
	end := strings.IndexAny(s, ".:")
	if end < 0 || !isQuizWord(s[:end]) || !hasQuestionMark(s[end:]) {
		return s
	}
	a.quiz = true
	return strings.TrimLeft(s[end+1:], " ")
}

// isQuizWord tells whether words stand for a quiz, with a number behind them or not.
func isQuizWord(words string) bool {
	word, _ := numberBehind(words)
	return locales.is("quiz", word) || locales.is("check", word)
}

// levelBehind is a word in parentheses behind the number of a question.
var levelBehind = regexp.MustCompile(`^\((\pL+)\)\s*(?:[.:)\-–—]+\s*|\s|$)`)

// cutLevel removes the level behind a number: "Q1 (easy). Why ...".
func (a *asked) cutLevel(s string) string {
	if !strings.HasPrefix(s, "(") || a.mark != "" {
		return s
	}
	m := levelBehind.FindStringSubmatchIndex(s)
	if m == nil || levelWord(s[m[2]:m[3]]) == "" && difficultyWord(s[m[2]:m[3]]) == "" {
		return s
	}
	a.mark = s[m[2]-1 : m[3]+1]
	return s[m[1]:]
}

// cutTranslation removes the same prefix in another language, as in
// "Question 1 / Pregunta 1: ...".
func (a *asked) cutTranslation(s string) string {
	other, ok := strings.CutPrefix(strings.TrimLeft(s, " "), "/")
	if !ok {
		return s
	}
	again := asked{}
	if rest := again.cutQuestionWord(strings.TrimLeft(other, " ")); again.number == a.number {
		return rest
	}
	return s
}

// asksPlainly tells whether a line looks strongly like a question.
func asksPlainly(line string) bool {
	a := asked{}.readPrefix(line)
	return a.plainly(line[a.prefix:])
}

// likeOf judges a title whose prefix has been cut.
func likeOf(title string, a asked) likeness {
	switch {
	case a.plainly(title):
		return strongly
	case a.number != "" && !saysDone(title), locales.begins("weak", title), locales.begins("caption", title), locales.containWeak.in(title), locales.holds("inside", title):
		return weakly
	}
	return unlike
}

// saysDone tells whether a title ends with a verb that says what is done, as
// those of the steps of an article do in Japanese: "3. サーバーを起動する".
func saysDone(title string) bool {
	return slices.ContainsFunc(locales.step, func(end string) bool { return strings.HasSuffix(title, end) })
}

// plainly tells whether a title whose prefix has been cut asks. A word alone,
// "explain", is a name, and "How it works" tells.
func (a asked) plainly(title string) bool {
	return a.explicit || hasQuestionMark(title) || locales.contain.in(title) || locales.holds("askword", title) ||
		strings.IndexByte(title, ' ') > 0 && locales.begins("ask", title) && !locales.begins("caption", title)
}

func endsAsking(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '?' || r == '？' || r == '؟' || r == '\u037e' || r == ';' && asksInGreek(s)
}

// endsSentence tells whether s ends as a question or a sentence that requests does.
func endsSentence(s string) bool {
	return endsAsking(s) || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "。")
}

// hasQuestionMark tells whether s has a question mark of any script. One that
// stands between spaces or opens parentheses, "(?.)", is the name of an operator,
// one right before a Latin letter a part of an address.
func hasQuestionMark(s string) bool {
	for i := strings.IndexByte(s, '?'); i >= 0 && i < len(s); i++ {
		before := s[:i]
		operator := strings.HasSuffix(before, "(") || strings.HasSuffix(before, "?") || strings.HasSuffix(before, " ") && strings.HasPrefix(s[i+1:], " ")
		if s[i] == '?' && !operator && (i+1 == len(s) || !isLatin(s[i+1])) {
			return true
		}
	}
	return strings.Contains(s, "？") || strings.Contains(s, "؟") || strings.Contains(s, "\u037e") || asksInGreek(s)
}

// asksInGreek tells whether s has the question mark of Greek, a semicolon, behind
// one of its letters.
func asksInGreek(s string) bool {
	for i := strings.IndexByte(s, ';'); i > 0 && i < len(s); i++ {
		if before, _ := utf8.DecodeLastRuneInString(s[:i]); s[i] == ';' && unicode.Is(unicode.Greek, before) {
			return true
		}
	}
	return false
}

func isLatin(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isMark tells whether a word is a sign before a title: "▶", "❓", "->".
func isMark(word string) bool {
	return word != "" && !strings.ContainsFunc(word, func(r rune) bool { return isWordRune(r) && r < 0x1F000 && r > 0x20 && r != 0xFE0F }) &&
		!strings.ContainsAny(word, "`([\"'$+=&|!/%¿¡")
}
