package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"gen/generator"
)

func checkCommand(env *environment) *cobra.Command {
	var c generator.Config
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "look for mistakes without building",
		Long: `Reads every chapter and reports what is wrong: front matter, ids, addresses that
clash, links, anchors and images that lead nowhere, quizzes without a key.`,
		Example: `  gen check
  gen check --strict --source handbook`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := env.complete(&c); err != nil {
				return err
			}
			report, err := generator.Check(cmd.Context(), c)
			return env.finishCheck(c, report, err, asJSON)
		},
	}
	sourceFlag(cmd, &c)
	verboseFlag(cmd, env)
	datesFlags(cmd, &c)
	cmd.Flags().BoolVar(&c.Strict, "strict", false, "take every warning as an error")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the problems as JSON")
	return cmd
}

// finishCheck prints what a check found and gives its exit.
func (env *environment) finishCheck(c generator.Config, report *generator.Report, err error, asJSON bool) error {
	if asJSON {
		report = blocked(report, err)
		if err := env.printJSON(map[string]any{"version": 1, "ok": !report.Failed(), "problems": jsonProblems(report.Problems)}); err != nil {
			return err
		}
	} else if report != nil {
		printProblems(env.stderr, c.Source, report.Problems)
		env.printStages(report)
	}
	switch {
	case err != nil:
		return err
	case report.Failed():
		fmt.Fprintf(env.stderr, "checked %s: %s\n", plural(report.Chapters, "chapter"), summary(report.Problems))
		return silent{exitProblems}
	case !asJSON:
		fmt.Fprintln(env.stdout, checked(report))
	}
	return nil
}

// checked says in one line what was looked at.
func checked(r *generator.Report) string {
	s := fmt.Sprintf("checked %s, %s: ", plural(r.Chapters, "chapter"), plural(r.Questions, "question"))
	if len(r.Problems) == 0 {
		return s + "no problems" + leftOut(r)
	}
	return s + summary(r.Problems) + leftOut(r)
}
