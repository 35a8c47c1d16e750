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

// LevelOf gives the level that a word of guides means, in any of the languages
// whose labels we know, or "" when it means none.
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
	case "jr", "entry", "entry level", "beginner", "fresher", "入门", "初级", "初級", "初学者", "초급", "신입", "principiante", "iniciante", "júnior",
		"débutant", "anfänger", "einsteiger", "начальный", "младший", "джуниор", "مبتدئ", "शुरुआती":
		return "junior"
	case "middle", "intermediate", "mid level", "中级", "中級", "중급", "intermedio", "intermediário", "pleno",
		"intermédiaire", "fortgeschritten", "средний", "мидл", "متوسط", "मध्यम":
		return "mid"
	case "sr", "advanced", "expert", "lead", "staff", "高级", "高級", "上級", "고급", "avanzado", "avançado", "sênior",
		"avancé", "experte", "старший", "сеньор", "продвинутый", "متقدم", "उन्नत":
		return "senior"
	case "all", "all levels":
		return "any"
	}
	return ""
}

func difficultyWords(word string) string {
	switch word {
	case "e", "0", "1", "simple", "beginner", "basic", "junior", "简单", "簡單", "容易", "基础", "入门", "初级", "簡単", "易しい", "初級", "쉬움", "초급",
		"fácil", "básico", "facile", "débutant", "leicht", "einfach", "лёгкий", "легкий", "простой", "базовый", "начальный", "سهل", "مبتدئ", "आसान", "सरल":
		return "easy"
	case "m", "2", "intermediate", "normal", "moderate", "mid", "middle", "中等", "中级", "普通", "中級", "보통", "중급",
		"medio", "media", "médio", "intermedio", "intermediário", "moyen", "intermédiaire", "mittel", "средний", "متوسط", "मध्यम":
		return "medium"
	case "h", "3", "difficult", "advanced", "expert", "senior", "staff", "困难", "困難", "较难", "高级", "難しい", "上級", "어려움", "고급",
		"difícil", "avanzado", "avançado", "difficile", "avancé", "schwer", "schwierig", "сложный", "трудный", "тяжёлый", "продвинутый", "صعب", "متقدم", "कठिन":
		return "hard"
	}
	return ""
}
