package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gen/generator"
)

func checkCommand(env *environment) *cobra.Command {
	var c generator.Config
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check [options]",
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
	datesFlags(cmd, &c)
	cmd.Flags().BoolVar(&c.Strict, "strict", false, "take every warning as an error")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the problems as JSON")
	return cmd
}

func checked(r *generator.Report) string {
	s := fmt.Sprintf("checked %s, %s: ", plural(r.Chapters, "chapter"), plural(r.Questions, "question"))
	if len(r.Problems) == 0 {
		return s + "no problems"
	}
	return s + summary(r.Problems)
}

func inspectCommand(env *environment) *cobra.Command {
	var c generator.Config
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "inspect [options]",
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
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			data, err := generator.Schema()
			if err == nil {
				_, err = fmt.Fprintf(env.stdout, "%s\n", data)
			}
			return err
		},
	}
}

func themeCommand(env *environment) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "theme",
		Short: "list the files of a theme, or take one over",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(themeListCommand(env), themeEjectCommand(env))
	return cmd
}

func themeListCommand(env *environment) *cobra.Command {
	name := "default"
	cmd := &cobra.Command{
		Use: "list", Short: "list the files of a theme", Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			files, err := themeFiles(env.themes, name)
			for _, f := range files {
				fmt.Fprintln(env.stdout, f)
			}
			return err
		},
	}
	cmd.Flags().StringVar(&name, "theme", name, "theme: default or plain")
	return cmd
}

// themeFiles lists the files of an embedded theme.
func themeFiles(themes fs.FS, name string) ([]string, error) {
	sub, err := fs.Sub(themes, name)
	if err == nil {
		_, err = fs.Stat(sub, ".")
	}
	if err != nil {
		return nil, fmt.Errorf("there is no theme %q; the themes are default and plain", name)
	}
	var files []string
	return files, fs.WalkDir(sub, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, p)
		}
		return err
	})
}

func themeEjectCommand(env *environment) *cobra.Command {
	var source string
	name := "default"
	cmd := &cobra.Command{
		Use:   "eject FILE",
		Short: "copy a file of the theme into the site's themes/, to change it there",
		Example: `  gen theme eject question.html
  gen theme eject css/tokens.css`,
		Args: exactArgs("the theme file (gen theme list shows them)"),
		RunE: func(_ *cobra.Command, args []string) error {
			file := filepath.ToSlash(args[0])
			if !fs.ValidPath(file) {
				return usageError{fmt.Errorf("%q is no file of a theme; gen theme list shows them", args[0])}
			}
			data, err := fs.ReadFile(env.themes, name+"/"+file)
			if err != nil {
				return fmt.Errorf("the theme %s has no file %s; gen theme list shows them", name, file)
			}
			target := filepath.Join(source, "themes", filepath.FromSlash(file))
			if err := writeNew(target, data); err != nil {
				return err
			}
			fmt.Fprintf(env.stdout, "wrote %s; it is used instead of the theme's own from now on\n", filepath.ToSlash(target))
			return nil
		},
	}
	cmd.Flags().StringVarP(&source, "source", "s", ".", "folder of the site")
	cmd.Flags().StringVar(&name, "theme", name, "theme: default or plain")
	return cmd
}

// writeNew writes a file that must not be there yet, with its folders.
func writeNew(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; move it away first", filepath.ToSlash(path))
	}
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
