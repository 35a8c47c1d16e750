package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gen/generator/guide"
)

// What such lines are made of: a name, a date, a time of the clock, and which half of
// the day that is in.
const (
	nameForm  = `[\p{L}\p{M}][\p{L}\p{M}\p{N}.'’ _\x{200c}\x{200d}-]{0,39}?`
	dateForm  = `\d{1,4}[./-]\d{1,2}[./-]\d{2,4}`
	clockForm = `\d{1,2}:\d{2}(?::\d{2})?`
	halfForm  = `(?:\s?[AaPp]\.?[Mm]\.?)?`
)

// speakerMark is how a line names its speaker: "Name: text", "(Name): text",
// "Name (Interviewer): text". Bold around the name is not in the text any more.
// French parts the colon by a space that does not break.
var speakerMark = regexp.MustCompile(`^\s*[(\[（]?\s*@?(` + nameForm + `)\s*(?:[(（]([^()（）]+)[)）]\s*)?[)\]）]?[\s\x{a0}\x{202f}]*[:：]`)

// maxSpeaker bounds the bytes in which a line can name its speaker: forty
// letters of four bytes, and a sentence in parentheses about what to say.
const maxSpeaker = 400

// call is a line that begins with the name of a speaker.
type call struct {
	name string
	part guide.Role // that follows it in parentheses, or ""
	size int        // bytes that it takes, 0 when there is none
	note [2]int     // bytes among them of the time of the recording, or of what is noted of the speaker
}

// Times at which a line was said, as recordings and chats are written down:
// "00:12 Ann: text", "[12/01/26, 1:02:45 PM] Ann: text", "[1:02, 12/01/26] Ann: text",
// "Ann 00:12: text", and "Ann 10:12 AM" or "Ann, [12.01.26 10:12]" above the text. In
// brackets a time needs no colon, "[Ann] [00:12] text", and it may stand behind one, "Ann:
// 00:12", above the text. A number counts turns: "12. Ann: text", "Q12. Ann: text", "Turn
// 12 - Ann: text".
var (
	timeBefore = regexp.MustCompile(`^\s*([\[(]?(?:` + dateForm + `,?\s+)?` + clockForm + halfForm + `(?:,\s+` + dateForm + `)?[\])]?|[QA]?\d{1,3}[.)]|[QA]\d{1,3})[\s\-–—]+`)
	turnBefore = regexp.MustCompile(`^\s*(\p{L}{2,12} \d{1,3})\s*[-–—|·]\s+`)
	timeMarked = regexp.MustCompile(`^\s*\[?(` + nameForm + `)\]?,?\s+([\[(]` + clockForm + `[\])])\s+`)
	timeAlone  = regexp.MustCompile(`^\s*[\[(]?` + clockForm + `[\])]?\s*$`)
	timeInside = regexp.MustCompile(`^\s*\[?(` + nameForm + `)\]?,?\s+([\[(]?` + clockForm + halfForm + `[\])]?)\s*[:：]\s`)
	timeBehind = regexp.MustCompile(`^\s*\[?(` + nameForm + `)\]?,?\s+([\[(]?(?:` + dateForm + `,?\s+)?` + clockForm + halfForm + `[\])]?)\s*$`)
)

