package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// correctSigns stand behind the correct option: "B) Zones ✅", "B) Zones ← correct".
// So does an arrow to the word: "Zones --> ANSWER".
const correctSigns = "✅✔☑✓←⬅\uFE0F"

// correctMark gives the bytes at the end of an option's text that say it is the
// correct one, 0 when none do.
func (r *recogniser) correctMark(text string) int {
	body := strings.TrimRight(text, " .!*_")
	from := len(body)
	if open := strings.LastIndexAny(body, "(["); open > 0 && !isCalled(body[:open]) && strings.IndexByte(")]", body[len(body)-1]) >= 0 {
		if words := body[open+1 : len(body)-1]; isSign(words) || r.meansCorrect(words) {
			from = open
		}
	} else if at := strings.LastIndex(body, "->"); at > 0 && r.meansCorrect(body[at+len("->"):]) {
		from = len(strings.TrimRight(body[:at], "-"))
	} else if at := strings.LastIndexAny(body, correctSigns); at > 0 {
		_, size := utf8.DecodeRuneInString(body[at:])
		if words := body[at+size:]; strings.TrimSpace(words) == "" || r.meansCorrect(words) {
			from = at
		}
	}
	if from == len(body) {
		return 0
	}
	return len(text) - len(strings.TrimRight(body[:from], correctSigns+" -"))
}

// isCalled tells whether what stands before a bracket is code that calls or indexes
// something: "parse(response)" and "map[key]" say nothing of an answer.
func isCalled(before string) bool {
	last := before[len(before)-1]
	return last < utf8.RuneSelf && isWordRune(rune(last)) || strings.IndexByte("_)]", last) >= 0
}

// isSign tells whether words are only a sign that an option is correct.
func isSign(words string) bool {
	return strings.ContainsAny(words, correctSigns) && strings.Trim(words, correctSigns+" ") == ""
}

// meansCorrect tells whether words say that something is the answer. A letter alone,
// "(<a>)", does not.
func (r *recogniser) meansCorrect(words string) bool {
	kind, ok := r.lookUpLabel(words)
	return ok && kind == guide.Answer && utf8.RuneCountInString(normalWord(words)) > 1 && !locales.is("chosen", words) || locales.is("correct", words)
}

// markCorrect checks the options whose line says that they are correct, when
// some do and some do not.
func (r *recogniser) markCorrect(options []option) {
	said := 0
	for i, o := range options {
		if o.box {
			return
		}
		if len(o.inline) == 0 || o.inline[len(o.inline)-1].Kind() == ast.KindCodeSpan {
			continue
		}
		if options[i].said = r.correctMark(r.plainOf(o.inline)); options[i].said > 0 {
			said++
		}
	}
	for i := range options {
		if said == len(options) {
			options[i].said = 0
		}
		options[i].checked = options[i].said > 0
	}
}

// checked gives the places of the options that are said to be correct.
func checked(options []option) (places []int) {
	for i, o := range options {
		if o.checked {
			places = append(places, i)
		}
	}
	return places
}

// boldKey takes the one option that is bold for the correct one.
func (r *recogniser) boldKey(options []option) (k key, ok bool) {
	for i, o := range options {
		if o.box || o.letter == "" {
			return key{}, false
		}
		if len(o.inline) > 0 && isBold(o.inline[0]) && strings.TrimSpace(r.plainOf(o.inline[1:])) == "" {
			k.places, k.bold = append(k.places, i), true
		}
	}
	return k, len(k.places) == 1
}

// lineBox reads the box of an option that lost its bullet, "[ ] text" or "( ) text", and
// the bytes that it takes: 0 when there is none.
func lineBox(text string) (checked bool, size int) {
	if checked, size = boxAt(text, "[]", " xX"); size == 0 {
		checked, size = radioBox(text)
	}
	return checked, size
}

// radioBox reads the box of an option that is written "( )" or "(x)".
func radioBox(text string) (checked bool, size int) { return boxAt(text, "()", " xX*") }

// boxAt reads the box that text begins with: one of signs between the brackets, which
// may be in brackets again, "[[x]] text" and "[( )] text", or a picture of a box, which
// is as long as one: "☑ text".
func boxAt(text, brackets, signs string) (checked bool, size int) {
	if len(text) > boxSize+2 && text[0] == '[' && (text[1] == '(' && text[3] == ')' || text[1] == '[' && text[3] == ']') && text[4:6] == "] " {
		return text[2] != ' ', len("[[ ]] ") * min(strings.Count(" xX", text[2:3]), 1)
	}
	if strings.HasPrefix(text, "[] ") { // it lost its space, which makes it none of Markdown
		return false, len("[] ")
	}
	if len(text) < boxSize || text[boxSize-1] != ' ' {
		return false, 0
	}
	switch text[:boxSize-1] {
	case "☐":
		return false, boxSize
	case "☑", "☒":
		return true, boxSize
	case "✅", "✔", "✓", "❌", "✗", "✘", "✖":
		if letter, _ := cutLetter(text[boxSize:]); letter == "" {
			return false, 0 // it is an advice: "✅ Do test"
		}
		return strings.Contains(correctSigns, text[:boxSize-1]), boxSize
	}
	if text[0] != brackets[0] || text[2] != brackets[1] || strings.IndexByte(signs, text[1]) < 0 {
		return false, 0
	}
	return text[1] != ' ', boxSize
}

// boxSize is the bytes that a box and the space behind it take.
const boxSize = len("[ ] ")
