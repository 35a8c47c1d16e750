package highlight

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/dlclark/regexp2/v2"
)

func TestLimits(t *testing.T) {
	for _, test := range []struct {
		name   string
		limits limits
		code   string
		want   bool
	}{
		{"default bytes", limits{}, strings.Repeat("x", 256<<10), false},
		{"default bytes exceeded", limits{}, strings.Repeat("x", 256<<10+1), true},
		{"default lines", limits{}, strings.Repeat("x\n", 5000), false},
		{"default lines, last one open", limits{}, strings.Repeat("x\n", 4999) + "x", false},
		{"default lines exceeded", limits{}, strings.Repeat("x\n", 5000) + "x", true},
		{"bytes", limits{bytes: 3}, "abcd", true},
		{"lines", limits{lines: 1}, "a\nb", true},
		{"one line", limits{lines: 1}, "a\n", false},
	} {
		if have := test.limits.exceeded(find("js"), test.code); have != test.want {
			t.Errorf("%s: exceeded is %v", test.name, have)
		}
	}
	if md := find("md"); !md.hasty || !(limits{}).exceeded(md, strings.Repeat("x", hastyBytes+1)) {
		t.Error("no limit for a lexer that gives up early")
	}
}

// TestPythonHasNoLimits: neither size nor lines nor time keep Python plain.
func TestPythonHasNoLimits(t *testing.T) {
	code := strings.Repeat("x = 1\n", 100_000)
	for _, lang := range []string{"python", "pycon"} {
		_, outcome := Append(nil, code, Options{Lang: lang, limits: limits{bytes: 1, lines: 1, time: 1}})
		if outcome != Highlighted {
			t.Errorf("%s: %s", lang, outcome)
		}
	}
}

// TestTimedOut: a Java block that keeps chroma's regular expressions busy for
// many seconds comes back plain, and says that the next run may differ.
func TestTimedOut(t *testing.T) {
	code := strings.Repeat("a ", 10_000)
	html, outcome := Append([]byte("before "), code, Options{Lang: "java", limits: limits{time: 50 * time.Millisecond}})
	if outcome != TimedOut {
		t.Errorf("outcome: %s", outcome)
	}
	if string(html) != "before "+code {
		t.Errorf("the block is not plain: %.80q", html)
	}
}

// TestPatience: the lexers of our table wait longer for a match than any block
// may take, in every rule and those of embedded languages too.
func TestPatience(t *testing.T) {
	var seen time.Duration
	look := chroma.MutatorFunc(func(s *chroma.LexerState) error {
		seen = s.Rules["root"][0].Regexp.MatchTimeout
		return nil
	})
	raw := chroma.MustNewLexer(&chroma.Config{Name: "x"}, func() chroma.Rules {
		return chroma.Rules{"root": {{Pattern: ".", Type: chroma.Text, Mutator: look}}}
	})
	for _, test := range []struct {
		lexer chroma.Lexer
		want  time.Duration
	}{
		{raw, 250 * time.Millisecond},
		{first(patient(raw)), matchPatience},
	} {
		if drain(t, test.lexer, "x"); seen != test.want {
			t.Errorf("a match may take %v, want %v", seen, test.want)
		}
	}
	if matchPatience <= defaultTime || hastyTime >= 250*time.Millisecond {
		t.Error("a match may be given up before the block is")
	}
}

func first(l chroma.Lexer, _ bool) chroma.Lexer { return l }

// TestStuckLexers: a lexer that matches nothing for ever fails at once; one
// that leaves many states in one place does not.
func TestStuckLexers(t *testing.T) {
	lexer := func(root ...chroma.Rule) *language {
		raw := chroma.MustNewLexer(&chroma.Config{Name: "x"}, func() chroma.Rules {
			return chroma.Rules{"root": root, "deep": {{Pattern: `a`, Type: chroma.Keyword, Mutator: chroma.Push("deep")}, chroma.Default(chroma.Pop(1))}}
		})
		return &language{lexer: first(patient(raw))}
	}
	for _, test := range []struct {
		name string
		lang *language
		want Outcome
	}{
		{"silent", lexer(chroma.Rule{Pattern: `b?`}), Failed},
		{"empty tokens", lexer(chroma.Rule{Pattern: `b?`, Type: chroma.Text}), Failed},
		{"deep", lexer(chroma.Rule{Pattern: `a`, Type: chroma.Keyword, Mutator: chroma.Push("deep")}, chroma.Rule{Pattern: `b`, Type: chroma.Text}), Highlighted},
	} {
		code := strings.Repeat("a", 40_000) + "b"
		if _, outcome := bounded(test.lang, code, Options{}); outcome != test.want {
			t.Errorf("%s: %s", test.name, outcome)
		}
	}
}

