package content

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding/htmlindex"

	"gen/generator/guide"
)

// convert gives text in another encoding as UTF-8, and says so. Bytes that no
// encoding explains become U+FFFD.
func convert(name string, data []byte) ([]byte, *guide.Problem) {
	first := invalid(data)
	if first < 0 && utf16(data) == "" {
		return data, nil
	}
	hint := "save it as UTF-8 in your editor"
	if text, encoding := decoded(data); text != nil {
		problem := textProblem(name, 1, 1, "the file is "+encoding+", not UTF-8; it is read as that", hint)
		problem.Severity = guide.Warning
		return text, problem
	}
	line, col := lineCol(data, max(first, 0))
	problem := textProblem(name, line, col, fmt.Sprintf("byte 0x%02x is not UTF-8; it is shown as \uFFFD", data[max(first, 0)]), hint)
	problem.Severity = guide.Warning
	return bytes.ToValidUTF8(data, []byte("\uFFFD")), problem
}

// decoded gives the text of data in the encoding that it most likely has, and
// the name of that, or nil if it is UTF-8 with a few wrong bytes or anybody's
// guess.
func decoded(data []byte) (text []byte, encoding string) {
	if encoding = strings.NewReplacer(" (little endian)", "LE", " (big endian)", "BE").Replace(utf16(data)); encoding == "" {
		encoding = chardet.Detect(data).Encoding
	}
	from, err := htmlindex.Get(encoding)
	if err != nil || strings.EqualFold(encoding, "UTF-8") {
		return nil, ""
	}
	text, err = from.NewDecoder().Bytes(data)
	if err != nil {
		return nil, ""
	}
	return text, encoding
}
