package highlight

import (
	"time"

	"github.com/alecthomas/chroma/v2"
)

// Chroma gives every match of a regular expression 250 ms. A match that takes
// longer counts as none, without a word: the text falls to some other rule,
// and the output comes to depend on the load of the machine. Our own lexers
// wait for matchPatience instead, longer than any block may take, so that the
// block runs into its own limit first.
const matchPatience = 2 * maxTime

// hastyTime is the most that a block may take if its lexer cannot be made
// patient: no match has been given up before.
const hastyTime = 200 * time.Millisecond

// patient returns a lexer with the rules of l that waits for matchPatience. It
// is independent of l, which belongs to chroma's registry. The few lexers that
// are not made of rules can only be borrowed as they are, hasty.
func patient(l chroma.Lexer) (lexer chroma.Lexer, hasty bool) {
	r, ok := l.(*chroma.RegexLexer)
	if !ok {
		return borrowed{l}, true
	}
	return chroma.MustNewLexer(r.Config(), func() chroma.Rules {
		rules := r.MustRules().Clone()
		rules["patience"] = []chroma.Rule{{Mutator: patience(matchPatience)}}
		return rules
	}), false
}

// patience, as the mutator of a rule in a state that is never entered, sets
// the time limit of all rules when they are compiled.
type patience time.Duration

// Mutate is never called: its rule is gone when the lexer runs.
func (p patience) Mutate(*chroma.LexerState) error { return nil }

// MutateLexer sets the limits and takes its own state away again.
func (p patience) MutateLexer(rules chroma.CompiledRules, state string, _ int) error {
	for _, list := range rules {
		for _, rule := range list {
			rule.Regexp.MatchTimeout = time.Duration(p)
		}
	}
	delete(rules, state)
	return nil
}

// borrowed is a lexer of chroma's global registry that stays in it: it may be
// used from another registry but not be told of it.
type borrowed struct{ chroma.Lexer }

// SetRegistry does nothing.
func (b borrowed) SetRegistry(*chroma.LexerRegistry) chroma.Lexer { return b }

// SetAnalyser does nothing.
func (b borrowed) SetAnalyser(func(string) float32) chroma.Lexer { return b }
