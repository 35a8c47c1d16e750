package guide

import "strings"

// LevelOf gives the level that a word of guides means: junior, mid, senior,
// any, or "" when it means none.
func LevelOf(word string) string { return meant(word, levelWords) }

// DifficultyOf gives the difficulty that a word of guides means: easy, medium,
// hard, or "" when it means none.
func DifficultyOf(word string) string { return meant(word, difficultyWords) }

func meant(word string, words func(string) string) string {
	return words(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(word)), "-", " "))
}

func levelWords(word string) string {
	switch word {
	case "junior", "mid", "senior", "any":
		return word
	case "jr", "entry", "entry level", "beginner", "fresher":
		return "junior"
	case "middle", "intermediate", "mid level":
		return "mid"
	case "sr", "advanced", "expert", "lead":
		return "senior"
	case "all", "all levels":
		return "any"
	}
	return ""
}

func difficultyWords(word string) string {
	switch word {
	case "easy", "medium", "hard":
		return word
	case "e", "0", "1", "simple", "beginner", "basic":
		return "easy"
	case "m", "2", "intermediate", "normal":
		return "medium"
	case "h", "3", "difficult", "advanced", "expert":
		return "hard"
	}
	return ""
}
