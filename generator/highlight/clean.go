package highlight

import (
	"strings"
	"unicode/utf8"
)

// clean makes code fit for HTML, as the package comment says.
func clean(code string) string {
	return strings.ReplaceAll(validUTF8(ensureLF(code)), "\x00", "\ufffd")
}

// ensureLF replaces the line ends CR LF and CR by LF.
func ensureLF(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// validUTF8 replaces every byte that is not part of a character by U+FFFD, as
// chroma's conversion to runes does.
func validUTF8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/2)
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}
