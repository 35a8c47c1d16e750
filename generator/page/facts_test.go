package page

import "testing"

func TestVersion(t *testing.T) {
	for written, want := range map[string]string{
		"python>=3.11": "Python ≥ 3.11",
		"go 1.26":      "Go 1.26",
		"élan == 2":    "Élan 2",
		"языкR<4":      "ЯзыкR < 4",
		"all of them":  "all of them",
	} {
		if got := version(written); got != want {
			t.Errorf("%s: got %q, want %q", written, got, want)
		}
	}
}
