package highlight

import (
	"errors"
	"strings"
	"time"

	"github.com/alecthomas/chroma/v2"
)

// Chroma gives every match of a regular expression 250 ms. A match that takes
// longer counts as none, without a word: the text falls to some other rule,
// and the output comes to depend on the load of the machine. Our own lexers
// wait for matchPatience instead, longer than any block may take, so that the
// block runs into its own limit first.
const matchPatience = 2 * defaultTime

// If a lexer cannot be made patient, hastyTime is the most that a block may
// take, as no match has been given up before, and hastyBytes is a size that
// takes a tenth of it.
const (
	hastyTime  = 200 * time.Millisecond
	hastyBytes = 16 << 10
)

// patient returns a lexer with the rules of l that waits for matchPatience and
// fails when it does not get on. It is independent of l, which belongs to
// chroma's registry. The few lexers that are not made of rules can only be
// borrowed as they are, hasty.
func patient(l chroma.Lexer) (lexer chroma.Lexer, hasty bool) {
	r, ok := l.(*chroma.RegexLexer)
	if !ok {
		return borrowed{l}, true
	}
	return chroma.MustNewLexer(r.Config(), func() chroma.Rules {
		rules := r.MustRules().Clone()
		for _, list := range rules {
			for i := range list {
				list[i].Pattern = mended(list[i].Pattern)
			}
		}
		rules["patience"] = []chroma.Rule{{Mutator: patience(matchPatience)}}
		return rules
	}), false
}

// mended works around a fault of regexp2 (seen in 2.2 to 2.12): the class
// [^\W\d] matches digits, so that Java's numbers become names; [^\d\W] does
// not.
func mended(pattern string) string {
	return strings.ReplaceAll(pattern, `[^\W\d`, `[^\d\W`)
}

// patience, as the mutator of a rule in a state that is never entered, changes
// all rules when they are compiled.
type patience time.Duration

// Mutate is never called: its rule is gone when the lexer runs.
func (p patience) Mutate(*chroma.LexerState) error { return nil }

// MutateLexer sets the time limits, has every rule watched, and takes its own
// state away again. Rules that other mutators have yet to replace stay as they
// are.
func (p patience) MutateLexer(rules chroma.CompiledRules, state string, _ int) error {
	delete(rules, state)
	for _, list := range rules {
		for _, rule := range list {
			rule.Regexp.MatchTimeout = time.Duration(p)
			switch rule.Mutator.(type) {
			case chroma.LexerMutator, watched:
			default:
				rule.Mutator = watched{rule.Mutator}
			}
		}
	}
	return nil
}

// maxEmpty is how often in a row a lexer may match nothing, to leave one state
// after the other.
const maxEmpty = 50_000

var errStuck = errors.New("the lexer does not get on")

// watched is the mutator of a rule in a lexer that is stopped if it matches
// nothing over and over in one place: some of chroma's would do so for ever.
type watched struct{ chroma.Mutator }

// stop is where a lexer last matched nothing, and how often it did.
type stop struct{ pos, times int }

// Mutate does what the rule's own mutator does.
func (w watched) Mutate(s *chroma.LexerState) error {
	if s.Groups[0] == "" {
		last, _ := s.Get(stop{}).(stop)
		if last.pos != s.Pos {
			last = stop{pos: s.Pos}
		}
		if last.times++; last.times > maxEmpty {
			return errStuck
		}
		s.Set(stop{}, last)
	}
	if w.Mutator == nil {
		return nil
	}
	return w.Mutator.Mutate(s)
}

// borrowed is a lexer of chroma's global registry that stays in it: it may be
// used from another registry but not be told of it.
type borrowed struct{ chroma.Lexer }

// SetRegistry does nothing.
func (b borrowed) SetRegistry(*chroma.LexerRegistry) chroma.Lexer { return b }

// SetAnalyser does nothing.
func (b borrowed) SetAnalyser(func(string) float32) chroma.Lexer { return b }
