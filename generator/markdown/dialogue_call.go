package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// Who is called without text behind a colon may be no speaker: "Pros:" and
// "Cons:", "Java" and "Python" take turns as well. So two have to be sides of an
// interview, or to call each other by name while one of them asks.

// callers gives the voices that are called again, by more than a letter, as the
// language C is; only sides of an interview, if there are two.
func callers(heard []*voice) (list []*voice) {
	for _, v := range heard {
		if v.calls >= 2 && !v.isLetter() {
			list = append(list, v)
		}
	}
	if sides(list) >= 2 {
		list = slices.DeleteFunc(list, func(v *voice) bool { return v.part == "" })
	}
	return list
}

// isCalled tells whether those who are called hold a conversation.
func (r *recogniser) isCalled(callers, calls []*voice) bool {
	switch r.src.Meta.Kind {
	case "", guide.KindMock, guide.KindScenario, guide.KindExperience:
	default:
		return false
	}
	lines := 0
	for _, v := range callers {
		lines += v.calls
	}
	alternate := len(callers) >= 2 && len(callers) <= 4 && takeTurns(callers, calls)
	return alternate && (sides(callers) >= 2 || lines >= 6 && lines*10 >= len(calls)*8 && r.addressed(callers))
}

// addressed tells whether those who are called call each other by name, and one
// asks in half of the lines or more.
func (r *recogniser) addressed(callers []*voice) bool {
	asks, named := map[*voice]int{}, map[*voice]bool{}
	var speaker *voice
	asked := false
	everything := func(ast.Node) bool { return true }
	r.eachLine(r.root, everything, func(text string, _ ast.Node) {
		c, _ := callOf(text)
		if i := slices.IndexFunc(callers, func(v *voice) bool { return v.name == c.name }); i >= 0 {
			speaker, asked = callers[i], false
			text = text[c.size:]
		}
		if speaker != nil && !asked && hasQuestionMark(text) {
			asked = true
			asks[speaker]++
		}
		for _, v := range callers {
			named[v] = named[v] || v != speaker && callsByName(text, v.name)
		}
	})
	return !slices.ContainsFunc(callers, func(v *voice) bool { return !named[v] }) &&
		slices.ContainsFunc(callers, func(v *voice) bool { return asks[v]*2 >= v.calls })
}

// callsByName tells whether a line speaks to somebody: "Thank you, Ann. So ...".
// In "Ann, Bob and I" it only tells of them.
func callsByName(line, name string) bool {
	if strings.ToUpper(name) == name { // as a script has it
		line, name = strings.ToLower(line), strings.ToLower(name)
	}
	_, after, ok := strings.Cut(line, ", "+name)
	return ok && strings.IndexAny(after, ".!?") == 0
}
