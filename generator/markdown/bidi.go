package markdown

import (
	"bytes"
	"fmt"
	"regexp"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// turns are the characters that turn the direction of the text behind them, as
// UTF-8. In code they let what is read differ from what is run (CVE-2021-42574).
var turns = regexp.MustCompile("[\u202a-\u202e\u2066-\u2069]")

// showTurns names the unseen characters that turn the direction of the code
// that was rendered from an offset on, in their place, and reports the first.
func (r *renderer) showTurns(code ast.Node, from int) {
	if bytes.IndexByte(r.buf[from:], 0xe2) < 0 || !turns.Match(r.buf[from:]) {
		return // most code, spared the expression
	}
	named := turns.ReplaceAllFunc(r.buf[from:], func(turn []byte) []byte {
		return fmt.Appendf(nil, "<mark>%U</mark>", []rune(string(turn))[0])
	})
	r.buf = append(r.buf[:from], named...)
	lines := code.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if at := turns.FindIndex(line.Value(r.d.text)); at != nil {
			turn := []rune(string(line.Value(r.d.text)[at[0]:at[1]]))[0]
			r.d.problem(r.d.place(line.Start+at[0]), "code-bidi", guide.Warning,
				fmt.Sprintf("the code holds %U, which turns the direction of what follows unseen; its name is shown instead", turn),
				"remove it; your editor may not show it")
			return
		}
	}
}
