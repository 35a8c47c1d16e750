package highlight

import (
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// TestLanguagesAreChromas compares our table with chroma's own lookup for
// every name and alias that chroma has.
func TestLanguagesAreChromas(t *testing.T) {
	for _, name := range lexers.Names(true) {
		want := lexers.Get(name).Config().Name
		l := find(name)
		_, native := l.lexer.(nativeLexer)
		switch {
		case ownNames[strings.ToLower(name)] != nil:
		case l == nil:
			t.Errorf("%s is unknown, chroma has %s", name, want)
		case want == "plaintext":
			if l.lexer != nil {
				t.Errorf("%s is not plain text", name)
			}
		case l.lexer == nil || l.lexer.Config().Name != want:
			t.Errorf("%s is %s, chroma has %s", name, l.label, want)
		case native != (want == "Python"):
			t.Errorf("%s is read by %T", name, l.lexer)
		}
	}
}

func TestName(t *testing.T) {
	for lang, want := range map[string]string{
		"py": "Python", "Python3": "Python", "pyw": "Python", "js": "JavaScript", "mjs": "JavaScript",
		"c++": "C++", "c#": "C#", "golang": "Go", "sh": "Bash", "text": "Text", "pycon": "Python console",
		"shell-session": "Console", "output": "Output", "yml": "YAML", "Dockerfile": "Docker",
		"psql": "PostgreSQL", "jinja2": "Django/Jinja", "klingon": "klingon", "": "",
	} {
		if have := Name(lang); have != want {
			t.Errorf("%q is called %q, want %q", lang, have, want)
		}
	}
}

// TestRegistryIsUntouched: chroma's registry, which belongs to the program,
// keeps its lexers, and they keep their registry.
func TestRegistryIsUntouched(t *testing.T) {
	languages()
	if _, ok := lexers.Get("python").(*chroma.RegexLexer); !ok {
		t.Errorf("python is %T in chroma's registry", lexers.Get("python"))
	}
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		switch l.(type) {
		case nativeLexer, borrowed:
			t.Errorf("%s in chroma's registry is ours", l.Config().Name)
		}
	}
	if lexers.Get("pycon") != nil {
		t.Error("chroma has a lexer for pycon now: compare ours with it")
	}
}
