package content

import (
	"bytes"
	"strings"
	"unicode"
)

// commonest are words of each language in Latin letters that hardly a paragraph
// goes without, and that are no words of English.
var commonest = func() map[string][]string {
	languages := map[string][]string{}
	for language, list := range map[string]string{
		"en": "the of and to is that for it with are this you what how can be",
		"es": "que los las una por para con del como qué más puede son sus también cuando entre sobre este esta",
		"pt": "que não uma para com como são você mais pode quando seu sua também isso entre",
		"fr": "les des une est que dans pour qui sur pas avec plus sont vous peut cette être aux ce quelle",
		"de": "der und das ist nicht ein eine mit von sich auf dem den werden wird sind auch wie oder kann",
		"it": "che di il per una non sono con del della è gli nel si come più può anche questo",
		"nl": "het een van niet dat zijn voor met wordt ook bij kan als deze naar",
		"pl": "jest się nie na że jak są oraz dla przez który może czy od jako",
		"tr": "bir ve bu için ile olarak olan daha gibi değil ne var kadar hangi",
		"vi": "và của là các được một cho trong không có để những với khi người",
		"id": "yang dan di untuk dengan adalah dari ini dalam tidak pada atau akan dapat",
		"cs": "je že se jsou nebo který pro při jako také může jak co na",
		"ro": "este și pentru care sunt mai din sau când într această",
	} {
		for word := range strings.FieldsSeq(list) {
			languages[word] = append(languages[word], language)
		}
	}
	return languages
}()

// worded are the languages that words tell. English is first, so that it wins
// where another has no more.
var worded = [...]string{"en", "es", "pt", "fr", "de", "it", "nl", "pl", "tr", "vi", "id", "cs", "ro"}

// How many words a text needs for its commonest to tell, and how many of a
// language: some are names of something in one field or another.
const (
	enough    = 30
	different = 5
)

// wordLanguage gives the language in Latin letters that the commonest words of
// a text tell, or "". It is one whose words are at least a sixteenth of the text
// and three times as many as those of English, or the other way round.
func wordLanguage(text []byte) string {
	text = text[:min(len(text), looked/4)]
	if bytes.Count(text, []byte(" the "))*512 > len(text) && len(text) > 1024 {
		return "en" // as most, which spares the rest
	}
	text = bytes.ToLower(prose(text))
	words, counts, kinds := 0, map[string]int{}, map[string]int{}
	met := map[string]bool{}
	for word := range bytes.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		for _, language := range commonest[string(word)] {
			counts[language]++
			if !met[string(word)] {
				kinds[language]++
			}
		}
		if commonest[string(word)] != nil {
			met[string(word)] = true
		}
	}
	best := "en"
	for _, language := range worded {
		if counts[language] > counts[best] {
			best = language
		}
	}
	if words < enough || kinds[best] < different || counts[best]*16 < words || best != "en" && counts[best] < 3*counts["en"] {
		return ""
	}
	return best
}
