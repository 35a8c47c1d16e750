package markdown

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// turns tells whether a character turns the direction of the text behind it. In
// code that lets what is read differ from what is run (CVE-2021-42574).
func turns(r rune) bool { return 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069 }

// showTurns names the unseen characters that turn the direction of the code
// that was rendered from an offset on, in their place, and reports the first.
func (r *renderer) showTurns(code ast.Node, from int) {
	rendered := r.buf[from:]
	if bytes.IndexByte(rendered, 0xe2) < 0 || !bytes.ContainsFunc(rendered, turns) {
		return // most code
	}
	var named []byte
	for i := 0; i < len(rendered); {
		c, size := utf8.DecodeRune(rendered[i:])
		if turns(c) {
			named = fmt.Appendf(named, "<mark>%U</mark>", c)
		} else {
			named = append(named, rendered[i:i+size]...)
		}
		i += size
	}
	r.buf = append(r.buf[:from], named...)
	lines := code.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if at := bytes.IndexFunc(line.Value(r.d.text), turns); at >= 0 {
			turn, _ := utf8.DecodeRune(line.Value(r.d.text)[at:])
			r.d.problem(r.d.place(line.Start+at), "code-bidi", guide.Warning,
				fmt.Sprintf("the code holds %U, which turns the direction of what follows unseen; its name is shown instead", turn),
				"remove it; your editor may not show it")
			return
		}
	}
}
