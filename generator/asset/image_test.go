package asset

import (
	"strings"
	"testing"
)

// TestSizeOfSVG: an SVG has the size that browsers give it, or none.
func TestSizeOfSVG(t *testing.T) {
	for attributes, want := range map[string][2]int{
		`width="60" height="40"`:                          {60, 40},
		`width=" 60px" height="40.6"`:                     {60, 41},
		`viewBox="0 0 30 20"`:                             {30, 20},
		`viewBox="0,0,30,20"`:                             {30, 20},
		`viewBox="0 0 30 20" width="60"`:                  {60, 40},
		`viewBox="0 0 30 20" height="60"`:                 {90, 60},
		`viewBox="0 0 30 20" width="7" height="9"`:        {7, 9},
		`viewBox="0 0 30 0" width="60"`:                   {},
		`viewBox="0 0 0 20" height="60"`:                  {},
		`viewBox="0 0 30" width="60"`:                     {},
		`width="60"`:                                      {},
		`height="60"`:                                     {},
		`width="100%" height="40"`:                        {},
		`width="-6" height="40"`:                          {},
		`width="1000000" height="1"`:                      {1000000, 1},
		`width="1000001" height="1" viewBox="0 0 300 20"`: {15, 1},
		`width="2em" height="3" viewBox="0 0 30 20"`:      {5, 3}, // what is in no pixels is as if it were not there
	} {
		w, h := svgSize(strings.NewReader(`<!-- c --><svg ` + attributes + `><rect width="1" height="1"/></svg>`))
		if got := [2]int{w, h}; got != want {
			t.Errorf("%s: %v, want %v", attributes, got, want)
		}
	}
	if w, h := svgSize(strings.NewReader("no markup")); w != 0 || h != 0 {
		t.Errorf("a text has the size %d × %d", w, h)
	}
}

// TestOrientation reads the notes of a camera in either order of bytes, and
// takes what is damaged for upright.
func TestOrientation(t *testing.T) {
	const (
		start  = "\xff\xd8"
		big    = "MM\x00\x2a\x00\x00\x00\x08"
		little = "II\x2a\x00\x08\x00\x00\x00"
		six    = "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
		other  = "\x01\x0f\x00\x02\x00\x00\x00\x01\x00\x06\x00\x00"
	)
	segment := func(kind, body string) string {
		return "\xff" + kind + string([]byte{byte((len(body) + 2) >> 8), byte(len(body) + 2)}) + body
	}
	exif := func(tiff string) string { return start + segment("\xe1", "Exif\x00\x00"+tiff) }
	for name, test := range map[string]struct {
		data string
		want int
	}{
		"big-endian":             {exif(big + "\x00\x01" + six), 6},
		"little-endian":          {exif(little + "\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x08\x00\x00\x00"), 8},
		"behind another entry":   {exif(big + "\x00\x02" + other + six), 6},
		"behind another segment": {start + segment("\xe0", "JFIF\x00") + exif(big + "\x00\x01" + six)[2:], 6},
		"another entry alone":    {exif(big + "\x00\x01" + other), 1},
		"fewer than it says":     {exif(big + "\x00\x09" + other), 1},
		"an entry cut short":     {exif(big + "\x00\x01" + six[:8]), 1},
		"a directory elsewhere":  {exif("MM\x00\x2a\x00\x00\xff\xff\x00\x01" + six), 1},
		"a directory at the end": {exif("MM\x00\x2a\x00\x00\x00\x08\x00"), 1},
		"no directory":           {exif("MM\x00\x2a"), 1},
		"another note":           {start + segment("\xe1", "http\x00\x00"+big+"\x00\x01"+six), 1},
		"in the picture":         {start + segment("\xda", "") + exif(big + "\x00\x01" + six)[2:], 1},
		"a segment too long":     {start + "\xff\xe1\xff\xffExif\x00\x00" + big + "\x00\x01" + six, 1},
		"a segment too short":    {start + "\xff\xe1\x00\x01Exif\x00\x00" + big + "\x00\x01" + six, 1},
		"no segments":            {start, 1},
	} {
		if got := orientation([]byte(test.data)); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
	}
}
