package command

import (
	"encoding/json"
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
			if err != nil {
				return err
			}
			if asJSON {
				e := json.NewEncoder(env.stdout)
				e.SetIndent("", "  ")
				if err := e.Encode(map[string]any{"version": 1, "ok": !report.Failed(), "problems": jsonProblems(report.Problems)}); err != nil {
					return err
				}
			} else {
				printProblems(env.stderr, report.Problems)
				env.printStages(report)
			}
			if report.Failed() || len(report.Problems) > 0 && c.Strict {
				fmt.Fprintf(env.stderr, "checked %s: %s\n", plural(report.Chapters, "chapter"), summary(report.Problems))
				return silent{exitProblems}
			}
			if !asJSON {
				fmt.Fprintln(env.stdout, checked(report))
			}
			return nil
		},
	}
	sourceFlag(cmd, &c)
	verboseFlag(cmd, env)
	datesFlags(cmd, &c)
	cmd.Flags().BoolVar(&c.Strict, "strict", false, "take every warning as an error")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the problems as JSON")
	return cmd
}

func checked(r *generator.Report) string {
	s := fmt.Sprintf("checked %s, %s: ", plural(r.Chapters, "chapter"), plural(r.Questions, "question"))
	if len(r.Problems) == 0 {
		return s + "no problems" + leftOut(r)
	}
	return s + summary(r.Problems) + leftOut(r)
}

func inspectCommand(env *environment) *cobra.Command {
	var c generator.Config
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "inspect",
		Short: "show the questions, turns and quizzes that were found",
		Long: `Shows what was recognised in each chapter, with lines: questions and their parts,
options and keys, turns and speakers, snippets; and what was dropped or left
undecided, with the line of front matter that would decide it.`,
		Example: `  gen inspect
  gen inspect --json | jq '.chapters[].questions | length'`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := env.complete(&c); err != nil {
				return err
			}
			c.Drafts, c.Future = true, true
			problems, err := generator.Inspect(cmd.Context(), c, env.stdout, asJSON)
			printProblems(env.stderr, problems)
			return err
		},
	}
	sourceFlag(cmd, &c)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON, by a contract that only grows")
	return cmd
}

func schemaCommand(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "print the JSON Schema of gen.yaml and front matter",
		Long: `Prints the JSON Schema of gen.yaml, and below "$defs" that of front matter. An editor
that has it completes keys and marks mistakes. Most look for it in the first line of
gen.yaml: "# yaml-language-server: $schema=gen.schema.json".`,
		Example: `  gen schema > gen.schema.json`,
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			data, err := generator.Schema()
			if err == nil {
				_, err = fmt.Fprintf(env.stdout, "%s\n", data)
			}
			return err
		},
	}
}
