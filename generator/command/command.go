// Package command turns arguments into one call of package generator, and its
// report into words for a person or for a machine.
//
// The rules of its output: what was made goes to standard output, what went
// wrong to standard error; a problem is "file:line:col: severity: message" with
// an indented hint; no capital, no full stop, no exclamation. Exit codes are 0
// for success, 1 for problems found, 2 for wrong use, 130 and 143 for a signal.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gen/generator/guide"
)

// Exit codes.
const (
	exitOK       = 0
	exitProblems = 1
	exitUsage    = 2
)

// environment is what the commands have of the world outside.
type environment struct {
	stdout, stderr io.Writer
	themes         fs.FS
	verbose        bool
}

// usageError is wrong use of the command line, as against problems found.
type usageError struct{ error }

// silent is an error whose words were printed already.
type silent struct{ code int }

func (s silent) Error() string { return "exit" }

// Run carries out the command line args (without the program's name) and gives
// the exit code. Themes holds the embedded themes, a folder each.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer, themes fs.FS) int {
	env := &environment{stdout: stdout, stderr: stderr, themes: themes}
	root := newRoot(env)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	var quiet silent
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &quiet):
		return quiet.code
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "%s: %v\nrun \"%[1]s --help\" to see its use\n", cmd.CommandPath(), err)
		return exitUsage
	case errors.Is(err, context.Canceled):
		err = errors.New("stopped")
	}
	printError(stderr, err)
	return exitProblems
}

// newRoot gives the command table.
func newRoot(env *environment) *cobra.Command {
	root := &cobra.Command{
		Use:           "gen",
		Short:         "turn a folder of Markdown into an interview guide",
		Long:          rootHelp,
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          knownCommand,
		RunE:          showHelp,
	}
	root.SetOut(env.stdout)
	root.SetErr(env.stderr)
	root.SetFlagErrorFunc(badOption)
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetHelpTemplate(helpTemplate)
	root.SetUsageTemplate(usageTemplate)
	cobra.EnableCommandSorting = false // the order of the table is that of use
	root.AddCommand(
		serveCommand(env), buildCommand(env), checkCommand(env), newCommand(env),
		inspectCommand(env), themeCommand(env), schemaCommand(env), versionCommand(env),
	)
	root.SetHelpCommand(helpCommand(root))
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			describeCompletion(c)
		}
		sayOptions(c)
	}
	return root
}

// describeCompletion puts cobra's own command into our words.
func describeCompletion(cmd *cobra.Command) {
	cmd.Short, cmd.Long = "print the completion script of a shell", completionHelp
	cmd.Args, cmd.RunE = knownCommand, showHelp
	for _, shell := range cmd.Commands() {
		shell.Short, shell.Args = "print the script of "+shell.Name(), noArgs
	}
}

// sayOptions writes "[options]" where cobra says "[flags]".
func sayOptions(cmd *cobra.Command) {
	cmd.Use += " [options]"
	cmd.DisableFlagsInUseLine = true
	for _, c := range cmd.Commands() {
		sayOptions(c)
	}
}

// showHelp runs a command that only holds others.
func showHelp(cmd *cobra.Command, _ []string) error { return cmd.Help() }

// knownCommand refuses what is none of the commands of cmd.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return usageError{fmt.Errorf("unknown command %q%s", args[0], nearest(args[0], names))}
}

// badOption says in the words of the help what is wrong with an option.
func badOption(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = name[1:]
		}
		err = fmt.Errorf("there is no option %s%s", name, nearest(name, optionNames(cmd)))
	case errors.As(err, &bare):
		err = fmt.Errorf("--%s needs a value", bare.GetFlag().Name)
	case errors.As(err, &wrong):
		err = fmt.Errorf("--%s is %s, not %q", wrong.GetFlag().Name, valueOf(wrong.GetFlag()), wrong.GetValue())
	}
	return usageError{err}
}

func optionNames(cmd *cobra.Command) (names []string) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return names
}

// valueOf says what an option takes.
func valueOf(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "bool":
		return "true or false"
	case "int":
		return "a number"
	}
	return "a " + f.Value.Type()
}

// nearest gives "; did you mean X?" for the one of words that is like word.
func nearest(word string, words []string) string {
	near := guide.Nearest(word, words)
	if near == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %s?", near)
}

// exactArgs is cobra.ExactArgs with an error of wrong use that names what is
// missing.
func exactArgs(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == len(names) {
			return nil
		}
		if len(args) < len(names) {
			return usageError{fmt.Errorf("%s is missing", names[len(args)])}
		}
		extra := args[len(names)]
		folder, err := os.Stat(extra)
		switch found := err == nil && folder.IsDir() && cmd.Flags().Lookup("source") != nil; {
		case found && filepath.Clean(extra) == "chapters":
			return usageError{fmt.Errorf("leave %q out: %s looks there by itself", extra, cmd.CommandPath())}
		case found:
			return usageError{fmt.Errorf("for the site in %s, write %s --source %[1]s", extra, cmd.CommandPath())}
		}
		return usageError{fmt.Errorf("%q is one argument too many", extra)}
	}
}

// noArgs refuses arguments.
func noArgs(cmd *cobra.Command, args []string) error { return exactArgs()(cmd, args) }

// isTerminal tells whether w is a terminal that a person looks at.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
