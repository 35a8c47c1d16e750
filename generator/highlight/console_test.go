package highlight

import (
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

// FuzzConsole checks that the code of a session has the tokens that it has as
// a program, prompts apart.
func FuzzConsole(f *testing.F) {
	f.Add("def f(a):\n    return '''\n{a}'''\n")
	f.Add("\n\nx = f'{a\n}'\n\n")
	f.Add(snippets)
	f.Fuzz(func(t *testing.T, code string) {
		code = clean(code)
		session := firstPrompt + " " + strings.ReplaceAll(code, "\n", "\n"+nextPrompt+" ")
		have, want := merged(scanConsole(session), session), merged(scanPython(code), code)
		if !slices.Equal(have, want) {
			t.Errorf("%q: the session has\n%v\nthe program\n%v", code, have, want)
		}
	})
}

// merged returns the tokens of src without prompts and without empty tokens,
// neighbours of one type made one.
func merged(next tokenFunc, src string) (list []chroma.Token) {
	for {
		kind, start, end, ok := next()
		switch n := len(list); {
		case !ok:
			return list
		case kind == chroma.GenericPrompt || start == end:
		case n > 0 && list[n-1].Type == kind:
			list[n-1].Value += src[start:end]
		default:
			list = append(list, chroma.Token{Type: kind, Value: src[start:end]})
		}
	}
}

func TestPromptEnd(t *testing.T) {
	for line, want := range map[string]int{
		">>> x": 4, ">>>": 3, ">>>\n": 3, ">>> ": 4, "  >>> x": 6, ">>>x": 0, ">> x": 0, "": 0, "x >>> y": 0, "    ": 0,
	} {
		if have := promptEnd(line, 0, firstPrompt); have != want {
			t.Errorf("%q: the code starts at %d, want %d", line, have, want)
		}
	}
}

func TestIsSession(t *testing.T) {
	for code, want := range map[string]bool{
		">>> x":                      true,
		"# Python 3.8\n\n>>> x\nx\n": true,
		"  >>> x":                    true,
		">>>":                        true,
		"x\n>>> x":                   false,
		"\"\"\"\n>>> f()\n\"\"\"":    false,
		"# only\n":                   false,
		"":                           false,
		">>>x":                       false,
		"x = a >>> b":                false,
	} {
		if isSession(code) != want {
			t.Errorf("%q: %v", code, !want)
		}
	}
}