// speakerOf reads the name with a colon that a line begins with.
func speakerOf(text string) call {
	if near := text[:min(len(text), maxSpeaker)]; strings.IndexByte(near, ':') < 0 && !strings.Contains(near, "：") {
		return call{} // most lines, spared the expressions
	}
	if i := skip(text, 0, "[( "); digitAt(text, i) || digitAt(text, i+1) && (text[i] == 'Q' || text[i] == 'A') {
		if m := timeBefore.FindStringSubmatchIndex(text); m != nil && !digitAt(text, skip(text, m[1], "[( ")) {
			return behindCount(speakerOf(text[m[1]:]), m)
		}
	}
	if from := signBefore(text); from > 0 {
		return speakerOf(text[from:]).behind(from)
	}
	if !mayName(text) {
		if m := countBefore(text); m != nil {
			return behindCount(speakerOf(text[m[1]:]), m)
		}
		return call{}
	}
	if mayTime(text) {
		for _, form := range []*regexp.Regexp{timeInside, timeMarked} {
			if c := timed(form, text); c.size > 0 {
				return c
			}
		}
	}
	m := speakerMark.FindStringSubmatchIndex(text)
	if m == nil {
		return call{}
	}
	c := call{name: strings.TrimSpace(text[m[2]:m[3]]), size: m[1]}
	if m[4] < 0 && timeAlone.MatchString(text[m[1]:]) {
		c.note, c.size = [2]int{m[1] + skip(text[m[1]:], 0, asciiSpace), len(text)}, len(text)
	} else if m[4] >= 0 {
		behind := text[m[4]:m[5]]
		c.part = roleWord(behind)
		letter := withoutNumber(c.name)
		asks, answers := letter == "Q", letter == "A"
		switch {
		case asks != answers && mayBeName(behind) && (c.part == "" || (c.part == guide.Interviewer) == asks):
			c.name, c.note = behind, [2]int{m[2], m[3]} // "Q (Ann): text", "A12 (Bob): text"
		case c.part == "":
			c.note = [2]int{m[4], m[5]}
		}
	} else {
		c.cutVerb(m[2])
	}
	if len(strings.Fields(c.name)) > maxNames || strings.Contains(c.name, " - ") || strings.HasPrefix(text[m[1]:], "//") || mayTime(text) && timeBehind.MatchString(text) {
		return call{}
	}
	return c
}

// timed reads a name with the time beside it in one of the forms of these.
func timed(form *regexp.Regexp, text string) call {
	m := form.FindStringSubmatchIndex(text)
	if m == nil {
		return call{}
	}
	return call{name: text[m[2]:m[3]], size: m[1], note: [2]int{m[4], m[5]}}
}

// countBefore finds the word and the number that count a turn before its speaker.
func countBefore(text string) []int {
	if end := strings.IndexByte(text, ' '); end < 2 || end > 24 || !digitAt(text, end+1) {
		return nil // most lines
	}
	m := turnBefore.FindStringSubmatchIndex(text)
	if m != nil {
		if next, _ := utf8.DecodeRuneInString(text[m[1]:]); !unicode.IsLetter(next) || turnBefore.MatchString(text[m[1]:]) {
			return nil
		}
	}
	return m
}

// behindCount is a call behind what counts it.
func behindCount(c call, before []int) call {
	if c.size > 0 {
		c.size, c.note = c.size+before[1], [2]int{before[2], before[3]}
	}
	return c
}

// behind is a call behind the bytes of a sign.
func (c call) behind(sign int) call {
	if c.size > 0 {
		c.size += sign
	}
	if c.note[1] > 0 {
		c.note[0], c.note[1] = c.note[0]+sign, c.note[1]+sign
	}
	return c
}

// signBefore gives where a line goes on behind a picture that it begins with.
func signBefore(text string) int {
	if first, _ := utf8.DecodeRuneInString(text); first < 0x2600 || !isDingbat(first) {
		return 0 // most lines
	}
	return len(text) - len(strings.TrimLeft(strings.TrimLeftFunc(text, isDingbat), " \u00a0"))
}

// cutVerb makes a note of the verb behind a name that stands at a byte: "Ann asks: text".
func (c *call) cutVerb(at int) {
	if name := withoutVerb(c.name); len(name) < len(c.name) {
		c.name, c.note = strings.TrimSpace(name), [2]int{at + len(name), at + len(c.name)}
	}
}

