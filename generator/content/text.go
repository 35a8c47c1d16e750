package content

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"gen/generator/guide"
)

var byteOrderMark = []byte("\xef\xbb\xbf")

// decodeText gives data as UTF-8 with "\n" line ends and no byte order mark,
// or why it is no text. What an adopted guide has in other encodings is
// converted, with a warning.
func decodeText(name string, data []byte, adopted bool) ([]byte, *guide.Problem) {
	var warning *guide.Problem
	if adopted {
		data, warning = convert(name, data)
	} else if encoding := utf16(data); encoding != "" {
		return nil, textProblem(name, 1, 1, "the file is "+encoding+", not UTF-8", "save it as UTF-8 in your editor")
	}
	for bytes.HasPrefix(data, byteOrderMark) { // joined files have several
		data = data[len(byteOrderMark):]
	}
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	if i := bytes.IndexByte(data, 0); i >= 0 && !adopted { // of an adopted one it is a control character as others
		line, col := lineCol(data, i)
		return nil, textProblem(name, line, col, "the file has a NUL byte", "it is no text; remove the byte or the file")
	}
	if i := invalid(data); i >= 0 {
		line, col := lineCol(data, i)
		return nil, textProblem(name, line, col, fmt.Sprintf("byte 0x%02x is not UTF-8", data[i]),
			"save the file as UTF-8 in your editor; it may be Latin-1 or Windows-1252 now")
	}
	return data, warning
}

func textProblem(name string, line, col int, message, hint string) *guide.Problem {
	return &guide.Problem{
		Pos: guide.Pos{File: name, Line: line, Col: col}, Code: "encoding", Severity: guide.Error, Message: message, Hint: hint,
	}
}

// utf16 names the encoding of data if it is a form of UTF-16, by its mark or by
// the zero bytes that Latin letters have in it.
func utf16(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), len(data) >= 4 && data[1] == 0 && data[3] == 0 && data[0] != 0:
		return "UTF-16 (little endian)"
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}), len(data) >= 4 && data[0] == 0 && data[2] == 0 && data[1] != 0:
		return "UTF-16 (big endian)"
	}
	return ""
}

// invalid gives the offset of the first byte that is not UTF-8, or -1.
func invalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// blankControls puts spaces in the place of the control characters that HTML
// forbids, so that positions stay, and reports the first.
func blankControls(name string, text []byte) ([]byte, []guide.Problem) {
	first := control(text)
	if first < 0 {
		return text, nil
	}
	r, _ := utf8.DecodeRune(text[first:])
	line, col := lineCol(text, first)
	problem := textProblem(name, line, col, fmt.Sprintf("control character U+%04X, taken for a space", r), "remove it; it may be invisible in your editor")
	problem.Severity = guide.Warning
	clean := bytes.Clone(text)
	for rest := clean[first:]; ; {
		_, size := utf8.DecodeRune(rest)
		copy(rest, "  "[:size])
		next := control(rest)
		if next < 0 {
			return clean, []guide.Problem{*problem}
		}
		rest = rest[next:]
	}
}

// control gives the offset of the first control character but tab, line feed
// and form feed, or -1. Those from U+0080 to U+009F are 0xc2 and themselves.
func control(text []byte) int {
	for i, c := range text {
		if c-' ' < 0x7f-' ' {
			continue // most, told by one comparison
		}
		if c < ' ' && c != '\n' && c != '\t' && c != '\f' || c == 0x7f || c == 0xc2 && text[i+1] < 0xa0 {
			return i
		}
	}
	return -1
}

// lineCol gives the position, from 1, of the byte at offset.
func lineCol(data []byte, offset int) (line, col int) {
	return bytes.Count(data[:offset], []byte("\n")) + 1, offset - bytes.LastIndexByte(data[:offset], '\n')
}
