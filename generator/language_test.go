package generator

import "testing"

func TestNearestLanguage(t *testing.T) {
	for lang, want := range map[string]string{
		"pyhton": "python", "Pyton": "python", "phyton": "python", "javascrpt": "javascript", "jave": "java",
		"golnag": "golang", "outptu": "output", "pycn": "pycon", "shel": "shell", "jsno": "json",
		"zzzzzz": "", "x": "", "": "",
	} {
		if have := nearestLanguage(lang); have != want {
			t.Errorf("nearest to %q is %q, want %q", lang, have, want)
		}
	}
}
