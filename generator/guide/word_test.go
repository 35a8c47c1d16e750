package guide

import "testing"

func TestWords(t *testing.T) {
	for word, want := range map[string]string{"Mid": "mid", " entry-level ": "junior", "Expert": "senior", "all levels": "any", "中级": "mid", "Débutant": "junior", "high": "", "": ""} {
		if got := LevelOf(word); got != want {
			t.Errorf("level %q: got %q, want %q", word, got, want)
		}
	}
	for word, want := range map[string]string{"Hard": "hard", "beginner": "easy", "middle": "medium", "staff": "hard", "2": "medium", "入门": "easy", "Сложный": "hard", "보통": "medium", "high": ""} {
		if got := DifficultyOf(word); got != want {
			t.Errorf("difficulty %q: got %q, want %q", word, got, want)
		}
	}
}
