package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"gen/generator"
)

func buildCommand(env *environment) *cobra.Command {
	var c generator.Config
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "build",
		Short: "make the site, ready for any static host",
		Long: `Makes the site of the chapters in the source folder and writes it to the output
folder. Only files that changed are written, and only files that an earlier
build made are removed. If anything is wrong, the output stays as it was.`,
		Example: `  gen build
  gen build --base-url https://example.org/guide/ --strict
  gen build --source handbook --output /srv/www/handbook`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			err := env.complete(&c)
			if err == nil && c.BaseURL != "" {
				if c.BaseURL, err = generator.BaseURL(c.BaseURL); err != nil {
					err = usageError{fmt.Errorf("--base-url: %w", err)}
				}
			}
			if err != nil {
				return err
			}
			stop := env.progress(&c, asJSON)
			report, err := generator.Build(cmd.Context(), c)
			stop()
			return env.finishBuild(c, report, err, asJSON)
		},
	}
	sourceFlag(cmd, &c)
	verboseFlag(cmd, env)
	f := cmd.Flags()
	f.StringVarP(&c.Output, "output", "o", "", "`folder` to write to (default SOURCE/public)")
	f.StringVar(&c.BaseURL, "base-url", "", "`address` the site is published at, for feeds, sitemap and canonical links")
	themeFlag(cmd, env, &c)
	datesFlags(cmd, &c)
	f.BoolVar(&c.Strict, "strict", false, "take every warning as an error")
	f.BoolVar(&c.Force, "force", false, "write into a folder that holds other files")
	f.BoolVar(&c.NoCache, "no-cache", false, "parse everything anew")
	f.BoolVar(&c.NoMinify, "no-minify", false, "leave the files readable")
	f.BoolVar(&c.Preview, "preview", false, "ask search engines to leave this copy alone")
	f.BoolVar(&asJSON, "json", false, "print the report as JSON")
	return cmd
}

func sourceFlag(cmd *cobra.Command, c *generator.Config) {
	cmd.Flags().StringVarP(&c.Source, "source", "s", ".", "`folder` of the site")
}

func verboseFlag(cmd *cobra.Command, env *environment) {
	cmd.Flags().BoolVarP(&env.verbose, "verbose", "v", false, "show the time of each stage")
}

func datesFlags(cmd *cobra.Command, c *generator.Config) {
	cmd.Flags().BoolVar(&c.Drafts, "drafts", false, "include drafts")
	cmd.Flags().BoolVar(&c.Future, "future", false, "include chapters with a date to come")
}

// complete fills in what does not come from options: the embedded themes and
// the build date, which is SOURCE_DATE_EPOCH (reproducible-builds.org) or today.
func (env *environment) complete(c *generator.Config) error {
	c.Themes = env.themes
	c.Date = time.Now().UTC()
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return usageError{fmt.Errorf("SOURCE_DATE_EPOCH is %q, not a number of seconds", epoch)}
		}
		c.Date = time.Unix(seconds, 0).UTC()
	}
	c.Date = c.Date.Truncate(24 * time.Hour)
	if c.Output == "" {
		c.Output = filepath.Join(c.Source, "public")
	}
	return nil
}

// slow is how long a build takes before a progress bar shows.
const slow = time.Second

// progress shows a bar on a terminal when the build takes longer than a
// second. The function it gives takes the bar away.
func (env *environment) progress(c *generator.Config, quiet bool) func() {
	if quiet || !isTerminal(env.stderr) {
		return func() {}
	}
	begun := time.Now()
	bar := progressbar.NewOptions(-1, progressbar.OptionSetWriter(env.stderr), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetWidth(30), progressbar.OptionShowCount(), progressbar.OptionThrottle(100*time.Millisecond))
	c.Progress = func(stage string, done, total int) {
		if time.Since(begun) < slow {
			return
		}
		bar.Describe(stage)
		bar.ChangeMax(total)
		bar.Set(done)
	}
	return func() { bar.Finish() }
}

// finishBuild prints what a build did and gives its exit.
func (env *environment) finishBuild(c generator.Config, report *generator.Report, err error, asJSON bool) error {
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("build stopped; %s left as it was", shown(c.Output))
	}
	if asJSON {
		if err := env.printReport(blocked(report, err)); err != nil {
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
		if !asJSON {
			fmt.Fprintf(env.stderr, "build stopped: %s; %s left as it was\n", summary(report.Problems), shown(c.Output))
		}
		return silent{exitProblems}
	case !asJSON:
		env.printGone(report)
		fmt.Fprintln(env.stdout, sentence(c, report))
	}
	return nil
}

// printGone names the addresses that readers may have kept and that now lead
// nowhere.
func (env *environment) printGone(r *generator.Report) {
	for i, url := range r.Gone {
		if i == mostShown {
			fmt.Fprintf(env.stderr, "... and %s more\n", plural(len(r.Gone)-i, "address"))
			return
		}
		fmt.Fprintf(env.stderr, "warning: %s was published before and is gone\n    hint: add it to the aliases of the chapter that took its place\n", url)
	}
}

// sentence says in one line what was built.
func sentence(c generator.Config, r *generator.Report) string {
	parts := []string{plural(r.Chapters, "chapter"), plural(r.Questions, "question")}
	if r.Quizzes > 0 {
		parts = append(parts, plural(r.Quizzes, "quiz"))
	}
	return fmt.Sprintf("built %s -> %s (%s, %s) in %s", strings.Join(parts, ", "), shown(c.Output), plural(r.Files, "file"), size(r.Bytes), took(r.Took)) + leftOut(r) + remaining(r)
}

// shown gives a folder as a person would write it.
func shown(dir string) string {
	if wd, err := os.Getwd(); err == nil {
		if abs, err := filepath.Abs(dir); err == nil {
			if rel, err := filepath.Rel(wd, abs); err == nil && filepath.IsLocal(rel) {
				dir = rel
			}
		}
	}
	return filepath.ToSlash(dir) + "/"
}

// printStages shows the time of each stage, if asked for.
func (env *environment) printStages(r *generator.Report) {
	if !env.verbose {
		return
	}
	for _, s := range r.Stages {
		fmt.Fprintf(env.stderr, "%8s  %s\n", took(s.Took), s.Name)
	}
}
