package content

import (
	"bytes"
	_ "embed"
	"strings"
	"unicode"
)

//go:embed words.txt
var wordData string

// commonest gives the languages that a word of words.txt is of; worded lists these
// languages, in the order of the file.
var commonest, worded = parseWords(wordData)

func parseWords(data string) (byWord map[string][]string, languages []string) {
	byWord = map[string][]string{}
	for line := range strings.Lines(data) {
		language, list, _ := strings.Cut(line, ":")
		if strings.HasPrefix(line, "#") {
			continue
		}
		languages = append(languages, language)
		for word := range strings.FieldsSeq(list) {
			byWord[word] = append(byWord[word], language)
		}
	}
	return byWord, languages
}

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