// withoutVerb is a name without the verb behind it that says that somebody speaks:
// "Ann asks", "老赵问". Signs that end a noun, as in "质问", are no verb.
func withoutVerb(name string) string {
	at := strings.LastIndexByte(name, ' ') + 1
	if last, size := utf8.DecodeLastRuneInString(name); unicode.Is(unicode.Han, last) {
		at = len(name) - size
		_, before := utf8.DecodeLastRuneInString(name[:at])
		if at > mostHan || strings.ContainsFunc(name, isNotHan) || locales.is("unsaid", name[at-before:]) {
			return name
		}
	}
	if at > 0 && locales.is("says", name[at:]) {
		return name[:at]
	}
	return name
}

// mostHan is how long a name in Han signs is, in bytes: four signs.
const mostHan = 12

func isNotHan(r rune) bool { return !unicode.Is(unicode.Han, r) }

// maxNames is the most words of a speaker's name before a colon.
const maxNames = 4

// mayName tells whether only what may stand around and in a speaker's name is
// before the first colon of a line.
func mayName(text string) bool {
	words, inside, noted := 0, false, false
	note := false // what is said of the speaker in parentheses
	for i, r := range text[:min(len(text), maxSpeaker)] {
		switch {
		case note:
			note = r != ')' && r != '）'
		case r == ':' || r == '：':
			return i > 0
		case isWordRune(r):
			if !inside && !noted {
				words++
			}
			inside = true
		case strings.ContainsRune(".'’_-\u200c\u200d", r):
		case r == '@' && words == 0:
		case strings.ContainsRune(" ()[]（）\t\n\f\r\u00a0\u202f", r):
			note = words > 0 && (r == '(' || r == '（')
			inside, noted = false, noted || note
		default:
			return false
		}
		if words > maxNames {
			return false
		}
	}
	return false
}

// mayTime tells whether the first colon of a line stands between the digits of a
// time.
func mayTime(text string) bool {
	i := strings.IndexByte(text, ':')
	return i > 0 && digitAt(text, i-1) && digitAt(text, i+1)
}

// mayBeName tells a name from the start of a sentence: it is a side of an interview
// or a post, or every word of it begins with a capital, in scripts that have them, and it is
// short in others.
func mayBeName(name string) bool {
	return isTitled(name) || roleWord(name) != "" || locales.is("post", unnumbered(name))
}

func isTitled(name string) bool {
	words := strings.Fields(name)
	small := 0 // words within a name: "Anna van der Berg"
	for i, w := range words {
		c, _ := utf8.DecodeRuneInString(w)
		switch {
		case !unicode.IsLower(c):
		case i == 0 || i == len(words)-1 || len(w) > 3:
			return false
		default:
			small++
		}
	}
	c, _ := utf8.DecodeRuneInString(name)
	return len(words)-small <= 3 && (unicode.IsUpper(c) || utf8.RuneCountInString(name) <= 12)
}

// voiceOf finds who speaks a line.
func (r *recogniser) voiceOf(text string) (*voice, call) {
	if len(r.stage.voices) == 0 || r.stage.legend[text] {
		return nil, call{}
	}
	c := speakerOf(text)
	if c.size == 0 && r.stage.called {
		c, _ = callOf(text)
	}
	if name := text[c.note[0]:c.note[1]]; name != "" && r.stage.named[normalWord(name)] && roleWord(c.name) != "" {
		at := strings.Index(text, c.name)
		c.name, c.note = name, [2]int{at, at + len(c.name)}
	}
	v := r.stage.voices[normalWord(c.name)]
	if v == nil && c.size > 0 && r.stage.counted {
		if name := withoutNumber(c.name); name != c.name {
			if v = r.stage.voices[normalWord(name)]; v != nil {
				end := strings.Index(text, c.name) + len(c.name)
				c.note = [2]int{end - len(strings.TrimLeft(c.name[len(name):], " ")), end}
			}
		}
	}
	return v, c
}

// withoutNumber is a name without the number at its end.
func withoutNumber(name string) string { return strings.TrimRight(name, " 0123456789") }

// speaks tells whether a line begins a turn.
func (r *recogniser) speaks(l line) bool {
	v, _ := r.voiceOf(l.text)
	return v != nil
}
