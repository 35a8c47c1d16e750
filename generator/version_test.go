package generator

import (
	"strings"
	"testing"
)

// TestProgramName tells programs apart by their build ID where they have one, by
// all their bytes where not.
func TestProgramName(t *testing.T) {
	const id = "C5yi5aL7GcbDiNQb1TZa/ZEG-VJ-ppGz3U3JzFH9y/CJlwZm87wGGuELxeU6uc/H2zovazvMCjxC-LP-ebH"
	other := strings.Replace(id, "H2", "H3", 1)
	text := func(id string) string { return "MZ\xff Go build ID: \"" + id + "\"\n \xff" }
	note := func(id string) string {
		return "\x7fELF\x04\x00\x00\x00S\x00\x00\x00\x04\x00\x00\x00Go\x00\x00" + id + "\x00"
	}
	far := strings.Repeat("x", headSize)
	for name, c := range map[string]struct {
		a, b string
		same bool
	}{
		"same ID, other bytes":     {text(id), text(id) + "stripped", true},
		"other ID":                 {text(id), text(other), false},
		"same ID in a note":        {note(id), note(id) + "stripped", true},
		"other ID in a note":       {note(id), note(other), false},
		"no ID, same bytes":        {text("") + far + "a", text("") + far + "a", true},
		"no ID, other bytes":       {text("") + far + "a", text("") + far + "b", false},
		"ID of another, far below": {far + text(id), far + text(id) + "b", false},
	} {
		var names [2]string
		for i, program := range []string{c.a, c.b} {
			var err error
			if names[i], err = programName(strings.NewReader(program)); err != nil {
				t.Fatal(err)
			}
		}
		if got := names[0] == names[1]; got != c.same {
			t.Errorf("%s: names alike: %v", name, got)
		}
	}
}
