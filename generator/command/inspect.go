package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"gen/generator"
)

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
			printProblems(env.stderr, c.Source, problems)
			if report := (generator.Report{Problems: problems}); err == nil && report.Failed() {
				return silent{exitProblems}
			}
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