// tokens is a lexer that returns what it is told to.
type tokens struct {
	chroma.Lexer
	iterator chroma.Iterator
}

func (l tokens) Tokenise(*chroma.TokeniseOptions, string) (chroma.Iterator, error) {
	return l.iterator, nil
}

// TestFaultyLexers: a lexer that panics, changes the text, or loses some of it
// is found out; one that adds a newline at the end is not at fault.
func TestFaultyLexers(t *testing.T) {
	text := func(values ...string) chroma.Iterator {
		var list []chroma.Token
		for _, v := range values {
			list = append(list, chroma.Token{Type: chroma.Keyword, Value: v})
		}
		return chroma.Literator(list...)
	}
	for _, test := range []struct {
		name     string
		iterator chroma.Iterator
		want     Outcome
	}{
		{"sound", text("a<", "b"), Highlighted},
		{"newline added", text("a<", "b\n"), Highlighted},
		{"changed", text("a<", "B"), Failed},
		{"lost", text("a<"), Failed},
		{"more", text("a<", "b", "c"), Highlighted}, // the text is right
		{"panic", func() chroma.Token { panic("no such lexer") }, Failed},
	} {
		html, outcome := bounded(&language{lexer: tokens{iterator: test.iterator}}, "a<b", Options{})
		if outcome != test.want {
			t.Errorf("%s: %s", test.name, outcome)
		}
		if want := "<b>a&lt;b</b>"; outcome == Highlighted && string(html) != want {
			t.Errorf("%s: %s", test.name, html)
		}
	}
}

// TestLateLexersStop: the goroutine of a block that was given up ends at its
// next token.
func TestLateLexersStop(t *testing.T) {
	var late atomic.Bool
	late.Store(true)
	endless := func() chroma.Token { return chroma.Token{Type: chroma.Text, Value: ""} }
	if _, err := attempt(tokens{iterator: endless}, "x", Options{}, &late); err == nil {
		t.Error("half a block is taken for a whole one")
	}
}

// TestConcurrentUse renders the same blocks from several goroutines at once;
// run with -race it shows that they share nothing.
func TestConcurrentUse(t *testing.T) {
	var wg sync.WaitGroup
	for _, lang := range []string{"python", "pycon", "js", "html", "sql", "md"} {
		want, first := Append(nil, snippets, Options{Lang: lang})
		for range 4 {
			wg.Go(func() {
				have, outcome := Append(nil, snippets, Options{Lang: lang})
				if first == TimedOut || outcome == TimedOut {
					return // Markdown's lexer is not ours to be made patient, and the machine is busy
				}
				if outcome != Highlighted || string(have) != string(want) {
					t.Errorf("%s: %s, or another result", lang, outcome)
				}
			})
		}
	}
	wg.Wait()
}

// TestRegexp2 pins what chroma's output depends on in its engine. If an
// upgrade fails here, read the HTML of testdata/html again with -update.
func TestRegexp2(t *testing.T) {
	if n := regexp2.DefaultOptimizationOptions.MaxBacktrackingStackSize; n != 100_000 {
		t.Errorf("the backtracking stack holds %d slots", n)
	}
	for _, test := range []struct {
		pattern, text string
		want          bool
	}{
		{`^[rR]{,2}$`, "r{,2}", true},
		{`^[^\W\d]$`, "1", true}, // the fault that mended works around
		{mended(`^[^\W\d]$`), "1", false},
		{mended(`^[^\W\d]$`), "é", true},
	} {
		if have, err := regexp2.MustCompile(test.pattern).MatchString(test.text); have != test.want || err != nil {
			t.Errorf("%s on %q: %v, %v", test.pattern, test.text, have, err)
		}
	}
}

func TestOutcome(t *testing.T) {
	seen := map[string]bool{}
	for o := Highlighted; o <= Failed; o++ {
		if seen[o.String()] {
			t.Errorf("%d: %s, as another", o, o)
		}
		seen[o.String()] = true
	}
}
