package command

import (
	"fmt"

	"gen/generator"
	"gen/generator/guide"
)

// ticker prints what happens while a site is served, each problem once as long
// as it stays.
type ticker struct {
	env    *environment
	source string                 // folder of the site
	last   map[guide.Problem]bool // those of the last build
	shown  bool
}

// built prints the result of one build.
func (t *ticker) built(r *generator.Report, err error) {
	w := t.env.stderr
	if err != nil {
		printError(w, err)
		return
	}
	var fresh []guide.Problem
	now := make(map[guide.Problem]bool, len(r.Problems))
	for _, p := range r.Problems {
		now[p] = true
		if !t.last[p] {
			fresh = append(fresh, p)
		}
	}
	printProblems(w, t.source, fresh)
	mended := len(t.last) > 0 && len(r.Problems) == 0
	t.last = now
	switch {
	case r.Failed():
		fmt.Fprintf(w, "%s; the last good version stays up\n", summary(r.Problems))
	case mended:
		fmt.Fprintf(w, "mended: no problems left (%s)\n", took(r.Took))
	case !t.shown:
		fmt.Fprintf(w, "%s, %s in %s%s\n", plural(r.Chapters, "chapter"), plural(r.Questions, "question"), took(r.Took), leftOut(r))
	default:
		fmt.Fprintln(w, "rebuilt in "+took(r.Took)+remaining(r))
	}
	t.shown = true
	t.env.printStages(r)
}

// say prints a message such as the address.
func (t *ticker) say(message string) {
	fmt.Fprintln(t.env.stdout, message)
}
