package card

import (
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// wrapped is wrap for a text that may have line breaks.
func wrapped(face font.Face, s string, lines int) []string {
	var list []string
	for part := range strings.SplitSeq(s, "\n") {
		list = append(list, wrap(face, part, lines)...)
	}
	return list[:min(len(list), lines)]
}

// wrap breaks s into lines that fit, at spaces, or inside a word that is wider
// than a line; what is beyond the last line becomes an ellipsis.
func wrap(face font.Face, s string, lines int) []string {
	room := fixed.I(width - 2*margin)
	var list []string
	line := ""
	for _, word := range pieces(face, s, room) {
		joined := strings.TrimSpace(line + " " + word)
		if font.MeasureString(face, joined) <= room {
			line = joined
			continue
		}
		if len(list)+1 == lines {
			return append(list, ellipsis(face, line+" "+word, room))
		}
		list, line = append(list, line), word
	}
	return append(list, line)
}

// pieces gives the words of s, broken where they are wider than room.
func pieces(face font.Face, s string, room fixed.Int26_6) []string {
	var list []string
	for _, word := range strings.Fields(s) {
		letters := []rune(word)
		from := 0
		for to := 1; to <= len(letters); to++ {
			if to-from > 1 && font.MeasureString(face, string(letters[from:to])) > room {
				list = append(list, string(letters[from:to-1]))
				from = to - 1
			}
		}
		list = append(list, string(letters[from:]))
	}
	return list
}

// ellipsis cuts s until it fits with an ellipsis, behind a word if that leaves
// most of it.
func ellipsis(face font.Face, s string, room fixed.Int26_6) string {
	letters := []rune(s)
	for len(letters) > 0 && font.MeasureString(face, string(letters)+"…") > room {
		letters = letters[:len(letters)-1]
	}
	kept := string(letters)
	if end := strings.LastIndexByte(kept, ' '); end > len(kept)/2 {
		kept = kept[:end]
	}
	return strings.TrimRight(kept, " ,;:.-") + "…"
}
