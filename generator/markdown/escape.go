package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// escapes gives the HTML form of bytes that cannot stand for themselves. C0
// controls have no place in HTML and show as the replacement character.
var escapes = func() (table [256]string) {
	for b := range byte(0x20) {
		table[b] = "\ufffd"
	}
	table['\t'], table['\n'], table['\f'], table['\r'] = "", "", "", ""
	table['&'], table['<'], table['>'], table['"'], table[0x7f] = "&amp;", "&lt;", "&gt;", "&quot;", "\ufffd"
	return table
}()

// appendEscaped appends text as HTML, fit for elements and quoted attributes.
func appendEscaped(dst, text []byte) []byte {
	from := 0
	for i, b := range text {
		if e := escapes[b]; e != "" {
			dst = append(append(dst, text[from:i]...), e...)
			from = i + 1
		}
	}
	return append(dst, text[from:]...)
}

// appendMarkdown appends Markdown text as HTML, its backslashes and entities
// resolved.
func appendMarkdown(dst, text []byte) []byte {
	if bytes.IndexByte(text, '\\') < 0 && bytes.IndexByte(text, '&') < 0 {
		return appendEscaped(dst, text)
	}
	return appendEscaped(dst, unescape(text))
}

// unescape resolves the backslashes and entities of Markdown text in one pass,
// so that an escaped ampersand begins no entity.
func unescape(text []byte) []byte {
	if bytes.IndexByte(text, '\\') < 0 && bytes.IndexByte(text, '&') < 0 {
		return text
	}
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		chars, size := readOne(text)
		out, text = append(out, chars...), text[size:]
	}
	return out
}

// readOne gives what the escape, the entity or the byte that Markdown text
// begins with reads as, and how many bytes it takes.
func readOne(text []byte) (chars []byte, size int) {
	switch {
	case text[0] == '\\' && len(text) > 1 && util.IsPunct(text[1]):
		return text[1:2], 2
	case text[0] == '&':
		return entity(text)
	}
	return text[:1], 1
}

// maxEntity is the length of the longest entity, "&CounterClockwiseContourIntegral;".
const maxEntity = 33

// entity gives the characters of the entity that s begins with and its length,
// or the ampersand alone.
func entity(s []byte) (chars []byte, size int) {
	end := bytes.IndexByte(s[:min(len(s), maxEntity)], ';')
	if end < 2 {
		return s[:1], 1
	}
	if s[1] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(string(s[1:end])); ok {
			return e.Characters, end + 1
		}
		return s[:1], 1
	}
	if r, ok := numeric(s[2:end]); ok {
		return utf8.AppendRune(nil, r), end + 1
	}
	return s[:1], 1
}

// numeric reads the digits of a numeric reference: "38" or "x26".
func numeric(digits []byte) (rune, bool) {
	base := rune(10)
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		base, digits = 16, digits[1:]
	}
	if len(digits) == 0 || len(digits) > 7 {
		return 0, false
	}
	var r rune
	for _, b := range digits {
		v := hexValue(b)
		if v >= base {
			return 0, false
		}
		r = r*base + v
	}
	if r == 0 || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return r, true
}

// hexValue gives the value of a hexadecimal digit, or 16.
func hexValue(b byte) rune {
	switch {
	case '0' <= b && b <= '9':
		return rune(b - '0')
	case 'a' <= b|0x20 && b|0x20 <= 'f':
		return rune(b|0x20-'a') + 10
	}
	return 16
}
