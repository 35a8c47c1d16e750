package markdown

// appendEscaped appends text as HTML, fit for elements and quoted attributes.
func appendEscaped(dst, text []byte) []byte {
	from := 0
	for i, b := range text {
		var e string
		switch b {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '"':
			e = "&quot;"
		case 0:
			e = "\ufffd"
		default:
			continue
		}
		dst = append(append(dst, text[from:i]...), e...)
		from = i + 1
	}
	return append(dst, text[from:]...)
}
