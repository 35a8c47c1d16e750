package guide

import (
	"slices"
	"strings"
)

// Levels lists the levels of [Entry] and [Meta], in the order of a career, and
// Difficulties their difficulties.
var (
	Levels       = []string{"junior", "mid", "senior", "any"}
	Difficulties = []string{"easy", "medium", "hard"}
)

// LevelOf gives the level that a word of guides means, or "" when it means none.
func LevelOf(word string) string { return meant(word, Levels, levelWords) }

// DifficultyOf gives the difficulty that a word of guides means, or "" when it
// means none.
func DifficultyOf(word string) string { return meant(word, Difficulties, difficultyWords) }

func meant(word string, own []string, others func(string) string) string {
	word = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(word)), "-", " ")
	if slices.Contains(own, word) {
		return word
	}
	return others(word)
}

func levelWords(word string) string {
	switch word {
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
	case "e", "0", "1", "simple", "beginner", "basic":
		return "easy"
	case "m", "2", "intermediate", "normal":
		return "medium"
	case "h", "3", "difficult", "advanced", "expert":
		return "hard"
	}
	return ""
}
