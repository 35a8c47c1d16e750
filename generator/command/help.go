package command

// rootHelp is what "gen" and "gen --help" begin with.
const rootHelp = `gen turns a folder of Markdown into an interview guide: a web site of questions,
mock rounds and quizzes, with search and practice.

  gen serve                 write with a live preview in the browser
  gen build                 make the site in public/, ready for any static host
  gen new site my-guide     start a guide with one chapter of each kind

A folder with Markdown files is enough; nothing needs to be configured.`

const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{if or .Runnable .HasSubCommands}}{{.UsageString}}{{end}}`

const usageTemplate = `{{if .HasAvailableSubCommands}}Commands:
{{range .Commands}}{{if .IsAvailableCommand}}  {{rpad .Name 11}} {{.Short}}
{{end}}{{end}}{{else}}Usage:
  {{.UseLine}}
{{end}}{{if .HasExample}}
Examples:
{{.Example}}
{{end}}{{if .HasAvailableLocalFlags}}
Options:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if and .HasAvailableInheritedFlags (not .HasAvailableSubCommands)}}
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableSubCommands}}
"{{.CommandPath}} COMMAND --help" tells more of a command.
{{end}}`
