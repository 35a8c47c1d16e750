package command

import (
	"cmp"
	"encoding/json"

	"gen/generator"
	"gen/generator/guide"
)

// jsonProblem is a problem as machines read it.
type jsonProblem struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Col      int    `json:"col,omitempty"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

func jsonProblems(problems []guide.Problem) []jsonProblem {
	list := make([]jsonProblem, len(problems))
	for i, p := range problems {
		list[i] = jsonProblem{p.File, p.Line, p.Col, p.Severity.String(), p.Code, p.Message, p.Hint}
	}
	return list
}

// blocked gives a report, which may be nil, with the error that ended its work
// among the problems.
func blocked(r *generator.Report, err error) *generator.Report {
	r = cmp.Or(r, &generator.Report{})
	if err != nil {
		r.Problems = append(r.Problems, guide.Problem{Code: "failed", Severity: guide.Error, Message: err.Error(), Hint: generator.Hint(err)})
	}
	return r
}

// printJSON prints a value for machines.
func (env *environment) printJSON(v any) error {
	e := json.NewEncoder(env.stdout)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// orEmpty gives a list that is never null in JSON.
func orEmpty(list []string) []string { return append([]string{}, list...) }

// printReport prints what a build did for machines.
func (env *environment) printReport(r *generator.Report) error {
	stages := map[string]int64{}
	for _, s := range r.Stages {
		stages[s.Name] += s.Took.Milliseconds()
	}
	return env.printJSON(map[string]any{
		"version": 1, "ok": !r.Failed(), "chapters": r.Chapters, "questions": r.Questions, "quizzes": r.Quizzes, "hidden": r.Hidden,
		"files": r.Files, "bytes": r.Bytes, "written": r.Written, "unchanged": r.Unchanged, "removed": r.Removed, "kept": orEmpty(r.Kept), "gone": orEmpty(r.Gone),
		"milliseconds": r.Took.Milliseconds(), "stages": stages, "problems": jsonProblems(r.Problems),
	})
}
