package command

import "github.com/spf13/cobra"

// helpCommand is cobra's own, but for refusing what is no command.
func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "show the help of a command", Hidden: true,
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return knownCommand(cmd, rest)
			}
			cmd.InitDefaultHelpFlag()
			cmd.InitDefaultVersionFlag()
			return cmd.Help()
		},
	}
}

// rootHelp is what "gen" and "gen --help" begin with.
const rootHelp = `gen turns a folder of Markdown into an interview guide: a web site of questions,
mock rounds and quizzes, with search and practice.

  gen serve                 write with a live preview in the browser
  gen build                 make the site in public/, ready for any static host
  gen new site my-guide     start a guide with one chapter of each kind

A folder with Markdown files is enough; nothing needs to be configured.`

const completionHelp = `Prints a script that completes commands and options in your shell. The help of
each shell says where to put it.`

const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{if or .Runnable .HasSubCommands}}{{.UsageString}}{{end}}`

const usageTemplate = `{{if .HasAvailableSubCommands}}Commands:
{{range .Commands}}{{if .IsAvailableCommand}}  {{rpad .Name 11}} {{.Short}}
{{end}}{{end}}{{else}}Usage:
  {{.UseLine}}
{{end}}{{if .HasExample}}
Examples:
{{.Example}}
{{end}}
Options:
{{.Flags.FlagUsages | trimTrailingWhitespaces}}
{{if .HasAvailableSubCommands}}
"{{.CommandPath}} COMMAND --help" tells more of a command.
{{end}}`
